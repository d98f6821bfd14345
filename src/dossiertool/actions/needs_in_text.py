"""Looks up old needs in a new text: a file with one text and its needs per line (annotation guideline §5)."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool.dates import YEARS
from dossiertool.errors import InvalidInput, Place
from dossiertool.text.needs.need import Need, Uitkomst, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossiertool.files.json_lines import Line

MOST = 200  # needs on one line; a pupil with more has a broken file
_KEY = "behoeften"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_STATES = {"open": True, "afgesloten": False}
_SHAPE = (
    'Elke regel hoort te zijn: {"id": …, "vandaag": "JJJJ-MM-DD", "tekst": …, "behoeften": [{"id": …, '
    '"omschrijving": …, "geopend": …, "laatst_geevalueerd": …, "afgesloten": …, "status": …}]}'
)


class Judged(NamedTuple):
    """The answer to one line: its id and those of the needs as they were given, each need with its verdict."""

    given: Any
    text: str
    needs: list[tuple[Any, Verdict]]

    @property
    def stands_out(self) -> int:
        """How many needs have a point."""
        return sum(verdict.uitkomst is not Uitkomst.GEEN for _, verdict in self.needs)


def holds_needs(path: Path) -> bool:
    """Tell whether the first line of a `.jsonl` file has needs; such a file is for `judge_lines`.

    Raises:
        InvalidInput: the file cannot be read, or its first line is no JSON.
    """
    from dossiertool.files.json_lines import read_json_lines  # noqa: PLC0415

    first = next(read_json_lines(path), None)
    return first is not None and isinstance(first.raw, dict) and _KEY in first.raw


def judge_lines(path: Path, *, school: Path | None = None) -> Iterator[Judged]:
    """Yield for each line `{id, vandaag, tekst, behoeften}` what is the matter with each need, in order.

    The whole file is read once before anything is yielded, so that a broken line means no answer at all. After
    how many months a need is old is the school's choice (`termijnen.behoefte_maanden`): of the school file that
    is given, else of `school.yaml` near the file, else twelve.

    Raises:
        InvalidInput: the file cannot be read, or a line is no such object: a field is missing, a date or status
            is wrong, an id stands there twice; names the place.
        HasFindings: the school file does not fit the model.
    """
    from dossiertool.actions.school import school_for  # noqa: PLC0415
    from dossiertool.files.json_lines import read_json_lines  # noqa: PLC0415
    from dossiertool.text.needs.verdict import TERM, assess  # noqa: PLC0415

    settings = school_for(path, school)
    months = settings.termijnen.behoefte_maanden if settings else TERM
    for line in read_json_lines(path):
        _Reader(path, line).case()
    for line in read_json_lines(path):
        today, text, needs = _Reader(path, line).case()
        verdicts = assess(text, [need for _, need in needs], today, months=months)
        yield Judged(line.raw["id"], text, [(given, v) for (given, _), v in zip(needs, verdicts, strict=True)])


class _Reader:
    """Reads one line, and refuses what does not belong there."""

    def __init__(self, path: Path, line: Line) -> None:
        self._file = str(path)
        self._line = line

    def case(self) -> tuple[date, str, list[tuple[Any, Need]]]:
        """Return the day, the text and the needs, each with its id as it was given."""
        raw, placed = self._line.raw, self._line.placed
        if not isinstance(raw, dict):
            raise self._wrong(None, "", "op deze regel staat geen zaak.")
        self._present(raw, placed, ("id", "vandaag", "tekst", _KEY))
        today = self._date(raw, placed, "vandaag", empty=False)
        assert today is not None  # noqa: S101
        if not isinstance(raw["tekst"], str):
            raise self._wrong(placed, "tekst", "hier hoort de tekst, tussen aanhalingstekens.")
        rows = raw[_KEY]
        if not isinstance(rows, list):
            raise self._wrong(placed, _KEY, "hier hoort een lijst met behoeften.")
        if len(rows) > MOST:
            raise self._wrong(
                placed, _KEY, f"hier staan meer dan {MOST} behoeften.", "Geef er minder per regel."
            )
        needs: list[tuple[Any, Need]] = []
        seen: set[str] = set()
        for row, at in zip(rows, placed[_KEY], strict=True):
            if not isinstance(row, dict):
                raise self._wrong(placed, _KEY, "in de lijst staat iets dat geen behoefte is.")
            given, need = self._need(row, at)
            if need.ident in seen:
                raise self._wrong(at, "id", "deze behoefte staat er al.", "Geef elke behoefte een eigen id.")
            seen.add(need.ident)
            needs.append((given, need))
        return today, raw["tekst"], needs

    def _need(self, row: dict[str, Any], at: Any) -> tuple[Any, Need]:
        dates = ("geopend", "laatst_geevalueerd", "afgesloten")
        self._present(row, at, ("id", "omschrijving", *dates, "status"))
        given = row["id"]
        if not isinstance(given, str | int) or isinstance(given, bool):
            raise self._wrong(at, "id", "het id van een behoefte is een tekst of een getal.")
        if not isinstance(row["omschrijving"], str) or not row["omschrijving"].strip():
            raise self._wrong(at, "omschrijving", "hier hoort te staan wat de behoefte is.")
        if not isinstance(row["status"], str) or row["status"] not in _STATES:
            raise self._wrong(at, "status", "deze status bestaat niet.", "Kies uit: open, afgesloten.")
        geopend, bekeken, afgesloten = (self._date(row, at, key, empty=True) for key in dates)
        ident = given if isinstance(given, str) else json.dumps(given)
        return given, Need(ident, row["omschrijving"], geopend, bekeken, afgesloten, _STATES[row["status"]])

    def _present(self, row: dict[str, Any], at: Any, keys: tuple[str, ...]) -> None:
        for key in keys:
            if key not in row:
                raise self._wrong(at, "", f"hier ontbreekt {key}.")

    def _date(self, row: dict[str, Any], at: Any, key: str, *, empty: bool) -> date | None:
        value = row[key]
        if value is None and empty:
            return None
        try:
            if isinstance(value, str) and _DATE.fullmatch(value):
                day = date.fromisoformat(value)
                if day.year in YEARS:
                    return day
        except ValueError:
            pass
        raise self._wrong(
            at, key, "dit is geen datum.",
            f"Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-21, van {YEARS.start} tot en met {YEARS.stop - 1}."
            + (" Onbekend? Schrijf null." if empty else ""),
        )  # fmt: skip

    def _wrong(self, at: Any, key: str, message: str, hint: str = _SHAPE) -> InvalidInput:
        place = self._line.place
        if at is not None:
            mark = at.marks.get(key, at.mark)
            place = Place(mark[0] + 1, mark[1] + 1)
        return InvalidInput(message, hint, file=self._file, place=place)
