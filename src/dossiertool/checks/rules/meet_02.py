"""MEET-02: before an evaluation there is something to compare (R146)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import is_settled, measurements_of, running_plans
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.feit import Meting
    from dossiertool.model.handelingsplan import Handelingsplan

RULE = Rule(
    code="MEET-02",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Vóór de evaluatie is er een beginmeting en een meting daarna",
    waarom="Alleen met twee metingen is te zien of de aanpak iets heeft veranderd.",
    beter="Vul nulmeting in: hoe was het bij het begin? Meet daarna opnieuw, vóór de evaluatie.",
    bron="Basisondersteuning in 6 stappen, stap 4: is er genoeg informatie om het effect te zien? (R146)",
    fout="De evaluatie is over tien dagen en bij doel D1 staat geen beginmeting.",
    goed="nulmeting: 21 van de 50 woorden goed; meting op 11 december: 28 van de 50 woorden goed",
)
_AHEAD = timedelta(days=14)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each goal without both, in the two weeks before an evaluation of a running plan."""
    for pad, plan in running_plans(dossier, setting.today):
        moments = [moment.datum for moment in plan.evaluatiemomenten if moment.datum >= setting.today]
        if min([*moments, plan.einddatum]) - setting.today > _AHEAD:
            continue
        for j, goal in enumerate(plan.doelen):
            if is_settled(dossier, plan, goal):
                continue
            measured = measurements_of(dossier, plan, goal)
            here = f"{pad}.doelen.{j}"
            if not _has_baseline(plan, goal, measured):
                yield RULE.finding(f"{here}.nulmeting", f"Bij doel {goal.kenmerk} ontbreekt de beginmeting.")
            elif not any(one.datum > plan.startdatum for one in measured):
                yield RULE.finding(
                    f"{here}.metingen", f"Bij doel {goal.kenmerk} ontbreekt een meting na het begin."
                )


def _has_baseline(plan: Handelingsplan, goal: Doel, measured: list[Meting]) -> bool:
    return goal.nulmeting is not None or len(measured) > 1 or any(m.datum <= plan.startdatum for m in measured)
