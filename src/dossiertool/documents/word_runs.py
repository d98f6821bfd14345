"""Cuts the runs of a Word paragraph, so that words in the middle of a run can be pointed at.

A run is text with one formatting. Each part keeps that formatting and all that stood in the run, in order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import deepcopy
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.word_package import W
from dossiertool.documents.word_signs import TEXT, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from dossiertool.documents.word_story import Paragraph

_RPR = f"{W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"  # what XML calls white space


class Runs(NamedTuple):
    """The first and the last run of some words; the words are all the text from the one up to the other."""

    first: _Element
    last: _Element


class _Stretch(NamedTuple):
    """Signs from `start` up to `end` of a paragraph, which stand in one element of a run."""

    start: int
    end: int
    node: _Element
    run: _Element

    @property
    def is_text(self) -> bool:
        return self.node.tag == TEXT


def cut_runs(paragraph: Paragraph, spans: Sequence[tuple[int, int]]) -> list[Runs]:
    """Cut the runs of a paragraph so that each span (from, up to) is whole runs, and return those.

    What cannot be cut, such as a word with its pronunciation above it, goes into the span whole. The paragraph
    is of no use after this: its pieces have been moved.
    """
    stretches = list(_stretches(paragraph))
    starts = [stretch.start for stretch in stretches]
    widened = [_widened(stretches, starts, span) for span in spans]
    cuts = sorted({at for span in widened for at in span})
    first, last = {}, {}
    for run, group in groupby(stretches, key=lambda stretch: stretch.run):
        inside = list(group)
        begin, end = inside[0].start, inside[-1].end
        here = cuts[bisect_right(cuts, begin) : bisect_left(cuts, end)]
        for part, part_begin, part_end in _cut(run, inside, here) if here else [(run, begin, end)]:
            first[part_begin], last[part_end] = part, part
    return [Runs(first[begin], last[end]) for begin, end in widened]


def _stretches(paragraph: Paragraph) -> Iterator[_Stretch]:
    at = 0
    for node, pieces in groupby(paragraph.pieces, key=lambda piece: piece.node):
        same = list(pieces)
        begin, at = at, at + sum(len(piece.text) for piece in same)
        yield _Stretch(begin, at, node, same[0].run)


def _widened(stretches: list[_Stretch], starts: list[int], span: tuple[int, int]) -> tuple[int, int]:
    """Return the span, up to the edges of what it would cut in two but cannot."""
    begin, end = span
    first = stretches[bisect_right(starts, begin) - 1]
    last = stretches[bisect_left(starts, end) - 1]
    return (begin if first.is_text else first.start, end if last.is_text else last.end)


def _cut(run: _Element, stretches: list[_Stretch], cuts: Sequence[int]) -> Iterator[tuple[_Element, int, int]]:
    """Cut one run at these places and yield each part with where it begins and ends in the paragraph."""
    at = begun = stretches[0].start
    lengths = {stretch.node: stretch.end - stretch.start for stretch in stretches}
    part = run
    for node in [node for child in list(run) for node in _settled(child, lengths)]:
        if node.tag == _RPR:
            continue
        end = at + lengths.get(node, 0)
        if at > begun and at in cuts:
            yield part, begun, at
            part, begun = _next_part(run, part), at
        if part is not run:
            part.append(node)
        inside = cuts[bisect_right(cuts, at) : bisect_left(cuts, end)]
        for cut, rest in zip(inside, _cut_text(node, [cut - at for cut in inside]), strict=True):
            yield part, begun, cut
            part, begun = _next_part(run, part), cut
            part.append(rest)
        at = end
    yield part, begun, at


def _next_part(run: _Element, part: _Element) -> _Element:
    """Put a run with the formatting of `run` after its part so far."""
    fresh = _like(run)
    formatting = run.find(_RPR)
    if formatting is not None:
        fresh.append(deepcopy(formatting))
    part.addnext(fresh)
    return fresh


def _like(element: _Element) -> _Element:
    """Return an empty element with the name and the attributes of this one."""
    return element.makeelement(element.tag, {str(name): str(value) for name, value in element.items()})


def _settled(child: _Element, lengths: dict[_Element, int]) -> list[_Element]:
    """Give blanks at the edge of a text that do not count a text of their own.

    Word drops them unless the text asks to preserve its blanks, which the parts of a text that is cut must ask.
    """
    text = text_of(child)
    core = text.strip(_BLANKS)
    if child not in lengths or child.tag != TEXT or child.get(_SPACE) == "preserve" or core in ("", text):
        return [child]
    before, after = text.split(core, 1)
    found = []
    for said in filter(None, (before, core, after)):
        node = _like(child)
        node.text = said
        child.addprevious(node)
        lengths[node] = len(said)
        found.append(node)
        if said is core:
            node.set(_SPACE, "preserve")
    child.getparent().remove(child)  # type: ignore[union-attr] # it stands in a run
    return found


def _cut_text(node: _Element, cuts: Sequence[int]) -> list[_Element]:
    """Cut a text at these places: it keeps what comes before the first, and new texts hold the others."""
    if not cuts:
        return []
    text = text_of(node)
    parts = [node, *(_like(node) for _ in cuts)]
    for inner in list(node):
        node.remove(inner)
    for part, (begin, end) in zip(parts, pairwise((0, *cuts, len(text))), strict=True):
        part.text = text[begin:end]
        if text.strip(_BLANKS):
            part.set(_SPACE, "preserve")
    return parts[1:]
