"""Writes the place where a field is answered: in the table of a section, or in a cell of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.shape import PAPER_ONLY, Kind, alias, bookmark
from dossiertool.documents.forms.write_pieces import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.documents.forms.shape import Field, Value
    from dossiertool.documents.forms.write_pieces import Controls

KEPT, FIXED = "sdtLocked", "sdtContentLocked"
_BETWEEN = " \N{EM SPACE}"
_NBSP = "\N{NO-BREAK SPACE}"
_TOGETHER = 76  # signs of all choices: on one line, or on two
_IN_A_CELL = 12


def answer(field: Field, controls: Controls) -> str:
    """Return the paragraphs of the right cell of a field: its control, inside its bookmark."""
    lock = FIXED if field.vast else KEPT
    if field.vast:
        said = _words(field, field.waarde)
        lines = [controls.text(field.pad, alias(field.pad, field.label), said, lines=True, lock=lock)]
    elif field.kind in (Kind.AANKRUIS, Kind.MEERKEUZE):
        lines = _boxes(field, field.pad, field.waarde, controls, lock, _TOGETHER)
    else:
        lines = [_control(field, field.pad, field.waarde, controls, lock)]
    lines[0], lines[-1] = _around(bookmark(field.pad), lines, controls)
    style = "Antwoordkeuze" if len(lines) > 1 else "Antwoord"
    return "".join(paragraph(style, line) for line in lines)


def cell_answer(column: Field, tag: str, value: Value, controls: Controls) -> str:
    """Return the paragraphs of a cell of a list: texts plainly, days, choices and ticks in controls."""
    nothing_to_choose = column.kind is Kind.KEUZE and not column.keuzes
    if column.pad == PAPER_ONLY or column.vast or column.kind in _PLAIN or nothing_to_choose:
        return paragraph("Antwoordcel", *([run(_words(column, value))] if value else []))
    if column.kind in (Kind.AANKRUIS, Kind.MEERKEUZE):
        lines = _boxes(column, tag, value, controls, "", _IN_A_CELL)
    else:
        lines = [_control(column, tag, value, controls, "")]
    style = "Antwoordcelkeuze" if len(lines) > 1 else "Antwoordcel"
    return "".join(paragraph(style, line) for line in lines)


_PLAIN = (Kind.TEKST, Kind.ALINEA, Kind.LIJST, Kind.GETAL)


def _around(name: str, lines: Sequence[str], controls: Controls) -> tuple[str, str]:
    """Return the first and the last line with a bookmark from the start of the one to the end of the other."""
    if len(lines) == 1:
        only = controls.marked(name, lines[0])
        return only, only
    whole = controls.marked(name, "\n")
    start, end = whole.split("\n")
    return start + lines[0], lines[-1] + end


def _control(field: Field, tag: str, value: Value, controls: Controls, lock: str) -> str:
    name = alias(tag, field.label)
    if field.kind is Kind.VINK:
        return controls.tick(tag, name, on=value is True, lock=lock) + run(f"{_NBSP}ja")
    if field.kind is Kind.DATUM:
        return controls.day(tag, name, value if isinstance(value, str) else None, lock=lock)
    if field.kind is Kind.KEUZE:
        return controls.choice(tag, name, field.keuzes, value if isinstance(value, str) else None, lock)
    several = field.kind in (Kind.ALINEA, Kind.LIJST)
    return controls.text(tag, name, _words(field, value) or None, lines=several, lock=lock)


def _boxes(field: Field, tag: str, value: Value, controls: Controls, lock: str, room: int) -> list[str]:
    """Return a tick box for each choice, with its words: behind each other if they fit, else a line each."""
    on = value if isinstance(value, tuple) else (value,)
    together = sum(len(one.woorden) + 3 for one in field.keuzes) <= room
    boxes = [
        controls.marked(
            bookmark(f"{tag}.{one.code}"),
            controls.tick(
                f"{tag}.{one.code}",
                alias(tag, field.label, one.code if field.eigen_keuzes else one.woorden),
                on=one.code in on,
                lock=lock,
            ),
        )
        + run(f"{_NBSP}{one.woorden.replace(' ', _NBSP) if together else one.woorden}")
        for one in field.keuzes
    ]
    return [run(_BETWEEN).join(boxes)] if together else boxes


def _words(field: Field, value: Value) -> str:
    """Return a value as people read it: words for a code, a day and a number the Dutch way, a list in lines."""
    if value is None or value is False:
        return ""
    if value is True:
        return "ja"
    if isinstance(value, tuple):
        return "\n".join(value)
    if field.kind is Kind.DATUM:
        return "-".join(reversed(value.split("-")))
    if field.kind is Kind.GETAL:
        return value.replace(".", ",")
    return next((one.woorden for one in field.keuzes if one.code == value), value)
