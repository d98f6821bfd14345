"""Puts finished documents in their folder: new ones, new versions of ours, and never over somebody's work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dossiertool.actions.bulk.manifest import digest
from dossiertool.disk import settle
from dossiertool.errors import InvalidInput
from dossiertool.files.source import read_raw
from dossiertool.files.write import write_new, write_over

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.actions.bulk.manifest import Manifest

_LARGEST = 256 * 2**20  # bytes of a document or PDF: anything larger is not ours


class Standing(StrEnum):
    """What stands in the folder under the name of a document."""

    ABSENT = "absent"
    OURS = "ours"
    CHANGED = "changed"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder with its manifest."""

    folder: Path
    manifest: Manifest

    def standing(self, name: str, content: bytes | None = None) -> Standing:
        """Tell what stands there; a file that holds exactly `content` is as good as ours.

        Raises:
            InvalidInput: it cannot be read.
        """
        path = self.folder / name
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return Standing.FOREIGN
        if not path.exists():
            return Standing.ABSENT
        found = read_raw(path, _LARGEST)
        if found == content or self.manifest.is_ours(name, digest(found)):
            return Standing.OURS
        return Standing.CHANGED if self.manifest.names(name) else Standing.FOREIGN

    def has(self, name: str, wanted: str | None) -> bool:
        """Tell whether a file with this name and this hash stands there. Raises as `standing`."""
        path = self.folder / name
        if wanted is None or path.is_symlink() or not path.is_file():
            return False
        return digest(read_raw(path, _LARGEST)) == wanted

    def refuse_others_work(self, name: str, content: bytes | None = None) -> None:
        """See that this name may be written.

        Raises:
            InvalidInput: somebody changed our file, or the file was never ours, or cannot be read.
        """
        match self.standing(name, content):
            case Standing.CHANGED:
                raise InvalidInput(
                    f"{self.folder / name} is met de hand veranderd en blijft zoals het is.",
                    "Wilt u het nieuwe document? Geef het veranderde document een andere naam, "
                    "en geef de opdracht opnieuw.",
                )
            case Standing.FOREIGN:
                raise InvalidInput(
                    f"{self.folder / name} bestaat al, is hier niet door bulk gemaakt en blijft zoals het is.",
                    "Geef dat bestand een andere naam, of kies met --naar een andere map.",
                )

    def put(self, name: str, content: bytes) -> bytes | None:
        """Write a file that may be written; return what stood there, if anything did. Then `settle` is due.

        Raises:
            InvalidInput: somebody was just before us.
            CannotWrite: the disk is full, or the folder cannot be written.
        """
        path = self.folder / name
        if not path.exists():
            write_new(path, content, settled=False)
            return None
        was = read_raw(path, _LARGEST)
        if was != content:
            write_over(path, was, content)
        return was

    def settle(self) -> None:
        """Get the names in the folder onto the disk."""
        settle(self.folder)
