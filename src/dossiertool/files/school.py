"""Reads the settings of a school (`school.yaml`), on top of its basis and of what ships with the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput
from dossiertool.files.load import read_record
from dossiertool.files.source import read_text
from dossiertool.files.tree import as_steps, place_of
from dossiertool.model.inherit import Override, merged, overrides
from dossiertool.model.schoolbestand import Schoolbestand

if TYPE_CHECKING:
    from dossiertool.errors import Place
    from dossiertool.files.tree import PlacedDict

NAME = "school.yaml"
_SHIPPED = Path(__file__).parent / "data" / "standaard.school.yaml"


@dataclass(frozen=True, slots=True)
class SchoolFile:
    """The settings of a school as they apply, and where its own file differs from what it builds on."""

    path: Path
    school: Schoolbestand
    own: Schoolbestand
    tree: PlacedDict
    anders: tuple[Override, ...]

    def place(self, pad: str | None) -> Place:
        """Return where the value of this field path begins in the school's own file."""
        return place_of(self.tree, as_steps(pad or ""))


_SAYS_SO = re.compile(r'^[\s{]*"?soort"?\s*:\s*"?school\b', re.MULTILINE)


def is_school_file(path: Path) -> bool:
    """Tell whether this file holds the settings of a school, by its name or by what it says it is."""
    stem = path.stem.lower()
    if stem == "school" or stem.endswith(".school"):
        return True
    if stem.endswith((".dossier", ".groepsplan")):
        return False
    return _SAYS_SO.search(read_text(path)) is not None


@cache
def shipped_school() -> Schoolbestand:
    """Return the settings that ship with the program: a sound default for every school."""
    record, _ = read_record(_SHIPPED, Schoolbestand)
    return record


def load_school(path: str | Path) -> Schoolbestand:
    """Return the settings of a school as they apply. Raises as `load_school_file`."""
    return load_school_file(Path(path)).school


def load_school_file(path: Path) -> SchoolFile:
    """Read a school file, the file of its samenwerkingsverband if it names one, and the shipped default.

    Raises:
        InvalidInput: a file cannot be read, or the basis is no file in the same folder, or builds on itself.
        HasFindings: a file does not fit the model.
    """
    own, tree = read_record(path, Schoolbestand)
    basis = shipped_school()
    if own.basis is not None:
        basis = merged(basis, _basis_of(path, own.basis, tree))
    return SchoolFile(path, merged(basis, own), own, tree, tuple(overrides(basis, own)))


def _basis_of(path: Path, name: str, tree: PlacedDict) -> Schoolbestand:
    where = place_of(tree, ("basis",))
    if Path(name).name != name or name == path.name:
        raise InvalidInput(
            "de basis is geen ander bestand in dezelfde map.",
            "Zet het bestand van het samenwerkingsverband in deze map en noem alleen de naam.",
            file=str(path),
            place=where,
        )
    if not path.with_name(name).exists():
        raise InvalidInput(
            "het bestand van de basis bestaat niet.",
            "Zet het bestand van het samenwerkingsverband in deze map, of haal deze regel weg.",
            file=str(path),
            place=where,
        )
    basis, basis_tree = read_record(path.with_name(name), Schoolbestand)
    if basis.basis is not None:
        raise InvalidInput(
            "de basis gaat zelf ook verder op een ander bestand. Dat kan niet.",
            "Haal deze regel weg.",
            file=str(path.with_name(name)),
            place=place_of(basis_tree, ("basis",)),
        )
    return basis
