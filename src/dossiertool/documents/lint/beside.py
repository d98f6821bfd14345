"""Text beside a tag that takes its whole paragraph, row or cell along: it goes too, and nobody sees why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.lint.taking import holder
from dossiertool.documents.template.tags import TagParagraph
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from dossiertool.documents.lint.stories import StoryText

_WHAT = {"p": "alinea", "tr": "rij", "tc": "cel"}


def beside(story: StoryText) -> Iterator[Problem]:
    """Yield each tag that has something beside it that would go."""
    seen: set[_Element] = set()
    for line in story.lines:
        takers = [span for span in line.spans if span.takes in _WHAT]
        if line.paragraph is None or not takers:
            continue
        span = takers[0]
        what = _WHAT[span.takes]
        taken = holder(line.element, span.takes)
        if taken is None or taken in seen:
            continue
        seen.add(taken)
        rest = "".join(_rest_of(paragraph, span.takes) for paragraph in _paragraphs(taken))
        if "{%" in rest or "{{" in rest:
            remark = Remark(
                "SJAB-16",
                f"In dezelfde {what} staat nog een invulcode. Die verdwijnt bij het invullen.",
                f"Zet elke code met {span.opener}{span.takes} alleen in een {what}.",
            )
        elif rest.strip():
            remark = Remark(
                "SJAB-16",
                f"In dezelfde {what} staat tekst. Die verdwijnt bij het invullen.",
                f"Zet de tekst in een andere {what}, of gebruik {span.opener} zonder {span.takes}.",
            )
        else:
            continue
        yield Problem(remark, line.place, (span.start, span.end))


def _paragraphs(taken: _Element) -> Iterator[TagParagraph]:
    yield from map(TagParagraph, taken.iter(f"{W}p"))


def _rest_of(paragraph: TagParagraph, takes: str) -> str:
    """Return the text of a paragraph without the tags that take the same along: those stay."""
    at, kept = 0, []
    for span in paragraph.spans:
        if span.takes == takes:
            kept.append(paragraph.text[at : span.start])
            at = span.end
    return "".join([*kept, paragraph.text[at:]])
