"""Merges the answers of one form into a case, field by field; rows of tables are matched in `rows.py`.

Whoever changed a field alone is right. Did form and dossier both change it, then the newer, which is the
dossier, keeps its words and the user is told. What people say (`zienswijzen`) is added and never replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from dossiertool.actions.inbox.class_rows import PUPILS, ClassRows
from dossiertool.actions.inbox.decide import TOLD_ONLY, Change, Prints, Spot, Uitkomst, as_answer, decide
from dossiertool.actions.inbox.draft import NEW, steps_of
from dossiertool.actions.inbox.naming import Names, choices_of
from dossiertool.actions.inbox.rows import Rows
from dossiertool.actions.inbox.twice import require_single
from dossiertool.documents.forms.shape import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossiertool.actions.inbox.draft import Draft
    from dossiertool.documents.forms.returned import Returned, ReturnedRow
    from dossiertool.documents.forms.shape import Field, Table, Value

VIEWS = "zienswijzen"
_NEW = re.compile(rf"{NEW}[0-9]*")


class Known(Protocol):
    """What a kind of form may hold: each field and table by its path, None for a path it does not have."""

    def veld(self, pad: str) -> Field | None:
        """Return the field at this path."""

    def tabel(self, pad: str) -> Table | None:
        """Return the table at this path."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of each answer that did not stay as it was, and where on the form each field stands."""

    changes: list[Change]
    spots: Mapping[str, Spot]


def merge(returned: Returned, draft: Draft, known: Known, *, whole: bool = False) -> Merged:
    """Put the answers of a form into the draft, and return what became of them.

    With `whole` the case is new: everything on the form goes into it, also what was printed there. An answer
    that no field of the model holds is passed over: its kind of form says what it is for.

    Raises:
        InvalidInput: two records of the case have the name by which the form finds one of them.
    """
    if not whole:
        require_single(returned, draft)
    merging = _Merge(returned, draft, known, whole=whole)
    return Merged(merging.all(), merging.rows.spots)


