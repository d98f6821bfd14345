"""Views are only ever added to."""

from __future__ import annotations

from typing import Any

from dossiertool.model.added_views import with_views_kept
from dossiertool.model.dossier import Dossier
from tests.checks.cases import dossier, evaluatie, plan


def view(tekst: str) -> dict[str, Any]:
    return {"van": "ouders", "door": "Fatima", "datum": "2026-10-06", "tekst": tekst}


def said(case: Dossier) -> list[str]:
    return [one.tekst for one in case.zienswijzen]


def test_what_is_added_stays_added_and_nothing_is_counted() -> None:
    before = dossier(zienswijzen=[view("een")])
    after = dossier(zienswijzen=[view("een"), view("twee")])
    assert with_views_kept(before, after) == (after, 0)


def test_a_view_in_a_plan_stays_in_that_plan() -> None:
    before = dossier(plannen=[plan(zienswijzen=[view("een")])], evaluaties=[evaluatie()])
    after = dossier(plannen=[plan(zienswijzen=[view("twee")])], evaluaties=[evaluatie()])
    kept, count = with_views_kept(before, after)
    assert count == 1
    assert [one.tekst for one in kept.plannen[0].zienswijzen] == ["een", "twee"]


def test_a_view_of_a_plan_that_is_gone_stands_with_the_dossier() -> None:
    before = dossier(plannen=[plan(zienswijzen=[view("een")])])
    kept, count = with_views_kept(before, dossier())
    assert (said(kept), count) == (["een"], 1)


def test_keeping_views_twice_changes_nothing_more() -> None:
    before = dossier(zienswijzen=[view("een")])
    once, _ = with_views_kept(before, dossier())
    assert with_views_kept(before, once) == (once, 0)
