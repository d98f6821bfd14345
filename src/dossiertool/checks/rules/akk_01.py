"""AKK-01: a plan that is fixed has the answers of pupil, parents and school (R133)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_adult, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij, Planstatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="AKK-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een vastgesteld plan staat wat leerling, ouders en school ervan vinden",
    waarom="Een plan werkt als ieder erachter staat. Ook een nee hoort erbij, met de woorden van wie dat zei.",
    beter="Zet bij akkoorden wie antwoordde, namens wie (van), wat en wanneer. Niet akkoord mag ook.",
    bron="Basisondersteuning in 6 stappen, stap 3: zijn alle betrokkenen akkoord met het plan? (R133)",
    fout="status: in_uitvoering, en bij akkoorden staat alleen de leerling.",
    goed="akkoorden: Noor en Fatima akkoord op 27 oktober, Jolien namens de school.",
)
_FIXED = (Planstatus.VASTGESTELD, Planstatus.IN_UITVOERING, Planstatus.IN_EVALUATIE)
_PEOPLE = {Partij.LEERLING: "leerling", Partij.OUDERS: "ouders", Partij.LERAAR: "school"}


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each fixed plan without an answer (of whatever kind) of one of the three."""
    for pad, plan in plans_in_use(dossier):
        if plan.status not in _FIXED:
            continue
        known = {one.van or dossier.party_of(one.wie) for one in plan.akkoorden if one.antwoord is not None}
        if is_adult(dossier, plan.startdatum):
            known.add(Partij.OUDERS)
        missing = [who for party, who in _PEOPLE.items() if party not in known]
        if missing:
            yield RULE.finding(
                f"{pad}.akkoorden",
                f"Bij plan {plan.kenmerk} staat nog geen antwoord van: {', '.join(missing)}.",
            )
