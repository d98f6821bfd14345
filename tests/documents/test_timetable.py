"""The timetable: all dates in order, and bars with the same in words for who cannot see them (R136)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.documents.timetable import slots
from tests.documents import word
from tests.documents.cases import TODAY, with_document
from tests.documents.word import W

PLAN: dict[str, Any] = {
    "startdatum": "2026-11-04",
    "einddatum": "2027-02-05",
    "doelen": [
        {
            "kenmerk": "D1",
            "titel": "toetsen inleveren",
            "omschrijving": "Noor levert alles in.",
            "streefdatum": "2027-01-29",
            "tussendoelen": [{"datum": "2026-12-11", "omschrijving": "Drie van de vier."}],
        },
        {"kenmerk": "D2", "omschrijving": "Zonder datum."},
    ],
    "maatregelen": [{"wie": "Peter", "wat": "Oefent.", "start": "2026-11-04", "uiterlijk": "2027-01-27"}],
    "evaluatiemomenten": [{"datum": "2026-12-11", "wat": "Tussenevaluatie"}, {"datum": "2027-02-05"}],
}


def data_of(**fields: Any) -> dict[str, Any]:
    return document_data("handelingsplan", with_document("handelingsplan", {**PLAN, **fields}), today=TODAY)


def test_what_happens_on_one_day_stands_together_and_days_are_in_order() -> None:
    assert [(row["datum"], row["regels"]) for row in data_of()["tijdpad"]] == [
        ("2026-11-04", ["Het plan begint", "Begint: Oefent (Peter)"]),
        ("2026-12-11", ["Tussendoel bij doel 1: Drie van de vier", "Samen kijken: Tussenevaluatie"]),
        ("2027-01-27", ["Uiterlijk: Oefent (Peter)"]),
        ("2027-01-29", ["Doel 1: toetsen inleveren"]),
        ("2027-02-05", ["Samen kijken", "Het plan eindigt"]),
    ]


def test_what_is_done_on_one_day_stands_there_once() -> None:
    measure = {"wat": "Praat met de klas.", "start": "2026-11-12", "uiterlijk": "2026-11-12"}

    assert data_of(maatregelen=[measure])["tijdpad"][1]["regels"] == ["Praat met de klas"]


def bar_of(**fields: Any) -> list[str]:
    """Draw the bars as text: a hash where it is full, a dot on a moment."""
    return [
        "".join("#" if box["vol"] else "." if box["punt"] else " " for box in bar["vakken"])
        for bar in data_of(**fields)["tijdbalk"]["regels"]
    ]


def test_a_bar_runs_from_the_first_to_the_last_week_and_a_dot_is_a_moment() -> None:
    assert bar_of() == ["#" * 14, "#" * 13 + " ", " " * 5 + "." + " " * 7 + "."]


@pytest.mark.eis("R136")
def test_the_bars_are_a_table_with_alternative_text_that_says_the_same() -> None:
    body = word.body(fill("handelingsplan", with_document("handelingsplan", PLAN), today=TODAY))
    (table,) = (
        table
        for table in body.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle[@{W}val='DossierTijdbalk']") is not None
    )
    described = table.find(f"{W}tblPr/{W}tblDescription")
    assert described is not None
    shaded = [p for p in table.iter(f"{W}p") if word.style_of(p) == "Balk"]

    assert described.get(f"{W}val", "").replace("\N{NO-BREAK SPACE}", " ") == (
        "Het plan: van 4 november 2026 tot en met 5 februari 2027. "
        "Doel 1: van 4 november 2026 tot en met 29 januari 2027. "
        "Samen kijken: 11 december 2026, 5 februari 2027."
    )
    assert len(shaded) == 14 + 13
    titles = [table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for table in body.iter(f"{W}tbl")]  # type: ignore[union-attr]
    assert "Tijdpad" in titles


def test_a_plan_that_ends_before_it_starts_has_dates_and_no_bars() -> None:
    data = data_of(einddatum="2026-10-01")

    assert data["tijdbalk"] is None
    assert data["tijdpad"][0]["regels"] == ["Het plan eindigt"]
    fill("handelingsplan", with_document("handelingsplan", {**PLAN, "einddatum": "2026-10-01"}), today=TODAY)


@pytest.mark.parametrize(
    ("last", "unit", "number", "heads"),
    [
        ("2026-11-20", "een week", 3, ["2 nov", "9 nov", "16 nov"]),
        ("2027-02-05", "een week", 14, ["2 nov", "", "16 nov"]),
        ("2027-04-30", "een halve maand", 12, ["nov", "", "dec"]),
        ("2027-10-31", "een maand", 12, ["nov", "dec", "jan"]),
        ("2029-07-31", "drie maanden", 12, ["okt", "2027", "apr"]),
        ("2035-07-31", "een jaar", 10, ["2026", "2027", "2028"]),
    ],
)
def test_the_longer_it_takes_the_wider_a_column_is(last: str, unit: str, number: int, heads: list[str]) -> None:
    what, columns = slots(date(2026, 11, 4), date.fromisoformat(last))

    assert what == unit
    assert len(columns) == number
    assert [column.kop for column in columns[:3]] == heads
    assert columns[0].first <= date(2026, 11, 4)
    assert columns[-1].first <= date.fromisoformat(last) < columns[-1].after
    assert all(one.after == following.first for one, following in pairwise(columns))
