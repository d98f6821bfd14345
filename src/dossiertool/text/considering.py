"""Everything in a text that came into view, with why it is a finding or why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.first_use import first_uses
from dossiertool.text.headings import Sections
from dossiertool.text.judge import Judge
from dossiertool.text.overlap import Considered, without_overlap
from dossiertool.text.shipped import shipped_index

if TYPE_CHECKING:
    from dossiertool.text.index import Hit, Index
    from dossiertool.text.lifting import OwnWords
    from dossiertool.text.passage import Passage


def consider(
    passage: Passage,
    soort: str,
    *,
    known: set[str],
    index: Index | None = None,
    own: OwnWords | None = None,
    pad: str = "",
) -> list[Considered]:
    """Return all words that came into view in reading order, with why those that are no finding are none.

    `pad` tells whose view a zienswijze is: that of parents when the name of its field says so.
    """
    index = index or shipped_index()
    seen: list[Considered] = []
    sections = Sections(passage, soort)
    for sentence in passage.sentences:
        hits = list(index.hits(passage.tokens, sentence.first, sentence.stop))
        if own is not None:  # first, for of two that are equal the first stands
            hits = [*own.hits(passage.tokens, sentence), *hits]
        if hits:
            judge = Judge(passage, sentence, sections.soort(sentence), pad)
            weighed = [Considered(hit, judge.why_not(hit)) for hit in hits]
            if own is not None:
                weighed = own.lift(weighed, passage.tokens, sentence)
            seen += without_overlap(weighed, passage)
    return first_uses(seen, passage, known)


def span_of(hit: Hit, passage: Passage) -> tuple[int, int]:
    """Return where the words of a hit stand in the text, as characters from 0, the end exclusive."""
    return passage.tokens[hit.first].start, passage.tokens[hit.stop - 1].end
