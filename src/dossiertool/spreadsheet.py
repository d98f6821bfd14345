"""Opens spreadsheets that people send (.xlsx) for the two rooms that read them: class lists and forms.

Floor 0 and the only place that reads with openpyxl. What is refused is refused before openpyxl sees it: it
trusts the sizes that a zip claims, and takes formulas, links and macros as they come.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_BYTES = 5 * 1024 * 1024
_MOST_UNPACKED = 60_000_000
_MOST_PARTS = 500
_CHUNK = 1 << 16
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED = 0x1
_MACROS = ("vbaproject.bin", "vbadata.xml", "/activex/", "/macrosheets/", "/dialogsheets/")
_ELSEWHERE = ("/externallinks/", "/embeddings/", "xl/connections.xml", "/querytables/")
_REACHES = re.compile(rb"""TargetMode\s*=\s*["']External["']""", re.IGNORECASE)
_LINK = re.compile(rb"relationships/hyperlink", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_AGAIN = "Open het in Excel of LibreOffice, sla het op als Excel-werkmap (.xlsx) en probeer het opnieuw."
_PLAIN = "Kopieer de cellen als waarden naar een nieuwe werkmap, en sla die op als .xlsx."
EXTRA = "excel"


class Formula:
    """What a cell holds that is worked out: never taken as an answer."""


FORMULA = Formula()
Cell = str | int | float | bool | date | Formula | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is hidden, and its rows, each up to its last filled cell."""

    titel: str
    verborgen: bool
    rijen: Sequence[Sequence[Cell]]


def is_spreadsheet(raw: bytes) -> bool:
    """Tell whether these bytes may be an .xlsx: a zip that says that it holds a workbook."""
    return raw.startswith(_ZIP) and b"xl/" in raw


def read_workbook(raw: bytes, name: str, *, most_rows: int = 2000, most_columns: int = 200) -> list[Sheet]:
    """Return the sheets of an .xlsx, hidden ones too; of each no more rows and columns than asked.

    Args:
        raw: the file; at most 5 MiB, 60 MB unpacked.
        name: used in messages only.
        most_rows: rows to read of each sheet, counted from the top.
        most_columns: columns to read, counted from the left.

    Raises:
        InvalidInput: no .xlsx, damaged, locked, too large, with macros or anything that is fetched elsewhere;
            or openpyxl is not installed.
    """
    _refuse(raw, name)
    openpyxl = require_openpyxl()
    try:
        book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        return [
            Sheet(
                sheet.title,
                sheet.sheet_state != "visible",
                _rows(sheet.iter_rows(max_row=most_rows, max_col=most_columns)),
            )
            for sheet in book.worksheets
        ]
    except InvalidInput:
        raise
    except Exception:  # whatever a broken workbook makes openpyxl raise
        raise _damaged(name) from None


def _rows(rows: Any) -> list[list[Cell]]:
    found: list[list[Cell]] = []
    for row in rows:
        cells = [_cell(cell) for cell in row]
        while cells and cells[-1] in (None, ""):
            cells.pop()
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    return found


def _cell(cell: Any) -> Cell:
    value = cell.value
    if getattr(cell, "data_type", "") == "f":
        return FORMULA
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ", "minutes")
    if value is None or isinstance(value, (bool, int, float, str, date)):
        return value
    return str(value)  # a time of the day, or what a newer openpyxl reads


def require_openpyxl() -> Any:
    """Return openpyxl.

    Raises:
        InvalidInput: it is not installed; says how to.
    """
    try:
        import openpyxl  # noqa: PLC0415  an extra, and slow to load
    except ImportError:
        raise InvalidInput(
            "Om Excel-bestanden te lezen en te maken, is een extra onderdeel nodig: openpyxl.",
            f"Installeer het met: pip install 'dossiertool[{EXTRA}]'. Of sla de lijst op als CSV.",
        ) from None
    return openpyxl


def _refuse(raw: bytes, name: str) -> None:
    if len(raw) > MAX_BYTES:
        raise InvalidInput(f"{name} is groter dan {MAX_BYTES // 1024 // 1024} MB.", _PLAIN)
    if raw.startswith(_OLD):
        raise InvalidInput(
            f"{name} is een Excel-bestand in een oude vorm (.xls) of met een wachtwoord.",
            "Haal het wachtwoord eraf en sla het op als Excel-werkmap (.xlsx).",
        )
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
        entries = archive.infolist()
    except Exception:  # whatever a broken file makes the reader of zip raise
        raise _damaged(name) from None
    names = [f"/{entry.filename.lower()}" for entry in entries]
    if "/xl/workbook.xml" not in names:
        raise InvalidInput(f"{name} is geen Excel-werkmap (.xlsx).", _AGAIN)
    if any(mark in each for each in names for mark in _MACROS):
        raise InvalidInput(f"In {name} zitten macro's. Zo'n bestand leest dossiertool niet.", _PLAIN)
    if any(mark in each for each in names for mark in _ELSEWHERE):
        raise InvalidInput(f"In {name} zit iets wat ergens anders vandaan komt.", _PLAIN)
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise InvalidInput(f"{name} is uitgepakt te groot.", _PLAIN)
    for entry in entries:
        if entry.flag_bits & _LOCKED:
            raise _damaged(name)
        _look_at(archive, entry, name)


def _look_at(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """Unpack a part bit by bit: no further than it says, and nothing that declares, fetches or runs."""
    content = bytearray()
    try:
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                content += chunk
                if len(content) > entry.file_size:
                    raise _damaged(name)
    except InvalidInput:
        raise
    except Exception:  # whatever a broken part makes the reader of zip raise
        raise _damaged(name) from None
    if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or _DECLARES.search(content):
        raise InvalidInput(f"In {name} staat iets wat niet in een Excel-werkmap hoort.", _PLAIN)
    for relation in re.findall(rb"<Relationship\b[^>]*>", content):
        if _REACHES.search(relation) and not _LINK.search(relation):
            raise InvalidInput(f"In {name} staat iets wat Excel ergens anders ophaalt.", _PLAIN)
    if b"macroEnabled" in content and entry.filename == "[Content_Types].xml":
        raise InvalidInput(f"In {name} zitten macro's. Zo'n bestand leest dossiertool niet.", _PLAIN)


def _damaged(name: str) -> InvalidInput:
    return InvalidInput(f"{name} is beschadigd of is geen Excel-werkmap (.xlsx).", _AGAIN)
