"""Reads one case file: which kind it is, whether it fits the model, and where everything stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from dossiertool.errors import HasFindings, InvalidInput
from dossiertool.files.comments import has_comments, lost_texts
from dossiertool.files.json_reader import read_json
from dossiertool.files.source import read_text
from dossiertool.files.structure import structure_findings
from dossiertool.files.tree import PlacedDict, as_steps, place_of
from dossiertool.files.yaml_reader import read_yaml
from dossiertool.model.case import Case
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from dossiertool.errors import Place


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as it stands in a file."""

    path: Path
    case: Case
    tree: PlacedDict
    text: str
    is_json: bool

    def place(self, pad: str | None) -> Place:
        """Return where the value of this field path begins."""
        return place_of(self.tree, as_steps(pad or ""))

    def has_comments(self) -> bool:
        """Tell whether the file says things behind #, which no other form of the case will hold."""
        return not self.is_json and has_comments(self.text)

    def renumbered(self, version: int) -> str | None:
        """Return the text of the file with this `kluisversie`; None when it has none to replace."""
        if self.case.kluisversie is None:
            return None
        place = self.place("kluisversie")
        lines = self.text.split("\n")
        before, rest = lines[place.line - 1][: place.column - 1], lines[place.line - 1][place.column - 1 :]
        digits = str(self.case.kluisversie)
        if not rest.startswith(digits):
            return None
        lines[place.line - 1] = f"{before}{version}{rest.removeprefix(digits)}"
        return "\n".join(lines)

    def lost_texts(self) -> list[Place]:
        """Return where text behind # was hardly meant as a comment."""
        return [] if self.is_json else list(lost_texts(self.text))


def load_dossier(path: str | Path) -> Case:
    """Return the dossier or groepsplan in this file.

    Raises:
        InvalidInput: the file cannot be read, or holds something else.
        HasFindings: the file does not fit the model; the exception holds the findings.
    """
    return load_case(Path(path)).case


def load_case(path: Path) -> CaseFile:
    """Read a dossier or groepsplan with the place of every value. Raises as `load_dossier`."""
    text = read_text(path)
    suffix = path.suffix.lower()
    is_json = suffix == ".json" or (suffix not in {".yaml", ".yml"} and text.lstrip()[:1] == "{")
    tree = (read_json if is_json else read_yaml)(text, str(path))
    case, placed = _validated(tree, path)
    return CaseFile(path, case, placed, text, is_json)


def parse_case(text: str, name: str) -> Case:
    """Return the case in this JSON text; `name` is used in messages only. Raises as `load_dossier`."""
    return _validated(read_json(text, name), Path(name))[0]


def _validated(tree: object, path: Path) -> tuple[Case, PlacedDict]:
    if not isinstance(tree, PlacedDict):
        raise _no_case(path)
    model = _kind(path, tree)
    try:
        return model.model_validate(tree), tree
    except ValidationError as problem:
        findings = structure_findings(problem, tree, model)
        raise HasFindings(
            f"{path} is nog niet goed ingevuld: {len(findings)} {'fout' if len(findings) == 1 else 'fouten'}.",
            findings,
            f"Verbeter dit eerst. Wat er mist, ziet u met: dossiertool controleer {path}",
        ) from None


def _kind(path: Path, tree: PlacedDict) -> type[Case]:
    """Decide by the file's name (`*.dossier.yaml`), else by what stands in it."""
    stem = Path(path.stem).suffix.lower()
    if stem == ".dossier":
        return Dossier
    if stem == ".groepsplan":
        return Groepsplan
    if tree.get("soort") == "groepsplan" or "plannummer" in tree:
        return Groepsplan
    if tree.get("soort") == "dossier" or "dossiernummer" in tree:
        return Dossier
    raise _no_case(path)


def _no_case(path: Path) -> InvalidInput:
    return InvalidInput(
        f"{path} is geen dossier en geen groepsplan.",
        "De naam van een dossier eindigt op .dossier.yaml, die van een groepsplan op .groepsplan.yaml.",
    )
