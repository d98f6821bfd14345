"""Finds the tables of a form in the document, and which column of it is which field.

A table is known by its headings; of two with the same headings by the controls in them or the title above. One
that somebody split goes on below: its rows are read with the headings of the part above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_page import plain
from dossiertool.documents.forms.shape import bookmark, generic
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from dossiertool.documents.forms.read_page import Cell, Grid, Page, Row
    from dossiertool.documents.forms.shape import Field, Table

_LINES_ABOVE = 6
_KENMERK = re.compile("[A-Z]{1,3}[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heading row of a table: its cells, and the column of the form that each is (None for another)."""

    row: Row
    columns: tuple[Field | None, ...]

    def cells_of(self, row: Row) -> list[tuple[Field | None, Cell, bool]]:
        """Return the column of each cell of a row, and whether the cell is merged with one beside it."""
        if len(row.cells) == len(self.row.cells):  # also when somebody dragged the side of one cell
            return [(column, cell, False) for column, cell in zip(self.columns, row.cells, strict=True)]
        found = []
        for cell in row.cells:
            under = [
                column
                for column, head in zip(self.columns, self.row.cells, strict=True)
                if head.start < cell.start + cell.span and cell.start < head.start + head.span
            ]
            merged = len(under) != 1
            found += [(column, cell, merged) for column in under or [None]]
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of rows under their headings, which may stand in a table above."""

    heads: Heads
    rows: Sequence[Row]


def find_tables(page: Page, tables: Sequence[Table]) -> dict[str, list[Part]]:
    """Return per path of a table its parts, in the order of the document; [] when it is not found."""
    found: dict[str, list[Part]] = {table.pad: [] for table in tables}
    before: tuple[Table, Heads, Grid] | None = None
    for grid in page.grids:
        for table, heads, rows in _parts(page, grid, tables, before):
            found[table.pad].append(Part(heads, rows))
            before = (table, heads, grid)
    return found


def _parts(
    page: Page, grid: Grid, tables: Sequence[Table], before: tuple[Table, Heads, Grid] | None
) -> list[tuple[Table, Heads, list[Row]]]:
    """Return the tables of the form in one table of the document: somebody may have joined two."""
    found: list[tuple[Table, Heads, list[Row]]] = []
    for row in grid.rows:
        here = _heading(page, grid, row, tables)
        if here is not None:
            found.append((*here, []))
        elif found:
            found[-1][2].append(row)
        elif before is not None and _goes_on(page, grid, row, before):
            found.append((before[0], before[1], [row]))
    return found


def _heading(page: Page, grid: Grid, row: Row, tables: Sequence[Table]) -> tuple[Table, Heads] | None:
    """Return the table of which this row has the headings."""
    said = [next(page.lines_in(cell.element), None) for cell in row.cells]
    texts = ["" if line is None else line.text for line in said]
    fitting = []
    for table in tables:
        labels = {plain(each.label): each for each in table.kolommen if generic(each.pad) == each.pad}
        columns = tuple(labels.get(plain(text)) or _per_item(table, text) for text in texts)
        hits = len({column.label for column in columns if column is not None and plain(column.label) in labels})
        if hits * 2 > len(labels):
            fitting.append((hits, table, Heads(row, columns)))
    best = max((hits for hits, *_ in fitting), default=0)
    same = [(table, heads) for hits, table, heads in fitting if hits == best]
    for is_meant in (_has_bookmark, _has_tags, _has_title):
        if len(same) > 1:
            same = [each for each in same if is_meant(page, grid, each[0])] or same
    return same[0] if len(same) == 1 else None


def _per_item(table: Table, said: str) -> Field | None:
    """Return the column of an item of this one case: a test of a class, whose kenmerk begins the heading."""
    item = said.strip().partition(" ")[0]
    if not _KENMERK.fullmatch(item):
        return None
    for column in table.kolommen:
        around, dot, last = column.pad.rpartition(".")
        if dot and generic(last) == "*":
            return replace(column, pad=f"{around}.{item}", label=item)
    return None


def _has_bookmark(page: Page, grid: Grid, table: Table) -> bool:
    inside = set(grid.element.iter(f"{W}bookmarkStart"))
    return any(mark in inside for mark in page.bookmarks.get(bookmark(table.pad), ()))


def _has_tags(page: Page, grid: Grid, table: Table) -> bool:
    return _is_tagged(page, grid.element, table)


def _is_tagged(page: Page, element: _Element, table: Table) -> bool:
    """Tell whether a control of a cell of this table stands in the element."""
    inside = set(element.iter(f"{W}sdt"))
    own = f"{table.pad}."
    return any(tag.startswith(own) and not inside.isdisjoint(each) for tag, each in page.tags.items())


def _has_title(page: Page, grid: Grid, table: Table) -> bool:
    return plain(table.label) in _titles_above(page, grid)


def _titles_above(page: Page, grid: Grid) -> list[str]:
    """Return the last lines before a table that stand in no table, up to the table before it."""
    titles: list[str] = []
    for element in grid.element.itersiblings(preceding=True):
        if len(titles) == _LINES_ABOVE or any(element is other.element for other in page.grids):
            break
        titles += [plain(line.text) for line in page.lines_in(element)]
    return titles


def _goes_on(page: Page, grid: Grid, row: Row, before: tuple[Table, Heads, Grid]) -> bool:
    """Tell whether a table without headings is the rest of the one before it."""
    table, heads, above = before
    if _is_tagged(page, row.element, table):
        return True
    if len(row.cells) != len(heads.row.cells):
        return False
    for element in grid.element.itersiblings(preceding=True):
        if element is above.element:
            return True
        if page.text_in(element):
            return False
    return False


def columns_of(tables: Sequence[Part]) -> Mapping[str, Field]:
    """Return the columns that have a heading in some part, by path."""
    return {column.pad: column for part in tables for column in part.heads.columns if column is not None}
