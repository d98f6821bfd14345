"""Puts what a form says per pupil of a class where a groepsplan has it: subgroups, scores and needs in class.

On the form these are columns of the table of pupils; in the plan the subgroup has the numbers of its pupils,
and the overview has a line per pupil (`documents/forms/kinds/groepsplan.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.actions.inbox.decide import TOLD_ONLY, Change, Uitkomst, as_answer, decide
from dossiertool.documents.forms.shape import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.actions.inbox.decide import Prints
    from dossiertool.actions.inbox.draft import Draft
    from dossiertool.documents.forms.returned import ReturnedRow
    from dossiertool.documents.forms.shape import Value

PUPILS = "leerlingen"
_GROUP, _SCORE, _NEED = "subgroep", "scores.", "nodig"


class ClassRows:
    """The rows of pupils of one form, merged into one plan."""

    def __init__(self, draft: Draft, prints: Prints) -> None:
        """Take the plan, and what the form was made with."""
        self._draft, self._prints = draft, prints

    def numbered(self, rows: Sequence[ReturnedRow]) -> list[tuple[ReturnedRow, str | None]]:
        """Return each row with the number of its pupil in the plan; a new pupil gets the next one."""
        pupils = {str(each.get("nummer")): each for each in self._draft.get(PUPILS) or []}
        last = max((int(number) for number in pupils if number.isdecimal()), default=0)
        found: list[tuple[ReturnedRow, str | None]] = []
        for row in rows:
            number = row.sleutel if row.sleutel in pupils else None
            if number is None and not is_empty(row.waarden.get("naam")):
                last += 1
                number = str(last)
            found.append((row, number))
        return found

    def merged(self, numbered: Sequence[tuple[ReturnedRow, str | None]]) -> Iterator[Change]:
        """Put the columns that are no field of a pupil into the plan, and yield what became of them."""
        pupils = [(row, number) for row, number in numbered if number is not None]
        places = self._places(pupils)
        for row, number in pupils:
            base = f"{PUPILS}.{places[number]}" if number in places else f"{PUPILS}.-"
            for column, value in row.waarden.items():
                if column == _GROUP:
                    yield from self._group(base, number, value)
                elif column == _NEED or column.startswith(_SCORE):
                    yield from self._overview(base, number, column, value)

    def _places(self, numbered: Sequence[tuple[ReturnedRow, str]]) -> dict[str, int]:
        """Return where the row of each pupil stood on the form as it was made."""
        steps = {
            int(step)
            for pad in self._prints.by_pad
            if pad.startswith(f"{PUPILS}.") and (step := pad.split(".")[1]).isdecimal()
        }
        return {
            number: at
            for at in sorted(steps)
            for _, number in numbered
            if self._prints.fits(f"{PUPILS}.{at}.nummer", number)
        }

    def _group(self, base: str, number: str, value: Value) -> Iterator[Change]:
        groups: list[dict[str, Any]] = self._draft.get("subgroepen") or []
        now = next((str(each["kenmerk"]) for each in groups if number in _numbers(each)), None)
        outcome = decide(f"{base}.{_GROUP}", value, now, self._prints)
        if outcome is Uitkomst.GELIJK:
            return
        if outcome not in TOLD_ONLY:
            if now is not None:
                self._put_group(now, [each for each in self._pupils_in(now) if each != number])
            if isinstance(value, str) and value:
                if self._draft.place("subgroepen", value) is None:
                    self._draft.make("subgroepen", value)
                self._put_group(value, sorted([*self._pupils_in(value), number], key=int))
        yield Change(outcome, "subgroepen", f"Leerling {number}, subgroep", now, value)

    def _pupils_in(self, group: str) -> list[str]:
        return _numbers({PUPILS: self._draft.get(f"subgroepen.{group}.{PUPILS}")})

    def _put_group(self, group: str, numbers: Sequence[str]) -> None:
        self._draft.put(f"subgroepen.{group}.{PUPILS}", tuple(numbers))

    def _overview(self, base: str, number: str, column: str, value: Value) -> Iterator[Change]:
        lines: list[dict[str, Any]] = self._draft.get("groepsoverzicht") or []
        place = next((i for i, each in enumerate(lines) if str(each.get("leerling")) == number), None)
        now = None if place is None else self._draft.get(f"groepsoverzicht.{place}.{column}")
        outcome = decide(f"{base}.{column}", value, now, self._prints)
        if outcome is Uitkomst.GELIJK:
            return
        if outcome not in TOLD_ONLY:
            if place is None:
                place = len(lines)
                self._draft.make("groepsoverzicht", str(place), {"leerling": int(number)})
            self._draft.put(f"groepsoverzicht.{place}.{column}", value)
        what = "wat nodig is" if column == _NEED else f"score {column.removeprefix(_SCORE)}"
        yield Change(
            outcome, f"groepsoverzicht.{place}.{column}", f"Leerling {number}, {what}", as_answer(now), value
        )


def _numbers(group: dict[str, Any]) -> list[str]:
    return [str(each) for each in group.get(PUPILS) or ()]
