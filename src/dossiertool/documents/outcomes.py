"""What an evaluation found: how far goals came, what is done with measures, what it brought, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.words import full_date, joined
from dossiertool.model.evaluatie import SoortEvaluatie
from dossiertool.model.kinds import Doelbereik, Partij

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dossiertool.model.doel import Doel
    from dossiertool.model.evaluatie import Doelevaluatie, Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan

# At the end of a plan, and once a year, everything that was agreed is looked at.
_LOOKS_AT_ALL = (SoortEvaluatie.EIND, SoortEvaluatie.JAAR_OPP)


def looked_at(
    found: Sequence[Doelevaluatie], doelen: Sequence[Doel], *, shown: Sequence[Doel] | None = None
) -> list[dict[str, Any]]:
    """Return the goals as the evaluation found them: those of the plan in order, then any other.

    Goals of the plan that are not among `shown` are left out; the others keep their numbers. A goal that was
    not spoken about stays visible, with an empty `doelbereik`; but not when the talk was about no goal at all.
    """
    if not found:
        return []
    results = {result.doel: result for result in found}
    rows = [
        _joined_goal(nummer, doel, results.pop(doel.kenmerk, None))
        for nummer, doel in enumerate(doelen, 1)
        if shown is None or doel in shown
    ]
    rows += [
        _joined_goal(len(doelen) + extra, None, result) for extra, result in enumerate(results.values(), 1)
    ]
    return rows


def _joined_goal(nummer: int, doel: Doel | None, result: Doelevaluatie | None) -> dict[str, Any]:
    outcome = result.model_dump(mode="json") if result else {}
    return {
        "doel": None,
        "doelbereik": None,
        "meting": None,
        "toelichting": None,
        "besluit": None,
        "besluit_toelichting": None,
        **outcome,
        "nummer": nummer,
        "titel": doel.titel if doel else outcome["doel"],
        "omschrijving": doel and doel.omschrijving,
        "nulmeting": doel and doel.nulmeting,
        "streefwaarde": doel and doel.streefwaarde,
    }


def steps_down(evaluatie: Evaluatie, today: date) -> list[dict[str, Any]]:
    """Return `afbouw` and `nazorg` as one line of moments, in the order of time."""
    steps = [(step.datum, step.stap, list(step.wie)) for step in evaluatie.afbouw]
    if nazorg := evaluatie.nazorg:
        steps.append((nazorg.datum, f"Nazorg: {nazorg.wat}" if nazorg.wat else "Nazorg", [nazorg.wie]))
    steps.sort(key=lambda step: step[0])
    next_day = next((day for day, _, _ in steps if day >= today), None)
    return [
        {
            "datum": day.isoformat(),
            "tijd": None,
            "plaats": None,
            "wat": what,
            "met_wie": who,
            "volgende": day == next_day,
        }
        for day, what, who in steps
    ]


def counted(doelen: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Count the goals: `totaal`, one number for each doelbereik, and `niet_besproken` (R160)."""
    found = {reach.value: sum(goal["doelbereik"] == reach.value for goal in doelen) for reach in Doelbereik}
    return {
        **found,
        "niet_besproken": sum(goal["doelbereik"] is None for goal in doelen),
        "totaal": len(doelen),
    }


def measures_looked_at(report: Evaluatie, plan: Handelingsplan | None) -> list[dict[str, Any]]:
    """Return what was decided for each measure, and the measures of the plan that nobody spoke about (R161).

    Those are added where an evaluation speaks of measures by their kenmerk, or looks at the whole plan.
    Each has `besproken`.
    """
    rows = [{**outcome.model_dump(mode="json"), "besproken": True} for outcome in report.maatregelen]
    by_reference = all(outcome.maatregel for outcome in report.maatregelen)
    if plan is None or not by_reference or not (report.maatregelen or report.soort in _LOOKS_AT_ALL):
        return rows
    spoken = {outcome.maatregel for outcome in report.maatregelen}
    rows += [
        {
            "omschrijving": measure.wat,
            "maatregel": measure.kenmerk,
            "uitgevoerd": None,
            "besluit": None,
            "waarom": None,
            "besproken": False,
        }
        for measure in plan.maatregelen
        if measure.kenmerk not in spoken
    ]
    return rows


def yields(report: Evaluatie, headings: Mapping[Partij, str]) -> list[dict[str, Any]]:
    """Return for each party what it says the plan brought, with `bron`; `tekst` is None where it said nothing.

    An evaluation under way that asks nobody has no such part; one that looks at the whole plan does (R155).
    """
    if report.opbrengst is None and report.soort not in _LOOKS_AT_ALL:
        return []
    rows = []
    for party, heading in headings.items():
        said = getattr(report.opbrengst, party.value, None)
        source = joined(said.door, full_date(said.datum)) if said else ""
        rows.append({"kop": heading, "tekst": said.tekst if said else None, "bron": source})
    return rows


def expected(plan: Handelingsplan | None) -> list[str]:
    """List what the measures of the plan were expected to bring."""
    measures = plan.maatregelen if plan else ()
    return [measure.verwacht_resultaat for measure in measures if measure.verwacht_resultaat]
