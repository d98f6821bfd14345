"""Small pieces of Word XML for a form: paragraphs, runs, tables, and the controls of Word.

Texts are escaped here. The order of elements is that of the schema of the format (ECMA-376, part 1, wml.xsd):
Word calls a file damaged when it differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from dossiertool.documents.forms.shape import EMPTY_CHOICE, EMPTY_DATE, EMPTY_TEXT, TICKED, UNTICKED, Choice

_BREAKS = re.compile("(\n|\t)")
_BREAK_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_ROW = "<w:tr>"
_BOX_FONT = 'w14:font="Segoe UI Symbol"'
_DATE = (
    '<w:dateFormat w:val="dd-MM-yyyy"/><w:lid w:val="nl-NL"/><w:storeMappedDataAs w:val="dateTime"/>'
    '<w:calendar w:val="gregorian"/></w:date>'
)


def run(text: str, style: str | None = None) -> str:
    """Return a run of text; line ends and tabs become those of Word."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = (
        _BREAK_ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAKS.split(plain)
        if piece
    )
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def paragraph(style: str, *runs: str, keep: bool = False, section: str = "") -> str:
    """Return a paragraph in a style; `keep` holds it on the page of the next one."""
    held = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{held}{section}</w:pPr>{"".join(runs)}</w:p>'


def cell(width: int, *blocks: str) -> str:
    """Return a cell of a table."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(blocks)}</w:tc>'


def row(*cells: str, header: bool = False, height: int = 0) -> str:
    """Return a row that stays on one page and is at least so high; a header row is repeated on the next."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    head = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{head}</w:trPr>{''.join(cells)}</w:tr>"


def table(style: str, title: str, widths: Sequence[int], *rows: str, header: bool) -> str:
    """Return a table; the first row, or else the first column, says what the rest is."""
    flags = (
        'w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
        if header
        else 'w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    )
    look = "0620" if header else "0680"  # the same, for LibreOffice
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" {flags}/>'
        f"<w:tblCaption w:val={quoteattr(title)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def held(block: str) -> str:
    """Return a table whose last row stays on the page of what follows."""
    start, mark, last = block.rpartition(_ROW)
    return start + mark + _kept(last)


def whole(block: str) -> str:
    """Return a table that stays on one page, if it fits."""
    start, mark, last = block.rpartition(_ROW)
    return _kept(start) + mark + last


def _kept(rows: str) -> str:
    return re.sub(r'(<w:pStyle w:val="[A-Za-z]+"/>)(?!<w:keepNext/>)', r"\1<w:keepNext/>", rows)


def page(*, sideways: bool, first: bool) -> str:
    """Return the paper of a section with its headers and footers; the first one begins with the school."""
    width, height, turned = (16838, 11906, ' w:orient="landscape"') if sideways else (11906, 16838, "")
    head, foot = ("header3", "footer3") if sideways else ("header2", "footer1")
    parts = [("header", "default", head), ("footer", "default", foot)]
    if first:
        parts += [("header", "first", "header1"), ("footer", "first", foot)]
    references = "".join(f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>' for kind, pages, name in parts)
    margins = 'w:top="1644" w:right="1134" w:bottom="1417" w:left="1417" w:header="737" w:footer="624"'
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar {margins} w:gutter="0"/>'
        f'<w:cols w:space="720"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


class Controls:
    """Makes the controls and bookmarks of one document, each with a number of its own."""

    def __init__(self) -> None:
        """Begin to count."""
        self._numbers: Iterator[int] = count(1)

    def marked(self, name: str, content: str) -> str:
        """Return the content with a bookmark around it."""
        number = next(self._numbers)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def text(self, tag: str, alias: str, value: str | None, *, lines: bool = False, lock: str = "") -> str:
        """Return a control for a text, of one line or more.

        More lines stand in a rich text: LibreOffice glues the lines of a plain one together.
        """
        return self._control(tag, alias, "" if lines else "<w:text/>", value, EMPTY_TEXT, lock)

    def day(self, tag: str, alias: str, value: str | None, *, lock: str = "") -> str:
        """Return a date picker; the value is `2026-11-21`, shown as 21-11-2026."""
        if value is None:
            return self._control(tag, alias, f"<w:date>{_DATE}", None, EMPTY_DATE, lock)
        year, month, day = value.split("-")
        kind = f'<w:date w:fullDate="{value}T00:00:00Z">{_DATE}'
        return self._control(tag, alias, kind, f"{day}-{month}-{year}", EMPTY_DATE, lock)

    def choice(self, tag: str, alias: str, choices: Sequence[Choice], code: str | None, lock: str = "") -> str:
        """Return a drop-down list that shows words and keeps codes."""
        items = "".join(
            f"<w:listItem w:displayText={quoteattr(one.woorden)} w:value={quoteattr(one.code)}/>"
            for one in choices
        )
        shown = next((one.woorden for one in choices if one.code == code), code)
        return self._control(tag, alias, f"<w:dropDownList>{items}</w:dropDownList>", shown, EMPTY_CHOICE, lock)

    def tick(self, tag: str, alias: str, *, on: bool, lock: str = "") -> str:
        """Return a tick box."""
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" {_BOX_FONT}/>'
            f'<w14:uncheckedState w14:val="2610" {_BOX_FONT}/></w14:checkbox>'
        )
        style = '<w:rPr><w:rStyle w:val="Vakje"/></w:rPr>'
        content = run(TICKED if on else UNTICKED, "Vakje")
        return self._sdt(style, tag, alias, lock, "", kind, content)

    def _control(self, tag: str, alias: str, kind: str, value: str | None, empty: str, lock: str) -> str:
        if value is None:
            content, showing = run(empty, "PlaceholderText"), "<w:showingPlcHdr/>"
        else:
            content, showing = run(value), ""
        return self._sdt("", tag, alias, lock, showing, kind, content)

    def _sdt(self, style: str, tag: str, alias: str, lock: str, showing: str, kind: str, content: str) -> str:
        locked = f'<w:lock w:val="{lock}"/>' if lock else ""
        return (
            f"<w:sdt><w:sdtPr>{style}<w:alias w:val={quoteattr(alias)}/><w:tag w:val={quoteattr(tag)}/>"
            f'<w:id w:val="{next(self._numbers)}"/>{locked}{showing}{kind}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
