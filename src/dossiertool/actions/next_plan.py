"""Fills in a new handelingsplan from what the dossier says already.

After an evaluation only what is still open goes along (R158, R077): a goal that was reached, closed or
dropped stays behind, as does everything of a need that is closed. Earlier measures that worked are
offered in remarks, to choose from (R107).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.actions.carried_over import (
    carried_goal,
    filled_in,
    goes_on,
    measures_for,
    new_measures,
    numbered,
    why_not,
)
from dossiertool.actions.outcomes import (
    day,
    evaluations_of,
    goal_results,
    is_open_goal,
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
from dossiertool.model.kinds import Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.outcomes import GoalResult
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan

_OFFERED = (
    "in_eigen_woorden", "nulmeting", "streefwaarde", "streefdatum", "hoe_gemeten", "samen_met_leerling",
    "tussendoelen", "metingen", "monitor", "smarti",
)  # fmt: skip
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
        values["maatregelen"] = numbered([as_plain(measure) for measure in measures])
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
    still = [goal for goal in plan.doelen if goes_on(dossier, goal, results)]
    needs = open_needs(dossier)
    new = new_measures(dossier, evaluatie)
    if not (still or needs or new):
        raise NotFound(
            f"Na evaluatie {evaluatie.kenmerk} is geen doel en geen behoefte meer open.",
            "Is er een nieuwe behoefte? Zet die eerst in het dossier: dossiertool nieuw behoefte",
        )
    if still:
        goals: list[Any] = [carried_goal(goal, results.get(goal.kenmerk)) for goal in still]
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
        **filled_in(plan, ("kader", "gericht_op", "opsteller", "vastlegger", "aanspreekpunt")),
        "behoeften": [need.kenmerk for need in needs],
        "doelen": goals,
        "maatregelen": measures_for(dossier, plan, evaluatie, new, {goal.kenmerk for goal in still}),
        **filled_in(plan, ("verwachtingen", "volhouden", "bij_verschil")),
    }
    behind = [why_not(dossier, goal, results) for goal in plan.doelen if goal not in still]
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
