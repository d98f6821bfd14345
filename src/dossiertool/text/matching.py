"""The search for the words of an entry in a row of tokens.

A `Row` holds sets of words (`Forms`), sets of which one may be left out (`Option`), and numbers: a negative
one is a gap of at most so many words, `END` asks that what stands there is no separable part but a
preposition: *schept … op*, not *schept … op het bord*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.tokens import Token

END = -100
_MIN_REST = 3  # letters that must be left beside a wildcard
# Small words that may stand within an idiom: liep er toen ook de kantjes weer eens vanaf.
BETWEEN = frozenset(
    """ook weer altijd vaak soms erg heel zo wel nog eens steeds maar even gewoon echt flink behoorlijk toch
    helemaal al dan toen daar er hier telkens regelmatig nogal wat bijna snel een beetje""".split()
)
_NO_PART_BEFORE = frozenset(
    "de het een zijn haar hun mijn onze ons deze die dit dat elke elk alle ieder iedere hem".split()
)


class Forms(NamedTuple):
    """A set of words: these, and any longer word that ends or begins so."""

    words: frozenset[str]
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()

    def fit(self, low: str) -> bool:
        """Tell whether the lower-case word is one of these."""
        words, endings, beginnings = self
        if low in words:
            return True
        if endings and low.endswith(endings) and self._longer(low, endings):
            return True
        return bool(beginnings) and low.startswith(beginnings)

    @staticmethod
    def _longer(low: str, endings: tuple[str, ...]) -> bool:
        return any(low.endswith(end) and len(low) >= len(end) + _MIN_REST for end in endings)


FOUND = Forms(frozenset())
"""Stands where the word of an entry was looked up: its other forms are not kept twice."""


class Option(NamedTuple):
    """A set of words of which one may stand here, or none."""

    forms: Forms


Element = Forms | Option | int
Row = tuple[Element, ...]


def match_around(
    row: Row, at: int, tokens: Sequence[Token], place: int, first: int, stop: int, *, loose: bool
) -> tuple[int, int] | None:
    """Return (first, stop) of the tokens that fit the row when its element `at` is the token at `place`.

    With `loose` one small word may stand between the words of the row.
    """
    end = _forward(row, at + 1, tokens, place + 1, stop, loose)
    if end is None:
        return None
    begin = _backward(row, at - 1, tokens, place - 1, first, loose) if at else place
    return None if begin is None else (begin, end)


def _forward(row: Row, i: int, tokens: Sequence[Token], place: int, stop: int, loose: bool) -> int | None:
    """Match the elements from `i` on; return the place after the last token."""
    while i < len(row):
        element = row[i]
        if isinstance(element, int):
            return _over_gap(row, i, tokens, place, stop, loose)
        if isinstance(element, Option):
            fits = place < stop and element.forms.fit(tokens[place].low)
            end = _forward(row, i + 1, tokens, place + 1, stop, loose) if fits else None
            if end is not None:
                return end
            i += 1
            continue
        if place >= stop:
            return None
        low = tokens[place].low
        if low not in element.words and not element.fit(low):
            if not (loose and low in BETWEEN and place + 1 < stop and element.fit(tokens[place + 1].low)):
                return None
            place += 1
        i += 1
        place += 1
    return place


def _over_gap(row: Row, i: int, tokens: Sequence[Token], place: int, stop: int, loose: bool) -> int | None:
    gap = row[i]
    assert isinstance(gap, int)  # noqa: S101
    if gap == END:
        return None if place < stop and tokens[place].low in _NO_PART_BEFORE else place
    for skipped in range(-gap + 1):
        end = _forward(row, i + 1, tokens, place + skipped, stop, loose)
        if end is not None:
            return end
        if place + skipped >= stop or not tokens[place + skipped].is_word:
            return None
    return None


def _backward(row: Row, i: int, tokens: Sequence[Token], place: int, first: int, loose: bool) -> int | None:
    """Match the elements from `i` back to the first; return the place of the first token."""
    while i >= 0:
        element = row[i]
        if isinstance(element, int):
            for skipped in range(-element + 1):
                begin = _backward(row, i - 1, tokens, place - skipped, first, loose)
                if begin is not None:
                    return begin
                if place - skipped < first or not tokens[place - skipped].is_word:
                    return None
            return None
        if isinstance(element, Option):
            fits = place >= first and element.forms.fit(tokens[place].low)
            begin = _backward(row, i - 1, tokens, place - 1, first, loose) if fits else None
            if begin is not None:
                return begin
            i -= 1
            continue
        if place < first:
            return None
        low = tokens[place].low
        if not element.fit(low):
            if not (loose and low in BETWEEN and place > first and element.fit(tokens[place - 1].low)):
                return None
            place -= 1
        i -= 1
        place -= 1
    return place + 1
