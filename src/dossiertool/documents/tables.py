"""What a Word template cannot say about its tables, done after filling.

A tag can repeat or drop a cell, a row or a paragraph, but not say how wide the columns then are or
which rows stay on one page. The rules here hold for every table, so a school need not know them.
Works on the tree that the renderer made; elements come and go as they are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Longer tables may break between rows, under their repeated header.
WHOLE_ROWS = 5
# Lines that belong to the table above them and must not stand alone on the next page.
LINES_UNDER_A_TABLE = ("Bron", "Kaartkop", "Slotregel")
_ROUNDING = 24  # twentieths of a point: what whole numbers may differ over five columns


def arrange(body: Element) -> None:
    """Make every table of the document well-formed, even and unbroken where it can be."""
    for table in list(body.iter(f"{W}tbl")):
        rows = table.findall(f"{W}tr")
        if not rows:
            _remove(table)
            continue
        for cell in table.iter(f"{W}tc"):
            _close(cell)
        _fit_columns(table, rows)
        _keep_together(table, rows)


def _remove(table: Element) -> None:
    parent = table.getparent()
    assert parent is not None  # noqa: S101
    parent.remove(table)


def _close(cell: Element) -> None:
    """End the cell with a paragraph: without one Word calls the file damaged."""
    if len(cell) and cell[-1].tag == f"{W}p":
        return
    paragraph = cell.makeelement(f"{W}p", {}, None)
    cell.append(paragraph)
    beside = cell.getparent()
    style = None if beside is None else beside.find(f".//{W}pStyle")
    if style is not None:
        properties = paragraph.makeelement(f"{W}pPr", {}, None)
        properties.append(style.makeelement(f"{W}pStyle", {f"{W}val": style.get(f"{W}val", "")}, None))
        paragraph.append(properties)


def _widths(row: Element) -> list[int] | None:
    """Return the widths the cells ask for, in twentieths of a point; None when they do not all ask."""
    widths = []
    for cell in row.findall(f"{W}tc"):
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is None or width.get(f"{W}type") != "dxa" or cell.find(f"{W}tcPr/{W}gridSpan") is not None:
            return None
        widths.append(int(float(width.get(f"{W}w", "0"))))
    return widths


def _fit_columns(table: Element, rows: list[Element]) -> None:
    """Let repeated columns share the room, or all columns when a column was dropped."""
    total = table.find(f"{W}tblPr/{W}tblW")
    asked = [_widths(row) for row in rows]
    first = asked[0]
    if total is None or total.get(f"{W}type") != "dxa" or not first or any(row != first for row in asked):
        return
    room = int(total.get(f"{W}w", "0"))
    widths = first if abs(sum(first) - room) <= _ROUNDING else _shared(first, room)
    for row in rows:
        for cell, width in zip(row.findall(f"{W}tc"), widths, strict=True):
            cell.find(f"{W}tcPr/{W}tcW").set(f"{W}w", str(width))  # type: ignore[union-attr]
    grid = table.find(f"{W}tblGrid")
    assert grid is not None  # noqa: S101
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        grid.append(grid.makeelement(f"{W}gridCol", {f"{W}w": str(width)}, None))


def _shared(asked: list[int], room: int) -> list[int]:
    """Return widths that fill the room: equal neighbours are a repeated column and take the rest."""
    repeated = [width for width, following in pairwise(asked) if width == following]
    if repeated:
        rest = room - sum(width for width in asked if width != repeated[0])
        share = max(rest, 0) // asked.count(repeated[0])
        return [share if width == repeated[0] else width for width in asked]
    return [width * room // sum(asked) for width in asked]


def _keep_together(table: Element, rows: list[Element]) -> None:
    """Keep a short table on one page, a last row with the row before, and a line with its table."""
    kept = rows[:-1] if len(rows) <= WHOLE_ROWS + 1 else [rows[0], rows[-2]]
    following = table.getnext()
    if following is not None and style_of(following) in LINES_UNDER_A_TABLE:
        kept = [*kept, rows[-1]]
    for row in kept:
        for paragraph in row.iter(f"{W}p"):
            keep_with_next(paragraph)


def style_of(element: Element | None) -> str | None:
    """Return the style of a paragraph; None when it has none or is none."""
    style = None if element is None else element.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def keep_with_next(paragraph: Element) -> None:
    """Hold the paragraph on the page of the next one."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr", {}, None)
        paragraph.insert(0, properties)
    if properties.find(f"{W}keepNext") is None:
        after_style = 1 if properties.find(f"{W}pStyle") is not None else 0
        properties.insert(after_style, properties.makeelement(f"{W}keepNext", {}, None))
