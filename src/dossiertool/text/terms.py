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
    lows = [t.low for t in after]
    following = " ".join(lows)
    return (
        following.startswith(lessons.EXPLAINS)
        or any(said in following for said in lessons.EXPLAINS_LATER)
        or (lows[:2] in (["is", "een"], [",", "de"]) and _is_of_a_kind(lows[2:]))
        or _that_is(lows)
        or " ".join(t.low for t in before).endswith(lessons.EXPLAINS_BEFORE)
    )


def _is_of_a_kind(described: list[str]) -> bool:
    """Whether *is een* or *, de* goes on with what it is (een groep scholen die), not with what was done."""
    done = any(
        low.startswith("ge") and low.endswith(("d", "t", "en")) and low not in lessons.LIKE_PARTICIPLES
        for low in described
    )
    return (
        bool(described)
        and described[0] not in lessons.NO_EXPLANATION
        and not done
        and next((low for low in described[1:5] if low == "en" or low in lessons.OF_A_KIND), "en") != "en"
    )


def _that_is(lows: list[str]) -> bool:
    """Whether *, dat is* or *, dat zijn* goes on with what it is: not with what somebody thinks of it."""
    for at in range(len(lows) - 3):
        if lows[at] in (",", ":") and lows[at + 1] == "dat" and lows[at + 2] in ("is", "zijn"):
            return lows[at + 3] not in lessons.NO_EXPLANATION
    return False


def _explains(described: list[str]) -> bool:
    """Whether these words can be an explanation: two of some length, or a long one; no source or count."""
    if described and (described[0] in lessons.NO_EXPLANATION or described[0][0].isdigit()):
        return False
    lengths = [len(word) for word in described if word.replace("-", "").isalpha()]
    return sum(length > _SHORT for length in lengths) >= 2 or any(length >= _LONG for length in lengths)  # noqa: PLR2004
