"""Walks over a case in reading order: every record and every text, each with its field path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool.model.record import Record
from dossiertool.model.values import Label, Tekst, Tekstsoort

if TYPE_CHECKING:
    from collections.abc import Iterator


class Text(NamedTuple):
    """One filled-in text: its field path, what it says and which tekstsoort it is; None for a label."""

    pad: str
    text: str
    soort: Tekstsoort | None


@dataclass(frozen=True, slots=True)
class Contents:
    """All that stands in a case, in the order of the model: walked once, for every rule that looks at it all.

    `texts` have a tekstsoort; `labels` are names and the like.
    """

    records: list[tuple[str, Record]]
    texts: list[Text]
    labels: list[Text]


def contents(record: Record) -> Contents:
    """Return all that stands in this record and the records in it."""
    found, said = _walk(record, "")
    return Contents(
        found,
        [part for part in said if part.soort is not None],
        [part for part in said if part.soort is None],
    )


def records(record: Record, pad: str = "") -> list[tuple[str, Record]]:
    """Return (field path, record) for the record itself and all records in it, in the order of the model."""
    return _walk(record, pad)[0]


def texts(record: Record, pad: str = "", *, labels: bool = False) -> list[Text]:
    """Return every filled-in text in the order of the model; with `labels` names and the like too."""
    return [part for part in _walk(record, pad)[1] if labels or part.soort is not None]


def reading_order(case: Record, pad: str | None) -> tuple[int, ...]:
    """Return a key that sorts field paths of this case in the order of the model."""
    here: Any = case
    key = []
    for step in (pad or "").split("."):
        if isinstance(here, tuple) and step.isdigit() and int(step) < len(here):
            key.append(int(step))
            here = here[int(step)]
        elif isinstance(here, Record) and step in (order := _order_of(type(here))):
            key.append(order[step])
            here = getattr(here, step)
        else:
            break
    return tuple(key)


def _walk(record: Record, pad: str) -> tuple[list[tuple[str, Record]], list[Text]]:
    """Return the records and the texts of this record, labels among them, each in the order of the model."""
    found: list[tuple[str, Record]] = []
    said: list[Text] = []
    _gather(record, pad, found, said)
    return found, said


def _gather(record: Record, pad: str, found: list[tuple[str, Record]], said: list[Text]) -> None:
    found.append((pad, record))
    kinds = _kinds_of(type(record))
    for name in _telling_fields(type(record)):
        value = getattr(record, name)
        if not value:  # most fields of most records
            continue
        here = f"{pad}.{name}" if pad else name
        items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for i, item in items:
            at = here if i is None else f"{here}.{i}"
            if isinstance(item, str):  # asked first: for pydantic the other question is a slow one
                if name in kinds:
                    said.append(Text(at, item, _soort_of(record, kinds[name])))
            elif isinstance(item, Record):
                _gather(item, at, found, said)


def _soort_of(record: Record, soort: Tekstsoort | None) -> Tekstsoort | None:
    """Return the tekstsoort of a text in a record: a citaat when these are his own words."""
    return Tekstsoort.CITAAT if soort is not None and getattr(record, "letterlijk", False) else soort


@cache
def _order_of(record: type[Record]) -> dict[str, int]:
    """Return how many fields come before each field."""
    return {name: i for i, name in enumerate(record.model_fields)}


@cache
def _record_fields(record: type[Record]) -> tuple[str, ...]:
    """Return the fields that can hold other records, in the order of the model."""
    return tuple(name for name, field in record.model_fields.items() if _can_hold_record(field.annotation))


@cache
def _telling_fields(record: type[Record]) -> tuple[str, ...]:
    """Return the fields that can hold a text, a label or other records, in the order of the model."""
    telling = {*_record_fields(record), *_kinds_of(record)}
    return tuple(name for name in record.model_fields if name in telling)


@cache
def _kinds_of(record: type[Record]) -> dict[str, Tekstsoort | None]:
    """Return the fields that hold text or labels, with the tekstsoort of a text and None for a label."""
    kinds: dict[str, Tekstsoort | None] = {}
    for name, field in record.model_fields.items():
        for mark in (*field.metadata, *_marks_in(field.annotation)):
            if isinstance(mark, Tekst):
                kinds[name] = mark.soort
            elif isinstance(mark, Label):
                kinds.setdefault(name, None)
    return kinds


def _marks_in(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in getattr(annotation, "__args__", ()):
        yield from _marks_in(part)


def _can_hold_record(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_can_hold_record(part) for part in getattr(annotation, "__args__", ()))
