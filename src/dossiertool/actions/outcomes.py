"""What the evaluations of a dossier say about the goals and measures of its plans, the latest word last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.words import NBSP, enumeration, full_date, words
from dossiertool.model.kinds import Doelbereik, Doelbesluit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Doelevaluatie, Evaluatie, Maatregelevaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel


class GoalResult(NamedTuple):
    """What an evaluation said about a goal."""

    evaluatie: Evaluatie
    result: Doelevaluatie

    @property
    def is_done(self) -> bool:
        """Whether nobody has to work on the goal any more: reached, closed or dropped."""
        ended = (Doelbesluit.AFSLUITEN, Doelbesluit.VERVALLEN)
        return self.result.doelbereik is Doelbereik.BEHAALD or self.result.besluit in ended


class MeasureResult(NamedTuple):
    """What an evaluation said about a measure."""

    evaluatie: Evaluatie
    result: Maatregelevaluatie


def evaluations_of(dossier: Dossier, plan: Handelingsplan) -> list[Evaluatie]:
    """Return the evaluations of a plan, oldest first; one that names no plan belongs to the only plan."""
    only = plan if len(dossier.plannen) == 1 else None
    found = [each for each in dossier.evaluaties if (dossier.plan(each.plan) or only) is plan]
    return sorted(found, key=lambda each: each.datum)


def goal_results(dossier: Dossier, plan: Handelingsplan) -> dict[str, GoalResult]:
    """Return the last thing said about each goal of the plan, by the kenmerk of the goal."""
    return {
        result.doel: GoalResult(each, result)
        for each in evaluations_of(dossier, plan)
        for result in each.doelen
    }


def measure_results(dossier: Dossier, plan: Handelingsplan) -> dict[str, MeasureResult]:
    """Return the last thing said about each measure of the plan, by the kenmerk of the measure."""
    return {
        result.maatregel: MeasureResult(each, result)
        for each in evaluations_of(dossier, plan)
        for result in each.maatregelen
        if result.maatregel
    }


def open_needs(dossier: Dossier) -> list[Behoefte]:
    """Return the needs that somebody still has to look after."""
    return [need for need in dossier.behoeften if need.is_open]


def is_open_goal(dossier: Dossier, goal: Doel) -> bool:
    """Tell whether the need of the goal is open; a goal without a need always is."""
    need = dossier.behoefte(goal.behoefte) if goal.behoefte else None
    return need is None or need.is_open


def goals_of(plan: Handelingsplan, measure: Maatregel) -> Sequence[Doel]:
    """Return the goals that the measure is for; one that names none is for all goals of its plan."""
    return [goal for goal in plan.doelen if not measure.doelen or goal.kenmerk in measure.doelen]


def reached(kenmerk: str, found: GoalResult, *, measured: bool = True) -> str:
    """Return `D1 is behaald (28 van de 50 woorden goed)`; without the measurement when it does not matter."""
    meting = found.result.meting
    value = f" ({meting.waarde.rstrip('.')})" if meting and measured else ""
    return f"{kenmerk} is {words(found.result.doelbereik)}{value}"


def day(value: date) -> str:
    """Return `11 december 2026`, with plain spaces: it goes into a file that people type in."""
    return full_date(value).replace(NBSP, " ")


def summed(kenmerken: Sequence[str]) -> str:
    """Return `D1, D2 en D3`."""
    return enumeration(kenmerken)


def what_worked(dossier: Dossier) -> Iterator[str]:
    """Yield the measures of all plans that belong to a goal that was reached."""
    for plan in dossier.plannen:
        results = goal_results(dossier, plan)
        for measure in plan.maatregelen:
            helped = [
                goal.kenmerk
                for goal in goals_of(plan, measure)
                if goal.kenmerk in results and results[goal.kenmerk].result.doelbereik is Doelbereik.BEHAALD
            ]
            if helped:
                who = f"{measure.wie}: " if measure.wie else ""
                yield f"- {plan.kenmerk} {measure.kenmerk or ''} {who}{measure.wat} ({summed(helped)} behaald)"
