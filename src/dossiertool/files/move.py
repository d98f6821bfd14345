"""Moves a file to another folder without ever replacing or losing one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dossiertool.disk import settle
from dossiertool.errors import InvalidInput
from dossiertool.files.write import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def free_names(path: Path) -> Iterator[Path]:
    """Yield the path itself, then `naam-2.docx`, `naam-3.docx` and so on."""
    yield path
    for number in range(2, 10_000):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def move_into(path: Path, folder: Path) -> Path:
    """Move a file into this folder, which is made when needed, and return where it stands now.

    A name that is taken gets a number behind it. When the program stops halfway the file is in both folders,
    never in none; moving it once more ends that.

    Raises:
        InvalidInput: the folder or the file may not be changed.
    """
    make_folder(folder)
    try:
        for target in free_names(folder / path.name):
            if _is_moved(path, target):
                break
        settle(folder)
        settle(path.parent)
    except OSError:
        raise InvalidInput(
            f"Een bestand kan niet naar de map {folder.name} in {folder.parent}.",
            "Kijk of u in die map mag schrijven, en of het bestand nog openstaat in een ander programma.",
        ) from None
    return target


def _is_moved(path: Path, target: Path) -> bool:
    """Move the file to this name, unless another file has it."""
    try:
        target.hardlink_to(path)
    except FileExistsError:
        if not (target.is_file() and target.samefile(path)):  # else a move that was broken off
            return False
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            return False
        path.rename(target)
        return True
    path.unlink()
    return True
