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

_SHIPPED = Path(__file__).parent / "data" / "standaard.school.yaml"


@dataclass(frozen=True, slots=True)
class SchoolFile:
    """The settings of a school as they apply, and where its own file differs from what it builds on.

    `parts` are all files that were read for it: its own, that of the samenwerkingsverband, and packs.
    """

    path: Path
    school: Schoolbestand
    own: Schoolbestand
    tree: PlacedDict
    anders: tuple[Override, ...]
    parts: tuple[Path, ...]

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

    The packs that they name (`taal.pakketten`) are read as well, not yet understood: see `text/own.py`.

    Raises:
        InvalidInput: a file cannot be read, or the basis or a pack is no file in the same folder, or the
            basis builds on itself.
        HasFindings: a file does not fit the model.
    """
    own, tree = read_record(path, Schoolbestand)
    basis, parts = shipped_school(), [path]
    packs: dict[Path, str] = {}
    if own.basis is not None:
        below, tree_below = _basis_of(path, own.basis, tree)
        parts.append(path.with_name(own.basis))
        packs |= _packs_of(parts[-1], below, tree_below)
        basis = merged(basis, below)
    school, here = merged(basis, own), _packs_of(path, own, tree)
    return SchoolFile(
        path,
        _holding(school, packs | here),
        _holding(own, here),
        tree,
        tuple(overrides(basis, own)),
        (*parts, *packs, *(pack for pack in here if pack not in packs)),
    )


def _packs_of(path: Path, school: Schoolbestand, tree: PlacedDict) -> dict[Path, str]:
    """Return the text of each pack that this file names, by where it is."""
    found = {}
    for i, name in enumerate(school.taal.pakketten):
        beside = path.with_name(name) if Path(name).name == name else None
        if beside is None or not name.lower().endswith(".toml") or not beside.is_file():
            raise InvalidInput(
                "dit pakket is geen .toml-bestand in dezelfde map.",
                "Zet het pakket in de map van het schoolbestand en noem alleen de naam, zoals eigen.toml.",
                file=str(path),
                place=place_of(tree, ("taal", "pakketten", i)),
            )
        found[beside] = read_text(beside)
    return found


def _holding(school: Schoolbestand, packs: dict[Path, str]) -> Schoolbestand:
    if not packs:
        return school
    texts = tuple((str(path), text) for path, text in packs.items())
    return school.model_copy(update={"taal": school.taal.holding(texts)})


def _basis_of(path: Path, name: str, tree: PlacedDict) -> tuple[Schoolbestand, PlacedDict]:
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
    return basis, basis_tree
