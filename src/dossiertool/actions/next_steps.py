"""Fills in an evaluation of a plan, and a registration with the ondersteuningsteam, from the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.actions.outcomes import (
    goal_results,
    goals_of,
    is_open_goal,
    measure_results,
    open_needs,
    reached,
    summed,
)
from dossiertool.documents import choose
from dossiertool.documents.still_open import still_open
from dossiertool.errors import NotFound
from dossiertool.files.skeleton import Item
from dossiertool.model.evaluatie import Maatregelbesluit, SoortEvaluatie
from dossiertool.model.kinds import Planstatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel

_OVER = (Planstatus.AFGESLOTEN, Planstatus.VERVANGEN)


def next_evaluation(dossier: Dossier, kenmerk: str, *, plan: str | None, today: date) -> Item:
    """Return an evaluation in which each goal and each measure of the newest plan waits for an answer.

    Goals and measures for closed needs only are not in it.

    Raises:
        NotFound: the dossier has no plan, or none with the kenmerk in `plan`.
        InvalidInput: two plans are equally new.
    """
    found = choose.handelingsplan(still_open(dossier), plan)
    last = SoortEvaluatie.EIND if today >= found.einddatum else SoortEvaluatie.TUSSEN
    values: dict[str, Any] = {
        "kenmerk": kenmerk,
        "soort": last.value,
        "datum": today.isoformat(),
        "plan": found.kenmerk,
        "behoeften": list(found.behoeften),
        "doelen": [_asked(goal, today) for goal in found.doelen],
        "maatregelen": [_asked_measure(measure) for measure in found.maatregelen],
        "vervolg": None,
    }
    return Item({name: value for name, value in values.items() if value != []})


def _asked(goal: Doel, today: date) -> Item:
    target = f" Streefwaarde: {goal.streefwaarde}." if goal.streefwaarde else ""
    start = f" Nulmeting: {goal.nulmeting}." if goal.nulmeting else ""
    notes = [f"Doel {goal.kenmerk}: {goal.omschrijving}{start}{target}"]
    meting = Item({"datum": today.isoformat(), "waarde": None})
    return Item(
        {"doel": goal.kenmerk, "doelbereik": None, "meting": meting, "besluit": None}, notes, ("toelichting",)
    )


def _asked_measure(measure: Maatregel) -> Item:
    values = {"omschrijving": measure.wat, "maatregel": measure.kenmerk, "uitgevoerd": None, "besluit": None}
    if measure.kenmerk is None:
        del values["maatregel"]
    return Item(values, (), ("waarom",))


def next_registration(dossier: Dossier, kenmerk: str, *, today: date) -> Item:
    """Return a registration that lists each tried measure with dates and effect (R159).

    Questions, views and factors stay in the dossier, where the form takes them from. Nothing of a closed
    need comes along.

    Raises:
        NotFound: no need is open.
    """
    needs = [need.kenmerk for need in open_needs(dossier)]
    if not needs:
        raise NotFound(
            "In dit dossier staat geen behoefte open.", "Maak eerst een behoefte: dossiertool nieuw behoefte"
        )
    signals = [signal.kenmerk for signal in dossier.signalen if set(signal.behoeften) & set(needs)]
    plans = [plan for plan in dossier.plannen if not plan.behoeften or set(plan.behoeften) & set(needs)]
    tried = [
        *(
            _tried(dossier, plan, measure)
            for plan in plans
            for measure in plan.maatregelen
            if _is_current(dossier, plan, measure) and max(_tried_from(plan, measure), plan.startdatum) <= today
        ),
        *(_before_plan(measure) for need in open_needs(dossier) for measure in need.maatregelen),
    ]
    values: dict[str, Any] = {
        "kenmerk": kenmerk,
        "datum": today.isoformat(),
        "aanmelder": None,
        **_first_contacts(dossier, set(needs), today),
        "behoeften": needs,
        "signalen": signals,
        "eerder": tried,
        "bijlagen": list(_attachments(dossier, plans)),
    }
    left = [plan.kenmerk for plan in dossier.plannen if plan not in plans]
    notes = [f"Niet overgenomen: {summed(left)}, want die behoeften zijn afgesloten."] if left else []
    return Item({name: value for name, value in values.items() if value != []}, notes)


def _first_contacts(dossier: Dossier, needs: set[str], today: date) -> dict[str, Any]:
    """Return since when pupil and parents are involved, by the signals of these needs."""
    signals = [signal for signal in dossier.signalen if needs & set(signal.behoeften)]
    days = {
        "ouders_betrokken": [one.ouders_gesproken_op for one in signals],
        "leerling_betrokken": [one.leerling_gehoord_op for one in signals],
    }
    known = {name: [day for day in found if day and day <= today] for name, found in days.items()}
    return {name: {"datum": min(found).isoformat()} for name, found in known.items() if found}


def _is_current(dossier: Dossier, plan: Handelingsplan, measure: Maatregel) -> bool:
    goals = goals_of(plan, measure)
    return not goals or any(is_open_goal(dossier, goal) for goal in goals)


def _tried(dossier: Dossier, plan: Handelingsplan, measure: Maatregel) -> Item:
    found = measure_results(dossier, plan).get(measure.kenmerk or "")
    until = None
    if found and found.result.besluit is Maatregelbesluit.STOPPEN:
        until = found.evaluatie.datum
    elif plan.status in _OVER:
        until = measure.uiterlijk or plan.einddatum
    effect = " ".join(_effect(dossier, plan, measure))
    values = {
        "wat": measure.wat,
        "datum": _tried_from(plan, measure).isoformat(),
        "tot": until.isoformat() if until else None,
        "door": measure.wie,
        "effect": effect or None,
    }
    notes = [f"Uit plan {plan.kenmerk}{f', maatregel {measure.kenmerk}' if measure.kenmerk else ''}."]
    if not effect:
        notes.append("Wat er daarna te zien was, staat nog niet in het dossier. Vul effect in.")
    return Item(
        {name: value for name, value in values.items() if value is not None},
        notes,
        () if effect else ("effect",),
    )


def _tried_from(plan: Handelingsplan, measure: Maatregel) -> date:
    """Return since when a measure was tried under this plan: one that went on counts from the new plan."""
    start = measure.start or plan.startdatum
    return max(start, plan.startdatum) if plan.vervangt else start


def _effect(dossier: Dossier, plan: Handelingsplan, measure: Maatregel) -> Iterator[str]:
    """Yield what was done and what came of it: the words of the evaluations, else the last measurements."""
    found = measure_results(dossier, plan).get(measure.kenmerk or "")
    if found and found.result.uitgevoerd:
        yield _sentence(f"Gedaan: {found.result.uitgevoerd}")
    results = goal_results(dossier, plan)
    for goal in goals_of(plan, measure):
        if not is_open_goal(dossier, goal):
            continue
        if goal.kenmerk in results:
            yield _sentence(f"Doel {reached(goal.kenmerk, results[goal.kenmerk])}")
        elif goal.metingen:
            last = max(goal.metingen, key=lambda each: each.datum)
            yield _sentence(f"Doel {goal.kenmerk}: {last.waarde}")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _before_plan(measure: Maatregel) -> Item:
    values = {"wat": measure.wat, "datum": measure.start and measure.start.isoformat(), "door": measure.wie}
    return Item({name: value for name, value in values.items() if value}, (), ("effect",))


def _attachments(dossier: Dossier, plans: list[Handelingsplan]) -> Iterator[dict[str, str]]:
    """Yield the plans that hold and the evaluations of them: what belongs with a registration."""
    for plan in plans:
        if plan.status is not Planstatus.VERVANGEN:
            yield {
                "naam": f"handelingsplan {plan.kenmerk}",
                "datum": (plan.vastgesteld_op or plan.startdatum).isoformat(),
            }
    for evaluatie in dossier.evaluaties:
        if evaluatie.plan in {plan.kenmerk for plan in plans}:
            yield {"naam": f"evaluatie {evaluatie.kenmerk}", "datum": evaluatie.datum.isoformat()}
