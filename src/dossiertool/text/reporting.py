"""Verbs that report: which words tell that someone says, thinks or feels, and which only look so."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dossiertool.text.sources import lows
from dossiertool.text.vocabulary import grammar, people, speech

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

# Every word that may report, for a first look.
_SPEAKING = (
    speech.REPORTING
    | speech.GIVING
    | speech.LETTING
    | speech.REPORTING_CLAUSE
    | frozenset(speech.SEPARABLE_SPEECH)
)
_REACH = 6  # words after the verb that count


def is_reporting(tokens: list[Token], at: int) -> bool:
    """Whether the verb here reports: zegt; heeft verteld; ziet dat; geeft … aan; and not: zegt af."""
    low = tokens[at].low
    if low not in _SPEAKING:
        return False
    following = lows(tokens, at + 1, at + _REACH)
    if "ziek" in lows(tokens, at - 2, at) or "beter" in lows(tokens, at - 1, at):  # heeft zich ziek gemeld
        return False
    if at and tokens[at - 1].low in grammar.ARTICLES:  # over de schreef
        return False
    if speech.NOT_SAYING & set(following[:1]) or (following[:1] == ["zich"] and "ziek" in following):
        return False
    if low in speech.REPORTING:
        return not (
            low in ("vindt", "vond", "vinden")
            and lows(tokens, at + 1, at + 2)[:1] in (["plaats"], ["het"])
            and _plaats(tokens, at)
        )
    if low in speech.GIVING and _hands_over(tokens, at):
        return False
    if low in speech.GIVING:
        return (
            "aan" in lows(tokens, at + 1, at + 8) or "aan" in lows(tokens, at - 2, at) or low.startswith("aan")
        )
    if low in speech.SEPARABLE_SPEECH:
        return speech.SEPARABLE_SPEECH[low] in lows(tokens, at + 1, at + 10)
    if low in speech.LETTING:
        return "weten" in lows(tokens, at + 1, at + 8)
    return low in speech.REPORTING_CLAUSE and bool(speech.CLAUSE_OPENERS & set(lows(tokens, at + 1, at + 8)))


def _hands_over(tokens: list[Token], at: int) -> bool:
    """Whether a thing is handed over, and nothing told: zij gaf het schrift aan."""
    part = next((i for i in range(at + 1, min(len(tokens), at + 5)) if tokens[i].low == "aan"), None)
    if part is None or (part + 1 < len(tokens) and tokens[part + 1].low not in ("en", ",", ";", ".", "bij")):
        return False
    return any(t.low in ("de", "het", "een") for t in tokens[at + 1 : part])


def _plaats(tokens: list[Token], at: int) -> bool:
    return "plaats" in lows(tokens, at + 1, at + 6)


def said_by_no_source(tokens: list[Token], verb: int) -> bool:
    """Whether the writer or someone unnamed stands beside the verb: wij vinden moeder …; …, zegt een kennis."""
    nobody = people.WRITER_SUBJECTS | speech.NO_SOURCE - people.THINGS
    before = tokens[verb - 1].low if verb else ""
    if before in nobody:
        return True
    following = lows(tokens, verb + 1, verb + 4)
    while following and following[0] in speech.BEFORE_TEAM:
        del following[0]
    if following and following[0] in nobody:
        return True
    return before in speech.CLAUSE_ENDS and lows(tokens, verb + 1, verb + 2) in (["een"], ["één"])


def holds_words(tokens: list[Token], verb: int) -> bool:
    """Whether it is told what was written, and not that a note was: dat briefje heeft ze zelf geschreven."""
    if not any(t.low in speech.WRITTEN for t in tokens):
        return True
    after = tokens[verb:]
    return bool(speech.WORDS_FOLLOW & {t.low for t in after}) or any(
        b.low == "dat" and a.low != "," for a, b in itertools.pairwise(after)
    )


def weighs_words(tokens: list[Token]) -> bool:
    """Whether the sentence is about why someone said something: Dat zegt ze natuurlijk om …."""
    said = [t.low for t in tokens]
    if said[:1] in (["dat"], ["dit"]) and speech.REPORTING & set(said[1:4]):
        return True
    return any(
        said[i] in speech.REPORTING and said[i + 1] in ("dat", "dit") and said[i + 3] == "om"
        for i in range(len(said) - 3)
    )
