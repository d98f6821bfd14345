"""Finds the days that a text names, and puts them on the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from dossiertool.dates import YEARS

_MONTHS = "jan feb maa apr mei jun jul aug sep okt nov dec".split()
_MONTH_OF = {name: number for number, name in enumerate(_MONTHS, start=1)} | {"mrt": 3}
_NAMES = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SHORT = "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
_DAY = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:e|ste|de)?\s+)?(?P<m>{_NAMES}|{_SHORT})\b\.?(?:\s+['’]?(?P<y>\d{{4}}|\d{{2}}(?!\d|\s*(?:van|%|keer|uur|minuten))))?"
    r"|\b(?P<iso>\d{4}-\d\d-\d\d)\b"
    r"|\b(?P<d2>\d{1,2})[-/](?P<m2>\d{1,2})[-/](?P<y2>\d{4}|\d{2})\b"
    r"|\b(?P<s1>20\d\d)\s?[-–/]\s?(?P<s2>20\d\d|\d{2})\b"
    r"|\b(?P<year>(?:19|20)\d\d)\b(?!\s*(?:woorden|keer|punten|meter|euro))",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """A day or period that the text names, at `start` up to `end`: from `first` up to and including `last`.

    `sure` is False when the year was not written but taken to be the nearest.
    """

    start: int
    end: int
    first: date
    last: date
    sure: bool


def days_in(text: str, today: date) -> list[Day]:
    """Return the days, months and years that the text names, in order."""
    found = []
    for match in _DAY.finditer(text):
        span = _span(match, today)
        if span is not None:
            found.append(Day(match.start(), match.end(), *span))
    return found


def _span(match: re.Match[str], today: date) -> tuple[date, date, bool] | None:
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
            return (day, day, True) if day.year in YEARS else None
        if match["d2"]:
            day = date(_full(match["y2"]), int(match["m2"]), int(match["d2"]))
            return day, day, True
        if match["s1"]:
            first, last = int(match["s1"]), _full(match["s2"])
            return (date(first, 8, 1), date(last, 7, 31), True) if last == first + 1 else None
        if match["year"]:
            return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31), True
        month = _MONTH_OF[match["m"][:3].lower()]
        sure = bool(match["y"])
        year = _full(match["y"]) if sure else _nearest(today, month)
        if match["d"]:
            day = date(year, month, int(match["d"]))
            return day, day, sure
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1), sure
    except ValueError:
        return None


def _full(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004


def _nearest(today: date, month: int) -> int:
    """Return the year in which a month without a year is nearest to today; half a year ahead is the limit."""
    ahead = (month - today.month) % 12
    return today.year + (today.month + ahead > 12) if ahead <= 4 else today.year - (month > today.month)  # noqa: PLR2004
