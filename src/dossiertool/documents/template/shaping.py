"""What a Word template cannot say about its tables and lists, done after filling.

A tag can repeat or drop a cell, a row or a paragraph, but not say how wide the columns then are or which rows
stay on one page. The rules here hold for every table and list, so a school need not know them. They work on
text: while a template is compiled (`marking`), signs that no text can hold are put where something may come.
"""

from __future__ import annotations

import re
from itertools import count, pairwise

# Longer tables and lists may break over a page, tables under their repeated header.
WHOLE_ROWS = 5
_ROUNDING = 24  # twentieths of a point: what whole numbers may differ over five columns

KEEP_IN, KEEP = "\x01", "\x02"
"""Where a paragraph can be held to the next one: within its properties, or where it has none."""
BULLET, BULLET_END = "\x03", "\x04"
STRUCTURE, PAYLOAD_END = "\x05", "\x06"
"""Before a letter: T and t begin and end a table, R and r a row, G is where the columns are listed."""
GRID, CELL_END, WIDTH, DRAWING, LINE = "\x07", "\x08", "\x0e", "\x0f", "\x10"
_LEFT = (KEEP_IN, KEEP, BULLET, BULLET_END, LINE)

_KEPT = "<w:keepNext/>"
_BULLETS = re.compile("\x03[^\x03\x04]*\x04(?:\x03[^\x03\x04]*\x04)+")
_WIDTH = re.compile("\x0e([^\x0e]*)\x0e")
_UNKNOWN = re.compile("\x0e-[^\x0e]*\x0e")
_STYLE = re.compile('<w:pStyle w:val="[^"]*"/>')
_FIRST_DRAWING = 1001


class TornTable(Exception):
    """Rows and tables do not begin and end within each other."""


def shaped(text: str) -> str:
    """Return a part with its tables well-formed, even and unbroken where they can be; so with its lists.

    Raises:
        TornTable: the tags of the template tear a table apart.
    """
    if BULLET in text:
        text = _BULLETS.sub(_hold_together, text)
    if STRUCTURE in text:
        text = _with_tables(text)
    for sign in _LEFT:
        if sign in text:
            text = text.replace(sign, "")
    if DRAWING in text:
        numbers = count(_FIRST_DRAWING)
        text = re.sub(DRAWING, lambda _: str(next(numbers)), text)
    return text


def _kept(text: str) -> str:
    """Hold every paragraph of a text on the page of the next one."""
    return text.replace(KEEP_IN, _KEPT).replace(KEEP, f"<w:pPr>{_KEPT}</w:pPr>")


def _hold_together(bullets: re.Match[str]) -> str:
    """Keep a short list of bullets on one page, and the last two bullets of a long one."""
    points = bullets[0].split(BULLET)[1:]
    last = len(points) - 1
    kept = range(last) if len(points) <= WHOLE_ROWS else (last - 1,)
    return "".join(_kept(point) if number in kept else point for number, point in enumerate(points))


class _Table:
    """A table that is being read: all its text in order, and which pieces of it are rows."""

    __slots__ = ("outer", "pieces", "rows", "shape")

    def __init__(self, shape: str, outer: list[str]) -> None:
        self.shape, self.outer = shape, outer
        self.pieces: list[str] = []
        self.rows: list[int] = []


def _with_tables(text: str) -> str:
    first, *pieces = text.split(STRUCTURE)
    here = whole = [first]
    tables: list[_Table] = []
    row: list[str] | None = None
    rows: list[list[str] | None] = []
    for piece in pieces:
        kind, rest = piece[0], piece[1:]
        if kind == "T":
            shape, _, rest = rest.partition(PAYLOAD_END)
            tables.append(_Table(shape, here))
            rows.append(row)
            here, row = tables[-1].pieces, None
        elif not tables:
            raise TornTable
        elif kind == "G":
            here.append(GRID)
        elif kind == "R":
            if row is not None:
                raise TornTable
            here = row = []
        elif kind == "r":
            if row is None:
                raise TornTable
            table = tables[-1]
            table.rows.append(len(table.pieces))
            table.pieces.append(_with_whole_cells("".join(row)))
            here, row = table.pieces, None
        else:
            if row is not None:
                raise TornTable
            table = tables.pop()
            here, row = table.outer, rows.pop()
            here.append(_finished(table, has_line=rest.startswith(LINE)))
        here.append(rest)
    if tables:
        raise TornTable
    return "".join(whole)


