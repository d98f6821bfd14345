"""Goals, measures and moments, with what the pages need to show them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.words import enumeration, joined
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dossiertool.model.doel import Doel, Evaluatiemoment
    from dossiertool.model.evaluatie import Doelevaluatie, Evaluatie
    from dossiertool.model.maatregel import Maatregel


def goals(doelen: Sequence[Doel], names: Mapping[Partij, str], first: int = 1) -> list[dict[str, Any]]:
    """Return the goals with `nummer` (from `first`), `van_wie` and `onderweg`.

    `van_wie` says who work on it, and is empty when that is the pupil alone; `onderweg` holds sub-goals
    and measurements in the order of time.
    """
    return [
        {
            **doel.model_dump(mode="json"),
            "nummer": nummer,
            "van_wie": ""
            if doel.van == (Partij.LEERLING,)
            else enumeration(names[party] for party in doel.van),
            "onderweg": _on_the_way(doel),
        }
        for nummer, doel in enumerate(doelen, start=first)
    ]


def _on_the_way(doel: Doel) -> list[dict[str, Any]]:
    steps = [
        {"datum": step.datum.isoformat(), "soort": "Tussendoel", "tekst": step.omschrijving, "wie_bron": ""}
        for step in doel.tussendoelen
    ]
    steps += [
        {
            "datum": measured.datum.isoformat(),
            "soort": "Gemeten",
            "tekst": measured.waarde,
            "wie_bron": joined(measured.door, measured.instrument),
        }
        for measured in doel.metingen
    ]
    return sorted(steps, key=lambda step: step["datum"])


def measures(maatregelen: Sequence[Maatregel], doelen: Sequence[Doel] = ()) -> list[dict[str, Any]]:
    """Return the measures with `doelnummers`: the numbers of their goals (1 en 3), empty without."""
    numbers = {doel.kenmerk: str(nummer) for nummer, doel in enumerate(doelen, start=1)}
    return [
        {
            **measure.model_dump(mode="json"),
            "doelnummers": enumeration(numbers[goal] for goal in measure.doelen if goal in numbers),
        }
        for measure in maatregelen
    ]


def moments(evaluatiemomenten: Iterable[Evaluatiemoment], today: date) -> list[dict[str, Any]]:
    """Return the moments in the order of time; the first that is not over has `volgende`."""
    found = sorted(evaluatiemomenten, key=lambda moment: moment.datum)
    following = next((moment for moment in found if moment.datum >= today), None)
    return [{**moment.model_dump(mode="json"), "volgende": moment is following} for moment in found]


def following(found: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the next moment, or None when all are over."""
    return next((moment for moment in found if moment["volgende"]), None)


def looked_at(found: Sequence[Doelevaluatie], doelen: Sequence[Doel]) -> list[dict[str, Any]]:
    """Return the goals as the evaluation found them: those of the plan in order, then any other.

    A goal that was not spoken about stays visible, with an empty `doelbereik`; but not when the talk was
    about no goal at all.
    """
    if not found:
        return []
    results = {result.doel: result for result in found}
    rows = [
        _joined_goal(nummer, doel, results.pop(doel.kenmerk, None)) for nummer, doel in enumerate(doelen, 1)
    ]
    rows += [_joined_goal(len(rows) + extra, None, result) for extra, result in enumerate(results.values(), 1)]
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
