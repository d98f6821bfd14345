"""Whether a term or abbreviation is explained where it is used first (guideline §2.7 and §2.8)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dossiertool.text.vocabulary import lessons

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_NEAR = 9  # words around a term in which its explanation is looked for
_SHORT, _LONG = 2, 8  # letters of a word that says little, and of one that can explain by itself


def is_explained(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the term is explained right here: between brackets, after a colon, `dat wil zeggen`, `zoals`."""
    before, after = tokens[max(0, first - _NEAR) : first], tokens[stop : stop + _NEAR]
    if (
        before
        and after
        and before[-1].low == "("
        and after[0].low in ")"
        and sum(t.is_word for t in before[:-1])
    ):
        return True
    if not after:
        return False
    if any(
        a.low in (":", "=") and b.text == tokens[first].text.split("-")[0] for b, a in itertools.pairwise(after)
    ):
        return True  # In de ISK-klas (ISK: internationale schakelklas)
    if after[0].low in "'\"’”":
        after = after[1:] or after
    if after[0].low == "(":
        inside = [t.low for t in after[1:]]
        closing = inside.index(")") if ")" in inside else len(inside)
        return _explains(inside[:closing])
    colon = 1 if len(after) > 1 and (after[0].low in lessons.EXPLAINING or after[0].low.isdigit()) else 0
    if after[colon].low in (":", "=") or after[0].low in "–—":
        return _explains([t.low for t in after[colon + 1 :]])
    if before and before[-1].low in ("'", '"', "‘", "“", "„"):
        before = before[:-1]
    following = " ".join(t.low for t in after)
    return (
        following.startswith(lessons.EXPLAINS)
        or any(said in following for said in lessons.EXPLAINS_LATER)
        or " ".join(t.low for t in before).endswith(lessons.EXPLAINS_BEFORE)
    )


def _explains(described: list[str]) -> bool:
    """Whether these words can be an explanation: two of some length, or a long one; no source or count."""
    if described and (
        described[0] in lessons.MERE_SOURCE or described[0] in lessons.EVIDENCE or described[0][0].isdigit()
    ):
        return False
    lengths = [len(word) for word in described if word.replace("-", "").isalpha()]
    return sum(length > _SHORT for length in lengths) >= 2 or any(length >= _LONG for length in lengths)  # noqa: PLR2004
