"""Finds the case files that forms are about, by the number that the tool gave each case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Refused
from dossiertool.files.names import CASE_FILES

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = re.compile(
    rb"""^[{\s]*["']?(?:dossiernummer|plannummer)["']?\s*:\s*["']?([DG]-[0-9A-Z]{4}-[0-9]{2})""", re.M
)
_LARGEST = 10 * 1024 * 1024


class CaseFiles:
    """The case files in a folder and the folders in it, by number; the files are looked through once."""

    def __init__(self, folder: Path | None) -> None:
        """Look through the folder; there are no case files without one.

        Raises:
            InvalidInput: there is no such folder.
        """
        self._by_number: dict[str, list[Path]] = {}
        if folder is None:
            return
        if not folder.is_dir():
            raise InvalidInput(
                f"De map {folder} bestaat niet.", "Geef met --dossiers de map waarin de dossiers staan."
            )
        for pattern in CASE_FILES:
            for path in sorted(folder.rglob(pattern)):
                if path.is_file() and not path.name.startswith("."):
                    self._note(path)

    @property
    def paths(self) -> list[Path]:
        """All case files that were found."""
        return [path for paths in self._by_number.values() for path in paths]

    def added(self, number: str, path: Path) -> None:
        """Remember a case file that was made meanwhile."""
        self._by_number.setdefault(number, []).append(path)

    def find(self, number: str) -> Path | None:
        """Return the file of this case; None when it is not here.

        Raises:
            Refused: two files have this number.
        """
        found = self._by_number.get(number, [])
        if len(found) > 1:
            raise Refused(
                f"In de map met dossiers staan {len(found)} bestanden met nummer {number}.",
                "Houd één bestand over, en zet het formulier daarna weer in de map.",
            )
        return found[0] if found else None

    def _note(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                found = _NUMBER.search(file.read(_LARGEST))
        except OSError:  # a file that cannot be read has no form either; whoever opens it hears why
            return
        if found:
            self._by_number.setdefault(found.group(1).decode(), []).append(path)
