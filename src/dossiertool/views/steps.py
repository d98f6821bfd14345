"""The six steps of a need, with the days on which they were taken (R074).

The steps are a cycle: going back to an earlier one is allowed, and is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dossiertool.model.kinds import Planstatus
from dossiertool.model.logregel import SoortLogregel
from dossiertool.model.stap import Stapnaam
from dossiertool.views.live import evaluations_of, judgements, measurements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

_STARTED = (Planstatus.IN_UITVOERING, Planstatus.IN_EVALUATIE, Planstatus.AFGESLOTEN, Planstatus.VERVANGEN)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps: its days, oldest first; none means not yet.

    `afgeleid` tells that the days come from the rest of the dossier and not from the need's own list.
    """

    stap: Stapnaam
    dagen: tuple[date, ...]
    afgeleid: bool


@dataclass(frozen=True, slots=True)
class Back:
    """A return to an earlier step."""

    datum: date
    van: Stapnaam
    naar: Stapnaam
    reden: str | None


def steps_of(dossier: Dossier, need: Behoefte) -> tuple[Step, ...]:
    """Return all six steps in order.

    A step that the need itself names has those days; another is derived from what the dossier holds:
    signals, talks and pictures, plans, logboek and measurements, evaluations.
    """
    named: dict[Stapnaam, set[date]] = {}
    for taken in need.stappen:
        named.setdefault(taken.stap, set()).add(taken.datum)
    found = []
    for stap in Stapnaam:
        days = named.get(stap) or set(_DERIVED[stap](dossier, need))
        found.append(Step(stap, tuple(sorted(days)), afgeleid=bool(days) and stap not in named))
    return tuple(found)


def returns_of(need: Behoefte) -> tuple[Back, ...]:
    """Return each time that a need went back to an earlier step, in the order of time."""
    order = list(Stapnaam)
    taken = sorted(need.stappen, key=lambda one: one.datum)
    return tuple(
        Back(now.datum, before.stap, now.stap, now.reden)
        for before, now in pairwise(taken)
        if order.index(now.stap) < order.index(before.stap)
    )


def _noticed(dossier: Dossier, need: Behoefte) -> Iterator[date]:
    signals = [one.datum for one in dossier.signalen if need.kenmerk in one.behoeften]
    yield from signals or [one.datum for one in need.bronnen if one.datum is not None]


def _begin(dossier: Dossier, need: Behoefte) -> date:
    return min([need.geopend_op, *_noticed(dossier, need)])


def _about(need: Behoefte, kenmerken: tuple[str, ...]) -> bool:
    return not kenmerken or need.kenmerk in kenmerken


def _understood(dossier: Dossier, need: Behoefte) -> Iterator[date]:
    first = _begin(dossier, need)
    days = [one.datum for one in dossier.beelden]
    days += [one.datum for one in dossier.gesprekken if _about(need, one.behoeften)]
    days += _logged(dossier, need, SoortLogregel.GESPREK)
    # Once there is a plan, talks belong to carrying it out.
    planned = min(_planned(dossier, need), default=None)
    yield from (day for day in days if day >= first and (planned is None or day <= planned))


def _planned(dossier: Dossier, need: Behoefte) -> Iterator[date]:
    for plan in _plans(dossier, need):
        if plan.vastgesteld_op is not None:
            yield plan.vastgesteld_op
        elif plan.status in _STARTED:
            yield plan.startdatum


def _carried_out(dossier: Dossier, need: Behoefte) -> Iterator[date]:
    first = _begin(dossier, need)
    logged = [day for day in _logged(dossier, need, SoortLogregel.UITVOERING) if day >= first]
    yield from logged or [plan.startdatum for plan in _plans(dossier, need) if plan.status in _STARTED]


def _recorded(dossier: Dossier, need: Behoefte) -> Iterator[date]:
    first = _begin(dossier, need)
    yield from (one.datum for one in need.bekeken)
    yield from (day for day in _logged(dossier, need, SoortLogregel.VASTLEGGING) if day >= first)
    for plan in _plans(dossier, need):
        for doel in plan.doelen:
            if doel.behoefte in (None, need.kenmerk):
                yield from (one.datum for one in measurements(doel, judgements(dossier, plan, doel)))


def _evaluated(dossier: Dossier, need: Behoefte) -> Iterator[date]:
    yield from (one.datum for one in dossier.evaluaties if need.kenmerk in dossier.needs_of(one))
    for plan in _plans(dossier, need):
        yield from (one.datum for one in evaluations_of(dossier, plan))


def _plans(dossier: Dossier, need: Behoefte) -> list[Handelingsplan]:
    return [plan for plan in dossier.plannen if need.kenmerk in plan.behoeften]


def _logged(dossier: Dossier, need: Behoefte, soort: SoortLogregel) -> list[date]:
    return [
        line.datum
        for line in dossier.logboek
        if line.soort is soort and line.datum is not None and _about(need, line.behoeften)
    ]


_DERIVED: dict[Stapnaam, Callable[[Dossier, Behoefte], Iterator[date]]] = {
    Stapnaam.SIGNALEREN: _noticed,
    Stapnaam.BEGRIJPEN: _understood,
    Stapnaam.PLANNEN: _planned,
    Stapnaam.REALISEREN: _carried_out,
    Stapnaam.VASTLEGGEN: _recorded,
    Stapnaam.EVALUEREN: _evaluated,
}
