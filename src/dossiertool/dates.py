"""Counting with days, months and school years, the way people at a school agree on terms."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
# A day, or a part of a month or year, as people write it in a sentence.
DAY_IN_WORDS = re.compile(
    rf"\b\d{{1,2}}\.?\s+{_MONTHS}\.?(?:\s+\d{{4}})?|\b\d{{4}}-\d\d-\d\d\b|"
    rf"\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b|\b(?:eind|begin|half|in|voor)\s+{_MONTHS}\b(?:\s+\d{{4}})?|"
    r"\bwe(?:ek|ken)\s+\d{1,2}(?:\s+(?:tot en met|t/m|en)\s+\d{1,2})?",
    re.IGNORECASE,
)
YEARS = range(1980, 2101)  # a day in another year is a slip of the pen
FIRST_MONTH = 8  # a school year runs from 1 August to 31 July


def months_before(day: date, months: int) -> date:
    """Return the same day of the month so many months earlier; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return day.replace(year=year, month=month + 1, day=min(day.day, last))
        except ValueError:
            continue
    raise AssertionError


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later; the last day of a shorter month."""
    return months_before(day, -months)


def school_year_of(day: date) -> str:
    """Return the school year of a day, as case files write it: `2026-2027`."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"


def days_of_school_year(day: date) -> tuple[date, date]:
    """Return the first and last day of the school year this day is in."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return date(first, FIRST_MONTH, 1), date(first + 1, FIRST_MONTH - 1, 31)
