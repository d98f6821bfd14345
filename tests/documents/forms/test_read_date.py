"""A day as people at a Dutch school write it; what is not clear is asked again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.documents.forms.read_date import UnclearDate, read_date
from dossiertool.documents.words import MONTHS, full_date

DAY = date(2026, 12, 11)


@pytest.mark.parametrize(
    "text",
    [
        "11-12-2026", "11/12/2026", "11.12.2026", "11 - 12 - 2026", "11 12 2026", "11-12-26", "11-12-'26",
        "11 december 2026", "11 December 2026", "11 dec 2026", "11 dec. 2026", "11-dec-2026", "11dec2026",
        "11 dec '26", "11 dec ’26", "11e december 2026", "11 december, 2026", "11 december 2026.",
        "vrijdag 11 december 2026", "vr 11-12-2026", "Vr. 11 dec 2026", "vrijdag, 11 december 2026",
        "2026-12-11", "2026/12/11", "11\u00a0december\u00a02026", " 11  december 2026 ",
    ],
)  # fmt: skip
def test_every_usual_way_to_write_a_day_is_read(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 jan 2027", 1),
        ("1 mrt 2027", 3),
        ("1 mei 2027", 5),
        ("1 sept 2027", 9),
        ("1 okt 2027", 10),
        ("1 May 2027", 5),
    ],
)
def test_short_names_of_months_are_read(text: str, month: int) -> None:
    assert read_date(text) == date(2027, month, 1)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("11 december", "ontbreekt het jaar"),
        ("11-12", "ontbreekt het jaar"),
        ("11 dec.", "ontbreekt het jaar"),
        ("31-11-2026", "bestaat niet"),
        ("12-25-2026", "bestaat niet"),
        ("29 februari 2027", "bestaat niet"),
        ("0-0-2026", "bestaat niet"),
        ("donderdag 11 december 2026", "dag van de week"),
        ("11-12-1926", "tussen 1980 en 2100"),
        ("11-12-2206", "tussen 1980 en 2100"),
        ("11-12-202", "geen datum"),
        ("december 2026", "geen datum"),
        ("week 50", "geen datum"),
        ("eind december 2026", "geen datum"),
        ("11 of 12 december 2026", "geen datum"),
        ("11-12-2026 en 18-12-2026", "geen datum"),
        ("morgen", "geen datum"),
        ("n.v.t.", "geen datum"),
        ("11 quintember 2026", "geen datum"),
        ("١١-١٢-٢٠٢٦", "geen datum"),
        ("111-12-2026", "geen datum"),
    ],
)
def test_what_is_not_clear_is_asked_again(text: str, what: str) -> None:
    with pytest.raises(UnclearDate) as unclear:
        read_date(text)
    assert what in unclear.value.what
    assert text not in unclear.value.what
    assert unclear.value.advice


@given(st.integers(0, 120 * 365))
def test_every_day_that_is_written_is_read(days: int) -> None:
    day = date(1980, 1, 1) + timedelta(days)
    short = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    for text in (
        full_date(day),
        f"{day:%d-%m-%Y}",
        f"{day.day}-{day.month}-{day.year}",
        day.isoformat(),
        short,
    ):
        assert read_date(text) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_days(text: str) -> None:
    try:
        read_date(text)
    except UnclearDate:
        pass
