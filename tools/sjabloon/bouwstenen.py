"""Small pieces of WordprocessingML: paragraphs, tags, and the tables of the visual system.

A tag stands in a paragraph, row or cell of its own, as docxtpl wants it, so that nothing of it is left
in the filled document. Text is escaped here; `Xml` is what is already finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from sjabloon.maten import TEXT_WIDTH
from sjabloon.tabelstijlen import table_style_id

NBSP = "\N{NO-BREAK SPACE}"
SEPARATOR = "  ·  "
_TAG_CELL = 500  # width of a cell that only holds a tag


class Xml(str):
    """Finished XML."""

    __slots__ = ()


def join(*parts: str) -> Xml:
    return Xml("".join(parts))


def run(text: str, style: str | None = None) -> Xml:
    """Return a run of text, in a character style."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return Xml(f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def bold(text: str) -> Xml:
    return run(text, "Aanduiding")


def mark(text: str, style: str = "Merk") -> Xml:
    """Return a word with a border around it, clear of the border."""
    return run(f"{NBSP}{text}{NBSP}", style)


def p(style: str, *parts: str, keep: bool = False, new_page: bool = False, section: str = "") -> Xml:
    """Return a paragraph; `keep` holds it on the page of the next one, `section` ends a section with it."""
    properties = (
        f'<w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if keep else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
        + section
    )
    runs = "".join(part if isinstance(part, Xml) else run(part) for part in parts)
    return Xml(f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")


def tag(content: str) -> Xml:
    """Return a paragraph with a tag that leaves nothing behind."""
    return p("Sjabloontag", f"{{%p {content} %}}")


def when(condition: str, *then: str, otherwise: Sequence[str] = ()) -> Xml:
    """Return blocks that are there only if the condition holds."""
    middle = (tag("else"), *otherwise) if otherwise else ()
    return join(tag(f"if {condition}"), *then, *middle, tag("endif"))


def each(loop: str, *blocks: str) -> Xml:
    """Return blocks that are repeated (`doel in plan.doelen`)."""
    return join(tag(f"for {loop}"), *blocks, tag("endfor"))


def run_when(condition: str, then: str, otherwise: str = "") -> Xml:
    """Return runs that are there only if the condition holds."""
    middle = join(run("{%r else %}"), otherwise) if otherwise else Xml("")
    return join(run(f"{{%r if {condition} %}}"), then, middle, run("{%r endif %}"))


def cell(width: float, *blocks: str) -> Xml:
    return Xml(f'<w:tc><w:tcPr><w:tcW w:w="{round(width)}" w:type="dxa"/></w:tcPr>{"".join(blocks)}</w:tc>')


def tag_cell(content: str) -> Xml:
    """Return a cell with a tag that repeats or drops the cells after it."""
    return cell(_TAG_CELL, p("Sjabloontag", f"{{%tc {content} %}}"))


def row(*cells: str, header: bool = False, height: int | None = None) -> Xml:
    """Return a row that stays on one page; a header row is repeated on the next."""
    properties = (
        "<w:cantSplit/>"
        + (f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "")
        + ("<w:tblHeader/>" if header else "")
    )
    return Xml(f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>")


def tag_row(content: str, columns: int) -> Xml:
    """Return a row with a tag that repeats or drops the rows after it."""
    span = f'<w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:gridSpan w:val="{columns}"/></w:tcPr>'
    content = f"{{%tr {content} %}}"
    return Xml(f"<w:tr><w:tc>{span}{p('Sjabloontag', content)}</w:tc></w:tr>")


def table(
    style: str,
    title: str,
    description: str,
    widths: Sequence[float],
    *rows: str,
    header: bool = True,
    first_column: bool = False,
    last_row: bool = False,
) -> Xml:
    """Return a table over the full width, with its title and description for who cannot see it."""
    flags = {"firstRow": header, "lastRow": last_row, "firstColumn": first_column, "lastColumn": False}
    value = 0x0600 | 0x20 * header | 0x40 * last_row | 0x80 * first_column  # LibreOffice reads only this
    look = "".join(f' w:{name}="{int(on)}"' for name, on in flags.items())
    grid = "".join(f'<w:gridCol w:w="{round(width)}"/>' for width in widths)
    return Xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{table_style_id(style)}"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{value:04X}"{look} w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(title)}"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """A column for each item: how the header, the rows and the last row loop over them."""

    header: str
    rows: str
    total: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a list: heading, width in units, what stands in it, and when it is there at all."""

    heading: str
    units: float
    blocks: Sequence[str]
    total: Sequence[str] = ()
    only_if: str | None = None
    number: bool = False
    repeat: Repeat | None = None

    @property
    def between_tags(self) -> bool:
        """Whether the column may be dropped or repeated."""
        return bool(self.only_if or self.repeat)

    def cells(self, part: str, width: float) -> list[Xml]:
        """Return the cell of this column in one part of the table, with the tag cells around it."""
        if part == "header":
            blocks: Sequence[str] = [p("Kolomkopgetal" if self.number else "Kolomkop", self.heading)]
        else:
            blocks = self.blocks if part == "rows" else self.total
        content = cell(width, *blocks)
        if self.repeat:
            return [tag_cell(f"for {getattr(self.repeat, part)}"), content, tag_cell("endfor")]
        if self.only_if:
            return [tag_cell(f"if {self.only_if}"), content, tag_cell("endif")]
        return [content]


def widths_of(columns: Sequence[Column]) -> tuple[list[float], list[float]]:
    """Return the widths of the content cells, and of all cells with the tag cells between them."""
    room = TEXT_WIDTH - 2 * _TAG_CELL * sum(column.between_tags for column in columns)
    total = sum(column.units for column in columns)
    content = [room * column.units / total for column in columns]
    grid: list[float] = []
    for column, width in zip(columns, content, strict=True):
        grid += [_TAG_CELL, width, _TAG_CELL] if column.between_tags else [width]
    return content, grid


def list_table(title: str, description: str, loop: str, *columns: Column, style: str = "Dossier rijen") -> Xml:
    """Return a table with a repeated header, a row for each item of the loop, and a last row of totals."""
    content, grid = widths_of(columns)

    def line(part: str, *, header: bool = False) -> Xml:
        cells = [
            one for column, width in zip(columns, content, strict=True) for one in column.cells(part, width)
        ]
        return row(*cells, header=header)

    has_total = any(column.total for column in columns)
    return table(
        style,
        title,
        description,
        grid,
        line("header", header=True),
        tag_row(f"for {loop}", len(grid)),
        line("rows"),
        tag_row("endfor", len(grid)),
        *([line("total")] if has_total else []),
        first_column=True,
        last_row=has_total,
    )
