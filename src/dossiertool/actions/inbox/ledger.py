"""Remembers which forms were taken in, so that nothing is taken in twice, also when the power went off halfway.

One line of JSON per step, added at the end and settled on the disk before the next step: `begonnen` before a
case file is written, `klaar` after. It holds ids, hashes and numbers of dossiers, and nothing a form says.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from dossiertool.disk import alone, settle
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".dossiertool-inbox.jsonl"
_SLOT = ".dossiertool-inbox.slot"
BEGUN, DONE = "begonnen", "klaar"
_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Entry:
    """One step with one form.

    `document` is the id of the form and `hash` the SHA-256 of its bytes; `nummer` of which case. `was` and
    `wordt` are the SHA-256 of the case file before and after (`was` None for a new one), `bestand` its path
    within the folder of the ledger, and `nieuw` the records that were made, as `signalen.S3`.
    """

    stand: str
    op: str
    document: str
    hash: str
    nummer: str
    bestand: str
    was: str | None
    wordt: str
    nieuw: tuple[str, ...] = ()


_FIELDS = {field.name for field in fields(Entry)}


class Ledger:
    """The ledger of one folder of case files; it is read once, and written line by line."""

    def __init__(self, folder: Path) -> None:
        """Read what was taken in before; nothing is made yet.

        Raises:
            InvalidInput: it cannot be read, or a line is damaged that no crash can have cut off.
        """
        self._path = folder / NAME
        self._entries: list[Entry] = []
        self._cut_off = False
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return
        except OSError:
            raise self._unusable("kan niet worden gelezen") from None
        *lines, last = raw.split(b"\n")
        self._cut_off = bool(last)
        for line in lines:
            if line.strip():
                self._entries.append(self._entry(line))

    def taken(self, content_hash: str) -> Entry | None:
        """Return the step that ended the taking in of exactly this file; None when that never happened."""
        return self._last(DONE, content_hash)

    def begun(self, content_hash: str) -> Entry | None:
        """Return the step that began to take in exactly this file, when it never ended."""
        return None if self.taken(content_hash) else self._last(BEGUN, content_hash)

    def taken_as(self, document: str) -> Entry | None:
        """Return the step that ended the taking in of any copy of this form."""
        found = (each for each in reversed(self._entries) if each.stand == DONE and each.document == document)
        return next(found, None) if document else None

    def note(self, entry: Entry) -> None:
        """Add one step, and return when it is on the disk.

        Raises:
            InvalidInput: it cannot be written.
        """
        line = json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self._path, flags, _PRIVATE)
            with os.fdopen(handle, "wb", buffering=0) as file:
                file.write(b"\n" + line if self._cut_off else line)
                os.fsync(handle)
            settle(self._path.parent)
        except OSError:
            raise self._unusable("kan niet worden geschreven") from None
        self._cut_off = False
        self._entries.append(entry)

    def _last(self, stand: str, content_hash: str) -> Entry | None:
        found = (each for each in reversed(self._entries) if (each.stand, each.hash) == (stand, content_hash))
        return next(found, None)

    def _entry(self, line: bytes) -> Entry:
        try:
            found = json.loads(line)
            known = {name: value for name, value in found.items() if name in _FIELDS}
            return Entry(**{**known, "nieuw": tuple(known.get("nieuw", ()))})
        except (ValueError, TypeError, AttributeError):
            raise self._unusable("is beschadigd") from None

    def _unusable(self, why: str) -> InvalidInput:
        return InvalidInput(
            f"Het bestand {self._path} {why}. Daarin staat welke formulieren al zijn ingenomen.",
            "Zet dat bestand terug uit een reservekopie, of geef het een andere naam. Haal dan eerst de "
            "formulieren die u al had ingenomen uit de map.",
        )


@contextmanager
def alone_with(folder: Path) -> Iterator[None]:
    """Keep others from taking forms in for this folder meanwhile.

    Raises:
        InvalidInput: somebody else does so now, or nothing may be written in the folder.
    """
    try:
        with alone(folder / _SLOT):
            yield
    except BlockingIOError:
        raise InvalidInput(
            f"Er neemt nu al iemand formulieren in voor de map {folder}.",
            "Wacht tot dat klaar is en probeer opnieuw.",
        ) from None
    except PermissionError:
        raise InvalidInput(
            f"In {folder} mag u niet schrijven.", "Vraag toegang aan wie de map beheert."
        ) from None
