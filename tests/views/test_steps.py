"""The six steps of a need: its own list goes first, the rest of the dossier fills in (R074)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.model.stap import Stapnaam
from dossiertool.views.steps import returns_of, steps_of
from tests.checks.cases import dossier, evaluatie, goal, need, plan

if TYPE_CHECKING:
    from dossiertool.views.steps import Step

SIGNAL = {"kenmerk": "S1", "datum": "2026-10-01", "door": "Jolien", "behoeften": ["B1"]}


def steps(**parts: Any) -> dict[Stapnaam, Step]:
    case = dossier(**{"behoeften": [need()], **parts})
    return {step.stap: step for step in steps_of(case, case.behoeften[0])}


def test_a_need_of_which_nothing_is_known_has_six_steps_not_taken() -> None:
    found = steps()
    assert list(found) == list(Stapnaam)
    assert all(step.dagen == () and not step.afgeleid for step in found.values())


@pytest.mark.parametrize(
    ("stap", "parts", "day"),
    [
        (Stapnaam.SIGNALEREN, {"signalen": [SIGNAL]}, date(2026, 10, 1)),
        (Stapnaam.BEGRIJPEN, {"beelden": [{"datum": "2026-10-08"}]}, date(2026, 10, 8)),
        (
            Stapnaam.BEGRIJPEN,
            {"gesprekken": [{"datum": "2026-10-09", "behoeften": ["B1"], "uitkomst": "interventie"}]},
            date(2026, 10, 9),
        ),
        (
            Stapnaam.PLANNEN,
            {"plannen": [plan(behoeften=["B1"], status="vastgesteld", vastgesteld_op="2026-10-27")]},
            date(2026, 10, 27),
        ),
        (
            Stapnaam.REALISEREN,
            {"logboek": [{"datum": "2026-11-10", "soort": "uitvoering", "tekst": "Gedaan."}]},
            date(2026, 11, 10),
        ),
        (
            Stapnaam.REALISEREN,
            {"plannen": [plan(behoeften=["B1"], status="in_uitvoering")]},
            date(2026, 11, 4),
        ),
        (
            Stapnaam.VASTLEGGEN,
            {
                "plannen": [
                    plan(
                        behoeften=["B1"],
                        doelen=[goal(metingen=[{"datum": "2026-11-12", "waarde": "4 van de 5"}])],
                    )
                ]
            },
            date(2026, 11, 12),
        ),
        (
            Stapnaam.EVALUEREN,
            {"plannen": [plan(behoeften=["B1"])], "evaluaties": [evaluatie()]},
            date(2026, 11, 20),
        ),
    ],
)
def test_a_step_that_the_need_does_not_name_is_derived_and_says_so(
    stap: Stapnaam, parts: dict[str, Any], day: date
) -> None:
    found = steps(**parts)[stap]
    assert found.dagen == (day,)
    assert found.afgeleid


def test_what_the_need_itself_says_of_a_step_goes_before_what_is_derived() -> None:
    own = need(stappen=[{"stap": "signaleren", "datum": "2026-10-03"}])
    found = steps(behoeften=[own], signalen=[SIGNAL])[Stapnaam.SIGNALEREN]
    assert found.dagen == (date(2026, 10, 3),)
    assert not found.afgeleid


def test_what_is_about_another_need_or_a_plan_in_concept_is_no_step() -> None:
    found = steps(
        behoeften=[need(), need(kenmerk="B2")],
        signalen=[{**SIGNAL, "behoeften": ["B2"]}],
        plannen=[plan(behoeften=["B1"])],
        logboek=[
            {"datum": "2026-11-10", "soort": "uitvoering", "behoeften": ["B2"], "tekst": "Gedaan."},
            {"datum": "2025-11-10", "soort": "uitvoering", "tekst": "Lang voor deze behoefte."},
        ],
    )
    assert all(step.dagen == () for step in found.values())


def test_going_back_a_step_is_allowed_and_kept_with_its_day_and_reason() -> None:
    case = dossier(
        behoeften=[
            need(
                stappen=[
                    {"stap": "signaleren", "datum": "2026-10-03"},
                    {"stap": "begrijpen", "datum": "2026-10-06"},
                    {"stap": "plannen", "datum": "2026-10-27"},
                    {"stap": "begrijpen", "datum": "2026-11-12", "reden": "Het gebeurt ook in de pauze."},
                    {"stap": "plannen", "datum": "2026-11-19"},
                ]
            )
        ]
    )
    (back,) = returns_of(case.behoeften[0])
    assert (back.datum, back.van, back.naar) == (date(2026, 11, 12), Stapnaam.PLANNEN, Stapnaam.BEGRIJPEN)
    assert back.reden == "Het gebeurt ook in de pauze."
    taken = {step.stap: step.dagen for step in steps_of(case, case.behoeften[0])}
    assert taken[Stapnaam.BEGRIJPEN] == (date(2026, 10, 6), date(2026, 11, 12))
