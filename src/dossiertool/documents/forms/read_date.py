"""Reads a day as people at a Dutch school write it: `11-12-2026`, `11 dec. 2026`, `vrijdag 11 december 2026`.

Day first, always. What is not clear (no year, a week, a day that does not exist) is asked again, not guessed.
"""

from __future__ import annotations

import re
from datetime import date

from dossiertool.dates import YEARS
from dossiertool.documents.words import MONTHS

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ENGLISH = {"march": 3, "mar": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10, "oct": 10}
_NAMES = {
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, start=1)},
    "mrt": 3,
    "sept": 9,
    **_ENGLISH,
}
_WEEKDAYS = {name[:length]: number for number, name in enumerate(_DAYS) for length in (2, len(name))}
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*('?\d{2}|\d{4})\.?", re.ASCII)
_MONTH = f"({'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_WORDS = re.compile(rf"(\d{{1,2}})(?:e|ste|de)?[-. ]*{_MONTH}[-. ,]*('?\d{{2}}|\d{{4}})\.?", re.ASCII)
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
_WITHOUT_YEAR = re.compile(
    rf"\d{{1,2}}(?:e|ste|de)?[-. ]*{_MONTH}\.?|\d{{1,2}}\s*[-/.]\s*\d{{1,2}}\.?", re.ASCII
)
_HOW = "Schrijf dag, maand en jaar, bijvoorbeeld 11-12-2026."
_CENTURY = 2000


class UnclearDate(ValueError):
    """A day that cannot be read for sure: what is wrong (Dutch, without what was written), and what to do."""

    def __init__(self, what: str, advice: str = _HOW) -> None:
        """Keep both apart."""
        super().__init__(what)
        self.what, self.advice = what, advice


def read_date(text: str) -> date:
    """Return the day that this text says.

    Raises:
        UnclearDate: no day, no year, a day that does not exist or is another day of the week, or a year
            outside `dates.YEARS`.
    """
    said = " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())
    weekday, said = _without_weekday(said)
    day, month, year = _parts(said)
    if year not in YEARS:
        raise UnclearDate(f"Het jaar van deze datum ligt niet tussen {YEARS.start} en {YEARS.stop - 1}.")
    try:
        found = date(year, month, day)
    except ValueError:
        raise UnclearDate("Deze datum bestaat niet.", "Kijk de dag en de maand na.") from None
    if weekday is not None and found.weekday() != weekday:
        raise UnclearDate("De dag van de week past niet bij deze datum.", "Kijk na welke van de twee klopt.")
    return found


def _without_weekday(said: str) -> tuple[int | None, str]:
    first, _, rest = said.partition(" ")
    weekday = _WEEKDAYS.get(first.rstrip(".,"))
    return (None, said) if weekday is None else (weekday, rest.strip())


def _parts(said: str) -> tuple[int, int, int]:
    """Return day, month and year as numbers."""
    if found := _ISO.fullmatch(said):
        year, month, day = map(int, found.groups())
        return day, month, year
    if found := _NUMBERS.fullmatch(said):
        return int(found[1]), int(found[2]), _year(found[3])
    if found := _WORDS.fullmatch(said):
        return int(found[1]), _NAMES[found[2]], _year(found[3])
    if _WITHOUT_YEAR.fullmatch(said):
        raise UnclearDate("Bij deze datum ontbreekt het jaar.")
    raise UnclearDate("Dit is geen datum die dossiertool kan lezen.")


def _year(said: str) -> int:
    digits = said.lstrip("'")
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)  # noqa: PLR2004 -- '26
