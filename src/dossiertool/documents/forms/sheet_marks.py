"""Reads the hidden sheet of a workbook: what kind of form it is, and what stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.documents.forms import shape
from dossiertool.documents.forms.sheet_layout import plain_text
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from dossiertool.spreadsheet import Sheet


@dataclass(slots=True)
class Marks:
    """What the hidden sheet says; nothing of it is believed that the kind of form does not have."""

    eigenschappen: dict[str, str] = field(default_factory=dict)
    velden: list[str] = field(default_factory=list)
    tabellen: dict[str, str] = field(default_factory=dict)
    """Path of each table → name of its sheet."""
    kolommen: dict[str, dict[str, str]] = field(default_factory=dict)
    """Path of each table → path of each column → its heading."""
    keuzes: dict[str, dict[str, str]] = field(default_factory=dict)
    """Path of a field or column → codes of this one dossier or class → words."""
    vingerafdrukken: dict[str, str] = field(default_factory=dict)

    @property
    def soort(self) -> str:
        """The kind of form."""
        return self.eigenschappen.get(shape.PROPERTY_SOORT, "")

    @property
    def versie(self) -> int:
        """The version of that kind; 0 for none."""
        said = self.eigenschappen.get(shape.PROPERTY_VERSIE, "")
        return int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 0  # noqa: PLR2004

    @property
    def schemaversie(self) -> str:
        """The version of the schema."""
        return self.eigenschappen.get(shape.PROPERTY_SCHEMA, "")

    @property
    def nummer(self) -> str:
        """The number of the dossier or groepsplan."""
        return self.eigenschappen.get(shape.PROPERTY_NUMMER, "")

    @property
    def school(self) -> str:
        """The name of the school."""
        return self.eigenschappen.get(shape.PROPERTY_SCHOOL, "")

    @property
    def kenmerk(self) -> str | None:
        """The kenmerk of the document, None for a new one."""
        return self.eigenschappen.get(shape.PROPERTY_KENMERK) or None

    @property
    def document_id(self) -> str:
        """The id of this copy."""
        return self.eigenschappen.get(shape.PROPERTY_DOCUMENT, "")


def marks_of(sheet: Sheet | None, name: str) -> Marks:
    """Return what the hidden sheet says; `name` is used in messages only.

    Raises:
        InvalidInput: there is none, or it says no kind, version or id: no form of dossiertool.
    """
    marks = Marks()
    for row in sheet.rijen if sheet is not None else ():
        kind, *rest = [plain_text(cell) if isinstance(cell, str) else "" for cell in (*row, "", "", "")]
        first, second, third = rest[:3]
        if kind == "veld":
            marks.velden.append(first)
            _note(marks, first, second)
        elif kind == "tabel":
            marks.tabellen[first] = second
        elif kind == "kolom":
            marks.kolommen.setdefault(first, {})[second] = third
        elif kind == "keuze":
            marks.keuzes.setdefault(first, {})[second] = third
        elif kind == "cel":
            _note(marks, first, second)
        elif kind:
            marks.eigenschappen.setdefault(kind, first)
    if not (marks.soort and marks.versie and marks.document_id and (marks.velden or marks.tabellen)):
        raise InvalidInput(
            f"{name} is geen formulier van dossiertool.",
            "Vul het formulier in dat dossiertool maakte, en stuur dat bestand terug. Kopieer de antwoorden "
            "niet naar een nieuwe werkmap.",
        )
    return marks


def _note(marks: Marks, pad: str, print_of: str) -> None:
    if print_of:
        marks.vingerafdrukken[pad] = print_of
