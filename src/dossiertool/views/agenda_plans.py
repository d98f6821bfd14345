"""What plans ask of people: moments, goals, measures, phasing out and aftercare."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dossiertool.model.evaluatie import SoortEvaluatie
from dossiertool.model.kinds import Doelbereik, Planstatus
from dossiertool.model.logregel import SoortLogregel
from dossiertool.views.item import EARLY, Item, Soort
from dossiertool.views.live import (
    concerns_open_need,
    evaluations_of,
    held,
    is_settled,
    judgements,
    measurements,
    needs_of_goal,
    running_plans,
    wanted_measures,
)
from dossiertool.views.people import first_named, keeper_of, regie_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from dossiertool.model.doel import Doel, Evaluatiemoment
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Doelevaluatie, Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel

_FINAL = (SoortEvaluatie.EIND, SoortEvaluatie.JAAR_OPP)


def plan_items(dossier: Dossier) -> Iterator[Item]:
    """Yield what the running plans of a dossier ask (R051, R125, R127, R152)."""
    for i, plan in running_plans(dossier):
        pad, of_plan = f"plannen.{i}", f"van plan {plan.kenmerk}"
        done = evaluations_of(dossier, plan)
        keeper = keeper_of(dossier, plan)
        moments = list(moment_items(plan.evaluatiemomenten, partial(held, done), pad, of_plan, keeper))
        yield from moments
        yield from _end_of(plan, pad, done, moments, keeper)
        for j, doel in enumerate(plan.doelen):
            said = judgements(dossier, plan, doel)
            if concerns_open_need(dossier, needs_of_goal(plan, doel)) and not is_settled(said):
                owner = keeper_of(dossier, plan, doel.monitor.wie if doel.monitor else None)
                yield from goal_items(doel, said, f"{pad}.doelen.{j}", of_plan, owner)
        logged = _logged_since(dossier, plan.startdatum) | {
            one.maatregel for each in done for one in each.maatregelen if one.uitgevoerd and one.maatregel
        }
        wanted = list(wanted_measures(dossier, plan))
        yield from measure_items(wanted, logged, f"{pad}.maatregelen", of_plan, regie_of(dossier))


def moment_items(
    moments: Sequence[Evaluatiemoment],
    is_held: Callable[[date], bool],
    pad: str,
    of_plan: str,
    wie: tuple[str, ...],
) -> Iterator[Item]:
    """Yield each agreed moment on which nobody has evaluated yet (R125)."""
    for j, moment in enumerate(moments):
        if not is_held(moment.datum):
            yield Item(
                datum=moment.datum,
                soort=Soort.EVALUATIEMOMENT,
                wat=f"Evaluatie {of_plan}",
                pad=".".join(filter(None, (pad, f"evaluatiemomenten.{j}"))),
                wie=wie,
            )


def goal_items(
    doel: Doel, said: Sequence[tuple[date, Doelevaluatie]], pad: str, of_plan: str, wie: tuple[str, ...]
) -> Iterator[Item]:
    """Yield the days on which a goal is to be measured, unless that was done then or later."""
    measured = [one.datum for one in measurements(doel, said)]
    judged = [day for day, one in said if one.doelbereik is not Doelbereik.NIET_BEOORDEELD]
    for j, step in enumerate(doel.tussendoelen):
        if not any(day >= step.datum - EARLY for day in (*measured, *judged)):
            yield Item(
                datum=step.datum,
                soort=Soort.TUSSENDOEL,
                wat=f"Doel {doel.kenmerk} {of_plan}: is het tussendoel behaald?",
                pad=f"{pad}.tussendoelen.{j}",
                wie=wie,
                kenmerk=doel.kenmerk,
            )
    last = doel.streefdatum
    if last is not None and not any(day >= last - EARLY for day in (*measured, *judged)):
        yield Item(
            datum=last,
            soort=Soort.STREEFDATUM,
            wat=f"Doel {doel.kenmerk} {of_plan}: is het behaald?",
            pad=f"{pad}.streefdatum",
            wie=wie,
            kenmerk=doel.kenmerk,
        )


def measure_items(
    measures: Sequence[tuple[int, Maatregel]],
    logged: set[str],
    pad: str,
    of_plan: str,
    otherwise: tuple[str, ...],
) -> Iterator[Item]:
    """Yield, under its owner, each measure with a last day that the logboek does not mention (R051)."""
    for j, measure in measures:
        if measure.uiterlijk is not None and measure.kenmerk not in logged:
            yield Item(
                datum=measure.uiterlijk,
                soort=Soort.MAATREGEL,
                wat=f"Maatregel {measure.kenmerk or j + 1} {of_plan}: gedaan?",
                pad=f"{pad}.{j}.uiterlijk",
                wie=first_named(measure.wie, measure.functie) or otherwise,
                kenmerk=measure.kenmerk,
            )


def after_plan_items(dossier: Dossier) -> Iterator[Item]:
    """Yield what evaluations ask: new measures, steps of phasing out (R157), aftercare (R034)."""
    for i, one in enumerate(dossier.evaluaties):
        pad = f"evaluaties.{i}"
        if one.status is Planstatus.VERVANGEN:
            continue
        if one.nazorg is not None and not _cared_after(dossier, one):
            yield Item(
                datum=one.nazorg.datum,
                soort=Soort.NAZORG,
                wat=f"Nazorg na evaluatie {one.kenmerk}: neem contact op",
                pad=f"{pad}.nazorg",
                wie=(one.nazorg.wie,),
                kenmerk=one.kenmerk,
            )
        if not concerns_open_need(dossier, dossier.needs_of(one)):
            continue
        yield from _phasing_out(dossier, one, pad)
        if any(plan.na_evaluatie == one.kenmerk for plan in dossier.plannen):
            continue  # the new plan took them over
        yield from measure_items(
            list(enumerate(one.nieuwe_maatregelen)),
            _logged_since(dossier, one.datum),
            f"{pad}.nieuwe_maatregelen",
            f"uit evaluatie {one.kenmerk}",
            regie_of(dossier),
        )


def _end_of(
    plan: Handelingsplan,
    pad: str,
    done: Sequence[Evaluatie],
    moments: Sequence[Item],
    wie: tuple[str, ...],
) -> Iterator[Item]:
    """Yield the last day of a plan, unless its end was evaluated or is to be at an agreed moment."""
    evaluated = any(one.soort in _FINAL or one.datum >= plan.einddatum for one in done)
    if not evaluated and not any(item.datum >= plan.einddatum - EARLY for item in moments):
        yield Item(
            datum=plan.einddatum,
            soort=Soort.PLANEINDE,
            wat=f"Plan {plan.kenmerk} loopt af: houd de eindevaluatie",
            pad=f"{pad}.einddatum",
            wie=wie,
            kenmerk=plan.kenmerk,
        )


def _logged_since(dossier: Dossier, first: date) -> set[str]:
    """Return the measures that the logboek mentions from this day on; an undated line counts as well."""
    return {
        kenmerk
        for line in dossier.logboek
        if line.datum is None or line.datum >= first
        for kenmerk in line.maatregelen
    }


def _phasing_out(dossier: Dossier, evaluatie: Evaluatie, pad: str) -> Iterator[Item]:
    needs = dossier.needs_of(evaluatie)
    acted = [
        line.datum
        for line in dossier.logboek
        if line.datum and line.soort is SoortLogregel.UITVOERING and _shares(line.behoeften, needs)
    ]
    acted += [one.datum for one in dossier.evaluaties if _shares(dossier.needs_of(one), needs)]
    acted += [
        change.datum for need in dossier.behoeften if need.kenmerk in needs for change in need.wijzigingen
    ]
    for j, step in enumerate(evaluatie.afbouw):
        if not any(day >= step.datum for day in acted):
            yield Item(
                datum=step.datum,
                soort=Soort.AFBOUW,
                wat=f"Afbouw na evaluatie {evaluatie.kenmerk}: stap {j + 1} van {len(evaluatie.afbouw)}",
                pad=f"{pad}.afbouw.{j}",
                wie=step.wie or regie_of(dossier),
                kenmerk=evaluatie.kenmerk,
            )


def _shares(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two lists of needs overlap; an empty list is about all of them."""
    return not ours or not theirs or bool(set(ours) & set(theirs))


def _cared_after(dossier: Dossier, evaluatie: Evaluatie) -> bool:
    return evaluatie.nazorg is not None and any(
        one.soort is SoortEvaluatie.NAZORG and one.datum >= evaluatie.nazorg.datum - EARLY
        for one in dossier.evaluaties
    )
