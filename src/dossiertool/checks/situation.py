"""Where a case stands: which plans people work with, what was measured, and which needs are done.

Several rules ask this; each rule itself only compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.scope import is_adult, plans_in_use
from dossiertool.model.evaluatie import SoortEvaluatie
from dossiertool.model.kinds import Doelbereik, Doelbesluit, Partij, Planstatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Doelevaluatie, Evaluatie
    from dossiertool.model.feit import Meting
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.values import Kenmerk

# Evaluations that look at a whole plan.
FINAL = (SoortEvaluatie.EIND, SoortEvaluatie.JAAR_OPP)
_SETTLED = (Doelbesluit.AFSLUITEN, Doelbesluit.VERVALLEN)
_GOES_ON = (Doelbesluit.VOORTZETTEN, Doelbesluit.BIJSTELLEN)


def running_plans(dossier: Dossier, today: date) -> Iterator[tuple[str, Handelingsplan]]:
    """Yield (field path, plan) for each plan in use that has begun and not ended.

    The dates decide and not the status: people who carry out a plan may forget to change its status.
    """
    for pad, plan in plans_in_use(dossier):
        if plan.startdatum <= today <= plan.einddatum:
            yield pad, plan


def plans_for(dossier: Dossier, kenmerk: Kenmerk) -> list[Handelingsplan]:
    """Return the plans, not replaced, that work on the need with this kenmerk."""
    return [
        plan
        for plan in dossier.plannen
        if plan.is_current
        and (kenmerk in plan.behoeften or any(goal.behoefte == kenmerk for goal in plan.doelen))
    ]


def was_helped(dossier: Dossier, need: Behoefte) -> bool:
    """Tell whether a plan helped with this very need, and did not only mention it among others."""
    for plan in plans_for(dossier, need.kenmerk):
        goals = [goal.behoefte for goal in plan.doelen if goal.behoefte]
        if need.kenmerk in goals or (not goals and plan.behoeften == (need.kenmerk,)):
            return True
    return False


def results_of(dossier: Dossier, plan: Handelingsplan, goal: Doel) -> list[tuple[Evaluatie, Doelevaluatie]]:
    """Return what the evaluations of the plan say about this goal, oldest first."""
    found = [
        (evaluatie, result)
        for evaluatie in dossier.evaluaties
        if evaluatie.plan == plan.kenmerk
        for result in evaluatie.doelen
        if result.doel == goal.kenmerk
    ]
    return sorted(found, key=lambda pair: pair[0].datum)


def is_reached(dossier: Dossier, plan: Handelingsplan, goal: Doel) -> bool:
    """Tell whether the last evaluation that judged this goal found it reached."""
    judged = [
        result.doelbereik
        for _, result in results_of(dossier, plan, goal)
        if result.doelbereik is not Doelbereik.NIET_BEOORDEELD
    ]
    return bool(judged) and judged[-1] is Doelbereik.BEHAALD


def is_settled(dossier: Dossier, plan: Handelingsplan, goal: Doel) -> bool:
    """Tell whether nobody works on this goal any more: reached, closed or dropped."""
    results = results_of(dossier, plan, goal)
    return is_reached(dossier, plan, goal) or bool(results and results[-1][1].besluit in _SETTLED)


def measurements_of(dossier: Dossier, plan: Handelingsplan, goal: Doel) -> list[Meting]:
    """Return what was measured for this goal, in the plan or an evaluation: one per day, oldest first."""
    per_day = {one.datum: one for one in goal.metingen}
    for _, result in results_of(dossier, plan, goal):
        if result.meting is not None:
            per_day.setdefault(result.meting.datum, result.meting)
    return [per_day[day] for day in sorted(per_day)]


def is_over(plan: Handelingsplan, today: date) -> bool:
    """Tell whether this plan is closed or past its last day."""
    return plan.status is Planstatus.AFGESLOTEN or plan.einddatum < today


def is_done(dossier: Dossier, need: Behoefte, today: date) -> bool:
    """Tell whether the last look at this need says that it can be closed.

    That is so when the last `bekeken` says it is no longer needed; else when all goals for it are reached at
    the end of their plans. A goal reached halfway, in a plan that goes on, closes nothing yet.
    """
    looks = [look for look in sorted(need.bekeken, key=lambda look: look.datum) if look.nog_nodig is not None]
    if looks:
        return looks[-1].nog_nodig is False
    goals = [
        (plan, goal)
        for plan in plans_for(dossier, need.kenmerk)
        for goal in plan.doelen
        if goal.behoefte == need.kenmerk
    ]
    return bool(goals) and all(_ended_well(dossier, plan, goal, today) for plan, goal in goals)


def _ended_well(dossier: Dossier, plan: Handelingsplan, goal: Doel, today: date) -> bool:
    if not is_reached(dossier, plan, goal):
        return False
    evaluatie, result = results_of(dossier, plan, goal)[-1]
    if result.besluit in _GOES_ON:
        return False
    return evaluatie.soort in FINAL or result.besluit in _SETTLED or is_over(plan, today)


def unheard(dossier: Dossier, today: date) -> list[Partij]:
    """Return which of pupil and parents gave no view without a reason; parents of an adult need not."""
    known = {view.van for view in dossier.zienswijzen}
    known |= {view.van for plan in dossier.plannen for view in plan.zienswijzen}
    known |= {view.van for form in dossier.aanmeldingen for view in form.zienswijzen}
    known |= {reason.van for reason in dossier.zienswijze_ontbreekt}
    if is_adult(dossier, today):
        known.add(Partij.OUDERS)
    return [party for party in (Partij.LEERLING, Partij.OUDERS) if party not in known]
