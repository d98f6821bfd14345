"""Whether a word is material of a lesson, a title, a name or a role, and not said of anyone (guideline §3)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dossiertool.text.tokens import TITLES
from dossiertool.text.vocabulary import lessons

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_NEAR = 2
_ROW = 2  # signs between at least three words


def is_about_material(tokens: list[Token]) -> bool:
    """Whether the whole sentence is about a story, a game, a word list or a play."""
    lows = [t.low for t in tokens]
    if any(low in lessons.MATERIAL or low.endswith(lessons.MATERIAL_ENDINGS) for low in lows):
        return True
    if any(pair in lessons.MATERIAL_PAIRS for pair in itertools.pairwise(lows)):
        return True
    return any(triple in lessons.MATERIAL_TRIPLES for triple in zip(lows, lows[1:], lows[2:], strict=False))


def is_named(tokens: list[Token], first: int) -> bool:
    """Whether the words from `first` on are named and not meant (a title, a surname, the word …)."""
    shouted = len(tokens[first].text) > 1 and tokens[first].text.isupper()
    beside = first and (_is_full_word(tokens[first - 1]) or _after_title(tokens, first))
    if beside and tokens[first].is_capital and not shouted:
        return True
    if first > 1 and tokens[first - 1].text in ("De", "Het", "Een") and tokens[first - 2].is_word:
        return True
    near = tokens[max(0, first - _NEAR) : first]
    if near and near[-1].low in lessons.NAMED_AFTER:
        return True
    return any(t.low in lessons.NAMING for t in near) and all(t.is_word or t.low == ":" for t in near)


def is_enumerated(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the word is one of a row after a colon: gezichten: blij, bang, boos en verdrietig."""
    begin = first
    while begin and (
        tokens[begin - 1].low in (",", "en", "of")
        or (begin > 1 and tokens[begin - 2].low in (",", ":", "en", "of"))
    ):
        begin -= 1
    end = stop
    while end + 1 < len(tokens) and tokens[end].low in (",", "en", "of"):
        end += 2
    commas = sum(t.low in (",", "en", "of") for t in tokens[begin:end])
    return commas >= _ROW and begin > 0 and tokens[begin - 1].low == ":"


def is_topic(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the word is what was talked about in general: praten over *boos* zijn."""
    following = tokens[stop].low if stop < len(tokens) else ""
    return first > 0 and tokens[first - 1].low == "over" and following in ("zijn", "worden", "voelen")


def _is_full_word(token: Token) -> bool:
    """Whether a word stands here and not a clitic that leaves its capital to the next: 't Schijnt."""
    return token.is_word and token.low not in ("t", "s", "'t", "'s")


def _after_title(tokens: list[Token], first: int) -> bool:
    """Whether a name with an abbreviated title stands here: mevr. Boos."""
    return first > 1 and tokens[first - 1].low == "." and tokens[first - 2].low in TITLES
