"""The body of a form as lines, tables and cells, and what can be used to find a field in it.

Lines are the paragraphs with text of `word_story`, so their numbers are those of `read_word`. A field is looked
for by controls (their tag or alias), by bookmarks and by the text of a cell; `spot` says where each of them
stands: the innermost cell, or outside tables the paragraph or the control itself.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dossiertool.documents.word_package import W
from dossiertool.documents.word_story import Story

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from lxml.etree import _Element

_P, _TC, _TR, _TBL, _SDT = (f"{W}{name}" for name in ("p", "tc", "tr", "tbl", "sdt"))
_PROPERTIES = f"{W}sdtPr"
_MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A paragraph with text: its number in the document, what it says and where it stands (Dutch)."""

    element: _Element
    number: int
    text: str
    place: str


@dataclass(slots=True, eq=False)
class Cell:
    """One cell: `start` and `span` count the columns of the grid, from 0."""

    element: _Element
    start: int
    span: int
    continues: bool
    """Whether it is the lower part of cells that were merged."""


@dataclass(slots=True, eq=False)
class Row:
    """One row, with its cells from left to right; `is_deleted` with changes tracked."""

    element: _Element
    cells: list[Cell] = field(default_factory=list)
    is_deleted: bool = False
    is_added: bool = False


@dataclass(slots=True, eq=False)
class Grid:
    """One table that stands in no other."""

    element: _Element
    rows: list[Row] = field(default_factory=list)


class Page:
    """The body of one form."""

    def __init__(self, root: _Element, contents: frozenset[str] = frozenset()) -> None:
        """Read the root of the part with the text; `contents` are the styles of a table of contents."""
        self.root = root
        self.lines: list[Line] = []
        self.said: dict[_Element, str] = {}
        """What each element of a run says."""
        for paragraph in Story(root, contents=contents):
            element = next(paragraph.pieces[0].run.iterancestors(_P))
            self.lines.append(Line(element, len(self.lines), paragraph.text, paragraph.place))
            for piece in paragraph.pieces:
                self.said[piece.node] = self.said.get(piece.node, "") + piece.text
        self.line_of = {line.element: line for line in self.lines}
        self.tags: dict[str, list[_Element]] = {}
        self.aliases: dict[str, list[_Element]] = {}
        self.bookmarks: dict[str, list[_Element]] = {}
        for element in root.iter(_SDT, f"{W}bookmarkStart"):
            if element.tag == _SDT:
                self._note(self.tags, element, "tag")
                self._note(self.aliases, element, "alias")
            else:
                self.bookmarks.setdefault(element.get(f"{W}name", ""), []).append(element)

    @staticmethod
    def _note(known: dict[str, list[_Element]], control: _Element, name: str) -> None:
        said = control.find(f"{_PROPERTIES}/{W}{name}")
        if said is not None and (value := said.get(f"{W}val", "")):
            known.setdefault(value, []).append(control)

    @cached_property
    def grids(self) -> list[Grid]:
        """The tables that stand in no other table, with rows and cells."""
        found: dict[_Element, Grid] = {}
        rows: dict[_Element, Row] = {}
        at: dict[_Element, int] = {}
        for element in self.root.iter(_TBL, _TR, _TC):
            if element.tag == _TBL:
                if next(element.iterancestors(_TBL), None) is None:
                    found[element] = Grid(element)
            elif element.tag == _TR:
                table = next(element.iterancestors(_TBL), None)
                if table in found:
                    rows[element] = Row(
                        element,
                        is_deleted=element.find(f"{W}trPr/{W}del") is not None,
                        is_added=element.find(f"{W}trPr/{W}ins") is not None,
                    )
                    found[table].rows.append(rows[element])
                    at[element] = _number(element.find(f"{W}trPr/{W}gridBefore"), 0)
            elif (row := rows.get(next(element.iterancestors(_TR), element))) is not None:
                span = max(1, _number(element.find(f"{W}tcPr/{W}gridSpan"), 1))
                merge = element.find(f"{W}tcPr/{W}vMerge")
                continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                row.cells.append(Cell(element, at[row.element], span, continues))
                at[row.element] += span
        return list(found.values())

    @cached_property
    def row_of(self) -> dict[_Element, tuple[Row, int]]:
        """The row of each cell, and its place in it."""
        return {
            cell.element: (row, place)
            for grid in self.grids
            for row in grid.rows
            for place, cell in enumerate(row.cells)
        }

    def spot(self, element: _Element) -> _Element:
        """Return where a control or bookmark stands: its cell, else the control or paragraph itself."""
        cell = next(element.iterancestors(_TC), None)
        if cell is None and element.tag == _SDT:
            cell = next(element.iter(_TC), None)  # a control around a whole cell
        if cell is None and element.tag != _SDT:
            around = (*element.iterancestors(_TC, _P), *element.itersiblings(_P))
            return next(iter(around), element)
        return element if cell is None else cell

    def holder(self, element: _Element, known: Container[_Element]) -> _Element | None:
        """Return the nearest of the known spots that the element stands in; None for none."""
        return next((each for each in (element, *element.iterancestors()) if each in known), None)

    def cells_with_fields(self) -> set[_Element]:
        """Return the spots in which a control with a tag stands, as every field of a new form has."""
        return {self.spot(one) for controls in self.tags.values() for one in controls}

    def text_in(self, element: _Element) -> str:
        """Return the lines with text within an element."""
        return "\n".join(line.text for line in self.lines_in(element))

    def lines_in(self, element: _Element) -> Iterator[Line]:
        """Yield the lines with text within an element, in order."""
        for paragraph in element.iter(_P):
            if (line := self.line_of.get(paragraph)) is not None:
                yield line

    def line_at(self, spot: _Element) -> int | None:
        """Return the number of the line to put a remark at: in the spot, else in its row, else None."""
        for around in (spot, *spot.iterancestors(_TR, _TBL)):
            line = next(self.lines_in(around), None)
            if line is not None:
                return line.number
        return None


def plain(text: str) -> str:
    """Return a label as it is compared: without blanks, capitals, and the signs that stand behind it."""
    said = " ".join(unicodedata.normalize("NFC", text).split()).casefold()
    return said.removesuffix("(verplicht)").rstrip(" *:")


def _number(element: _Element | None, default: int) -> int:
    said = "" if element is None else element.get(f"{W}val", "")
    fits = said.isascii() and said.isdigit() and len(said) < 5  # noqa: PLR2004 -- 9999
    return min(int(said), _MOST_COLUMNS) if fits else default
