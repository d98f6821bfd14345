"""INFO-01: everyone at school who works with the pupil has received the plan (R142)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.people import is_named, is_there
from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import running_plans
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

RULE = Rule(
    code="INFO-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Elke betrokken medewerker heeft het plan gekregen",
    waarom="Een docent die de afspraken niet kent, kan ze niet uitvoeren.",
    beter="Geef het plan aan deze medewerker, en zet bij gedeeld_met wie het kreeg en wanneer.",
    bron="Basisondersteuning in 6 stappen, stap 4: alle professionals kennen de afspraken (R142)",
    fout="Een docent die op 5 januari begon, staat niet bij gedeeld_met.",
    goed="gedeeld_met: {wie: Bregje, op: 2027-01-06}",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each member of staff without a receipt of a running plan.

    Who wrote the plan, keeps it, leads the case or agreed with it, knows it. A receipt by a name that is
    nobody's own (a group) counts for everyone who was there on that day. Without any receipt there is one
    finding.
    """
    names = {person.naam for person in dossier.betrokkenen}
    for pad, plan in running_plans(dossier, setting.today):
        staff = [
            (i, person)
            for i, person in enumerate(dossier.betrokkenen)
            if person.rol is Rol.MEDEWERKER
            and is_there(person, setting.today)
            and not _knows(dossier, plan, person.naam)
        ]
        if not plan.gedeeld_met:
            if staff:
                yield RULE.finding(
                    f"{pad}.gedeeld_met",
                    f"Bij plan {plan.kenmerk} staat nog niet wie het heeft gekregen.",
                    "Zet bij gedeeld_met wie het plan heeft gekregen, en wanneer.",
                )
            continue
        for i, person in staff:
            groups = [one for one in plan.gedeeld_met if one.wie not in names]
            own = any(is_named(person.naam, one.wie) for one in plan.gedeeld_met)
            if not own and not any(one.op is None or is_there(person, one.op) for one in groups):
                yield RULE.finding(
                    f"betrokkenen.{i}",
                    f"Deze medewerker staat nog niet bij gedeeld_met van plan {plan.kenmerk}.",
                )


def _knows(dossier: Dossier, plan: Handelingsplan, name: str) -> bool:
    contacts = (plan.aanspreekpunt, dossier.regiehouder, dossier.vervanger)
    known = [plan.opsteller, plan.vastlegger, *(one.naam for one in contacts if one)]
    return name in known or any(answer.wie == name for answer in plan.akkoorden)
