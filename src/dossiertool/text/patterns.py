"""The little language in which packs write words.

lui(e)              lui or luie
(erg|zo) lui(e)     a word between brackets may be left out; a bar means or
@bez                any word of the set `bez` (verzamelingen.toml)
lapt ... laars      up to four words in between, within the sentence
*problematiek       any longer word that ends so; faalangst* begins so
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossiertool.text.tokens import Token

MAX_GAP = 4
_MIN_REST = 3  # letters that must be left beside a wildcard


@dataclass(frozen=True, slots=True)
class Words:
    """One word out of these."""

    forms: frozenset[str]

    def matches(self, low: str) -> bool:
        """Tell whether the lower-case word fits."""
        return low in self.forms


@dataclass(frozen=True, slots=True)
class Affix:
    """A longer word that begins or ends so."""

    part: str
    at_end: bool

    def matches(self, low: str) -> bool:
        """Tell whether the lower-case word fits."""
        fits = low.endswith(self.part) if self.at_end else low.startswith(self.part)
        return fits and len(low) >= len(self.part) + (_MIN_REST if self.at_end else 0)


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `MAX_GAP` words of any kind."""


Element = Words | Affix | Gap
_FORM = re.compile(r"^[\w'’()|@*\-]+$")
_OPTIONAL_PART = re.compile(r"\(([^()]*)\)")


def compile_pattern(pattern: str, sets: Mapping[str, Sequence[str]]) -> list[tuple[Element, ...]]:
    """Return the sequences of elements that the pattern stands for; words become lower case.

    Raises:
        ValueError: brackets do not match, an unknown set, a gap at an end, a sign that has no meaning.
    """
    options: list[tuple[Element | None, ...]] = []
    for part in pattern.split():
        if part == "...":
            options.append((Gap(),))
        elif part.startswith("(") and part.endswith(")") and part.count("(") == 1:
            options.append((_element(part[1:-1], sets), None))
        else:
            options.append((_element(part, sets),))
    variants = [tuple(e for e in variant if e is not None) for variant in itertools.product(*options)]
    if not all(v and not isinstance(v[0], Gap) and not isinstance(v[-1], Gap) for v in variants):
        raise ValueError("een patroon begint en eindigt met een woord")
    return variants


def _element(part: str, sets: Mapping[str, Sequence[str]]) -> Element:
    if not _FORM.match(part):
        raise ValueError(f"{part} is geen woord")
    if part.startswith("*") or part.endswith("*"):
        return Affix(part.strip("*").lower(), at_end=part.startswith("*"))
    forms: set[str] = set()
    for option in part.split("|"):
        if option.startswith("@"):
            if option[1:] not in sets:
                raise ValueError(f"de verzameling {option} bestaat niet")
            forms.update(sets[option[1:]])
        else:
            forms.update(_spelled_out(option))
    return Words(frozenset(form.lower().replace("’", "'") for form in forms))


def _spelled_out(word: str) -> list[str]:
    match = _OPTIONAL_PART.search(word)
    if match is None:
        if "(" in word or ")" in word:
            raise ValueError(f"{word} heeft een los haakje")
        return [word]
    before, after = word[: match.start()], word[match.end() :]
    return [form for middle in ("", match.group(1)) for form in _spelled_out(before + middle + after)]


def match_at(pattern: tuple[Element, ...], tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """Return the index after the last token when the pattern fits from token `at`, else None."""
    if not pattern:
        return at
    head, rest = pattern[0], pattern[1:]
    if isinstance(head, Gap):
        for skipped in range(MAX_GAP + 1):
            if at + skipped >= stop:
                return None
            end = match_at(rest, tokens, at + skipped, stop)
            if end is not None:
                return end
            if not tokens[at + skipped].is_word:
                return None
        return None
    if at >= stop or not head.matches(tokens[at].low):
        return None
    return match_at(rest, tokens, at + 1, stop)
