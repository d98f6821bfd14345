"""Reads a form that came back as an Excel workbook, as `read_form` reads one from Word.

Rows may be sorted and added, columns moved and widened. A question is found by its hidden path and by its
label, and the two must agree; a column by its heading. A formula is never an answer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dossiertool.documents.forms import shape
from dossiertool.documents.forms.kinds import KINDS, known
from dossiertool.documents.forms.read_answer import Answer
from dossiertool.documents.forms.read_page import plain
from dossiertool.documents.forms.read_text import Unclear
from dossiertool.documents.forms.read_value import exact, value_of
from dossiertool.documents.forms.returned import Opmerking, Problem, Returned, ReturnedRow
from dossiertool.documents.forms.shape import ROW_NUMBER, Choice, Field, Kind, Table, is_empty
from dossiertool.documents.forms.sheet_layout import (
    ANSWER_COLUMN,
    HEAD_ROW,
    HIDDEN,
    LABEL_COLUMN,
    MARK_COLUMN,
    QUESTIONS,
    plain_text,
)
from dossiertool.documents.forms.sheet_marks import Marks, marks_of
from dossiertool.errors import InvalidInput
from dossiertool.spreadsheet import FORMULA, read_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossiertool.documents.forms.kinds import Known
    from dossiertool.documents.forms.shape import Value
    from dossiertool.spreadsheet import Cell, Sheet

_LOST = "Zet het blad terug zoals het was, of vraag een nieuw formulier."
_NO_FORMULA = Unclear("Hier staat een formule.", "Typ het antwoord zelf, zonder = ervoor.")


def read_sheet(raw: bytes, name: str) -> Returned:
    """Return what a form in a workbook says; `raw` is the file, `name` is used in messages only.

    Raises:
        InvalidInput: no workbook that can be read safely, no form of dossiertool, or one of another version.
    """
    sheets = {sheet.titel: sheet for sheet in read_workbook(raw, name)}
    marks = marks_of(sheets.get(HIDDEN), name)
    if marks.soort not in KINDS or marks.versie > KINDS[marks.soort].versie:
        raise InvalidInput(
            f"{name} is gemaakt met een nieuwere versie van dossiertool.",
            "Werk dossiertool bij en probeer het opnieuw.",
        )
    reading = _Reading(marks, known(marks.soort), name)
    reading.questions(sheets.get(QUESTIONS))
    for pad in marks.tabellen:
        reading.table(pad, sheets.get(marks.tabellen[pad]))
    return Returned(
        soort=marks.soort,
        versie=marks.versie,
        schemaversie=marks.schemaversie,
        nummer=marks.nummer,
        school=marks.school,
        kenmerk=marks.kenmerk,
        document_id=marks.document_id,
        waarden=reading.values,
        tabellen=reading.tables,
        vingerafdrukken=marks.vingerafdrukken,
        problemen=tuple(reading.problems),
        opmerkingen=tuple(reading.remarks),
    )


class _Reading:
    """What has been read of one workbook so far."""

    def __init__(self, marks: Marks, items: Known, name: str) -> None:
        self._marks, self._items, self._name = marks, items, name
        self.values: dict[str, Value] = {}
        self.tables: dict[str, tuple[ReturnedRow, ...]] = {}
        self.problems: list[Problem] = []
        self.remarks: list[Opmerking] = []

    def questions(self, sheet: Sheet | None) -> None:
        fields = {pad: self._field(pad) for pad in self._marks.velden}
        if sheet is None:
            self._problem(QUESTIONS, None, "Het blad met de vragen is weg.", _LOST)
            return
        found: dict[str, Cell] = {}
        for number, row in enumerate(sheet.rijen, start=1):
            label, answer, pad = (_at(row, column) for column in (LABEL_COLUMN, ANSWER_COLUMN, MARK_COLUMN))
            field = fields.get(pad) if isinstance(pad, str) else None
            if field is None:
                self._beside(answer, f"blad {sheet.titel}, cel B{number}")
            elif plain(_text(label)) != plain(field.label) or field.pad in found:
                self._problem(
                    field.label, field.pad, "Voor dit antwoord staat de vraag van een ander veld.", _LOST
                )
            else:
                found[field.pad] = answer
        for pad, field in fields.items():
            if pad in found:
                self._take(field, found[pad])
            elif not any(each.pad == pad for each in self.problems):
                self._problem(field.label, pad, "Dit veld is niet meer te vinden in het formulier.", _LOST)

    def table(self, pad: str, sheet: Sheet | None) -> None:
        table = self._items.tabel(pad)
        if table is None:
            raise InvalidInput(
                f"{self._name} is een ouder formulier, met vragen die niet meer worden gesteld.",
                "Maak met dossiertool een nieuw formulier, en zet de antwoorden daarin.",
            )
        table = replace(table, label=self._marks.tabellen[pad])
        if sheet is None or len(sheet.rijen) < HEAD_ROW:
            self._problem(table.label, pad, "Het blad met deze tabel is weg.", _LOST)
            return
        columns = self._columns(pad, table, sheet.rijen[HEAD_ROW - 1])
        rows = []
        for number, row in enumerate(sheet.rijen[HEAD_ROW:], start=HEAD_ROW + 1):
            if (read := self._row(pad, table, columns, row, number)) is not None:
                rows.append(read)
            for place, cell in enumerate(row):
                if place not in columns:
                    self._beside(cell, f"blad {sheet.titel}, rij {number}")
        self.tables[pad] = tuple(rows)

    def _columns(self, pad: str, table: Table, heads: Sequence[Cell]) -> dict[int, Field]:
        """Return the column at each place; one that is gone is a problem."""
        by_label = {plain(label): column for column, label in self._marks.kolommen.get(pad, {}).items()}
        found: dict[int, Field] = {}
        for place, head in enumerate(heads):
            column = by_label.get(plain(_text(head)))
            field = self._items.kolom(pad, column) if column is not None else None
            if field is not None and column is not None and column not in {each.pad for each in found.values()}:
                found[place] = replace(field, pad=column, keuzes=self._choices(field, f"{pad}.{column}"))
        for column, label in self._marks.kolommen.get(pad, {}).items():
            if column not in {each.pad for each in found.values()}:
                self._problem(
                    f"{table.label}, {label}", pad, "Deze kolom is weg of heeft een andere kop.", _LOST
                )
        return found

    def _row(
        self, pad: str, table: Table, columns: Mapping[int, Field], row: Sequence[Cell], number: int
    ) -> ReturnedRow | None:
        key: str | None = None
        values: dict[str, Value] = {}
        unclear: list[tuple[Field, Unclear]] = []
        for place, column in columns.items():
            cell = row[place] if place < len(row) else None
            if column.pad == table.sleutel:
                key = _text(cell).strip() or None
                continue
            try:
                values[column.pad] = self._value(column, cell, "")
            except Unclear as problem:
                unclear.append((column, problem))
        asked = (column.pad for column in columns.values() if not column.vast)
        made = self._was_made(pad, table, key)
        if not made and not unclear and all(is_empty(values.get(each)) for each in asked):
            return None
        for column, doubt in unclear:
            label = f"{table.label}, rij {number}, {column.label}"
            self._problem(label, None, doubt.what, doubt.advice)
        return ReturnedRow(key if made or table.sleutel != ROW_NUMBER else None, values, None)

    def _was_made(self, pad: str, table: Table, key: str | None) -> bool:
        """Tell whether the form was made with a row of this key."""
        if key is None:
            return False
        if table.sleutel == ROW_NUMBER:
            return key.isdecimal() and any(
                each.startswith(f"{pad}.{int(key) - 1}.") for each in self._marks.vingerafdrukken
            )
        return any(
            print_of == shape.fingerprint(self._marks.document_id, each, key)
            for each, print_of in self._marks.vingerafdrukken.items()
            if each.startswith(f"{pad}.") and each.endswith(f".{table.sleutel}")
        )

    def _field(self, pad: str) -> Field:
        field = self._items.veld(pad)
        if field is None:
            raise InvalidInput(
                f"{self._name} is een ouder formulier, met vragen die niet meer worden gesteld.",
                "Maak met dossiertool een nieuw formulier, en zet de antwoorden daarin.",
            )
        return replace(field, pad=pad, keuzes=self._choices(field, pad))

    def _choices(self, field: Field, pad: str) -> tuple[Choice, ...]:
        """Return the choices of a field; codes of this one case are those the form was made with."""
        if not field.eigen_keuzes:
            return field.keuzes
        return tuple(Choice(code, words) for code, words in self._marks.keuzes.get(pad, {}).items())

    def _take(self, field: Field, cell: Cell) -> None:
        try:
            value = self._value(field, cell, field.pad)
        except Unclear as problem:
            self._problem(field.label, field.pad, problem.what, problem.advice)
            return
        if field.vast and not self._is_as_made(field.pad, value):
            self.remarks.append(Opmerking(field.label, None, _text(cell)))
            return
        self.values[field.pad] = value

    def _is_as_made(self, pad: str, value: Value) -> bool:
        made = self._marks.vingerafdrukken.get(pad, "")
        return made == ("" if is_empty(value) else shape.fingerprint(self._marks.document_id, pad, value))

    def _value(self, field: Field, cell: Cell, pad: str) -> Value:
        """Return what a cell says in the field at `pad`. Raises Unclear as `value_of`, and for a formula."""
        if cell is FORMULA:
            raise _NO_FORMULA
        text = _text(cell)
        if field.kind is Kind.VINK:
            text = "x" if text.strip().casefold() in ("x", "ja", "v") else text
        if field.kind is Kind.MEERKEUZE:
            text = text.replace(";", "\n").replace(",", "\n") if "\n" not in text else text
        answer = Answer(lines=[[line] for line in text.split("\n")])
        return exact(value_of(field, answer), answer, lambda value: self._is_as_made(pad, value))

    def _beside(self, cell: Cell, place: str) -> None:
        """Remember text that stands where no answer belongs."""
        if said := _text(cell).strip():
            self.remarks.append(Opmerking(place, None, said))

    def _problem(self, label: str, pad: str | None, what: str, advice: str) -> None:
        self.problems.append(Problem(label, pad, None, what, advice))


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column - 1] if len(row) >= column else None


def _text(cell: Cell) -> str:
    """Return a cell as somebody would type it: a day as day-month-year, a number with a comma."""
    if cell is None:
        return ""
    if cell is FORMULA:
        return "="
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.6f}".rstrip("0").replace(".", ",")
    return plain_text(str(cell))
