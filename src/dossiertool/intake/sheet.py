"""Reads a class list that was saved as an Excel workbook, as if it had been saved as CSV."""

from __future__ import annotations

from datetime import date

from dossiertool.errors import InvalidInput
from dossiertool.intake.row import Row
from dossiertool.spreadsheet import FORMULA, Cell, read_workbook

_MOST_ROWS = 1000
_FORMULA = "="  # `values.py` says what to do about it


def sheet_rows(raw: bytes, name: str) -> list[Row]:
    """Return the rows that hold something, of the first visible sheet that does; hidden sheets are not read.

    Raises:
        InvalidInput: as `read_workbook`, or every sheet is empty.
    """
    for sheet in read_workbook(raw, name, most_rows=_MOST_ROWS):
        if sheet.verborgen:
            continue
        found = []
        width = max(map(len, sheet.rijen), default=0)
        for number, cells in enumerate(sheet.rijen, start=1):
            texts = [_text(cell) for cell in cells] + [""] * (width - len(cells))
            if any(text.strip() for text in texts):
                spaced = frozenset(i for i, text in enumerate(texts) if text != text.strip())
                found.append(Row(number, tuple(" ".join(text.split()) for text in texts), spaced))
        if found:
            return found
    raise InvalidInput(f"{name} is leeg.", "Kijk of de lijst goed is opgeslagen.")


def _text(cell: Cell) -> str:
    """Return a cell as it would stand in a CSV file: a day as day-month-year, a number with a comma."""
    if cell is None:
        return ""
    if cell is FORMULA:
        return _FORMULA
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.4f}".rstrip("0").replace(".", ",")
    return str(cell)
