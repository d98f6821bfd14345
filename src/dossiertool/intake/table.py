"""Reads a list as rows of cells, whatever encoding and separator the administration used.

Nothing of a damaged file is guessed: a row that cannot be read is reported by its line, the others stay.
"""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput
from dossiertool.intake.remark import Remark
from dossiertool.intake.row import Row
from dossiertool.spreadsheet import is_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 2 * 1024 * 1024
_MOST_CELLS = 200_000  # forty columns for every pupil of the largest school
_MOST_LINES_IN_A_CELL = 20
_LONGEST_ROW = 20_000
_DELIMITERS = ";,\t"
_SAMPLE = 20  # lines in which the separator is looked for
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ONE_CLASS = "Maak een lijst van één klas, en sla die op als CSV."
_AS_CSV = "Open de lijst in het rekenprogramma en kies: Opslaan als, Excel-werkmap (.xlsx) of CSV (UTF-8)."
_UNREADABLE = "�"


def read_rows(raw: bytes, name: str) -> tuple[list[Row], list[Remark]]:
    """Return the rows that hold something, and what could not be read; `name` is used in messages only.

    Raises:
        InvalidInput: empty, too large, a workbook that cannot be read or another binary file.
    """
    if len(raw) > MAX_BYTES:
        raise _too_large(name)
    if is_spreadsheet(raw):
        from dossiertool.intake.sheet import sheet_rows  # noqa: PLC0415  most lists are CSV

        return sheet_rows(raw, name), []
    if raw.startswith(_SPREADSHEETS):
        raise InvalidInput(f"{name} is een bestand van een rekenprogramma.", _AS_CSV)
    text = _decode(raw, name)
    lines = text.splitlines(keepends=False) if "\n" not in text and "\r" in text else _lines(text)
    delimiter, skip = _delimiter(lines)
    rows: list[Row] = []
    remarks: list[Remark] = []
    count = 0
    for number, record in _records(lines, skip, remarks):
        try:
            (cells,) = list(csv.reader([record], delimiter=delimiter, strict=True)) or [[]]
        except (csv.Error, ValueError):
            remarks.append(_bad_quotes(number))
            continue
        found = tuple(" ".join(cell.split()) if "\n" in cell else cell.strip() for cell in cells)
        spaced = frozenset(i for i, cell in enumerate(cells) if cell != cell.strip())
        if any(found):
            rows.append(Row(number, found, spaced))
            count += len(found)
        if count > _MOST_CELLS:
            raise _too_large(name)
    return rows, remarks


def _too_large(name: str) -> InvalidInput:
    return InvalidInput(f"{name} is te groot voor een klassenlijst.", _ONE_CLASS)


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _records(lines: list[str], skip: int, remarks: list[Remark]) -> Iterator[tuple[int, str]]:
    """Yield (line from 1, text) of each row; a cell between quotes may hold the ends of lines."""
    at = skip
    while at < len(lines):
        end = at + 1
        quotes = lines[at].count('"')
        while quotes % 2 and end < len(lines) and end - at < _MOST_LINES_IN_A_CELL:
            quotes += lines[end].count('"')
            end += 1
        if quotes % 2:
            remarks.append(_bad_quotes(at + 1))
            at += 1
            continue
        record = "\n".join(lines[at:end])
        if len(record) > _LONGEST_ROW:
            remarks.append(
                Remark(at + 1, None, "Deze regel is te lang.", "Kijk of elke leerling een eigen regel heeft.")
            )
        elif record.strip():
            yield at + 1, record.replace("\n", " ") if '"' not in record else record
        at = end


def _bad_quotes(number: int) -> Remark:
    return Remark(
        number,
        None,
        "In deze regel staat een aanhalingsteken te veel of te weinig. De regel is overgeslagen.",
        "Verbeter de aanhalingstekens, of haal ze weg.",
    )


def _delimiter(lines: list[str]) -> tuple[str, int]:
    """Return what separates the cells, and how many lines to skip (`sep=;` on the first line)."""
    first = lines[0].strip().lower() if lines else ""
    if first.startswith("sep=") and first[4:] in _DELIMITERS and first[4:]:
        return first[4:], 1
    sample = [line for line in lines if line.strip()][:_SAMPLE]
    counts = {sign: sorted(line.count(sign) for line in sample) for sign in _DELIMITERS}
    middle = len(sample) // 2
    return max(_DELIMITERS, key=lambda sign: counts[sign][middle] if sample else 0), 0


def _decode(raw: bytes, name: str) -> str:
    """Turn bytes into text: UTF-8, UTF-16 or Windows-1252. What cannot be read becomes a replacement sign."""
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InvalidInput(f"{name} is leeg.", "Kijk of de lijst goed is opgeslagen.")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    nulls = raw.count(0)
    if nulls > len(raw) // 4:  # UTF-16 without a mark: every other byte of plain text is zero
        return raw.decode(
            "utf-16-le" if raw[1::2].count(0) > raw[::2].count(0) else "utf-16-be", errors="replace"
        )
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as problem:
        guess = raw.decode(errors="replace")
        whole = sum(sign > "\x7f" and sign != _UNREADABLE for sign in guess)
        cut_off = problem.reason == "unexpected end of data"
        return guess if cut_off or whole > guess.count(_UNREADABLE) else raw.decode("cp1252", errors="replace")
