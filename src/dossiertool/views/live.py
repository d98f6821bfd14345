"""What in a dossier still counts: open needs, plans people work with, and what was last said of a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.model.kinds import Doelbereik, Doelbesluit, Planstatus
from dossiertool.views.item import EARLY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Doelevaluatie, Evaluatie
    from dossiertool.model.feit import Meting
    from dossiertool.model.groepsplan import Groepsevaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel

_OVER = (Planstatus.VERVANGEN, Planstatus.AFGESLOTEN)
_NO_LONGER = (Doelbesluit.AFSLUITEN, Doelbesluit.VERVALLEN, Doelbesluit.AFBOUWEN)


def concerns_open_need(dossier: Dossier, kenmerken: Sequence[str]) -> bool:
    """Tell whether something about these needs still counts; without kenmerken it is about all of them.

    A kenmerk that the dossier does not know counts: better one entry too many than one lost.
    """
    if not dossier.behoeften:
        return True
    needs = {need.kenmerk: need for need in dossier.behoeften}
    asked = kenmerken or tuple(needs)
    return any(kenmerk not in needs or needs[kenmerk].is_open for kenmerk in asked)


def needs_of_goal(plan: Handelingsplan, doel: Doel) -> tuple[str, ...]:
    """Return the needs that a goal is for: its own, else those of its plan."""
    return (doel.behoefte,) if doel.behoefte else plan.behoeften


def running_plans(dossier: Dossier) -> Iterator[tuple[int, Handelingsplan]]:
    """Yield (index, plan) for the plans that are neither replaced nor closed and that an open need asks for."""
    for i, plan in enumerate(dossier.plannen):
        if plan.status not in _OVER and concerns_open_need(dossier, plan.behoeften):
            yield i, plan


def wanted_measures(dossier: Dossier, plan: Handelingsplan) -> Iterator[tuple[int, Maatregel]]:
    """Yield (index, measure) for the measures that an open need asks for, by way of their goals if any."""
    for i, measure in enumerate(plan.maatregelen):
        goals = [doel for doel in plan.doelen if doel.kenmerk in measure.doelen]
        needs = [kenmerk for doel in goals for kenmerk in needs_of_goal(plan, doel)]
        if concerns_open_need(dossier, needs or plan.behoeften):
            yield i, measure


def evaluations_of(dossier: Dossier, plan: Handelingsplan) -> list[Evaluatie]:
    """Return the evaluations of a plan, oldest first; one that names no plan counts by its needs."""
    found = [
        one
        for one in dossier.evaluaties
        if one.plan == plan.kenmerk or (one.plan is None and set(one.behoeften) & set(plan.behoeften))
    ]
    return sorted(found, key=lambda one: one.datum)


def held(evaluations: Sequence[Evaluatie] | Sequence[Groepsevaluatie], day: date) -> bool:
    """Tell whether an evaluation took place on this agreed day, shortly before it, or later."""
    return any(one.datum >= day - EARLY for one in evaluations)


def judgements(dossier: Dossier, plan: Handelingsplan, doel: Doel) -> list[tuple[date, Doelevaluatie]]:
    """Return what the evaluations of a plan say of one of its goals, oldest first."""
    return [
        (one.datum, said)
        for one in evaluations_of(dossier, plan)
        for said in one.doelen
        if said.doel == doel.kenmerk
    ]


def measurements(doel: Doel, said: Sequence[tuple[date, Doelevaluatie]]) -> list[Meting]:
    """Return all measurements of a goal, its own and those in evaluations, oldest first."""
    found = [*doel.metingen, *(one.meting for _, one in said if one.meting)]
    return sorted(found, key=lambda one: one.datum)


def is_settled(said: Sequence[tuple[date, Doelevaluatie]]) -> bool:
    """Tell whether a goal needs no more looking after: reached, closed or dropped, by the latest word."""
    if not said:
        return False
    last = said[-1][1]
    return last.doelbereik is Doelbereik.BEHAALD or last.besluit in _NO_LONGER
