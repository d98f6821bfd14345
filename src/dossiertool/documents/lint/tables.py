"""Looks at tables: whether Word can lay them out, repeats their first row, and whether they can be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.lint.read_tag import ENDS, opens
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from dossiertool.documents.lint.stories import Line, StoryText
    from dossiertool.documents.template.place import Place
    from dossiertool.documents.template.tags import Span


def tables(story: StoryText) -> Iterator[Problem]:
    """Yield what is wrong with each table."""
    lines = {line.element: line for line in story.lines if line.paragraph is not None}
    for table in story.root.iter(f"{W}tbl"):
        first = next((lines[paragraph] for paragraph in table.iter(f"{W}p") if paragraph in lines), None)
        if first is None:
            continue
        if table.find(f"{W}tblGrid/{W}gridCol") is None:
            yield Problem(_NO_GRID, first.place)
        rows = table.findall(f"{W}tr")
        gone = list(_may_go(rows, lines, first.place))
        yield from gone or _header(rows, lines)
        for row in _always(rows, lines, "tr"):
            for cell in _always(row.findall(f"{W}tc"), lines, "tc"):
                yield from _cell(cell, lines)


_NO_GRID = Remark(
    "SJAB-30",
    "Bij deze tabel staat niet hoe breed de kolommen zijn.",
    "Sleep in Word één kolomrand iets opzij en sla op; dan schrijft Word de breedtes erbij.",
)


def _takers(element: _Element, lines: dict[_Element, Line], takes: str) -> list[Span]:
    """Return the tags in this row, cell or paragraph that take it along."""
    found = []
    for paragraph in element.iter(f"{W}p"):
        if paragraph in lines:
            found += [span for span in lines[paragraph].spans if span.takes == takes]
    return found


def _header(rows: Sequence[_Element], lines: dict[_Element, Line]) -> Iterator[Problem]:
    for i, row in enumerate(rows):
        loops = [span for span in _takers(row, lines, "tr") if span.inside.startswith("for ")]
        if not loops:
            continue
        if not any(one.find(f"{W}trPr/{W}tblHeader") is not None for one in rows[:i]):
            place, span = _first(row, lines, loops[0])
            yield Problem(
                Remark(
                    "SJAB-32",
                    "Deze rij herhaalt, maar de tabel heeft geen kolomkoppen die op elke bladzijde terugkomen.",
                    "Zet de cursor in de bovenste rij en kies: Indeling > Veldnamenrijen herhalen.",
                ),
                place,
                span,
            )
        return


def _first(row: _Element, lines: dict[_Element, Line], wanted: Span) -> tuple[Place, tuple[int, int]]:
    line = next(lines[one] for one in row.iter(f"{W}p") if one in lines and wanted in lines[one].spans)
    return line.place, (wanted.start, wanted.end)


def _may_go(rows: Sequence[_Element], lines: dict[_Element, Line], place: Place) -> Iterator[Problem]:
    if rows and not _stays([(_takers(row, lines, "tr"), True) for row in rows]):
        yield Problem(
            Remark(
                "SJAB-31",
                "Is er niets om te herhalen, dan heeft deze tabel geen enkele rij en valt zij weg.",
                "Zet er een vaste bovenste rij in met kolomkoppen.",
            ),
            place,
        )


def _always(items: Sequence[_Element], lines: dict[_Element, Line], takes: str) -> Iterator[_Element]:
    """Yield the rows or cells that are always there once; in a repeated one nothing is often right."""
    depth = 0
    for item in items:
        spans = _takers(item, lines, takes)
        for span in spans:
            word = span.inside.split(maxsplit=1)[0] if span.inside else ""
            depth += (word in ("if", "for")) - (word in ENDS)
        if not spans and depth == 0:
            yield item


def _cell(cell: _Element, lines: dict[_Element, Line]) -> Iterator[Problem]:
    parts = [part for part in cell if part.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    items = [(_takers(part, lines, "p") if part.tag == f"{W}p" else [], _says(part, lines)) for part in parts]
    if any(spans for spans, _ in items) and _is_whole(items) and not _stays(items):
        first = next((lines[one] for one in cell.iter(f"{W}p") if one in lines and lines[one].spans), None)
        if first is not None:
            yield Problem(
                Remark(
                    "SJAB-31",
                    "Deze cel kan helemaal leeg blijven.",
                    "Zet er {%p else %} bij met een tekst, bijvoorbeeld: Nog niet ingevuld.",
                ),
                first.place,
            )


def _is_whole(items: Sequence[tuple[list[Span], bool]]) -> bool:
    """Tell whether every block that begins in the cell ends there."""
    words = [opens(span) for spans, _ in items for span in spans]
    return sum(word in ENDS for word in words) == sum(word in ENDS.values() for word in words)


def _says(part: _Element, lines: dict[_Element, Line]) -> bool:
    return part.tag != f"{W}p" or (part in lines and bool(lines[part].place.text.strip()))


def _stays(items: Sequence[tuple[list[Span], bool]]) -> bool:
    """Tell whether something is left whatever the data says: something outside a block, or in each choice."""
    depth = 0
    branches: list[bool] = []
    has_else = False
    for spans, says in items:
        if not spans:
            if says and depth == 0:
                return True
            if says and branches:
                branches[-1] = True
            continue
        for span in spans:
            word = span.inside.split(maxsplit=1)[0] if span.inside else ""
            if span.opener == "{{":
                if depth == 0:
                    return True
                branches[-1] = True
            elif word in ("if", "for"):
                if depth == 0:
                    branches, has_else = [False], False
                depth += 1
            elif word in ("else", "elif") and depth == 1:
                branches.append(False)
                has_else = has_else or word == "else"
            elif word in ENDS:
                depth -= 1
                if depth == 0 and has_else and all(branches):
                    return True
    return False
