"""Which files are meant by what a user names: files, and folders full of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SCHOOL = "school"
_CASES = (".dossier", ".groepsplan")
_ENDINGS = {".yaml", ".yml", ".json"}


def paths_in(doelen: Sequence[str], what: str = "bekijken") -> Iterator[Path]:
    """Yield the files that are meant, each once; in a folder only those named as a case or school file.

    Folders are searched to the bottom. A file that is not there is yielded too: its reader will say so.
    `what` is as in `one_file`.

    Raises:
        InvalidInput: a folder without case files, or a number in the vault.
    """
    seen = set()
    for doel in doelen:
        path = one_file(doel, what)
        inside = sorted(filter(_is_ours, path.rglob("*"))) if path.is_dir() else [path]
        if not inside:
            raise InvalidInput(
                f"In de map {path} staat geen dossier of groepsplan.",
                "De naam van een dossier eindigt op .dossier.yaml, die van een groepsplan op .groepsplan.yaml.",
            )
        for one in inside:
            if (whole := one.resolve()) not in seen:
                seen.add(whole)
                yield one


def one_file(doel: str, what: str = "bekijken") -> Path:
    """Return the path that is named; `what` says what cannot be done with a number in the vault.

    Raises:
        InvalidInput: it is a number in the vault.
    """
    if doel.startswith("kluis:"):
        raise InvalidInput(
            f"Een dossier in de kluis kan dossiertool nog niet rechtstreeks {what}.",
            "Haal het dossier eerst op met: dossiertool kluis haal NUMMER -o BESTAND",
        )
    return Path(doel)


def is_school(path: Path) -> bool:
    """Tell by its name whether a file holds the settings of a school."""
    stem = path.stem.lower()
    return path.suffix.lower() in _ENDINGS and _SCHOOL in (stem, stem.rpartition(".")[2])


def _is_ours(path: Path) -> bool:
    if path.suffix.lower() not in _ENDINGS or path.name.startswith("."):
        return False
    if not is_school(path) and Path(path.stem).suffix.lower() not in _CASES:
        return False
    return path.is_file() or not path.exists()  # a pipe or a device may never end; what is gone is said
