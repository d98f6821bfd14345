"""The folder of a vault: made for one, and holding nothing else."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from dossiertool.disk import is_full, settle
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DATABASE = "kluis.db"
_OURS = (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm")


@contextlib.contextmanager
def new_database(folder: Path) -> Iterator[Path]:
    """Give the path of an empty database file in a new or empty folder; taken away again on failure.

    Raises:
        InvalidInput: there is a vault, the folder holds other things, or it may not be written to.
    """
    try:
        made = _make(folder)
        database = _claim(folder)
        try:
            yield database
        except BaseException:
            _take_away(folder, made=made)
            raise
        settle(folder)
        settle(folder.absolute().parent)
    except OSError as problem:
        raise _cannot(folder, problem) from None


def existing_database(folder: Path) -> Path:
    """Return the path of the database in a vault's folder; what is in it is not looked at.

    Raises:
        InvalidInput: there is none.
    """
    database = folder / _DATABASE
    try:
        found = database.is_file()
    except OSError as problem:
        raise _cannot(folder, problem) from None
    if not found:
        raise no_vault(folder)
    return database


def no_vault(folder: Path) -> InvalidInput:
    """Say that this folder holds no vault."""
    return InvalidInput(
        f"In de map {folder} staat geen kluis.",
        "Noem de map van de kluis met --kluis MAP, of maak er een met: dossiertool kluis begin",
    )


def _make(folder: Path) -> bool:
    """Make the folder if it is not there, for its owner alone; tell whether it was made."""
    try:
        folder.mkdir(parents=True, mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise InvalidInput(f"{folder} is een bestand en geen map.", "Kies een andere map.") from None
        if (folder / _DATABASE).exists():
            raise _exists(folder) from None
        if any(folder.iterdir()):
            raise InvalidInput(
                f"In {folder} staan al andere bestanden.", "Kies een nieuwe of lege map voor de kluis."
            ) from None
        return False
    return True


def _claim(folder: Path) -> Path:
    """Make the file, empty and for its owner alone: of two who begin at once, one gets it."""
    database = folder / _DATABASE
    try:
        os.close(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise _exists(folder) from None
    except KeyboardInterrupt:  # perhaps just after the file was made
        with contextlib.suppress(OSError):
            if database.stat().st_size == 0:
                database.unlink()
        raise
    return database


def _take_away(folder: Path, *, made: bool) -> None:
    with contextlib.suppress(OSError):
        for name in _OURS:
            (folder / name).unlink(missing_ok=True)
        if made:
            folder.rmdir()


def _exists(folder: Path) -> InvalidInput:
    return InvalidInput(
        f"In {folder} is al een kluis. Daar verandert niets aan.", "Kies een andere map voor een nieuwe kluis."
    )


def _cannot(folder: Path, problem: OSError) -> InvalidInput:
    if is_full(problem):
        return InvalidInput(
            f"De kluis in {folder} is niet gemaakt: de schijf is vol.", "Maak ruimte en probeer het opnieuw."
        )
    return InvalidInput(
        f"De map {folder} kan niet worden gebruikt.",
        "Kijk of u daar mag lezen en schrijven, of kies een andere map.",
    )
