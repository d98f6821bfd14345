"""Writes a form as a Word document: to be filled in in Word or LibreOffice, or with a pen.

Word XML is put together as text, from one base with the look of the documents: a class of thirty forms takes
less than a second. Which control stands where is agreed in `shape.py`; reading counts on it.
"""

from __future__ import annotations

from itertools import groupby, repeat
from typing import TYPE_CHECKING

from dossiertool.documents.forms.shape import Field, Kind, Table, bookmark
from dossiertool.documents.forms.write_answer import answer, cell_answer
from dossiertool.documents.forms.write_base import packed
from dossiertool.documents.forms.write_pieces import (
    Controls,
    cell,
    held,
    page,
    paragraph,
    row,
    run,
    table,
    whole,
)
from dossiertool.documents.words import enumeration, full_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from dossiertool.documents.forms.shape import Form, Section, Value

_UPRIGHT, _SIDEWAYS = 9354, 14286  # the width of the text, in twentieths of a point
_LABEL = 3290
_NARROW = 600
_NOTHING: Mapping[str, Value] = {}
_LINE, _PADDING = 454, 60  # 8 mm: a line to write on


def write_word(form: Form, *, today: date) -> bytes:
    """Return the form as the bytes of a .docx file; `today` is the day on it."""
    controls = Controls()
    blocks = [
        paragraph("Title", run(form.titel)),
        paragraph("Subtitle", run(form.over)),
        *(paragraph("BodyText", run(line)) for line in form.inleiding),
    ]
    sideways, first = False, True
    for part in form.delen:
        if part.liggend is not sideways:
            blocks.append(paragraph("Formulierhulp", section=page(sideways=sideways, first=first)))
            sideways, first = part.liggend, False
        blocks += _section(part, controls)
        if part.bijeen:
            blocks[-1] = whole(blocks[-1])
    made = f"Formulier {form.soort}, versie {form.versie}, voor {form.nummer}. Gemaakt op {full_date(today)}."
    blocks[-1] = held(blocks[-1])
    blocks.append(paragraph("Slotregel", run(made)))
    return packed(form, "".join(blocks) + page(sideways=sideways, first=first))


def _section(part: Section, controls: Controls) -> Iterator[str]:
    """Yield the heading of a section and its tables; fields that follow each other share one."""
    yield paragraph("Heading1", run(part.titel))
    if part.uitleg:
        yield paragraph("Toelichting", run(part.uitleg), keep=True)
    after_table = False
    for is_field, items in groupby(part.items, key=lambda item: isinstance(item, Field)):
        if is_field:
            if after_table:  # Word would join two tables without anything in between
                yield paragraph("Formulierhulp")
            yield _fields(part, (item for item in items if isinstance(item, Field)), controls)
        else:
            for item in items:
                if isinstance(item, Table):
                    yield from _list(part, item, controls)
        after_table = not is_field


def _fields(part: Section, fields: Iterable[Field], controls: Controls) -> str:
    width = _SIDEWAYS if part.liggend else _UPRIGHT
    rows = (
        row(
            cell(_LABEL, *_asked(field)),
            cell(width - _LABEL, answer(field, controls)),
            height=field.regels * _LINE + _PADDING,
        )
        for field in fields
    )
    return table("FormulierVelden", part.titel, (_LABEL, width - _LABEL), *rows, header=False)


def _asked(field: Field) -> Iterator[str]:
    """Yield the label of a field, and under it that it must be filled in, how, and an example."""
    yield paragraph("Formulierlabel", run(field.label))
    must = [run("Altijd invullen.", "Aanduiding")] if field.verplicht and not field.vast else []
    example = f"Bijvoorbeeld: {field.voorbeeld}" if field.voorbeeld and not field.vast else ""
    lines = " ".join(text for text in (field.hulp, _offered(field), example) if text)
    if must or lines:
        between = [run(" ")] if must and lines else []
        yield paragraph("Formulierhulp", *must, *between, *([run(lines)] if lines else []))


def _list(part: Section, item: Table, controls: Controls) -> Iterator[str]:
    if item.label != part.titel:
        yield paragraph("Heading2", run(item.label))
    if advice := _how(item):
        yield paragraph("Toelichting", run(advice), keep=True)
    widths = _widths(item, _SIDEWAYS if part.liggend else _UPRIGHT)
    head = [
        cell(width, *_headed(column, bookmark(item.pad) if i == 0 else "", controls))
        for i, (column, width) in enumerate(zip(item.kolommen, widths, strict=True))
    ]
    height = max(column.regels for column in item.kolommen) * _LINE + _PADDING
    rows = (
        row(
            *(
                cell(width, cell_answer(column, item.cell_pad(i, column.pad), each.get(column.pad), controls))
                for column, width in zip(item.kolommen, widths, strict=True)
            ),
            height=height,
        )
        for i, each in enumerate((*item.rijen, *repeat(_NOTHING, item.leeg)))
    )
    yield table("FormulierLijst", item.label, widths, row(*head, header=True), *rows, header=True)


def _how(item: Table) -> str:
    """Return the help of a table, and an example of a row."""
    examples = [column.voorbeeld for column in item.kolommen if column.voorbeeld and not column.vast]
    lines = [item.hulp]
    if examples:
        lines.append(f"Bijvoorbeeld: {' · '.join(example.rstrip('.') for example in examples)}.")
    return " ".join(line for line in lines if line)


def _headed(column: Field, mark: str, controls: Controls) -> Iterator[str]:
    label = run(column.label)
    yield paragraph("Kolomkop", controls.marked(mark, label) if mark else label)
    if text := " ".join(line for line in (column.hulp, _offered(column)) if line):
        yield paragraph("Formulierhulp", run(text))


def _offered(field: Field) -> str:
    """Return the choices of a drop-down list in words: on paper it cannot be opened."""
    if field.kind is not Kind.KEUZE or field.vast or not field.keuzes:
        return ""
    return f"Kies {enumeration((one.woorden for one in field.keuzes), word='of')}."


def _widths(item: Table, room: int) -> list[int]:
    """Return the widths of the columns; one with a number or kenmerk is just wide enough for that."""
    narrow = [column.pad == item.sleutel and column.breedte < 1 for column in item.kolommen]
    total = sum(column.breedte for column, fixed in zip(item.kolommen, narrow, strict=True) if not fixed)
    rest = room - _NARROW * sum(narrow)
    widths = [
        _NARROW if fixed else round(rest * column.breedte / total)
        for column, fixed in zip(item.kolommen, narrow, strict=True)
    ]
    widths[-1] += room - sum(widths)
    return widths
