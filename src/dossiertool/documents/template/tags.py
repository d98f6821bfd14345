"""Finds the tags of a template: what stands between braces, however Word has split it over runs.

A tag is text between `{{ }}`, `{% %}` or `{# #}`, in the language of docxtpl: a letter behind the braces says
what else goes when the tag is filled in: `{%p` its paragraph, `{%tr` its table row, `{%tc` its cell, `{%r` its
run. Word sets typographic quotes where somebody types straight ones; in a tag they count as straight.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from dossiertool.documents.template.place import Place
from dossiertool.documents.word_package import W
from dossiertool.documents.word_signs import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"\{[{%#]")
_TAKES = re.compile(r"(p|tr|tc|r)\s")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_TEXTS = {f"{W}t", f"{W}delText"}
_PASSED = {f"{W}pPr", f"{W}rPr"}
_OUTLINES = frozenset("0123456789")
_DEEPEST = 20  # styles based on each other; Word allows eleven


class Span(NamedTuple):
    """A tag in a text: from `start` up to `end`."""

    start: int
    end: int
    source: str
    """The tag as Jinja reads it: straight quotes, without the letter for what it takes along."""
    takes: str
    """What goes with the tag: `p`, `tr`, `tc`, `r`, or "" for the tag alone."""

    @property
    def opener(self) -> str:
        """The first two signs: `{{` prints, `{%` decides, `{#` is a remark."""
        return self.source[:2]

    @property
    def inside(self) -> str:
        """What stands between the braces, without the signs that take white space along."""
        return self.source[2:-2].strip("-+").strip()


class Piece(NamedTuple):
    """Some text of a paragraph, and the element (`w:t`, or one that stands for a sign) it comes from."""

    node: etree._Element
    text: str


class TagParagraph:
    """A paragraph of a template as it stands in the file, deleted text and codes of fields left as they are."""

    def __init__(self, element: etree._Element) -> None:
        """Read the text of one `w:p`; text boxes in it hold paragraphs of their own."""
        self.element = element
        self.pieces = [Piece(node, text) for node, text in _texts_of(element)]
        self.text = "".join(piece.text for piece in self.pieces)
        self.spans = spans_of(self.text) if "{" in self.text else []


def spans_of(text: str) -> list[Span]:
    """Return the tags of a text in order; an opener that is never closed is none (`unclosed` finds it)."""
    found, at = [], 0
    absent: set[str] = set()
    while (opener := _OPENER.search(text, at)) is not None:
        start = opener.start()
        end = -1 if opener[0] in absent else text.find(CLOSERS[opener[0]], start + 2)
        if end < 0:
            absent.add(opener[0])
            at = start + 2
            continue
        at = end + 2
        found.append(_span(text, start, at))
    return found


def unclosed(text: str) -> int | None:
    """Return where the first tag begins that is never closed; None when there is none."""
    at = 0
    while (opener := _OPENER.search(text, at)) is not None:
        end = text.find(CLOSERS[opener[0]], opener.end())
        if end < 0:
            return opener.start()
        at = end + 2
    return None


def _span(text: str, start: int, end: int) -> Span:
    opener, inside = text[start : start + 2], text[start + 2 : end]
    takes = "" if (found := _TAKES.match(inside)) is None else found[1]
    if opener == "{#" and takes == "r":  # docxtpl knows no remark that takes its run along
        takes = ""
    inside = inside[len(takes) :]
    return Span(start, end, opener + (inside if opener == "{#" else inside.translate(_STRAIGHT)), takes)


def _texts_of(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield what the runs of a paragraph say, not what the paragraphs of a text box in it say."""
    walker = etree.iterwalk(paragraph, events=("start",))
    next(walker)
    for _, node in walker:
        tag = node.tag
        if tag == f"{W}p" or tag in _PASSED:
            walker.skip_subtree()
        elif tag in _TEXTS:
            yield node, text_of(node)
        elif tag in _SIGNS:
            yield node, _SIGNS[tag]


def paragraphs_of(
    root: etree._Element, part: str, story: str, headings: Mapping[str, int]
) -> Iterator[tuple[TagParagraph, Place]]:
    """Yield each paragraph of a part with its place, in the order of the file, empty ones too.

    `headings` says which styles are headings (`heading_styles`).
    """
    heading, number, tables = "", 0, 0
    inside: list[_Table | None] = []  # None is a text box
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_STRUCTURE):
        tag = element.tag
        if tag == f"{W}p":
            if event == "start":
                paragraph = TagParagraph(element)
                has_text = bool(paragraph.text.strip())
                number += has_text
                at = inside[-1] if inside and inside[-1] is not None else _Table(0)
                place = (part, story, heading, number, paragraph.text, at.number, at.row, at.column)
                yield paragraph, Place(*place, in_box=None in inside)
                if has_text and level_of(element, headings):
                    heading = paragraph.text
        elif tag in _NESTS:
            if event == "end":
                inside.pop()
            elif tag == f"{W}tbl":
                tables += not inside
                inside.append(_Table(0 if inside else tables))
            else:
                inside.append(None)
        elif event == "start" and inside and (table := inside[-1]) is not None:
            if tag == f"{W}tr":
                table.row, table.column = table.row + 1, 0
            else:
                table.column += 1


_NESTS = {f"{W}tbl", f"{W}txbxContent"}
_STRUCTURE = [f"{W}p", f"{W}tr", f"{W}tc", *_NESTS]


class _Table:
    """Where in a table we are; number 0 is a table within a cell or a text box."""

    def __init__(self, number: int) -> None:
        self.number, self.row, self.column = number, 0, 0


def heading_styles(styles: etree._Element | None) -> dict[str, int]:
    """Return the level (1 to 9) of each style that is a heading, also of those based on one."""
    if styles is None:
        return {}
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        own = style.get(f"{W}styleId", "")
        name = _value(style, "name").lower()
        outline = _value(style, "pPr/outlineLvl")
        based[own] = _value(style, "basedOn")
        if outline in _OUTLINES:
            levels[own] = int(outline) + 1
        elif name.startswith("heading ") and name[8:] in _OUTLINES:
            levels[own] = int(name[8:])
    for own, parent in based.items():
        above = parent
        for _ in range(_DEEPEST):
            if own in levels or not above:
                break
            if above in levels:
                levels[own] = levels[above]
            above = based.get(above, "")
    return {own: level for own, level in levels.items() if 1 <= level <= 9}  # noqa: PLR2004  10 is text


def level_of(paragraph: etree._Element, headings: Mapping[str, int]) -> int:
    """Return the level of a heading, 0 for a paragraph that is none."""
    own = _value(paragraph, "pPr/outlineLvl")
    if own in _OUTLINES:
        return int(own) + 1 if int(own) < 9 else 0  # noqa: PLR2004  9 is text
    return headings.get(_value(paragraph, "pPr/pStyle"), 0)


def _value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")
