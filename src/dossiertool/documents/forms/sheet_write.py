"""Writes a form as an Excel workbook: a sheet with the questions, and a sheet per table.

Everything is typed as text, also what begins with = or a number with a comma, so that no program turns an
answer into a formula or a day. Headings are protected, without a password; answers are not. A hidden sheet
holds what the properties of a Word form hold (`shape.py`).
"""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from dossiertool.documents.forms import shape
from dossiertool.documents.forms.shape import Field, Kind, Section, Table
from dossiertool.documents.forms.sheet_layout import (
    HEAD_ROW,
    HIDDEN,
    MARK_COLUMN,
    QUESTIONS,
    TICK,
    escaped,
    sheet_title,
)
from dossiertool.documents.forms.write_properties import schema_version
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from dossiertool.documents.forms.shape import Form, Value

_INK, _GREY, _ACCENT, _PLANE, _LINE, _WHITE = "1B2430", "4A5663", "12505B", "F0F3F5", "A9B3BD", "FFFFFF"
_LONGEST = 32_000  # Excel holds 32,767 signs in a cell
_LONGEST_LIST = 250  # and 255 in the list of a drop-down
_ROOM = 30  # empty rows under a table that may grow
_THIN = Side(style="thin", color=_LINE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_OPEN, _SHUT = Protection(locked=False), Protection(locked=True)
_WIDTHS = (38, 60, 60, 2)  # of label, answer, help and path, in signs
_LINE_HEIGHT = 15.5  # points
_CHOSEN = (Kind.KEUZE, Kind.AANKRUIS)


def write_sheet(form: Form) -> bytes:
    """Return the form as the bytes of an .xlsx file.

    Raises:
        InvalidInput: a text is longer than Excel can hold.
    """
    book = Workbook()
    questions = book.active
    assert questions is not None  # noqa: S101  a new workbook has a sheet
    titles: dict[str, str] = {}
    _questions(questions, form)
    for table in form.tables():
        title = sheet_title(table.label, book.sheetnames)
        titles[table.pad] = title
        _table(book.create_sheet(title), table)
    _marks(book.create_sheet(HIDDEN), form, titles)
    book.properties.title = f"{form.titel} {form.nummer}"
    book.properties.creator = "dossiertool"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _questions(sheet: Worksheet, form: Form) -> None:
    """Write the sheet with the questions: label, answer and help, and the path in a hidden column."""
    sheet.title = QUESTIONS
    for column, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions[get_column_letter(MARK_COLUMN)].hidden = True
    _say(sheet.cell(1, 1), form.titel, _font(size=18, bold=True, color=_ACCENT))
    _say(sheet.cell(2, 1), form.over, _font(size=11, color=_GREY))
    _say(
        sheet.cell(3, 1),
        "Typ in de witte vakken. Elke tabel staat op een eigen blad. Elk voorbeeld is verzonnen.",
        _font(size=10, color=_GREY),
    )
    at = 5
    for part in form.delen:
        at = _part(sheet, part, at)
    _protect(sheet)


def _part(sheet: Worksheet, part: Section, at: int) -> int:
    """Write one section from this row on, and return the row after it."""
    _say(sheet.cell(at, 1), part.titel, _font(size=13, bold=True, color=_ACCENT))
    for item in part.items:
        at += 1
        if isinstance(item, Table):
            _say(sheet.cell(at, 1), f"Zie het blad: {item.label}", _font(size=10, italic=True, color=_GREY))
            continue
        _say(sheet.cell(at, 1), item.label, _font(size=11, bold=True, color=_INK), wrap=True)
        _answer(sheet, sheet.cell(at, 2), item, item.waarde)
        must = "Altijd invullen." if item.verplicht else ""
        example = f"Bijvoorbeeld: {item.voorbeeld}" if item.voorbeeld else ""
        help_text = " ".join(filter(None, (must, item.hulp, example)))
        _say(sheet.cell(at, 3), help_text, _font(size=9, color=_GREY), wrap=True)
        sheet.cell(at, MARK_COLUMN, item.pad).data_type = "s"
        lines = max(item.regels, _lines(item.label, 0), _lines(help_text, 2))
        sheet.row_dimensions[at].height = _LINE_HEIGHT * lines
    return at + 2


def _table(sheet: Worksheet, table: Table) -> None:
    """Write the sheet of one table: a protected row of headings, and a row per record."""
    columns = [column for column in table.kolommen if column.pad != shape.PAPER_ONLY]
    for number, column in enumerate(columns, start=1):
        head = sheet.cell(HEAD_ROW, number)
        _say(head, column.label, _font(size=11, bold=True, color=_WHITE), wrap=True)
        head.fill = PatternFill("solid", fgColor=_ACCENT)
        sheet.column_dimensions[get_column_letter(number)].width = max(6, 8 * column.breedte)
    room = 0 if table.vaste_rijen else max(table.leeg, _ROOM)
    rows = [*table.rijen, *({} for _ in range(room))]
    for at, row in enumerate(rows, start=HEAD_ROW + 1):
        for number, column in enumerate(columns, start=1):
            cell = sheet.cell(at, number)
            _answer(None, cell, column, row.get(column.pad))
    last = HEAD_ROW + len(rows)
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        _validated(sheet, column, f"{letter}{HEAD_ROW + 1}:{letter}{max(last, HEAD_ROW + 1)}")
    sheet.row_dimensions[HEAD_ROW].height = _LINE_HEIGHT * 3
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    _protect(sheet)


def _answer(sheet: Worksheet | None, cell: Any, field: Field, value: Value) -> None:
    """Write an answer as text, in a cell that may be changed unless the field is fixed."""
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = _BOX
    cell.protection = _SHUT if field.vast else _OPEN
    cell.font = _font(size=11, color=_GREY if field.vast else _INK)
    if field.vast:
        cell.fill = PatternFill("solid", fgColor=_PLANE)
    text = "\n".join(_words(field, value))
    if len(text) > _LONGEST:
        raise InvalidInput(
            "Een tekst op dit formulier is te lang voor Excel.", "Maak het formulier als Word-document."
        )
    if text:
        cell.value = escaped(text)
        cell.data_type = "s"  # also of a text that begins with =
    if sheet is not None:
        _validated(sheet, field, cell.coordinate)


def _words(field: Field, value: Value) -> Iterator[str]:
    """Yield what stands in a cell, a line each: words for codes, days as day-month-year, a comma in numbers."""
    if value is None or value is False:
        return
    if value is True:
        yield TICK
        return
    words = {choice.code: choice.woorden for choice in field.keuzes}
    for each in (value,) if isinstance(value, str) else value:
        if field.kind is Kind.DATUM:
            yield f"{date.fromisoformat(each):%d-%m-%Y}"
        elif field.kind is Kind.GETAL:
            yield each.replace(".", ",")
        else:
            yield words.get(each, each)


def _validated(sheet: Worksheet, field: Field, cells: str) -> None:
    """Put a drop-down list on cells, and the help of the field as a message beside them."""
    words = [TICK] if field.kind is Kind.VINK else [choice.woorden for choice in field.keuzes]
    listed = ",".join(words)
    rule: DataValidation | None = None
    if field.vast:
        return
    if (
        field.kind in (*_CHOSEN, Kind.VINK)
        and words
        and len(listed) <= _LONGEST_LIST
        and not re.search('[,"]', "".join(words))
    ):
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        rule.error, rule.errorTitle = "Kies uit de lijst.", "Dat kan hier niet"
    elif help_text := _help(field, words):
        rule = DataValidation(type=None, allow_blank=True)
        rule.prompt = help_text[:255]
    if rule is not None:
        rule.showErrorMessage = rule.type is not None
        rule.showInputMessage = bool(rule.prompt)
        rule.add(cells)
        sheet.add_data_validation(rule)


def _help(field: Field, words: Sequence[str]) -> str:
    how = {
        Kind.LIJST: "Zet elk op een eigen regel (Alt+Enter).",
        Kind.MEERKEUZE: f"Kies een of meer, elk op een eigen regel (Alt+Enter): {', '.join(words)}.",
        Kind.DATUM: "Schrijf dag-maand-jaar, zoals 11-12-2026.",
    }.get(field.kind, "")
    return " ".join(filter(None, (field.hulp, how)))


def _say(cell: Any, text: str, font: Font, *, wrap: bool = False) -> None:
    cell.value, cell.font = escaped(text), font
    if text:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    cell.protection = _SHUT


def _font(**looks: Any) -> Font:
    return Font(name="Calibri", **looks)


def _lines(text: str, column: int) -> int:
    """Return how many lines a text takes in a column of the sheet with questions."""
    return max(1, -(-len(text) // (_WIDTHS[column] - 2)))


def _protect(sheet: Worksheet) -> None:
    """Protect headings: columns may be widened, rows sorted and made higher; there is no password."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.sort = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _marks(sheet: Worksheet, form: Form, titles: dict[str, str]) -> None:
    """Write the hidden sheet: what kind of form this is, and every path with what stands there."""
    prints = form.vingerafdrukken()
    rows: list[tuple[str, ...]] = [
        (shape.PROPERTY_SOORT, form.soort),
        (shape.PROPERTY_VERSIE, str(form.versie)),
        (shape.PROPERTY_SCHEMA, schema_version("groepsplan" if form.soort == "groepsplan" else "dossier")),
        (shape.PROPERTY_NUMMER, form.nummer),
        (shape.PROPERTY_SCHOOL, form.school),
        (shape.PROPERTY_KENMERK, form.kenmerk or ""),
        (shape.PROPERTY_DOCUMENT, form.document_id),
    ]
    rows += [("veld", field.pad, prints.pop(field.pad, "")) for field in form.fields()]
    for table in form.tables():
        rows.append(("tabel", table.pad, titles[table.pad]))
        rows += [
            ("kolom", table.pad, column.pad, column.label)
            for column in table.kolommen
            if column.pad != shape.PAPER_ONLY
        ]
    own = [(field.pad, field) for field in form.fields()]
    own += [(f"{table.pad}.{column.pad}", column) for table in form.tables() for column in table.kolommen]
    rows += [
        ("keuze", pad, choice.code, choice.woorden)
        for pad, field in own
        if field.eigen_keuzes
        for choice in field.keuzes
    ]
    rows += [("cel", pad, mark) for pad, mark in prints.items()]
    for at, row in enumerate(rows, start=1):
        for number, text in enumerate(row, start=1):
            cell = sheet.cell(at, number)
            cell.value = escaped(text)
            cell.number_format = "@"
            cell.data_type = "s"
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
