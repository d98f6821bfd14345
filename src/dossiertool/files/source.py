"""Reads a file as text, or says in Dutch why that cannot be done."""

from __future__ import annotations

import codecs
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from dossiertool.errors import InvalidInput, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 10 * 1024 * 1024


def read_text(path: Path) -> str:
    """Return the text of the file, without byte order mark.

    UTF-8 (with or without mark) and UTF-16 with a mark are read; at most 10 MiB.

    Raises:
        InvalidInput: absent, a folder, not readable, empty, too large, binary or another encoding.
    """
    return decode(read_raw(path), str(path))


def read_raw(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return at most `most` bytes of the file, and one more when there are more.

    Raises:
        InvalidInput: absent, a folder or not readable.
    """
    with _opened(path) as file:
        return file.read(most + 1)


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a file of any length, in UTF-8, each at most 10 MiB.

    Raises:
        InvalidInput: as `read_text`, but an empty file simply has no lines.
    """
    with _opened(path) as file:
        number = 0
        while raw := file.readline(MAX_BYTES + 1):
            yield decode(raw, str(path), first_line=number) if raw.strip() else ""
            number += 1


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise InvalidInput(f"{path} bestaat niet.", "Kijk de naam en de map na.") from None
    except IsADirectoryError:
        raise InvalidInput(f"{path} is een map.", "Kies een bestand in die map.") from None
    except PermissionError:
        raise InvalidInput(f"U mag {path} niet lezen.", "Vraag toegang aan wie het bestand beheert.") from None
    except (OSError, ValueError):
        raise InvalidInput(f"{path} kan niet worden gelezen.", "Kijk of de schijf bereikbaar is.") from None


def decode(raw: bytes, name: str, *, first_line: int = 0) -> str:
    """Turn bytes into text; `name` is used in messages only.

    `first_line` (from 0) is added to the line of a mistake, for one line out of a .jsonl file.

    Raises:
        InvalidInput: empty, too large, binary or another encoding.
    """
    if len(raw) > MAX_BYTES:
        raise InvalidInput(
            f"{name} is groter dan {MAX_BYTES // 1024 // 1024} MB.",
            "Een dossier is tekst en blijft klein. Bewaar bijlagen apart.",
        )
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
        if (null := raw.find(b"\x00")) >= 0:
            raise InvalidInput(
                "dit is geen tekstbestand.",
                "Kies een bestand met gewone tekst, zoals .yaml, .json of .txt.",
                file=name,
                place=_place_of_byte(raw, null, first_line),
            )
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise InvalidInput(
            "het bestand is niet opgeslagen als UTF-8.",
            "Open het in een teksteditor en sla het op als UTF-8 (Kladblok: Opslaan als, Codering: UTF-8).",
            file=name,
            place=_place_of_byte(raw, problem.start, first_line),
        ) from None
    if not text.strip():
        raise InvalidInput(f"{name} is leeg.", "Kijk of er tekst in staat en of het bestand is opgeslagen.")
    return text


def encode_as(raw: bytes, text: str) -> bytes:
    """Return the text in the encoding of these bytes, which `decode` took, with their byte order mark."""
    marks = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
    for mark, encoding in marks:
        if raw.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode()


def place_at(text: str, at: int) -> Place:
    """Return line and column of a position in the text."""
    return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _place_of_byte(raw: bytes, at: int, first_line: int) -> Place:
    line = raw[raw.rfind(b"\n", 0, at) + 1 : at]
    return Place(first_line + raw.count(b"\n", 0, at) + 1, len(line.decode("utf-8", errors="replace")) + 1)
