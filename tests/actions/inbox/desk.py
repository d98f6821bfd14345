"""A coordinator's desk: a folder with case files, forms that go out, and a folder in which they come back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result
from lxml.etree import _Element

from dossiertool.files.load import load_dossier
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from tests.cli.run import run
from tests.documents.forms.edit import answer_cell, cell_of, edited, tick, type_in

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
TODAY = "2026-11-21"
Edit = Callable[[_Element], object]


def ticked(label: str, words: str = "") -> Edit:
    """Return the edit that clicks a tick box of the field with this label."""
    return lambda root: tick(answer_cell(root, label), words)


def in_row(row: str, column: int, text: str) -> Edit:
    """Return the edit that puts text in a cell, in the row in which a cell begins with `row`."""
    return lambda root: type_in(cell_of(root, row, column), text)


def dossier(path: Path) -> Dossier:
    found = load_dossier(path)
    assert isinstance(found, Dossier)
    return found


def class_plan(path: Path) -> Groepsplan:
    found = load_dossier(path)
    assert isinstance(found, Groepsplan)
    return found


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dossiers, self.inbox, self.out = folder / "dossiers", folder / "in", folder / "uit"
        for each in (self.dossiers, self.inbox):
            each.mkdir()

    def case(self, sample: str = "02-toetsen", name: str = "noor.dossier.yaml") -> Path:
        (source,) = (SAMPLES / sample).glob("zaak.*.yaml")
        path = self.dossiers / name
        path.write_bytes(source.read_bytes())
        return path

    def form(self, kind: str, case: Path, *options: str) -> Path:
        """Make a form of a case, and return where it stands."""
        said = run(
            "formulier", kind, case, "--naar", self.out, "--vandaag", TODAY, "--json", *options, "--school",
            self.school(),
        )  # fmt: skip
        assert said.exit_code == 0, said.output
        return Path(json.loads(said.stdout.splitlines()[0])["uit"])

    def school(self) -> Path:
        path = self.folder / "school.yaml"
        path.write_text("soort: school\nnaam: Voorbeeldcollege\n", encoding="utf-8")
        return path

    def back(self, form: Path, *edits: Edit, name: str | None = None) -> Path:
        """Put a form in the inbox, filled in by these edits."""
        path = self.inbox / (name or form.name)
        path.write_bytes(edited(form.read_bytes(), *edits))
        return path

    def take(self, *options: object, code: int | None = 0) -> Result:
        said = run("inbox", self.inbox, "--dossiers", self.dossiers, "--vandaag", TODAY, *options)
        assert code is None or said.exit_code == code, said.output
        return said

    def taken(self, *options: object, code: int | None = 0) -> list[dict[str, Any]]:
        """Take the forms in, and return what `--json` says of each."""
        return [json.loads(line) for line in self.take("--json", *options, code=code).stdout.splitlines()]

    def one(self, *options: object, code: int | None = 0) -> dict[str, Any]:
        (found,) = self.taken(*options, code=code)
        return found

    def names(self, folder: str) -> list[str]:
        return sorted(each.name for each in (self.inbox / folder).glob("*"))