def _with_whole_cells(row: str) -> str:
    """End each cell with a paragraph: without one Word calls the file damaged."""
    if CELL_END not in row:
        return row
    style = _STYLE.search(row)
    closing = f"<w:p>{KEEP}</w:p>" if style is None else f"<w:p><w:pPr>{style[0]}{KEEP_IN}</w:pPr></w:p>"
    *cells, rest = row.split(CELL_END)
    return "".join([*(cell if cell.endswith("</w:p>") else cell + closing for cell in cells), rest])


def _finished(table: _Table, *, has_line: bool) -> str:
    """Return the text of a table; nothing when it has no rows.

    `has_line` is whether a line follows that belongs to the table and must not stand alone on the next page.
    """
    if not table.rows:
        return ""
    pieces, rows = table.pieces, table.rows
    grid = ""
    if table.shape:  # else its columns were known beforehand
        asked = [_WIDTH.findall(pieces[row]) for row in rows]
        widths, is_fitted = widths_of(table.shape, asked)
        for row in rows:
            if is_fitted:
                pieces[row] = _filled(pieces[row], widths)
            else:
                pieces[row] = _UNKNOWN.sub("", pieces[row]).replace(WIDTH, "")
        grid = grid_of(widths)
    kept = rows[:-1] if len(rows) <= WHOLE_ROWS + 1 else [rows[0], rows[-2]]
    for row in [*kept, rows[-1]] if has_line else kept:
        pieces[row] = _kept(pieces[row])
    text = "".join(pieces)
    return text.replace(GRID, grid, 1) if grid else text


def grid_of(widths: list[int]) -> str:
    """Return the list of columns of a table."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def widths_of(shape: str, asked: list[list[str]]) -> tuple[list[int], bool]:
    """Return the columns of a table, and whether its cells get these widths too.

    `shape` is the width of the table ("" when it has none) and behind a semicolon its columns in the template;
    `asked` the widths that the cells of each row ask for: a number, or a dash and how many columns it spans.
    """
    total, _, listed = shape.partition(";")
    first = asked[0]
    agree = bool(first) and all(row == first for row in asked)
    if total and agree and not any(width.startswith("-") for width in first):
        return _fitting([int(width) for width in first], int(total)), True
    return _columns(asked, [int(width) for width in listed.split(",") if width]), False


def _filled(row: str, widths: list[int]) -> str:
    following = iter(widths)
    return _WIDTH.sub(lambda _: str(next(following)), row)


def _fitting(widths: list[int], room: int) -> list[int]:
    """Let repeated columns share the room, or all columns when a column was dropped."""
    if abs(sum(widths) - room) <= _ROUNDING or not sum(widths):
        return widths
    repeated = [width for width, following in pairwise(widths) if width == following]
    if repeated:
        rest = room - sum(width for width in widths if width != repeated[0])
        share = max(rest, 0) // widths.count(repeated[0])
        return [share if width == repeated[0] else width for width in widths]
    return [width * room // sum(widths) for width in widths]


def _columns(asked: list[list[str]], columns: list[int]) -> list[int]:
    """Return as many columns as the widest row needs, as wide together as they were."""
    most = max(len(row) for row in asked)
    spanned = max(sum(int(width[1:] or 1) if width.startswith("-") else 1 for width in row) for row in asked)
    if len(columns) < most:
        whole = sum(columns)
        share = whole // most
        columns = [width * len(columns) // most for width in columns] + [share] * (most - len(columns))
    if len(columns) > spanned > 0:
        extra = sum(columns[spanned:]) // spanned
        columns = [width + extra for width in columns[:spanned]]
    return columns
