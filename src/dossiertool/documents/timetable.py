"""When what happens in a plan: a list of dates, and the same as bars over weeks, months or years (R136)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool.documents.words import full_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.model.handelingsplan import Handelingsplan

# So many columns are still wide enough to read; above so many weeks only every other one is named.
_MOST_WEEKS, _MOST_HALVES, _MOST_MONTHS = 14, 10, 14
_ALL_NAMED = 8
_SECOND_HALF = 16
_MONTH_IN_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


class Slot(NamedTuple):
    """A column of the bars: its first day, the first day after it, and what stands above it."""

    first: date
    after: date
    kop: str


class Bar(NamedTuple):
    """A row of the bars: from day to day, or single days."""

    kop: str
    first: date | None
    last: date | None
    days: tuple[date, ...] = ()


def timetable(
    plan: Handelingsplan, doelen: Sequence[dict[str, Any]], maatregelen: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Return `tijdpad` (rows with `datum` and `regels`) and `tijdbalk`.

    `tijdbalk` has `koppen`, `regels` (each with `kop` and `vakken`: `vol`, `punt` or neither), `uitleg`, and
    `tekst`, which says the same in words for who cannot see it. It is None when the plan ends before it
    starts.
    """
    dated: dict[date, list[str]] = {}
    for day, text in sorted(_dates(plan, doelen, maatregelen), key=lambda row: row[0]):
        dated.setdefault(day, []).append(text)
    return {
        "tijdpad": [{"datum": day.isoformat(), "regels": texts} for day, texts in dated.items()],
        "tijdbalk": _drawing(plan, doelen),
    }


def _dates(
    plan: Handelingsplan, doelen: Sequence[dict[str, Any]], maatregelen: Sequence[dict[str, Any]]
) -> Iterator[tuple[date, str]]:
    yield plan.startdatum, "Het plan begint"
    for measure in maatregelen:
        who = f" ({measure['wie']})" if measure["wie"] else ""
        what = f"{measure['wat'].rstrip('.')}{who}"
        start, last = measure["start"], measure["uiterlijk"]
        if start:
            yield date.fromisoformat(start), what if start == last else f"Begint: {what}"
        if last and start != last:
            yield date.fromisoformat(last), f"Uiterlijk: {what}"
    for goal in doelen:
        for step in goal["tussendoelen"]:
            yield (
                date.fromisoformat(step["datum"]),
                f"Tussendoel bij doel {goal['nummer']}: {step['omschrijving'].rstrip('.')}",
            )
        if goal["streefdatum"]:
            title = goal["titel"] or goal["streefwaarde"]
            text = f"Doel {goal['nummer']}: {title.rstrip('.')}" if title else f"Doel {goal['nummer']}"
            yield date.fromisoformat(goal["streefdatum"]), text
    for moment in plan.evaluatiemomenten:
        yield moment.datum, f"Samen kijken: {moment.wat.rstrip('.')}" if moment.wat else "Samen kijken"
    yield plan.einddatum, "Het plan eindigt"


def _drawing(plan: Handelingsplan, doelen: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    if plan.einddatum <= plan.startdatum:
        return None
    bars = [Bar("Het plan", plan.startdatum, plan.einddatum)]
    for goal in doelen:
        day = goal["streefdatum"] and date.fromisoformat(goal["streefdatum"])
        if day and day > plan.startdatum:
            bars.append(Bar(f"Doel {goal['nummer']}", plan.startdatum, day))
    moments = tuple(sorted({moment.datum for moment in plan.evaluatiemomenten}))
    if moments:
        bars.append(Bar("Samen kijken", None, None, moments))
    first = min(day for bar in bars for day in (bar.first, *bar.days) if day)
    last = max(day for bar in bars for day in (bar.last, *bar.days) if day)
    unit, found = slots(first, last)
    return {
        "uitleg": f"Elke kolom is {unit}."
        + (" Een stip is een dag waarop we samen kijken." if moments else ""),
        "koppen": [{"kop": slot.kop} for slot in found],
        "regels": [{"kop": bar.kop, "vakken": [_box(bar, slot) for slot in found]} for bar in bars],
        "tekst": " ".join(map(_in_words, bars)),
    }


def _box(bar: Bar, slot: Slot) -> dict[str, bool]:
    full = bar.first is not None and bar.last is not None and bar.first < slot.after and bar.last >= slot.first
    return {"vol": full, "punt": any(slot.first <= day < slot.after for day in bar.days)}


def _in_words(bar: Bar) -> str:
    if bar.first and bar.last:
        return f"{bar.kop}: van {full_date(bar.first)} tot en met {full_date(bar.last)}."
    return f"{bar.kop}: {', '.join(full_date(day) for day in bar.days)}."


def slots(first: date, last: date) -> tuple[str, list[Slot]]:
    """Return the columns from the first to the last day, and what one column is."""
    weeks = ((last - _monday(first)).days // 7) + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if weeks <= _MOST_WEEKS:
        starts = [_monday(first) + timedelta(weeks=week) for week in range(weeks + 1)]
        every = 1 if weeks <= _ALL_NAMED else 2
        return "een week", [
            Slot(start, after, _day_and_month(start) if n % every == 0 else "")
            for n, (start, after) in enumerate(pairwise(starts))
        ]
    if months <= _MOST_HALVES:
        return "een halve maand", [half for month in _months(first, last, 1) for half in _halves(month)]
    if months <= _MOST_MONTHS:
        return "een maand", _months(first, last, 1)
    if months <= _MOST_MONTHS * 3:
        return "drie maanden", _months(first.replace(month=(first.month - 1) // 3 * 3 + 1), last, 3)
    return "een jaar", _months(first.replace(month=1), last, 12)


def _months(first: date, last: date, step: int) -> list[Slot]:
    found = []
    start = first.replace(day=1)
    while start <= last:
        month = start.month - 1 + step
        after = date(start.year + month // 12, month % 12 + 1, 1)
        in_years = step > 1 and start.month == 1
        found.append(Slot(start, after, str(start.year) if in_years else _MONTH_IN_SHORT[start.month - 1]))
        start = after
    return found


def _halves(month: Slot) -> tuple[Slot, Slot]:
    """Return the two halves of a month; the name stands above the first."""
    middle = month.first.replace(day=_SECOND_HALF)
    return Slot(month.first, middle, month.kop), Slot(middle, month.after, "")


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _day_and_month(day: date) -> str:
    return f"{day.day} {_MONTH_IN_SHORT[day.month - 1]}"
