"""Lays out what a view holds: days and counts in words, lines and rows that fit the screen, values for JSON."""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from dossiertool.cli.terminal import one_line
from dossiertool.documents.words import NBSP, full_date
from dossiertool.model.record import Record


def count_of(count: int, one: str, more: str) -> str:
    """Return a count in words: `1 maand`, `3 maanden`."""
    return f"{count} {one if count == 1 else more}"


def day(when: date) -> str:
    """Return the day as people say it: 11 december 2026."""
    return full_date(when).replace(NBSP, " ")


def paragraph(text: str, *, indent: int = 0, hang: int = 0) -> str:
    """Return the text on lines of at most 100 signs, or the width of a narrower screen.

    The first line begins after `indent` blanks, the others after `hang` more. Nothing in it can steer a
    terminal.
    """
    return textwrap.fill(
        one_line(text),
        min(shutil.get_terminal_size((100, 24)).columns, 100),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


def row(*cells: tuple[str, int], rest: str, indent: int = 0) -> str:
    """Return one line of a table: cells of a fixed width, then the rest, wrapped under itself."""
    left = indent + sum(width for _, width in cells)
    head = "".join(f"{one_line(text):<{width}}" for text, width in cells)
    return " " * indent + head + paragraph(rest, indent=left)[left:]


def plain(value: object) -> Any:
    """Return what a view holds as values that JSON knows: days as text, records as objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value
