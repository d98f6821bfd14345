"""What goes along with a tag when it is filled in: its paragraph, row or cell, and every other tag in that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from dossiertool.documents.lint.stories import Line, StoryText
    from dossiertool.documents.template.tags import Span

TAKEN = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
"""Which element each letter behind the braces takes along."""


def holder(element: _Element, takes: str) -> _Element | None:
    """Return the paragraph, row or cell that a tag at this element takes along; None when there is none."""
    wanted = TAKEN[takes]
    return element if element.tag == wanted else next(element.iterancestors(wanted), None)


def around(element: _Element, takes: str) -> _Element | None:
    """Return what holds the paragraph, row or cell that goes; the paragraph itself for a tag alone."""
    if takes not in TAKEN:
        return element
    taken = holder(element, takes)
    return None if taken is None else taken.getparent()


def taken_elements(story: StoryText) -> set[_Element]:
    """Return the paragraphs, rows and cells that go along with a tag in them."""
    found = {
        holder(line.element, span.takes) for line in story.lines for span in line.spans if span.takes in TAKEN
    }
    return {element for element in found if element is not None}


def goes_along(line: Line, span: Span, taken: set[_Element]) -> bool:
    """Tell whether a tag goes itself, because another tag takes along what it stands in."""
    own = holder(line.element, span.takes) if span.takes in TAKEN else None
    if own is None and line.element in taken:
        return True
    return any(above in taken for above in (line.element if own is None else own).iterancestors())
