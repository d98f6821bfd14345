"""A class list from Excel gives what the same list gives as CSV."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from dossiertool.errors import InvalidInput
from dossiertool.intake.class_list import ClassList, read_class_list

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 21)


def workbook(rows: list[list[Any]], title: str = "Blad1") -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def class_list() -> list[list[Any]]:
    """Return the class list of the tests as Excel holds it: days are days, numbers are numbers."""
    text = (DATA / "klassenlijst.csv").read_text(encoding="utf-8-sig")
    return [[_typed(cell) for cell in row] for row in csv.reader(text.splitlines(), delimiter=";")]


def _typed(cell: str) -> Any:
    if cell.isdecimal():
        return int(cell)
    if cell.replace(",", "", 1).isdecimal():
        return float(cell.replace(",", "."))
    if len(cell) == 10 and cell[2] == cell[5] == "-":
        return datetime.strptime(cell, "%d-%m-%Y")  # noqa: DTZ007
    return cell or None


def read(book: Workbook, *scores: str) -> ClassList:
    return read_class_list(saved(book), "lijst.xlsx", scores=scores, today=TODAY)


def test_a_class_list_from_excel_gives_the_same_pupils_as_the_same_list_as_csv() -> None:
    from_csv = read_class_list((DATA / "klassenlijst.csv").read_bytes(), "lijst.csv", today=TODAY)

    found = read(workbook(class_list()))

    assert len(found.pupils) == 28
    assert found == from_csv


def test_the_first_sheet_that_people_see_and_that_holds_something_is_read() -> None:
    book = workbook([["Roepnaam", "Klas"], ["Verborgen", "1H2"]])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("leeg")
    for row in class_list():
        book.create_sheet("klas") if "klas" not in book.sheetnames else None
        book["klas"].append(row)

    assert len(read(book).pupils) == 28


def test_a_formula_in_a_list_is_told_and_its_row_left_out() -> None:
    rows = class_list()
    rows[3][1] = '=CONCATENATE("A","B")'

    found = read(workbook(rows))

    assert found.skipped == [4]
    assert [(each.regel, each.melding) for each in found.remarks] == [
        (4, "Hier staat een formule. De regel is overgeslagen.")
    ]


@pytest.mark.parametrize("rows", [[], [[None, " "]]], ids=["nothing", "blanks"])
def test_an_empty_workbook_is_refused_with_a_hint(rows: list[list[Any]]) -> None:
    with pytest.raises(InvalidInput, match="is leeg") as caught:
        read(workbook(rows))
    assert caught.value.hint
