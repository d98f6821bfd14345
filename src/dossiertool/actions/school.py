"""Finds the settings of the school that go with a case file or a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.model.schoolregels import Bewaartermijn
    from dossiertool.text.lifting import OwnWords

NAME = "school.yaml"
_Stamp = tuple[int, int] | None
# Per school file: when each file that it was read from was changed, and what it said.
_read: dict[Path, tuple[dict[Path, _Stamp], Schoolbestand]] = {}


def school_for(target: Path, given: Path | None) -> Schoolbestand | None:
    """Return the school's settings: of the file that is given, else of `school.yaml` near the target.

    Near means: in the same folder or the one above. None when there is no such file. For what is typed
    (`-`) that is the current folder.

    Raises:
        InvalidInput: the file, or a pack that it names, cannot be read.
        HasFindings: it does not fit the model.
    """
    found = given or _near(target)
    return None if found is None else _loaded(found)


@dataclass(frozen=True, slots=True)
class Keeper:
    """What the archive asks of a school file: how the school is called, and how long it keeps what."""

    naam: str | None = None
    terms: tuple[Bewaartermijn, ...] = ()


def keeper(given: Path | None) -> Keeper:
    """Return what the archive asks of the school file: the one given, else `school.yaml` here or above.

    Raises:
        InvalidInput, HasFindings: as `school_for`.
    """
    school = school_for(Path("kluis"), given)
    return Keeper() if school is None else Keeper(school.naam, school.bewaartermijnen)


def own_words_for(target: Path, given: Path | None) -> OwnWords | None:
    """Return the words of the school that goes with a text, found as by `school_for`; None without a school.

    Raises:
        InvalidInput: also when a pack is wrong; names file, line and rule.
        HasFindings: as `school_for`.
    """
    school = school_for(target, given)
    if school is None:
        return None
    from dossiertool.text.own import own_words  # noqa: PLC0415

    return own_words(school)


def _near(target: Path) -> Path | None:
    folder = target.resolve().parent
    return next((there / NAME for there in (folder, folder.parent) if (there / NAME).is_file()), None)


def _loaded(path: Path) -> Schoolbestand:
    """Read a school file once, and again when one of its files has changed."""
    if path in _read:
        stamps, school = _read[path]
        if all(_stamp(part) == stamp for part, stamp in stamps.items()):
            return school
    from dossiertool.files.school import load_school_file  # noqa: PLC0415  a text alone needs no model

    file = load_school_file(path)
    _read[path] = {part: _stamp(part) for part in file.parts}, file.school
    return file.school


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
