"""Walks over a case in reading order: every record and every text, each with its field path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dossiertool.model.record import Record
from dossiertool.model.values import Tekst, Tekstsoort

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Text:
    """One filled-in text: its field path, what it says and which tekstsoort it is."""

    pad: str
    text: str
    soort: Tekstsoort


def records(record: Record, pad: str = "") -> Iterator[tuple[str, Record]]:
    """Yield (field path, record) for the record itself and all records in it, in the order of the model."""
    yield pad, record
    for name in type(record).model_fields:
        yield from _records_in(getattr(record, name), f"{pad}.{name}" if pad else name)


def _records_in(value: object, pad: str) -> Iterator[tuple[str, Record]]:
    if isinstance(value, Record):
        yield from records(value, pad)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _records_in(item, f"{pad}.{i}")


def texts(record: Record) -> Iterator[Text]:
    """Yield every filled-in text of the case in the order of the model."""
    for pad, part in records(record):
        for name, soort in _text_fields(type(part)):
            value = getattr(part, name)
            here = f"{pad}.{name}" if pad else name
            if isinstance(value, str):
                yield Text(here, value, soort)
            elif isinstance(value, tuple):
                for i, item in enumerate(value):
                    yield Text(f"{here}.{i}", item, soort)


@cache
def _text_fields(record: type[Record]) -> tuple[tuple[str, Tekstsoort], ...]:
    """List the fields of a record that hold text (or a list of texts), with their tekstsoort."""
    found = []
    for name, field in record.model_fields.items():
        marks = [mark for mark in (*field.metadata, *_marks_in(field.annotation)) if isinstance(mark, Tekst)]
        if marks:
            found.append((name, marks[0].soort))
    return tuple(found)


def _marks_in(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in getattr(annotation, "__args__", ()):
        yield from _marks_in(part)
