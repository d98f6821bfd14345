"""Matches the rows of a table on a form with the items of a list in the case.

A row is known by its kenmerk or by its number when the form was made, whatever order the rows are in now. A row
that is gone from the form stays in the dossier, and the user is told: a form takes nothing away unseen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dossiertool.actions.inbox.decide import TOLD_ONLY, Change, Spot, Uitkomst, as_answer, decide
from dossiertool.actions.inbox.draft import NEW
from dossiertool.actions.inbox.naming import choices_of
from dossiertool.documents.forms.shape import ROW_NUMBER, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.actions.inbox.decide import Prints
    from dossiertool.actions.inbox.draft import Draft
    from dossiertool.actions.inbox.naming import Names
    from dossiertool.documents.forms.returned import ReturnedRow
    from dossiertool.documents.forms.shape import Field, Table, Value


class Rows:
    """The rows of one form, merged into one draft."""

    def __init__(self, draft: Draft, prints: Prints, names: Names) -> None:
        """Take the case, what the form was made with, and how answers are named."""
        self.draft, self.prints, self.names = draft, prints, names
        self.spots: dict[str, Spot] = {}
        self._count = 0

    def merged(
        self, pad: str, rows: Sequence[ReturnedRow], table: Table, *, added_only: bool = False
    ) -> Iterator[Change]:
        """Put the rows of a table into the list at `pad`, and yield what became of each answer.

        With `added_only` an item that was there is never changed: a changed row is added as a new item.
        """
        was = self._rows_of_form(pad, rows, table)
        back: set[int] = set()
        places = {at: self._place(pad, at, key, table) for at, key in was.items()}
        nameless = self._nameless(pad, rows, was, table)
        for i, row in enumerate(rows):
            at = nameless.get(i)
            if at is None and row.sleutel is not None:
                at = self._row_of_key(pad, row, was, back)
            if at is None:
                place = self._by_key(pad, row.sleutel, table)
                if place is None:
                    yield from self._added(pad, row, table)
                    continue
                yield from self._updated(pad, row, table, f"{pad}.-", place)
                continue
            back.add(at)
            place = places[at]
            base = f"{pad}.{at}"
            if place is None:
                yield from self._gone_from_case(pad, row, table, base)
            elif added_only:
                yield from self._beside(pad, row, table, base, place)
            else:
                yield from self._updated(pad, row, table, base, place)
        for at in was:
            if at not in back and (place := places[at]) is not None:
                gone = self.draft.pad_in_case(f"{pad}.{place}")
                yield Change(Uitkomst.BLIJFT, gone, f"{table.label}, rij {at + 1}")

    def all_new(self, pad: str, rows: Sequence[ReturnedRow], table: Table) -> Iterator[Change]:
        """Put the rows of a table of a new record into it: all of them are new, printed cells included."""
        for row in rows:
            yield from self._added(pad, row, table)

    def is_said(self, row: ReturnedRow, table: Table) -> bool:
        """Tell whether somebody filled in this row: what is printed in it says nothing."""
        return any(not column.vast and not is_empty(row.waarden.get(column.pad)) for column in _columns(table))

    def is_new(self, pad: str, rows: Sequence[ReturnedRow], table: Table | None) -> bool:
        """Tell whether somebody filled in anything in these rows that the form was not made with."""
        steps = {
            each.removeprefix(f"{pad}.").partition(".")[0]
            for each in self.prints.by_pad
            if each.startswith(f"{pad}.")
        }
        return table is not None and any(
            not column.vast
            and not is_empty(value := row.waarden.get(column.pad))
            and not any(self._was_made_with(_cell(f"{pad}.{step}", column.pad), value) for step in steps)
            for row in rows
            for column in _columns(table)
        )

    def _was_made_with(self, cell: str, value: Value) -> bool:
        return self.prints.holds(cell) and self.prints.fits(cell, value)

    def best_place(self, list_pad: str, base: str, names: Sequence[str], expected: int) -> int | None:
        """Return which item says most of what the form was made with at `base`; in doubt the expected one.

        None when the list has neither.
        """
        known = [name for name in names if self.prints.holds(_cell(base, name))]
        count = len(self.draft.get(list_pad) or [])

        def fitting(place: int) -> int:
            return sum(
                self.prints.fits(_cell(base, name), self.draft.get(_cell(f"{list_pad}.{place}", name)))
                for name in known
            )

        order = sorted(range(count), key=lambda place: (place != expected, place))
        best = max(order, key=fitting, default=None)
        if best is None or (best != expected and not fitting(best)):
            return None
        return best

    def _spot(self, pad: str, label: str, row: ReturnedRow) -> None:
        self.spots[pad] = Spot(label, None, row.paragraph)

    def _rows_of_form(self, pad: str, rows: Sequence[ReturnedRow], table: Table) -> dict[int, str]:
        """Return the key of each row that the form was made with, by its place from 0.

        A row in which only fixed columns were printed was there to be filled in: it is none of these.
        """
        fixed = {column.pad for column in table.kolommen if column.vast}
        places = set()
        for each in self.prints.by_pad:
            step, _, column = (
                each.removeprefix(f"{pad}.").partition(".") if each.startswith(f"{pad}.") else ("", "", "")
            )
            if step.isdecimal() and column not in fixed:
                places.add(int(step))
        if table.sleutel == ROW_NUMBER:
            return {at: str(at + 1) for at in sorted(places)}
        keys = [str(_key(each, table)) for each in self.draft.get(pad) or []]
        keys += [row.sleutel for row in rows if row.sleutel is not None]
        found = {}
        for at in sorted(places):
            base = _cell(f"{pad}.{at}", table.sleutel)
            found[at] = next((key for key in keys if self.prints.fits(base, key)), "")
        return found

    def _nameless(
        self, pad: str, rows: Sequence[ReturnedRow], was: dict[int, str], table: Table
    ) -> dict[int, int]:
        """Return which row of the form as it was made a row without a key is: it shares most cells with it."""
        found: dict[int, int] = {}
        waiting = [at for at, key in was.items() if not key]
        for i, row in enumerate(rows):
            if row.sleutel is not None:
                continue
            best = max(waiting, key=partial(self._shared, pad, row=row), default=None)
            if best is not None and self._shared(pad, best, row):
                waiting.remove(best)
                found[i] = best
        return found

    def _row_of_key(self, pad: str, row: ReturnedRow, was: dict[int, str], back: set[int]) -> int | None:
        """Return which row of the form as it was made a row with a key is; of two such the most alike."""
        same = [at for at, key in was.items() if key == row.sleutel]
        left = [at for at in same if at not in back] or same
        return max(left, key=lambda at: self._shared(pad, at, row), default=None)

    def _shared(self, pad: str, at: int, row: ReturnedRow) -> int:
        """Return how many cells of a row are as the form was made with them in the row at this place."""
        cells = ((_cell(f"{pad}.{at}", name), value) for name, value in row.waarden.items())
        return sum(self._was_made_with(cell, value) for cell, value in cells)

    def _place(self, pad: str, at: int, key: str, table: Table) -> int | None:
        """Return where the item of a row of the form stands in the list now."""
        keys = [str(_key(each, table)) for each in self.draft.get(pad) or []]
        if table.sleutel != ROW_NUMBER and key and keys.count(key) < 2:  # noqa: PLR2004
            return self._by_key(pad, key, table)
        names = [column.pad for column in _columns(table)]
        return self.best_place(pad, f"{pad}.{at}", names, at)

    def _by_key(self, pad: str, key: str | None, table: Table) -> int | None:
        if not key or table.sleutel == ROW_NUMBER:
            return None
        items = self.draft.get(pad) or []
        return next((i for i, each in enumerate(items) if str(_key(each, table)) == key), None)

    def _updated(self, pad: str, row: ReturnedRow, table: Table, base: str, place: int) -> Iterator[Change]:
        item = f"{pad}.{place}"
        for column in _columns(table):
            here = _cell(item, column.pad)
            if column.vast or column.pad not in row.waarden or not self.draft.is_field(here):
                continue
            now, value = self.draft.get(here), row.waarden[column.pad]
            label = self.names.cell(pad, table, item, column)
            self._spot(self.draft.pad_in_case(here), label, row)
            outcome = decide(_cell(base, column.pad), value, now, self.prints, column)
            if outcome is Uitkomst.GELIJK:
                continue
            if outcome not in TOLD_ONLY:
                self.draft.put(here, value)
            yield Change(
                outcome, self.draft.pad_in_case(here), label, as_answer(now), value, choices_of(column)
            )

    def _beside(self, pad: str, row: ReturnedRow, table: Table, base: str, place: int) -> Iterator[Change]:
        """Add a changed row beside the item that it was, which stays as it is."""
        item = f"{pad}.{place}"
        changed = [
            column
            for column in _columns(table)
            if not column.vast
            and column.pad in row.waarden
            and not is_empty(row.waarden[column.pad])
            and decide(f"{base}.{column.pad}", row.waarden[column.pad], self.draft.get(f"{item}.{column.pad}"),
                          self.prints, column) is Uitkomst.GEWIJZIGD
        ]  # fmt: skip
        if changed:
            old = {name: as_answer(value) for name, value in (self.draft.get(item) or {}).items()}
            yield from self._added(pad, row, table, old)

    def _gone_from_case(self, pad: str, row: ReturnedRow, table: Table, base: str) -> Iterator[Change]:
        """Tell of a row that somebody changed while it was taken out of the dossier."""
        for column in _columns(table):
            value = row.waarden.get(column.pad)
            if not column.vast and not is_empty(value) and not self.prints.fits(f"{base}.{column.pad}", value):
                here = self.draft.pad_in_case(pad)
                label = f"{self.names.field(pad, table.label)}, {column.label}"
                yield Change(Uitkomst.DOSSIER, here, label, None, value, choices_of(column))

    def _added(
        self, pad: str, row: ReturnedRow, table: Table, old: dict[str, Value] | None = None
    ) -> Iterator[Change]:
        """Add a row as a new item, unless nobody said anything in it or the list says exactly that already."""
        if not self.is_said(row, table):
            return
        if any(column.pad == "" for column in table.kolommen):
            text = row.waarden.get("")
            if isinstance(text, str) and text not in (self.draft.get(pad) or []):
                place = self.draft.add_text(pad, text)
                item = self.draft.pad_in_case(f"{pad}.{place}")
                self._spot(item, table.label, row)
                yield Change(Uitkomst.NIEUW, item, table.label, None, text)
            return
        self._count += 1
        step = f"{NEW}-{self._count}"
        values = {**(old or {}), **{name: each for name, each in row.waarden.items() if not is_empty(each)}}
        if row.sleutel is not None and table.sleutel != ROW_NUMBER:
            values[table.sleutel] = row.sleutel
        key = values.pop("kenmerk", None)
        self.draft.make(pad, step, {"kenmerk": key} if isinstance(key, str) else None)
        for name, value in values.items():
            here = f"{pad}.{step}.{name}"
            if name != ROW_NUMBER and self.draft.is_field(here):
                self.draft.put(here, value)
        if self.draft.drop_if_there(f"{pad}.{step}"):
            return
        item = self.draft.pad_in_case(f"{pad}.{step}")
        for column in _columns(table):
            value = row.waarden.get(column.pad)
            here, label = f"{item}.{column.pad}", self.names.cell(pad, table, item, column)
            self._spot(here, label, row)
            if not column.vast and not is_empty(value):
                yield Change(Uitkomst.NIEUW, here, label, None, value, choices_of(column))


def _cell(item: str, column: str) -> str:
    return f"{item}.{column}".rstrip(".")


def _columns(table: Table) -> list[Field]:
    return [column for column in table.kolommen if column.pad not in (ROW_NUMBER, "-")]


def _key(item: Any, table: Table) -> Any:
    return item.get(table.sleutel) if isinstance(item, dict) else None
