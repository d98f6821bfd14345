"""EVAL-02: a long plan is looked at before its end (R125)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="EVAL-02",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een lang plan heeft een moment tussendoor",
    waarom="Wie alleen aan het eind kijkt, kan niets meer bijstellen.",
    beter="Spreek halverwege een dag af en zet die bij evaluatiemomenten, met wie erbij zijn.",
    bron="Basisondersteuning in 6 stappen, stap 3: evalueer op van tevoren afgesproken momenten (R125)",
    fout="Een plan van drie maanden met alleen een moment op de laatste dag.",
    goed="evaluatiemomenten: 11 december (tussendoor) en 5 februari (eind)",
)
# A moment in the last week is the end of a plan, not a look on the way.
_END = timedelta(weeks=1)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan that runs longer than the school's term without a look on the way.

    A plan past its end is not asked for one any more; an evaluation that was held counts as a moment.
    """
    term = setting.school.termijnen.tussentijds_weken
    for pad, plan in plans_in_use(dossier):
        if plan.einddatum < setting.today or plan.einddatum - plan.startdatum <= timedelta(weeks=term):
            continue
        days = [moment.datum for moment in plan.evaluatiemomenten]
        days += [one.datum for one in dossier.evaluaties if one.plan == plan.kenmerk]
        if not any(day < plan.einddatum - _END for day in days):
            yield RULE.finding(
                f"{pad}.evaluatiemomenten",
                f"Plan {plan.kenmerk} duurt langer dan {term} weken en heeft nog geen moment tussendoor.",
            )
