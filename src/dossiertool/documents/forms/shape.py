"""What a form holds, without Word: the one description that writing, reading and taking in share.

**Paths.** `pad` is the field path of the case file, from its root, with three agreements that make it hold
while the dossier goes on: (1) an item of a list whose items have a kenmerk is named by it
(`plannen.HP1.doelen.D2.titel`), not by its place; (2) an item that does not exist yet is named `nieuw`, or
`nieuw1`, `nieuw2` when a form makes several (`signalen.nieuw.datum`); whoever takes the form in gives it its
kenmerk; (3) any other item of a list is named by its place when the form was made (`hulpvragen.0`). `generic`
turns each such step into `*`.

**Values** are as a case file writes them, all as text: a date `2026-11-21`, a number `54.2`, a choice by its
code, a tick as True; None when nothing is filled in. A list of short things (names, kenmerken, choices) is a
tuple of texts.

**Tables** hold one record per row. A column's `pad` is relative to the row (`wat`); "" when the rows are
texts and no records. `sleutel` is the column that says which record of the dossier a row is, whatever order
the rows come back in: a kenmerk, or `#`, the number of the row when the form was made (1-based). Rows without
it, or with one that is not in the dossier, are new.

**Empty.** A row, or an item that is `nieuw`, or a record inside one, in which only fixed fields (`vast`) are
filled in is an empty one: nobody said anything. Of a document that is `nieuw` every value counts, also one that
is still as the form was made; of one with a kenmerk only what differs from its fingerprint.

**In Word.** A field stands in a table of two columns: its label in the first paragraph of the left cell, help
under it, the answer in the right cell. The heading of a section is a Heading 1 above the table; a table has
its own label as a Heading 2 above it (unless it is that of the section), and the label of a column in the
first paragraph of the cell that heads it, help under it. A control has `pad` as tag (with `.code` behind it
when it is one tick box of several) and `alias(…)` as alias; around it stands the bookmark `bookmark(tag)`.
Cells of a table have no bookmark; their texts stand there plainly, and choices, days and ticks in controls.

A few columns and fields are no field of the model: they are named in the module of their kind (`kinds/`).
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value = str | bool | tuple[str, ...] | None

ROW_NUMBER = "#"
PAPER_ONLY = "-"
"""The `pad` of a column that is there to look at or for a signature on paper: never read."""
EMPTY_TEXT, EMPTY_DATE, EMPTY_CHOICE = "\u2002" * 5, "dd-mm-jjjj", "\u25bc"
"""What stands in a control in which nothing is filled in."""
TICKED, UNTICKED = "\u2612", "\u2610"
_ITEM = re.compile(r"[A-Z0-9]{1,6}|nieuw[0-9]*")
_MAX_NAME = 64  # Word takes no longer tag or alias


class Kind(StrEnum):
    """How a field is filled in."""

    TEKST = "tekst"
    """One line."""
    ALINEA = "alinea"
    """One or more lines."""
    LIJST = "lijst"
    """Short things, one per line; the value is a tuple."""
    DATUM = "datum"
    """A day: a date picker, written as 21 november 2026 or 21-11-2026."""
    GETAL = "getal"
    """A number, with a decimal comma."""
    KEUZE = "keuze"
    """One of `keuzes`, in a drop-down list."""
    AANKRUIS = "aankruis"
    """One of `keuzes`, each with a tick box of its own, also on paper. The value is one code."""
    MEERKEUZE = "meerkeuze"
    """Any of `keuzes`, each with a tick box of its own. The value is a tuple of codes."""
    VINK = "vink"
    """One tick box: True, or None when it is not ticked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A code of the model and the words for it; `true` and `false` are the codes of a yes or no."""

    code: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `vast` is printed and not meant to be changed, as the kenmerk of a goal.

    With `eigen_keuzes` the codes are kenmerken of this one dossier or class, which `known` cannot list.
    `regels` is how many lines there are to write on, `breedte` how wide a column is beside the others.
    """

    pad: str
    label: str
    kind: Kind = Kind.TEKST
    hulp: str = ""
    voorbeeld: str = ""
    keuzes: tuple[Choice, ...] = ()
    verplicht: bool = False
    vast: bool = False
    waarde: Value = None
    eigen_keuzes: bool = False
    regels: int = 1
    breedte: float = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A list of records: what the dossier already has in `rijen` (column pad → value), then `leeg` empty rows.

    With `vaste_rijen` the rows are given (every goal of a plan): filled in, but neither added nor removed.
    """

    pad: str
    label: str
    kolommen: tuple[Field, ...]
    rijen: tuple[Mapping[str, Value], ...] = ()
    leeg: int = 0
    vaste_rijen: bool = False
    sleutel: str = ROW_NUMBER
    hulp: str = ""

    def says_something(self, row: Mapping[str, Value]) -> bool:
        """Tell whether more is filled in than the columns that are always there."""
        return any(not column.vast and not is_empty(row.get(column.pad)) for column in self.kolommen)

    def cell_pad(self, row: int, column: str) -> str:
        """Return the path of one cell as the form was made; it is the tag of a control in that cell."""
        return f"{self.pad}.{row}.{column}".rstrip(".")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what belongs under it. Titles are unique in a form, labels within a section.

    `liggend` asks for paper turned sideways, for wide tables; `bijeen` to keep it all on one page.
    """

    titel: str
    items: tuple[Field | Table, ...]
    uitleg: str = ""
    liggend: bool = False
    bijeen: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One form for one dossier or class.

    `versie` counts changes of this kind of form; `nummer` is the dossiernummer or plannummer; `kenmerk` is
    that of the document in the dossier that the form is about, or None for a new one; `document_id` is random,
    of this copy only.
    """

    soort: str
    versie: int
    nummer: str
    school: str
    kenmerk: str | None
    document_id: str
    titel: str
    delen: tuple[Section, ...]
    over: str = ""
    """Under the title: about whom it is."""
    inleiding: tuple[str, ...] = ()
    """What to do with the form, a paragraph each."""
    lezers: str = ""
    """Who may read it, in the footer."""

    def fields(self) -> Iterator[Field]:
        """Yield the fields outside tables, in order."""
        return (item for part in self.delen for item in part.items if isinstance(item, Field))

    def tables(self) -> Iterator[Table]:
        """Yield the tables, in order."""
        return (item for part in self.delen for item in part.items if isinstance(item, Table))

    def values(self) -> Iterator[tuple[str, Value]]:
        """Yield (pad, value) of every field, and of every cell of rows that are fixed or say something."""
        for field in self.fields():
            yield field.pad, field.waarde
        for table in self.tables():
            for i, row in enumerate(table.rijen):
                for column in table.kolommen if table.vaste_rijen or table.says_something(row) else ():
                    yield table.cell_pad(i, column.pad), row.get(column.pad)

    def vingerafdrukken(self) -> dict[str, str]:
        """Return per pad the fingerprint of what the form was made with; what was empty has none."""
        return {
            pad: fingerprint(self.document_id, pad, value)
            for pad, value in self.values()
            if not is_empty(value)
        }


def is_empty(value: Value) -> bool:
    """Tell whether nothing is filled in."""
    return value is None or value is False or value in {"", ()}


def fingerprint(document_id: str, pad: str, value: Value) -> str:
    """Return 12 hex digits by which a value is recognised as unchanged."""
    said = json.dumps([document_id, pad, value], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def words_print(document_id: str, pad: str, words: str) -> str:
    """Return the fingerprint of the words behind the tick box `pad`, when they are of this one dossier."""
    return fingerprint(document_id, pad, " ".join(words.split()))


def alias(pad: str, label: str, woorden: str = "") -> str:
    """Return the name of a control in Word, unique in its form: the label, and which item or choice it is.

    `woorden` are those of the choice of one tick box; of `eigen_keuzes` its code, for its words may be long.
    """
    items = [step for step in pad.split(".") if _ITEM.fullmatch(step) and step != "nieuw"]
    name = f"{label} ({', '.join(items)})" if items else label
    return (f"{name}: {woorden}" if woorden else name)[:_MAX_NAME]


def bookmark(pad: str) -> str:
    """Return the name of the bookmark at a field (`f_…`): short, and kept by every word processor."""
    return f"f_{hashlib.sha256(pad.encode()).hexdigest()[:12]}"


def generic(pad: str) -> str:
    """Return the path with `*` for every item of a list: `plannen.HP1.doelen` → `plannen.*.doelen`."""
    return ".".join("*" if _ITEM.fullmatch(step) else step for step in pad.split("."))


# The properties of the document (docProps/custom.xml), all texts of at most 255 signs. Beside these there is
# one per field, table and filled cell, named as its bookmark: `pad` or `pad vingerafdruk`. So a form that
# lost its tags still says what each bookmark means. `kinds.known(soort)` says what such a pad is, whatever
# the form itself may claim.
PROPERTY_SOORT = "dossiertool.soort"
PROPERTY_VERSIE = "dossiertool.formulierversie"
PROPERTY_SCHEMA = "dossiertool.schemaversie"
PROPERTY_NUMMER = "dossiertool.nummer"
PROPERTY_SCHOOL = "dossiertool.school"
PROPERTY_KENMERK = "dossiertool.kenmerk"
PROPERTY_DOCUMENT = "dossiertool.document"
