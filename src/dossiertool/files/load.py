"""Reads one case file: which kind it is, whether it fits the model, and where everything stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

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
from dossiertool.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.errors import Place

Kind = TypeVar("Kind", bound=Record)


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
    return case_in(read_text(path), path)


def case_in(text: str, path: Path) -> CaseFile:
    """Return the case in this text, as if the file `path` held it. Raises as `load_dossier`."""
    is_json, tree = _parsed(text, path)
    case, placed = _validated(tree, path, _kind(path, tree))
    return CaseFile(path, case, placed, text, is_json)


def read_record(path: Path, model: type[Kind]) -> tuple[Kind, PlacedDict]:
    """Read a YAML or JSON file of this one kind, with its placed tree.

    Raises:
        InvalidInput: the file cannot be read, or holds no fields.
        HasFindings: the file does not fit the model.
    """
    return record_in(read_text(path), path, model)


def record_in(
    text: str, path: Path, model: type[Kind], known: Mapping[str, str] | None = None
) -> tuple[Kind, PlacedDict]:
    """Return a record of this kind from a text, alone or as the only item of a list, as `nieuw` writes it.

    What is in `known` counts where the text says nothing. Raises as `read_record`.
    """
    _, tree = _parsed(text, path)
    if isinstance(tree, list) and len(tree) == 1:
        tree = tree[0]
    fields = _with_fields(tree, path)
    for name, value in (known or {}).items():
        if fields.get(name) is None:
            fields[name] = value
    return _validated(fields, path, model)


def load_fields(path: Path) -> dict[str, Any]:
    """Return what stands in a YAML or JSON file, whatever its fields are called.

    Numbers are numbers in JSON; in YAML they are texts, as they are typed.

    Raises:
        InvalidInput: the file cannot be read, or holds no fields.
    """
    text = read_text(path)
    is_json, tree = _parsed(text, path)
    fields = _plain(_with_fields(tree, path))
    if is_json:
        try:
            fields = json.loads(text, parse_float=Decimal)
        except ValueError:  # more digits than Python reads
            raise InvalidInput("Hier staat een getal met te veel cijfers.", file=str(path)) from None
    assert isinstance(fields, dict)  # noqa: S101  `_with_fields` has looked
    return fields


def _plain(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _plain(part) for name, part in tree.items()}
    return [_plain(part) for part in tree] if isinstance(tree, list) else tree


def _with_fields(tree: object, path: Path) -> PlacedDict:
    if not isinstance(tree, PlacedDict):
        raise InvalidInput(f"In {path} staan geen velden.", "Kijk of dit het goede bestand is.")
    return tree


def _parsed(text: str, path: Path) -> tuple[bool, object]:
    """Tell whether the text is JSON rather than YAML, and return its tree."""
    suffix = path.suffix.lower()
    is_json = suffix == ".json" or (suffix not in {".yaml", ".yml"} and text.lstrip()[:1] == "{")
    return is_json, (read_json if is_json else read_yaml)(text, str(path))


def parse_case(text: str, name: str) -> Case:
    """Return the case in this JSON text; `name` is used in messages only. Raises as `load_dossier`."""
    tree = read_json(text, name)
    return _validated(tree, Path(name), _kind(Path(name), tree))[0]


def _validated(tree: object, path: Path, model: type[Kind]) -> tuple[Kind, PlacedDict]:
    assert isinstance(tree, PlacedDict)  # noqa: S101  every caller has looked
    try:
        return model.model_validate(tree), tree
    except ValidationError as problem:
        findings = structure_findings(problem, tree, model)
        raise HasFindings(
            f"{path} is nog niet goed ingevuld: {len(findings)} {'fout' if len(findings) == 1 else 'fouten'}.",
            findings,
            f"Verbeter dit eerst. Wat er mist, ziet u met: dossiertool controleer {path}",
            file=str(path),
        ) from None


def _kind(path: Path, tree: object) -> type[Dossier] | type[Groepsplan]:
    """Decide by the file's name (`*.dossier.yaml`), else by what stands in it."""
    if not isinstance(tree, PlacedDict):
        raise _no_case(path)
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
