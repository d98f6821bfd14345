"""Puts signs in a template where `shaping` may have something to do once it is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.template.problem import TemplateProblem
from dossiertool.documents.template.shaping import (
    BULLET,
    BULLET_END,
    CELL_END,
    DRAWING,
    KEEP,
    KEEP_IN,
    LINE,
    PAYLOAD_END,
    STRUCTURE,
    WIDTH,
    grid_of,
    widths_of,
)
from dossiertool.documents.template.tokens import MARK
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from lxml import etree

    from dossiertool.documents.template.tokens import Tokens

# Lines that belong to the table above them and must not stand alone on the next page.
LINES_UNDER_A_TABLE = ("Bron", "Kaartkop", "Slotregel")
MAX_TABLES = 6
"""How deep tables may stand in each other: the text of a cell is gone through once for each."""
_BULLET = "ListBullet"
_DIGITS = 4  # of the columns that a cell says it spans
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def mark_shapes(root: etree._Element, tokens: Tokens) -> None:
    """Mark every table, row, cell and bullet of a part, whose tags are marks already.

    Raises:
        TemplateProblem: tables too deep in each other.
    """
    marks = {sign: tokens.raw(sign) for sign in (KEEP_IN, KEEP, BULLET, BULLET_END, CELL_END, DRAWING, LINE)}
    for drawing in root.iter(_DRAWING):
        drawing.set("id", marks[DRAWING])
    for paragraph in root.iter(f"{W}p"):
        _mark_paragraph(paragraph, marks)
    for table in root.iter(f"{W}tbl"):
        if sum(1 for _ in table.iterancestors(f"{W}tbl")) >= MAX_TABLES:
            raise TemplateProblem(f"er staan meer dan {MAX_TABLES} tabellen in elkaar.")
        _mark_table(table, tokens)
    for row in root.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl"), None) is not None:
            _around(row, tokens.raw(f"{STRUCTURE}R"), tokens.raw(f"{STRUCTURE}r"))
    for cell in root.iter(f"{W}tc"):
        texts = [cell.text, *(child.tail for child in cell)]
        if not len(cell) or cell[-1].tag != f"{W}p" or any(text and MARK.search(text) for text in texts):
            _behind(cell, marks[CELL_END])


def _mark_paragraph(paragraph: etree._Element, marks: dict[str, str]) -> None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = None if style is None else style.get(f"{W}val")
    is_bullet = name == _BULLET
    if is_bullet or next(paragraph.iterancestors(f"{W}tc"), None) is not None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            paragraph.text = marks[KEEP] + (paragraph.text or "")
        elif properties.find(f"{W}keepNext") is None:
            if style is None:
                properties.text = marks[KEEP_IN] + (properties.text or "")
            else:
                style.tail = marks[KEEP_IN] + (style.tail or "")
    if is_bullet:
        _around(paragraph, marks[BULLET], marks[BULLET_END])
    elif name in LINES_UNDER_A_TABLE:
        _around(paragraph, marks[LINE], "")


def _mark_table(table: etree._Element, tokens: Tokens) -> None:
    total = table.find(f"{W}tblPr/{W}tblW")
    room = "" if total is None or total.get(f"{W}type") != "dxa" else _whole(total.get(f"{W}w", ""))
    grid = table.find(f"{W}tblGrid")
    listed = [] if grid is None else [_whole(column.get(f"{W}w", "")) or "0" for column in grid]
    following = ""
    if grid is not None:
        following = grid.tail or ""
        table.remove(grid)
    rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl"), None) is table]
    asked = [_asked(row, table) for row in rows]
    shape = f"{room};{','.join(listed)}"
    if asked and asked[0] is not None and all(each == asked[0] for each in asked):
        # Whatever rows there will be, they ask for the same columns: all is known now.
        widths, is_fitted = widths_of(shape, [asked[0]])
        for row in rows if is_fitted else ():
            _set_widths(row, widths)
        shape, columns = "", grid_of(widths)
    else:
        columns = f"{STRUCTURE}G"
        for row in rows:
            for cell in _cells(row, table):
                _mark_width(cell, tokens)
    _after_properties(table, tokens.raw(columns), following)
    _around(table, tokens.raw(f"{STRUCTURE}T{shape}{PAYLOAD_END}"), tokens.raw(f"{STRUCTURE}t"))


def _cells(row: etree._Element, table: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tbl"), None) is table]


def _asked(row: etree._Element, table: etree._Element) -> list[str] | None:
    """Return the widths that the cells of a row ask for, None when its cells or widths may come and go."""
    asked = []
    for cell in _cells(row, table):
        above = cell.getparent()
        if above is not row or any(text and MARK.search(text) for text in (row.text, cell.tail)):
            return None
        width = _width_of(cell) or f"-{_span_of(cell)}"
        if MARK.search(width):
            return None
        asked.append(width)
    properties = [child.tail for child in row if child.tag != f"{W}tc"]
    return None if any(text and MARK.search(text) for text in properties) else asked


def _width_of(cell: etree._Element) -> str:
    """Return the width that a cell asks for in twentieths of a point; "" for one that asks for none."""
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is None or width.get(f"{W}type") != "dxa" or cell.find(f"{W}tcPr/{W}gridSpan") is not None:
        return ""
    return _whole(width.get(f"{W}w", "0"))


def _set_widths(row: etree._Element, widths: list[int]) -> None:
    for cell, width in zip(row.findall(f"{W}tc"), widths, strict=True):
        asks = cell.find(f"{W}tcPr/{W}tcW")
        if asks is not None:
            asks.set(f"{W}w", str(width))


def _after_properties(table: etree._Element, mark: str, following: str) -> None:
    properties = table.find(f"{W}tblPr")
    if properties is None:
        table.text = mark + following + (table.text or "")
    else:
        properties.tail = mark + following + (properties.tail or "")


def _mark_width(cell: etree._Element, tokens: Tokens) -> None:
    """Mark the width that a cell asks for; a cell that asks for none says over how many columns it stands."""
    asked, sign = _width_of(cell), tokens.raw(WIDTH)
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is not None and asked:
        width.set(f"{W}w", f"{sign}{asked}{sign}")
    else:
        cell.text = f"{sign}-{_span_of(cell)}{sign}{cell.text or ''}"


def _span_of(cell: etree._Element) -> str:
    """Return over how many columns a cell stands; "" when it does not say."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    said = "" if span is None else span.get(f"{W}val", "")
    return said if (said.isdecimal() and len(said) <= _DIGITS) or MARK.search(said) else ""


def _whole(number: str) -> str:
    """Return a number without its fraction; "" for what is no number."""
    try:
        return str(int(float(number)))
    except (ValueError, OverflowError):
        return ""


def _around(element: etree._Element, before: str, after: str) -> None:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    elif parent is not None:
        parent.text = (parent.text or "") + before
    element.tail = after + (element.tail or "")


def _behind(element: etree._Element, mark: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + mark
    else:
        element.text = (element.text or "") + mark
