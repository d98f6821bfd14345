"""Whether words stand in a question or a condition, in which more is allowed (guideline §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.vocabulary import grammar

if TYPE_CHECKING:
    from dossiertool.text.passage import Passage
    from dossiertool.text.tokens import Token


def asks(tokens: list[Token], first: int) -> bool:
    """Whether the word at `first` stands in a question or in a condition (als zij boos is, mag zij …)."""
    if tokens[-1].low == "?":
        return True
    return tokens[0].low in grammar.CONDITIONS and not any(t.low == "," for t in tokens[:first])


def asks_how(tokens: list[Token]) -> bool:
    """Whether the sentence asks how to do something (Hoe voorkomen wij dat …?)."""
    return tokens[0].low == "hoe" and tokens[-1].low == "?"


def is_open(tokens: list[Token]) -> bool:
    """Whether the sentence only asks.

    *Zou het niet beter zijn …?* says what one thinks, *Wat doen we met een leerling die …?* how he is.
    """
    return tokens[-1].low == "?" and tokens[0].low not in ("zou", "wat")


def is_told_beside(passage: Passage, tokens: list[Token]) -> bool:
    """Whether this sentence of a hulpvraag tells something beside the question that another asks."""
    return tokens[-1].low != "?" and any(t.low == "?" for t in passage.tokens)
