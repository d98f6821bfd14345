"""Reads one story of a Word file (the body, a header, a footnote) paragraph by paragraph, in reading order.

A paragraph keeps which element each of its signs came from, so that whoever marks words counts exactly as
whoever reads them. What is read is what stands on paper: not what was deleted with changes tracked, not the
code of a field, not the table of contents, and a text box once, though Word writes it down twice.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from dossiertool.documents.word_package import W
from dossiertool.documents.word_signs import SIGNS, sign_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# What is not read: properties, what was deleted or moved away, how a word is pronounced.
_SKIPPED = {f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "tblPr", "sectPr", "del", "moveFrom", "rt")}
_DELETED = {f"{W}tr": f"{W}trPr/{W}del", f"{W}tc": f"{W}tcPr/{W}cellDel"}
_CHOICES = {f"{_MC}Choice", f"{_MC}Fallback"}
_WHOLE = {f"{_MC}AlternateContent", f"{W}ruby"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class Piece(NamedTuple):
    """Some signs of a paragraph: they stand in `node`, which is a child of `run` or deeper."""

    run: etree._Element
    node: etree._Element
    text: str


class Paragraph:
    """One paragraph; `place` says in Dutch where it stands ("" in the body itself).

    `in_box` is whether it stands in a text box, where Word allows no comments.
    """

    __slots__ = ("__dict__", "in_box", "pieces", "place")

    def __init__(self, place: str, *, in_box: bool) -> None:
        """Begin without text."""
        self.place, self.in_box = place, in_box
        self.pieces: list[Piece] = []

    @cached_property
    def text(self) -> str:
        """The text as people read it: a tab is a tab, a break of the line or the page a line break."""
        return "".join(piece.text for piece in self.pieces)


class NoteReference(NamedTuple):
    """Where the text refers to a note: `kind` is footnotes or endnotes."""

    kind: str
    id: str


class Story:
    """One story: iterate over it for its paragraphs; after that `notes` has the notes it refers to."""

    def __init__(self, root: etree._Element, name: str = "", *, contents: frozenset[str] = frozenset()) -> None:
        """Take the element that holds the story, its Dutch name, and the styles of a table of contents."""
        self.notes: list[NoteReference] = []
        self._root, self._contents = root, contents
        self._places: list[_Table | str] = [name] if name else []
        self._tables = self._boxes = 0
        self._open: list[_Open] = []
        self._fields = [_Fields()]
        ends = Counter(mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar"))
        self._hides_codes = ends["begin"] == ends["end"]  # else a field without end would hide all that follows

    def __iter__(self) -> Iterator[Paragraph]:
        """Yield each paragraph with text; the paragraphs of a text box come after the one it hangs on."""
        walker = etree.iterwalk(self._root, events=("start", "end"), tag=_TAGS)
        skipped: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                if self._is_skipped(element):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._begin(element)
            elif element is not skipped:
                for paragraph in self._end(element):
                    if paragraph.text.strip():
                        yield paragraph

    def _is_skipped(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in _SKIPPED:
            return True
        if tag in _CHOICES:  # the first form of the same content; the others are for older readers
            return next(element.itersiblings(*_CHOICES, preceding=True), None) is not None
        if tag in _DELETED:
            return element.find(_DELETED[tag]) is not None
        if tag == f"{W}p" and self._contents:
            style = element.find(f"{W}pPr/{W}pStyle")
            return style is not None and style.get(f"{W}val") in self._contents
        return False

    def _begin(self, element: etree._Element) -> None:
        tag = element.tag
        begin = _BEGINS.get(tag)
        if begin is not None:
            begin(self, element)
        elif self._open and (run := self._open[-1].run) is not None and tag not in _CHOICES:
            here = self._open[-1]
            if tag not in _WHOLE:
                self._say(here, run, element)
            elif here.whole is None:
                here.whole = element

    def _say(self, here: _Open, run: etree._Element, element: etree._Element) -> None:
        """Take what a child of a run says, unless it is part of the code of a field."""
        if element.tag == f"{W}fldChar":
            self._fields[-1].mark(element.get(f"{W}fldCharType", ""))
        elif element.tag in _NOTES:
            self.notes.append(NoteReference(_NOTES[element.tag], element.get(f"{W}id", "")))
        elif not (self._hides_codes and self._fields[-1].codes):
            said = sign_of(element)
            if said:
                here.said.pieces.append(Piece(run, element if here.whole is None else here.whole, said))

    def _begin_paragraph(self, _: etree._Element) -> None:
        place = ", ".join(str(part) for part in self._places)
        self._open.append(_Open(Paragraph(place, in_box=self._boxes > 0)))

    def _begin_run(self, element: etree._Element) -> None:
        if self._open and self._open[-1].run is None:
            self._open[-1].run = element

    def _begin_table(self, _: etree._Element) -> None:
        nested = any(isinstance(part, _Table) for part in self._places)
        self._tables += not nested
        self._places.append(_Table(0 if nested else self._tables))

    def _begin_row(self, _: etree._Element) -> None:
        if self._places and isinstance(table := self._places[-1], _Table):
            table.row, table.column = table.row + 1, 0

    def _begin_cell(self, _: etree._Element) -> None:
        if self._places and isinstance(table := self._places[-1], _Table):
            table.column += 1

    def _begin_box(self, _: etree._Element) -> None:
        self._boxes += 1
        self._places.append("tekstvak")
        self._fields.append(_Fields())

    def _end(self, element: etree._Element) -> list[Paragraph]:
        """Close what ends here, and return the paragraphs that are complete now."""
        tag = element.tag
        here = self._open[-1] if self._open else None
        if tag == f"{W}p" and here is not None:
            self._open.pop()
            done = [here.said, *here.inside]
            if not self._open:
                return done
            self._open[-1].inside += done
        elif tag == f"{W}tbl":
            self._places.pop()
        elif tag == f"{W}txbxContent":
            self._boxes -= 1
            self._places.pop()
            self._fields.pop()
        elif here is not None and element is here.run:
            here.run = None
        elif here is not None and element is here.whole:
            here.whole = None
        return []


class _Open:
    """A paragraph that is being read: its run, what of that counts as one sign, and the text boxes in it."""

    __slots__ = ("inside", "run", "said", "whole")

    def __init__(self, said: Paragraph) -> None:
        self.said = said
        self.run: etree._Element | None = None
        self.whole: etree._Element | None = None
        self.inside: list[Paragraph] = []


class _Table:
    """Where in a table we are; number 0 is a table within a cell."""

    __slots__ = ("column", "number", "row")

    def __init__(self, number: int) -> None:
        self.number, self.row, self.column = number, 0, 0

    def __str__(self) -> str:
        table = f"tabel {self.number}" if self.number else "daarin een tabel"
        return f"{table}, rij {self.row}, kolom {self.column}"


class _Fields:
    """The fields of Word that are open here; `codes` of them have not come to their result yet."""

    __slots__ = ("_open", "codes")

    def __init__(self) -> None:
        self.codes = 0
        self._open: list[bool] = []

    def mark(self, kind: str) -> None:
        """Take the begin, the separator or the end of a field."""
        if kind == "begin":
            self._open.append(True)
            self.codes += 1
        elif self._open:
            self.codes -= self._open.pop()
            if kind == "separate":
                self._open.append(False)


_BEGINS: dict[str, Callable[[Story, etree._Element], None]] = {
    f"{W}p": Story._begin_paragraph,
    f"{W}r": Story._begin_run,
    f"{W}tbl": Story._begin_table,
    f"{W}tr": Story._begin_row,
    f"{W}tc": Story._begin_cell,
    f"{W}txbxContent": Story._begin_box,
}
_TAGS = [
    *_BEGINS, *SIGNS, *_SKIPPED, *_CHOICES, *_WHOLE, *_NOTES, f"{W}fldChar",
]  # fmt: skip
