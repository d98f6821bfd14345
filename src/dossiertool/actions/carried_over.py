"""What goes along from a plan that was evaluated: the goals that are still open, and the measures for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.actions.outcomes import goals_of, is_open_goal, measure_results
from dossiertool.documents.still_open import still_open
from dossiertool.files.skeleton import Item
from dossiertool.files.write import as_plain
from dossiertool.model.evaluatie import Maatregelbesluit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.outcomes import GoalResult
    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel
    from dossiertool.model.record import Record

_CARRIED = ("kenmerk", "titel", "omschrijving", "in_eigen_woorden", "van", "behoefte")
_CARRIED_LATER = ("streefwaarde", "hoe_gemeten", "termijn", "monitor", "helpende_factoren")
_GOES_ON = (Maatregelbesluit.VOORTZETTEN, Maatregelbesluit.AANPASSEN, Maatregelbesluit.AFBOUWEN)


def goes_on(dossier: Dossier, goal: Doel, results: dict[str, GoalResult]) -> bool:
    """Tell whether a goal is still to be worked on: its need is open, and no evaluation ended it.

    `results` holds the last thing said about each goal, by kenmerk, as `outcomes.goal_results` gives it.
    """
    found = results.get(goal.kenmerk)
    return is_open_goal(dossier, goal) and not (found and found.is_done)


def why_not(dossier: Dossier, goal: Doel, results: dict[str, GoalResult]) -> str:
    """Say why a goal stays behind, without its words: they belong to what is over."""
    if not is_open_goal(dossier, goal):
        return f"{goal.kenmerk} (behoefte {goal.behoefte} is afgesloten)"
    result = results[goal.kenmerk].result
    return f"{goal.kenmerk} ({result.doelbereik}{f', besluit: {result.besluit}' if result.besluit else ''})"


def carried_goal(goal: Doel, found: GoalResult | None) -> Item:
    """Return an open goal for the next period: it starts where the last one ended, and needs a new date."""
    measured = found.result.meting.waarde if found and found.result.meting else None
    if measured is None and goal.metingen:
        measured = max(goal.metingen, key=lambda each: each.datum).waarde
    values = filled_in(goal, _CARRIED)
    start = measured or goal.nulmeting
    if start:
        values["nulmeting"] = start
    values |= {**filled_in(goal, _CARRIED_LATER), "streefdatum": None}
    notes = [f"Doel {goal.kenmerk} loopt door. Pas de datum in de omschrijving aan."]
    if found and found.result.besluit_toelichting:
        notes.append(f"Besloten bij {found.evaluatie.kenmerk}: {found.result.besluit_toelichting}")
    return Item(values, notes, ("samen_met_leerling", "tussendoelen", "metingen", "smarti"))


def new_measures(dossier: Dossier, evaluatie: Evaluatie) -> Sequence[Maatregel]:
    """Return the new measures of an evaluation, without those for closed needs only."""
    shown = (one for one in still_open(dossier).evaluaties if one.kenmerk == evaluatie.kenmerk)
    return next((one.nieuwe_maatregelen for one in shown), ())


def measures_for(
    dossier: Dossier, plan: Handelingsplan, evaluatie: Evaluatie, new: Sequence[Maatregel], still: set[str]
) -> list[Any]:
    """Return the measures that go on for a goal that is open, and the new ones of the evaluation."""
    results = measure_results(dossier, plan)
    going = [
        measure
        for measure in plan.maatregelen
        if measure.kenmerk in results
        and results[measure.kenmerk].result.besluit in _GOES_ON
        and any(goal.kenmerk in still for goal in goals_of(plan, measure))
    ]
    rows = []
    for measure in [*going, *new]:
        row = as_plain(measure)
        if measure.doelen:
            row["doelen"] = [goal for goal in measure.doelen if goal in still]
        rows.append(
            {
                name: value
                for name, value in row.items()
                if value != [] and (name != "uiterlijk" or measure not in going)
            }
        )
    return [
        Item(row, [f"Besloten bij {evaluatie.kenmerk}: {results[measure.kenmerk].result.besluit}."])
        if measure in going and measure.kenmerk in results
        else row
        for row, measure in zip(numbered(rows), [*going, *new], strict=True)
    ]


def numbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each measure a kenmerk of its own; the first to use one keeps it."""
    taken: set[str] = set()
    numbered = []
    for row in rows:
        kenmerk = row.get("kenmerk")
        if kenmerk is None or kenmerk in taken:
            used = taken | {each["kenmerk"] for each in rows if "kenmerk" in each}
            kenmerk = next(name for name in (f"M{i}" for i in range(1, 999)) if name not in used)
        taken.add(kenmerk)
        numbered.append({**row, "kenmerk": kenmerk})
    return [{"kenmerk": row["kenmerk"], **row} for row in numbered]


def filled_in(record: Record, names: Sequence[str]) -> dict[str, Any]:
    """Return the fields of these names that somebody filled in, as they are written in a file."""
    plain = as_plain(record)
    return {name: plain[name] for name in names if name in plain and name in record.model_fields_set}