class _Merge:
    """One form being merged into one case."""

    def __init__(self, returned: Returned, draft: Draft, known: Known, *, whole: bool) -> None:
        self.draft, self.known, self.whole = draft, known, whole
        self.prints = Prints(returned.document_id, {} if whole else returned.vingerafdrukken)
        self.names = Names(draft, returned.kenmerk)
        self.rows = Rows(draft, self.prints, self.names)
        self.answers = {pad: value for pad, value in returned.waarden.items() if draft.is_field(pad)}
        self.tables = dict(returned.tabellen)
        self._pads = tuple(self.answers)

    def all(self) -> list[Change]:
        self._find_again()
        changes: list[Change] = []
        for made in self._new_records():
            changes += self._made(made)
        views: dict[str, dict[str, Value]] = {}
        for pad, value in self.answers.items():
            if (view := _item_of(pad, VIEWS)) is not None:
                views.setdefault(view, {})[pad] = value
            else:
                changes += self._field(pad, value)
        for view, said in views.items():
            changes += self._view(view, said)
        numbered = self._class_rows()
        for pad, rows in self.tables.items():
            if (table := self.known.tabel(pad)) is not None and self.draft.reaches(pad):
                changes += self.rows.merged(pad, rows, table, added_only=steps_of(pad)[-1] == VIEWS)
        changes += ClassRows(self.draft, self.prints).merged(numbered)
        for pad in self._pads:
            if (field := self.known.veld(pad)) is not None:
                self.rows.spots[self.draft.pad_in_case(pad)] = Spot(
                    self.names.field(pad, field.label), pad, None
                )
        return changes

    def _class_rows(self) -> list[tuple[ReturnedRow, str | None]]:
        """Return the rows of pupils with their numbers; a new pupil gets the next one."""
        numbered = ClassRows(self.draft, self.prints).numbered(self.tables.get(PUPILS, ()))
        if PUPILS in self.tables:
            self.tables[PUPILS] = tuple(
                row
                if number is None
                else replace(row, sleutel=number, waarden={**row.waarden, "nummer": number})
                for row, number in numbered
            )
        return numbered

    def _field(self, pad: str, value: Value) -> Iterator[Change]:
        field = self.known.veld(pad)
        if not self.draft.reaches(pad):
            if field is None or field.vast or is_empty(value) or self.prints.fits(pad, value):
                return
            if not self._make_named(pad):
                label = self.names.field(pad, field.label)
                yield Change(Uitkomst.DOSSIER, pad, label, None, value, choices_of(field))
                return
        now = self.draft.get(pad)
        outcome = decide(pad, value, now, self.prints, field)
        if outcome is Uitkomst.GELIJK or field is None or (field.vast and not self.whole):
            return
        if outcome not in TOLD_ONLY:
            self.draft.put(pad, value)
        label = self.names.field(pad, field.label)
        yield Change(outcome, self.draft.pad_in_case(pad), label, as_answer(now), value, choices_of(field))

    def _view(self, pad: str, said: Mapping[str, Value]) -> Iterator[Change]:
        """Yield what became of a view that was on the form already: a changed one is added beside it."""
        outcomes = {
            each: decide(each, value, self.draft.get(each), self.prints) for each, value in said.items()
        }
        if not any(each is Uitkomst.GEWIJZIGD for each in outcomes.values()):
            return
        old = self.draft.get(pad) or {}
        names = {each: each.removeprefix(f"{pad}.") for each in said}
        texts = {names[each]: value for each, value in said.items() if not is_empty(value)}
        list_pad, _, step = pad.rpartition(".")
        self.draft.make(list_pad, f"{NEW}{step}")
        for name, value in {**{name: as_answer(each) for name, each in old.items()}, **texts}.items():
            self.draft.put(f"{list_pad}.{NEW}{step}.{name}", value)
        yield Change(
            Uitkomst.NIEUW, self.draft.pad_in_case(f"{list_pad}.{NEW}{step}"), "Zienswijze",
            as_answer(old.get("tekst")), texts.get("tekst"),
        )  # fmt: skip

    def _new_records(self) -> list[str]:
        """Return the paths of the records that a form may make, outermost ones only."""
        pads = (*self.answers, *self.tables)
        return list(dict.fromkeys(filter(None, (_new_record(pad) for pad in pads))))

    def _made(self, made: str) -> list[Change]:
        """Make a new record with everything in it, when somebody said something; else nothing.

        What the form was made with counts only beside something that it was not made with.
        """
        answers = {pad: self.answers.pop(pad) for pad in list(self.answers) if pad.startswith(f"{made}.")}
        tables = {pad: self.tables.pop(pad) for pad in list(self.tables) if pad.startswith(f"{made}.")}
        by_owner: dict[str, dict[str, Value]] = {}
        for pad, value in answers.items():
            by_owner.setdefault(pad.rpartition(".")[0], {})[pad] = value
        said = {owner: here for owner, here in by_owner.items() if any(map(self._is_said, here, here.values()))}
        rows = {pad: self._rows_said(pad, found) for pad, found in tables.items()}
        is_new = any(
            self._is_said(pad, value) and not self.prints.fits(pad, value) for pad, value in answers.items()
        )
        is_new = is_new or any(self.rows.is_new(pad, each, self.known.tabel(pad)) for pad, each in rows.items())
        if not is_new and not self.whole:
            return []
        self._make(made)
        said = {owner: here for owner, here in by_owner.items() if owner in said or owner == made}
        changes = []
        for owner, here in said.items():
            self._make_named(f"{owner}.-")
            for pad, value in here.items():
                if not is_empty(value):
                    self.draft.put(pad, value)
                    if (field := self.known.veld(pad)) is not None and not field.vast:
                        at, label = self.draft.pad_in_case(pad), self.names.field(pad, field.label)
                        changes.append(Change(Uitkomst.NIEUW, at, label, None, value, choices_of(field)))
        for pad, found in rows.items():
            if (table := self.known.tabel(pad)) is not None:
                changes += self.rows.all_new(pad, found, table)
        if self.draft.drop_if_there(made):
            return []
        return changes

    def _make_named(self, pad: str) -> bool:
        """Make the records on the way to this path that no dossier had when the form was made.

        False for one that it had: somebody took that out since, and a form does not bring it back.
        """
        steps = steps_of(pad)
        for i in range(1, len(steps) - 1):
            list_pad, item = ".".join(steps[:i]), ".".join(steps[: i + 1])
            if self.draft.is_list(list_pad) and self.draft.place(list_pad, steps[i]) is None:
                was_there = any(each.startswith(f"{item}.") for each in self.prints.by_pad)
                if _new_record(item) is None and (steps[i].isdecimal() or was_there):
                    return False
                self.draft.make(list_pad, steps[i])
        return True

    def _make(self, pad: str) -> None:
        list_pad, _, step = pad.rpartition(".")
        if self.draft.place(list_pad, step) is None:
            self.draft.make(list_pad, step)

    def _is_said(self, pad: str, value: Value) -> bool:
        """Tell whether somebody filled this in: what is printed on the form says nothing."""
        field = self.known.veld(pad)
        return field is not None and not field.vast and not is_empty(value)

    def _rows_said(self, pad: str, rows: tuple[ReturnedRow, ...]) -> list[ReturnedRow]:
        table = self.known.tabel(pad)
        return [row for row in rows if table is not None and self.rows.is_said(row, table)]

    def _find_again(self) -> None:
        """Find items that have no kenmerk and stand elsewhere in their list since the form was made."""
        by_item: dict[str, list[str]] = {}
        for pad in self.answers:
            steps = steps_of(pad)
            for i, step in enumerate(steps[:-1], start=1):
                if step.isdecimal():
                    by_item.setdefault(".".join(steps[:i]), []).append(pad)
        for item, pads in by_item.items():
            list_pad, _, step = item.rpartition(".")
            names = [pad.removeprefix(f"{item}.") for pad in pads]
            place = self.rows.best_place(list_pad, item, names, int(step))
            if place is not None:
                self.draft.moved(list_pad, step, place)


def _new_steps(pad: str) -> list[str]:
    """Return the paths within this one that end in a record that is to be made."""
    steps = steps_of(pad)
    return [".".join(steps[: i + 1]) for i, step in enumerate(steps) if _NEW.fullmatch(step)]


def _new_record(pad: str) -> str | None:
    found = _new_steps(pad)
    return found[0] if found else None


def _item_of(pad: str, field: str) -> str | None:
    """Return the path of the item of such a list that a path lies in; None when it lies in none."""
    steps = steps_of(pad)
    return ".".join(steps[: steps.index(field) + 2]) if field in steps[:-2] else None
