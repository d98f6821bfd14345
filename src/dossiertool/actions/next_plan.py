"""Fills in a new handelingsplan from what the dossier says already.

After an evaluation only what is still open goes along (R158, R077): a goal that was reached, closed or
dropped stays behind, as does everything of a need that is closed. Earlier measures that worked are
offered in remarks, to choose from (R107).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.actions.outcomes import (
    day,
    evaluations_of,
    goal_results,
    goals_of,
    is_open_goal,
    measure_results,
    open_needs,
    reached,
    summed,
    what_worked,
)
from dossiertool.documents import choose
from dossiertool.documents.still_open import still_open
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.files.skeleton import Item
from dossiertool.files.write import as_plain
from dossiertool.model.evaluatie import Maatregelbesluit
from dossiertool.model.kinds import Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.outcomes import GoalResult
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel
    from dossiertool.model.record import Record

_CARRIED = ("kenmerk", "titel", "omschrijving", "in_eigen_woorden", "van", "behoefte")
_CARRIED_LATER = ("streefwaarde", "hoe_gemeten", "termijn", "monitor", "helpende_factoren")
_OFFERED = (
    "in_eigen_woorden", "nulmeting", "streefwaarde", "streefdatum", "hoe_gemeten", "samen_met_leerling",
    "tussendoelen", "metingen", "monitor", "smarti",
)  # fmt: skip
_GOES_ON = (Maatregelbesluit.VOORTZETTEN, Maatregelbesluit.AANPASSEN, Maatregelbesluit.AFBOUWEN)
_MOMENTS = ("Tussenevaluatie", "Eindevaluatie")
_VOICES = (
    "De leerling en ouders denken mee. Vul dit in, of schrijf bij inbreng_ontbreekt waarom het er niet is."
)


def next_plan(dossier: Dossier, kenmerk: str, *, after: str | None, bij_verschil: str | None) -> Item:
    """Return the fields of a new plan: after the newest evaluation, else from the open needs.

    `after` names another evaluation.

    Raises:
        NotFound: nothing is open any more, or there is no such evaluation of an open need.
        InvalidInput: a plan follows on this evaluation already; two evaluations are equally new.
    """
    here = still_open(dossier)
    if not here.evaluaties and after is None:
        return _first(dossier, kenmerk, bij_verschil)
    chosen = choose.evaluatie(here, after).kenmerk
    evaluatie = next(each for each in dossier.evaluaties if each.kenmerk == chosen)
    plan = next((each for each in dossier.plannen if evaluatie in evaluations_of(dossier, each)), None)
    if plan is None:
        return _first(dossier, kenmerk, bij_verschil)
    for later in dossier.plannen:
        if later.na_evaluatie == evaluatie.kenmerk or later.vervangt == plan.kenmerk:
            raise InvalidInput(
                f"Op evaluatie {evaluatie.kenmerk} volgt al plan {later.kenmerk}.",
                f"Evalueer eerst {later.kenmerk}: dossiertool nieuw evaluatie --uit BESTAND",
            )
    return _following(dossier, plan, evaluatie, kenmerk, bij_verschil)


def _first(dossier: Dossier, kenmerk: str, bij_verschil: str | None) -> Item:
    """Return a plan for the open needs, with a goal to write for each."""
    needs = open_needs(dossier)
    if not needs:
        raise NotFound(
            "In dit dossier staat geen behoefte open.", "Maak eerst een behoefte: dossiertool nieuw behoefte"
        )
    values: dict[str, Any] = {
        "kenmerk": kenmerk,
        "behoeften": [need.kenmerk for need in needs],
        "doelen": [_goal_for(need, i) for i, need in enumerate(needs, start=1)],
    }
    measures = [measure for need in needs for measure in need.maatregelen]
    if measures:
        values["maatregelen"] = _numbered([as_plain(measure) for measure in measures])
    return _completed(dossier, values, None, bij_verschil, [])


def _goal_for(need: Behoefte, number: int) -> Item:
    return Item(
        {"kenmerk": f"D{number}", "omschrijving": None, "behoefte": need.kenmerk},
        [f"Bij behoefte {need.kenmerk}: {need.omschrijving}"],
        _OFFERED,
    )


def _following(
    dossier: Dossier, plan: Handelingsplan, evaluatie: Evaluatie, kenmerk: str, bij_verschil: str | None
) -> Item:
    results = goal_results(dossier, plan)
    still = [goal for goal in plan.doelen if _is_open(dossier, goal, results)]
    needs = open_needs(dossier)
    new = _new_measures(dossier, evaluatie)
    if not (still or needs or new):
        raise NotFound(
            f"Na evaluatie {evaluatie.kenmerk} is geen doel en geen behoefte meer open.",
            "Is er een nieuwe behoefte? Zet die eerst in het dossier: dossiertool nieuw behoefte",
        )
    if still:
        goals: list[Any] = [_carried(goal, results.get(goal.kenmerk)) for goal in still]
        named = plan.behoeften or tuple(goal.behoefte for goal in still if goal.behoefte)
        needs = [need for need in needs if need.kenmerk in named]
    else:
        goals = [_goal_for(need, i) for i, need in enumerate(needs, start=1)]
    values: dict[str, Any] = {
        "kenmerk": kenmerk,
        "versie": plan.versie + 1,
        "vervangt": plan.kenmerk,
        "aanleiding": _reason(dossier, plan, evaluatie, results),
        "na_evaluatie": evaluatie.kenmerk,
        **_set(plan, ("kader", "gericht_op", "opsteller", "vastlegger", "aanspreekpunt")),
        "behoeften": [need.kenmerk for need in needs],
        "doelen": goals,
        "maatregelen": _measures(dossier, plan, evaluatie, new, {goal.kenmerk for goal in still}),
        **_set(plan, ("verwachtingen", "volhouden", "bij_verschil")),
    }
    behind = [_why_not(dossier, goal, results) for goal in plan.doelen if goal not in still]
    notes = [f"Geldt dit plan? Zet dan bij plan {plan.kenmerk}: status: vervangen."]
    notes += [f"Niet overgenomen: {'; '.join(behind)}."] if behind else []
    return _completed(
        dossier, {name: each for name, each in values.items() if each != []}, plan, bij_verschil, notes
    )


def _reason(
    dossier: Dossier, plan: Handelingsplan, evaluatie: Evaluatie, results: dict[str, GoalResult]
) -> str:
    """Return why there is a new version: which goals are how far; no measurements of what is over."""
    judged = [
        reached(goal.kenmerk, results[goal.kenmerk], measured=is_open_goal(dossier, goal))
        for goal in plan.doelen
        if goal.kenmerk in results
    ]
    said = f": {summed(judged)}" if judged else ""
    return f"Evaluatie {evaluatie.kenmerk} van {day(evaluatie.datum)}{said}."


def _is_open(dossier: Dossier, goal: Doel, results: dict[str, GoalResult]) -> bool:
    found = results.get(goal.kenmerk)
    return is_open_goal(dossier, goal) and not (found and found.is_done)


def _why_not(dossier: Dossier, goal: Doel, results: dict[str, GoalResult]) -> str:
    """Say why a goal stays behind, without its words: they belong to what is over."""
    if not is_open_goal(dossier, goal):
        return f"{goal.kenmerk} (behoefte {goal.behoefte} is afgesloten)"
    result = results[goal.kenmerk].result
    return f"{goal.kenmerk} ({result.doelbereik}{f', besluit: {result.besluit}' if result.besluit else ''})"


def _carried(goal: Doel, found: GoalResult | None) -> Item:
    """Return an open goal for the next period: it starts where the last one ended, and needs a new date."""
    measured = found.result.meting.waarde if found and found.result.meting else None
    if measured is None and goal.metingen:
        measured = max(goal.metingen, key=lambda each: each.datum).waarde
    values = _set(goal, _CARRIED)
    start = measured or goal.nulmeting
    if start:
        values["nulmeting"] = start
    values |= {**_set(goal, _CARRIED_LATER), "streefdatum": None}
    notes = [f"Doel {goal.kenmerk} loopt door. Pas de datum in de omschrijving aan."]
    if found and found.result.besluit_toelichting:
        notes.append(f"Besloten bij {found.evaluatie.kenmerk}: {found.result.besluit_toelichting}")
    return Item(values, notes, ("samen_met_leerling", "tussendoelen", "metingen", "smarti"))


def _new_measures(dossier: Dossier, evaluatie: Evaluatie) -> Sequence[Maatregel]:
    """Return the new measures of an evaluation, without those for closed needs only."""
    shown = (one for one in still_open(dossier).evaluaties if one.kenmerk == evaluatie.kenmerk)
    return next((one.nieuwe_maatregelen for one in shown), ())


def _measures(
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
        for row, measure in zip(_numbered(rows), [*going, *new], strict=True)
    ]


def _numbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
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


def _completed(
    dossier: Dossier,
    values: dict[str, Any],
    plan: Handelingsplan | None,
    bij_verschil: str | None,
    notes: list[str],
) -> Item:
    if bij_verschil and not (plan and plan.bij_verschil):
        values["bij_verschil"] = bij_verschil
    worked = list(what_worked(still_open(dossier)))
    if worked:
        notes = [*notes, "Dit werkte eerder. Neem over wat nu past:", *worked]
    parents = [each.naam for each in dossier.betrokkenen if each.rol is Rol.OUDER]
    keeper = dossier.regiehouder
    people = [dossier.leerling.roepnaam, *parents, *([keeper.naam] if keeper else [])]
    needs = set(values.get("behoeften", ()))
    signals = [signal.kenmerk for signal in dossier.signalen if needs & set(signal.behoeften)]
    voices: dict[str, Any] = {
        "inbreng_leerling": {"tekst": None, "door": dossier.leerling.roepnaam, "datum": None},
        "inbreng_ouders": {"tekst": None, "door": parents[0] if parents else None, "datum": None},
    }
    voices |= {
        "evaluatiemomenten": [{"datum": None, "wat": what, "met_wie": people} for what in _MOMENTS],
        "akkoorden": [
            {"wie": who, "van": van, "antwoord": None, "datum": None} for who, van in _parties(dossier, parents)
        ],
    }
    if signals:
        voices["analyse"] = {"signalen": signals}
    if keeper and "aanspreekpunt" not in values:
        voices["aanspreekpunt"] = as_plain(keeper)
    return Item(values, [*notes, _VOICES], examples=voices)


def _parties(dossier: Dossier, parents: Sequence[str]) -> list[tuple[str, str]]:
    """Return who answers for pupil, parents and school, as far as the dossier knows them."""
    keeper = [(dossier.regiehouder.naam, Partij.LERAAR.value)] if dossier.regiehouder else []
    pupil = (dossier.leerling.roepnaam, Partij.LEERLING.value)
    return [pupil, *((parent, Partij.OUDERS.value) for parent in parents), *keeper]


def _set(record: Record, names: Sequence[str]) -> dict[str, Any]:
    """Return the fields of these names that somebody filled in, as they are written in a file."""
    plain = as_plain(record)
    return {name: plain[name] for name in names if name in plain and name in record.model_fields_set}
