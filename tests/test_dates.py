"""Counting the way people at a school agree on terms."""

from __future__ import annotations

from datetime import date

import pytest

from dossiertool.dates import school_year_of


@pytest.mark.parametrize(
    ("day", "year"), [("2026-07-31", "2025-2026"), ("2026-08-01", "2026-2027"), ("2027-01-01", "2026-2027")]
)
def test_a_school_year_starts_in_august(day: str, year: str) -> None:
    assert school_year_of(date.fromisoformat(day)) == year
