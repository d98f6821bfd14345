"""Finds the settings of the school that go with a case file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.files.school import NAME, load_school

if TYPE_CHECKING:
    from dossiertool.model.schoolbestand import Schoolbestand


def school_for(target: Path, given: Path | None) -> Schoolbestand | None:
    """Return the school's settings: of the file that is given, else of `school.yaml` near the case file.

    Near means: in the same folder or the one above. None when there is no such file.

    Raises:
        InvalidInput: the file cannot be read.
        HasFindings: it does not fit the model.
    """
    found = given or _near(target)
    if found is None:
        return None
    known = found.stat() if found.exists() else None
    return _loaded(found, known and (known.st_mtime_ns, known.st_size))


def _near(target: Path) -> Path | None:
    folder = target.resolve().parent
    return next((there / NAME for there in (folder, folder.parent) if (there / NAME).is_file()), None)


@lru_cache(maxsize=8)
def _loaded(path: Path, _version: tuple[int, int] | None) -> Schoolbestand:
    return load_school(path)
