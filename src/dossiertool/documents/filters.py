"""The filters a template may use: Dutch names, one value in, text out. An empty value stays empty.

Each is explained to schools in docs/sjablonen.md; a test holds the two together.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any

from dossiertool.documents import words

if TYPE_CHECKING:
    from collections.abc import Callable


QUOTES = ("“”", "‘’", "''", '""')


class WrongValue(Exception):
    """What is wrong with the value, as the second half of `Het veld x …`; never the value itself."""


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise WrongValue("is geen datum") from None


def as_number(value: object) -> Decimal:
    """Return the number exactly as it is written."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise WrongValue("is geen getal") from None


def _list(value: object) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise WrongValue("is geen lijst")
    return list(value)


def datum(value: object) -> str:
    """Return `11 december 2026`."""
    return words.full_date(_day(value))


def datum_kort(value: object) -> str:
    """Return `11 december`."""
    return words.day_and_month(_day(value))


def jaar(value: object) -> str:
    """Return `2026`."""
    return str(_day(value).year)


def leeftijd(today: date, value: object) -> str:
    """Return `12 jaar`, on the day the document is made."""
    born = _day(value)
    return f"{today.year - born.year - ((today.month, today.day) < (born.month, born.day))} jaar"


def schooljaar(value: object) -> str:
    """Return `2026/2027`, which does not break over two lines as 2026-2027 does."""
    return str(value).replace("-", "/")


def lijst(value: object) -> str:
    """Return `a, b en c`."""
    return words.enumeration(str(part) for part in _list(value))


def aantal(value: object) -> int:
    """Return how many there are."""
    return 0 if value is None else len(_list(value))


def komma(value: object, decimalen: int | None = None) -> str:
    """Return the number with a decimal comma, and with as many decimals as asked."""
    return words.number(as_number(value), decimalen)


def percentage(value: object, decimalen: int | None = None) -> str:
    """Return `80%`."""
    return f"{komma(value, decimalen)}%"


def woord(value: object) -> str:
    """Return the words for a choice: `in_behandeling` → in behandeling."""
    return words.words(str(value))


def hoofdletter(value: object) -> str:
    """Return the text with a capital first letter."""
    return words.capital(str(value))


def citaat(value: object) -> str:
    """Return the text between quotation marks, unless it already stands between them."""
    text = str(value).strip()
    inner = text[1:-1]
    if text[:1] + text[-1:] in QUOTES and not set(inner) & set("“”\"'‘’"):
        text = inner
    return f"“{text}”"


def verplicht(value: object) -> object:
    """Return the value; a document without it is not made."""
    if value is None or value == [] or not str(value).strip():
        raise WrongValue("moet zijn ingevuld")
    return value


_PLAIN: tuple[Callable[..., Any], ...] = (
    datum,
    datum_kort,
    jaar,
    schooljaar,
    lijst,
    komma,
    percentage,
    woord,
    hoofdletter,
    citaat,
)
NAMES = (*(function.__name__ for function in _PLAIN), "leeftijd", "aantal", "verplicht")
"""The names of all filters."""


def available(today: date) -> dict[str, Callable[..., Any]]:
    """Return the filters by name. All but `verplicht` and `aantal` leave an empty value empty."""
    filters = {function.__name__: _unless_empty(function) for function in _PLAIN}
    filters["leeftijd"] = _unless_empty(partial(leeftijd, today))
    return filters | {"aantal": aantal, "verplicht": verplicht}


def _unless_empty(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(value: object, *arguments: Any) -> object:
        return "" if value is None or value == "" else function(value, *arguments)

    return call
