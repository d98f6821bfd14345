"""VOLG-01: a goal that people work on is measured now and then (R049)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import is_settled, measurements_of, running_plans
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="VOLG-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel wordt onderweg gemeten",
    waarom="Zonder meting ziet u te laat dat een aanpak niet werkt.",
    beter="Meet opnieuw en zet de uitkomst bij metingen, met datum.",
    bron="Basisondersteuning, planmatig werken, punt 5 (R049)",
    fout="Doel D1 loopt vijf maanden en er staat geen enkele meting.",
    goed="metingen: {datum: 2026-12-11, waarde: 28 van de 50 woorden goed}",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each goal of a running plan that was not measured for too many weeks."""
    weeks = setting.school.termijnen.meting_weken
    for pad, plan in running_plans(dossier, setting.today):
        for j, goal in enumerate(plan.doelen):
            days = [plan.startdatum, *(one.datum for one in measurements_of(dossier, plan, goal))]
            late = setting.today - max(days) > timedelta(weeks=weeks)
            if late and not is_settled(dossier, plan, goal):
                yield RULE.finding(
                    f"{pad}.doelen.{j}.metingen",
                    f"Doel {goal.kenmerk} is al meer dan {weeks} weken niet gemeten.",
                )
