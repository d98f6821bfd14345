"""Walks over a case in reading order: every record and every text, each with its field path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dossiertool.model.record import Record
from dossiertool.model.values import Label, Tekst, Tekstsoort

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Text:
    """One filled-in text: its field path, what it says and which tekstsoort it is; None for a label."""

    pad: str
    text: str
    soort: Tekstsoort | None


def records(record: Record, pad: str = "") -> Iterator[tuple[str, Record]]:
    """Yield (field path, record) for the record itself and all records in it, in the order of the model."""
    yield pad, record
    for name in _record_fields(type(record)):
        for here, value in _items(getattr(record, name), f"{pad}.{name}" if pad else name):
            if isinstance(value, Record):
                yield from records(value, here)


def texts(record: Record, pad: str = "", *, labels: bool = False) -> Iterator[Text]:
    """Yield every filled-in text in the order of the model; with `labels` names and the like too."""
    kinds = _kinds_of(type(record))
    for name in _telling_fields(type(record)):
        for here, value in _items(getattr(record, name), f"{pad}.{name}" if pad else name):
            if isinstance(value, Record):
                yield from texts(value, here, labels=labels)
            elif isinstance(value, str) and name in kinds and (labels or kinds[name] is not None):
                yield Text(here, value, kinds[name])


def reading_order(case: Record, pad: str | None) -> tuple[int, ...]:
    """Return a key that sorts field paths of this case in the order of the model."""
    here: Any = case
    key = []
    for step in (pad or "").split("."):
        if isinstance(here, Record) and step in type(here).model_fields:
            key.append(list(type(here).model_fields).index(step))
            here = getattr(here, step)
        elif isinstance(here, tuple) and step.isdigit() and int(step) < len(here):
            key.append(int(step))
            here = here[int(step)]
        else:
            break
    return tuple(key)


def _items(value: object, pad: str) -> Iterator[tuple[str, object]]:
    """Yield the value, or each item of a list, with its path."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield f"{pad}.{i}", item
    else:
        yield pad, value


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
