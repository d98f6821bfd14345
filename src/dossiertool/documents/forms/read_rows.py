"""Reads the rows of a table of a form, whatever order they come back in.

A row is known by its kenmerk, or by the number that was printed before it. A row of a fixed table that is gone
is a problem: nothing is ever taken for empty because it was not found.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.forms.read_answer import answers_in
from dossiertool.documents.forms.read_tables import columns_of
from dossiertool.documents.forms.read_text import Unclear, stripped
from dossiertool.documents.forms.read_value import ACCEPT, printed, value_of
from dossiertool.documents.forms.returned import Opmerking, Problem, ReturnedRow
from dossiertool.documents.forms.shape import PAPER_ONLY, ROW_NUMBER, generic, is_empty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from lxml.etree import _Element

    from dossiertool.documents.forms.read_answer import Answer
    from dossiertool.documents.forms.read_page import Page, Row
    from dossiertool.documents.forms.read_properties import Marks
    from dossiertool.documents.forms.read_tables import Part
    from dossiertool.documents.forms.shape import Field, Table, Value

_DIGITS = re.compile("[0-9]{1,4}")
_OWN_KEY = "Geef een nieuwe rij geen kenmerk of nummer."
_AGAIN = "Zet de rij terug zoals die was, of vraag een nieuw formulier."


class _Cell(NamedTuple):
    column: Field
    element: _Element
    is_merged: bool


class Rows:
    """Reads one table; after `read`, `problems`, `remarks` and `used` (the cells that were read) are known."""

    def __init__(self, page: Page, marks: Marks, table: Table, parts: Sequence[Part]) -> None:
        """Take the table of the form and where it stands."""
        self._page, self._marks, self._table, self._parts = page, marks, table, parts
        self.problems: list[Problem] = []
        self.remarks: list[Opmerking] = []
        self.used: set[_Element] = set()
        self._made = self._rows_made()

    def read(self) -> tuple[ReturnedRow, ...]:
        """Return the rows in which something stands, and all that the form was made with."""
        if not self._parts:
            if self._made or self._table.vaste_rijen:
                self._problem("De tabel is niet meer te vinden in het formulier.", _AGAIN)
            return ()
        self._missing_columns()
        choices = self._choices()
        rows: list[ReturnedRow] = []
        seen: set[int] = set()
        number = 0
        for part in self._parts:
            for row in part.rows:
                number += 1
                cells = self._cells(part, row)
                if (read := self._row(row, cells, number, choices, seen)) is not None:
                    rows.append(read)
        self._missing_rows(seen)
        return tuple(rows)

    def _rows_made(self) -> dict[int, set[str]]:
        """Return the rows that the form was made with (from 0), and their columns that were filled in."""
        made: dict[int, set[str]] = {}
        start = f"{self._table.pad}."
        for pad in self._marks.pads:
            number, _, column = pad.removeprefix(start).partition(".")
            if pad.startswith(start) and number.isascii() and number.isdigit() and len(number) < 5:  # noqa: PLR2004
                made.setdefault(int(number), set()).add(column)
        return made

    def _cells(self, part: Part, row: Row) -> list[_Cell]:
        found = []
        for column, cell, merged in part.heads.cells_of(row):
            if column is not None and column.pad != PAPER_ONLY:
                found.append(_Cell(column, cell.element, merged or cell.continues))
                self.used.add(cell.element)
        return found

    def _choices(self) -> Mapping[str, Mapping[str, str]]:
        """Return per column the choices of the lists in it: a row that was added has no list."""
        found: dict[str, dict[str, str]] = {}
        for part in self._parts:
            for row in part.rows:
                for cell in self._cells(part, row):
                    if cell.column.eigen_keuzes:
                        found.setdefault(cell.column.pad, {}).update(self._answer(cell).choices)
        return found

    def _answer(self, cell: _Cell) -> Answer:
        pad = cell.column.pad
        return answers_in(self._page, cell.element, {cell.element: pad}, self._marks.has_printed)[pad]

    def _row(
        self,
        row: Row,
        cells: Sequence[_Cell],
        number: int,
        choices: Mapping[str, Mapping[str, str]],
        seen: set[int],
    ) -> ReturnedRow | None:
        at = self._page.line_at(row.element)
        self._accepted(row, number, at)
        said = {cell.column.pad: self._answer(cell) for cell in cells}
        for pad, known in choices.items():
            if pad in said:
                said[pad].choices.update(known)
        made, key, beside = self._which(said, seen)
        if beside and not self._marks.has_printed(beside):
            self.remarks.append(Opmerking(f"{self._table.label}, rij {number}", at, beside))
        values, unclear = self._values(cells, said, is_made=made is not None)
        if self._table.sleutel != ROW_NUMBER:
            values[self._table.sleutel] = key
        asked = [cell.column.pad for cell in cells if not cell.column.vast]
        if made is None and not unclear and all(is_empty(values.get(pad)) for pad in asked):
            self._nothing_asked(cells, number, at)
            return None
        for cell, reason in unclear:
            self._unclear(cell, reason, number, made)
        if made is None and self._table.vaste_rijen:
            self._problem(f"Rij {number} hoort niet in deze tabel.", "Zet de tekst in een andere rij.", at)
            return None
        if made is not None and made in seen:
            self._problem(f"Rij {number} heeft hetzelfde kenmerk of nummer als een rij erboven.", _OWN_KEY, at)
            return None
        if made is not None:
            seen.add(made)
            self._unchanged(made, cells, said, values)
        return ReturnedRow(key, values, at)

    def _nothing_asked(self, cells: Sequence[_Cell], number: int, at: int | None) -> None:
        """Give back what somebody typed in cells that are not to be filled in, of a row that says nothing."""
        lines = [
            line.text
            for cell in cells
            if cell.column.vast and cell.column.pad != ROW_NUMBER
            for line in self._page.lines_in(cell.element)
            if not self._marks.has_printed(line.text)
        ]
        if lines:
            self.remarks.append(Opmerking(f"{self._table.label}, rij {number}", at, "\n".join(lines)))

    def _accepted(self, row: Row, number: int, at: int | None) -> None:
        """Report a row that was added or taken away with changes tracked."""
        if row.is_deleted or row.is_added:
            what = "weggehaald" if row.is_deleted else "toegevoegd"
            self._problem(f"Rij {number} is {what}, maar die wijziging is nog niet geaccepteerd.", ACCEPT, at)

    def _values(
        self, cells: Sequence[_Cell], said: Mapping[str, Answer], *, is_made: bool
    ) -> tuple[dict[str, Value], list[tuple[_Cell, Unclear]]]:
        """Return what the cells of a row say, and which of them are not clear."""
        values: dict[str, Value] = {}
        unclear: list[tuple[_Cell, Unclear]] = []
        for cell in cells:
            column = cell.column
            answer = said[column.pad]
            if column.pad == self._table.sleutel or (column.vast and is_made):
                continue
            try:
                if cell.is_merged and (answer.text.strip() or is_made):
                    raise Unclear("Deze cel is samengevoegd met een andere.", "Splits de cellen weer.")
                values[column.pad] = value_of(column, answer)
            except Unclear as reason:
                unclear.append((cell, reason))
        return values, unclear

    def _which(self, said: Mapping[str, Answer], seen: Set[int]) -> tuple[int | None, str | None, str]:
        """Return which row this is (None for one that was added), its key, and what stands beside that."""
        sleutel = self._table.sleutel
        text = stripped(said[sleutel].text) if sleutel in said else ""
        if sleutel == ROW_NUMBER:
            numbers = _DIGITS.findall(text)
            number = int(numbers[0]) - 1 if len(numbers) == 1 else -1
            if number not in self._made:
                return None, None, text
            return number, numbers[0], " ".join(_DIGITS.sub(" ", text).split())
        if not text:
            return self._first(self._as_printed(said), seen), None, ""
        lines = [line.strip() for line in text.split("\n")]
        for key in (text, *lines):
            same = [number for number in self._made if self._is_as_made(number, sleutel, key)]
            if same:
                rest = [] if key == text else [line for line in lines if line not in ("", key)]
                return self._first(same, seen), key, "\n".join(rest)
        return None, text, ""

    @staticmethod
    def _first(numbers: Sequence[int], seen: Set[int]) -> int | None:
        fresh = [number for number in numbers if number not in seen]
        return next(iter(fresh or numbers), None)

    def _as_printed(self, said: Mapping[str, Answer]) -> list[int]:
        """Return the rows that were made without a key, and in which the same was printed as stands here."""
        printed = {column.pad for column in self._table.kolommen if column.vast and column.pad in said}
        return [
            number
            for number, filled in self._made.items()
            if self._table.sleutel not in filled
            and (there := filled & printed)
            and all(self._is_as_made(number, pad, stripped(said[pad].text)) for pad in there)
        ]

    def _is_as_made(self, number: int, column: str, value: Value) -> bool:
        return self._marks.is_as_made(self._table.cell_pad(number, column), value)

    def _unchanged(
        self, made: int, cells: Sequence[_Cell], said: Mapping[str, Answer], values: dict[str, Value]
    ) -> None:
        """Take what was printed to stay, or give back what somebody wrote over it."""
        for cell in cells:
            column = cell.column
            if not column.vast or column.pad == self._table.sleutel:
                continue
            pad = self._table.cell_pad(made, column.pad)
            value = printed(column, said[column.pad], partial(self._marks.is_as_made, pad))
            if self._marks.is_as_made(pad, value):
                values[column.pad] = value
            else:
                at = self._page.line_at(cell.element)
                self.remarks.append(
                    Opmerking(f"{self._table.label}, {column.label}", at, said[column.pad].text)
                )

    def _missing_columns(self) -> None:
        """Report the columns that are gone: those of every such table, and those that had answers here."""
        there = columns_of(self._parts)
        wanted = {
            column.pad: column.label
            for column in self._table.kolommen
            if column.pad != PAPER_ONLY and generic(column.pad) == column.pad
        }
        wanted |= {
            pad: pad.rpartition(".")[2] for pads in self._made.values() for pad in pads if pad not in wanted
        }
        for pad, label in wanted.items():
            if pad not in there:
                self._problem(f"De kolom ‘{label}’ is weg.", _AGAIN)

    def _missing_rows(self, seen: set[int]) -> None:
        """Report the rows of a fixed table that are gone; for another one whoever takes the form in does."""
        if self._table.vaste_rijen:
            for number in sorted(self._made.keys() - seen):
                self._problem(f"Rij {number + 1} van het formulier is weg of heeft een ander kenmerk.", _AGAIN)

    def _unclear(self, cell: _Cell, problem: Unclear, number: int, made: int | None) -> None:
        label = f"{self._table.label}, rij {number}: {cell.column.label}"
        pad = self._table.pad if made is None else self._table.cell_pad(made, cell.column.pad)
        at = self._page.line_at(cell.element)
        self.problems.append(Problem(label, pad, at, problem.what, problem.advice))

    def _problem(self, what: str, advice: str, at: int | None = None) -> None:
        where = self._at() if at is None else at
        self.problems.append(Problem(self._table.label, self._table.pad, where, what, advice))

    def _at(self) -> int | None:
        return self._page.line_at(self._parts[0].heads.row.element) if self._parts else None
