"""The goals that count, with what was measured and what evaluations said last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.model.kinds import Doelbereik, Planstatus
from dossiertool.views.live import concerns_open_need, measurements, needs_of_goal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Doelevaluatie
    from dossiertool.model.feit import Meting
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.kinds import Doelbesluit


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, with what was measured and what the latest evaluation said."""

    plan: str
    kenmerk: str
    omschrijving: str
    nulmeting: str | None
    streefwaarde: str | None
    streefdatum: date | None
    metingen: tuple[Meting, ...]
    doelbereik: Doelbereik
    beoordeeld_op: date | None
    besluit: Doelbesluit | None


def goal_of(plan: str, doel: Doel, said: list[tuple[date, Doelevaluatie]]) -> Goal:
    """Return a goal of the plan with this number, with what evaluations said of it, in order of their days."""
    day, reached, decided = latest(said)
    return Goal(
        plan=plan,
        kenmerk=doel.kenmerk,
        omschrijving=doel.omschrijving,
        nulmeting=doel.nulmeting,
        streefwaarde=doel.streefwaarde,
        streefdatum=doel.streefdatum,
        metingen=tuple(measurements(doel, said)),
        doelbereik=reached,
        beoordeeld_op=day,
        besluit=decided,
    )


def open_goals(dossier: Dossier) -> Iterator[tuple[Handelingsplan, Doel]]:
    """Yield the goals for open needs, of plans that were not replaced."""
    for plan in dossier.plannen:
        if plan.status is Planstatus.VERVANGEN:
            continue
        for doel in plan.doelen:
            if concerns_open_need(dossier, needs_of_goal(plan, doel)):
                yield plan, doel


def latest(said: list[tuple[date, Doelevaluatie]]) -> tuple[date | None, Doelbereik, Doelbesluit | None]:
    """Return when a goal was last judged, how far it was and what was decided; else not judged."""
    judged = [(day, one) for day, one in said if one.doelbereik is not Doelbereik.NIET_BEOORDEELD]
    if not judged:
        return None, Doelbereik.NIET_BEOORDEELD, said[-1][1].besluit if said else None
    day, one = judged[-1]
    return day, one.doelbereik, one.besluit
