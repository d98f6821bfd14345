"""Reads a file as text, or says in Dutch why that cannot be done."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 10 * 1024 * 1024


def read_text(path: Path) -> str:
    """Return the text of the file, without byte order mark.

    UTF-8 (with or without mark) and UTF-16 with a mark are read; at most 10 MiB.

    Raises:
        InvalidInput: absent, a folder, not readable, empty, too large, binary or another encoding.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InvalidInput(f"{path} bestaat niet.", "Kijk de naam en de map na.") from None
    except IsADirectoryError:
        raise InvalidInput(f"{path} is een map.", "Kies een bestand in die map.") from None
    except PermissionError:
        raise InvalidInput(f"U mag {path} niet lezen.", "Vraag toegang aan wie het bestand beheert.") from None
    except (OSError, ValueError):
        raise InvalidInput(f"{path} kan niet worden gelezen.", "Kijk of de schijf bereikbaar is.") from None
    return decode(raw, str(path))


def decode(raw: bytes, name: str) -> str:
    """Turn bytes into text; `name` is used in messages only.

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
        if b"\x00" in raw:
            raise InvalidInput(
                f"{name} is geen tekstbestand.",
                "Kies een bestand met gewone tekst, zoals .yaml, .json of .txt.",
            )
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise InvalidInput(
            f"{name} is niet opgeslagen als UTF-8.",
            "Open het in een teksteditor (bijvoorbeeld Kladblok) en kies bij opslaan de codering UTF-8.",
        ) from None
    if not text.strip():
        raise InvalidInput(f"{name} is leeg.", "Kijk of er tekst in staat en of het bestand is opgeslagen.")
    return text
