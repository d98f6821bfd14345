"""The little language in which packs write words, and the search for them in a row of tokens.

lui(e)              lui or luie
(erg|zo) lui(e)     a word between brackets may be left out; a bar means or
@bez                any word of the set `bez` (verzamelingen.toml)
lapt ... laars      up to four words in between, within the sentence
*problematiek       any longer word that ends so; faalangst* begins so
<lui/b>             every form of the adjective (b), noun (z) or verb (w); <op|scheppen/w> of a separable verb

A compiled pattern is a row of numbers, so that thousands load at once: a number from 0 up is a set of words
in the table of the index, from `OPTIONAL` up one that may be left out, a negative number a gap of at most so
many words, and `END` asks that what stands
there is no separable part but a preposition: *schept … op*, not *schept … op het bord*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.text import morphology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossiertool.text.tokens import Token

MAX_GAP = 4
END = -100
OPTIONAL = 1_000_000
ANCHOR = OPTIONAL - 1  # the element under which a row is looked up; never matched again
_MIN_REST = 3  # letters that must be left beside a wildcard
_FORM = re.compile(r"^[\w'’()|@*\-<>/.,]+$")
_OPTIONAL_PART = re.compile(r"\(([^()]*)\)")
_INFLECTED = re.compile(r"^<([\w\-'’|]+)/([bzw])>$")
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


class Option(NamedTuple):
    """A set of words of which one may stand here, or none."""

    forms: Forms


Element = Forms | Option | int
Row = tuple[Element, ...]


def compile_pattern(pattern: str, sets: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows of elements that the pattern stands for; words become lower case.

    Raises:
        ValueError: brackets do not match, an unknown set, a gap at an end, a sign that has no meaning.
    """
    row: list[Element] = []
    for part in pattern.split():
        if part == "...":
            row.append(-MAX_GAP)
        elif part.startswith("(") and part.endswith(")") and part.count("(") == 1:
            row.append(Option(_element(part[1:-1], sets)))
        else:
            row.append(_element(part, sets))
    needed = [element for element in row if not isinstance(element, Option)]
    if not needed or isinstance(needed[0], int) or isinstance(needed[-1], int):
        raise ValueError("een patroon begint en eindigt met een woord")
    return [tuple(row)]


def _element(part: str, sets: Mapping[str, Sequence[str]]) -> Forms:
    if not _FORM.match(part):
        raise ValueError(f"{part} is geen woord")
    words: set[str] = set()
    endings: list[str] = []
    beginnings: list[str] = []
    for option in _options(part):
        if option.startswith("<"):
            words |= _inflected(option)
        elif option.startswith("@"):
            if option[1:] not in sets:
                raise ValueError(f"de verzameling {option} bestaat niet")
            words.update(sets[option[1:]])
        elif option.startswith("*"):
            endings.append(option[1:].lower())
        elif option.endswith("*"):
            beginnings.append(option[:-1].lower())
        else:
            words.update(_spelled_out(option))
    if not all(len(affix) >= 2 for affix in (*endings, *beginnings)):  # noqa: PLR2004
        raise ValueError(f"{part} past op te veel woorden")
    return Forms(frozenset(w.lower().replace("’", "'") for w in words), tuple(endings), tuple(beginnings))


def _options(part: str) -> list[str]:
    """Cut at the bars that do not stand within <…>."""
    return re.findall(r"<[^<>]*>|[^|<>]+", part)


def _inflected(option: str) -> frozenset[str]:
    match = _INFLECTED.match(option)
    if match is None:
        raise ValueError(f"{option} hoort te zijn: <woord/b>, <woord/z> of <woord/w>")
    words, kind = match.group(1).lower().split("|"), match.group(2)
    if kind == "w":
        *parts, infinitive = words
        if not parts:
            return morphology.verb_forms(infinitive)
        return frozenset().union(*(morphology.separable_forms(part, infinitive) for part in parts))
    forms = morphology.adjective_forms if kind == "b" else morphology.noun_forms
    return frozenset().union(*(forms(word) for word in words))


def _spelled_out(word: str) -> list[str]:
    match = _OPTIONAL_PART.search(word)
    if match is None:
        if "(" in word or ")" in word:
            raise ValueError(f"{word} heeft een los haakje")
        return [word]
    before, after = word[: match.start()], word[match.end() :]
    return [form for middle in ("", match.group(1)) for form in _spelled_out(before + middle + after)]


def match_around(
    row: Sequence[int], at: int, tokens: Sequence[Token], place: int, first: int, stop: int,
    sets: Sequence[Forms], *, loose: bool,
) -> tuple[int, int] | None:  # fmt: skip
    """Return (first, stop) of the tokens that fit the row when its element `at` is the token at `place`."""
    end = _forward(row, at + 1, tokens, place + 1, stop, sets, loose)
    if end is None:
        return None
    begin = _backward(row, at - 1, tokens, place - 1, first, sets, loose) if at else place
    return None if begin is None else (begin, end)


def _forward(
    row: Sequence[int],
    i: int,
    tokens: Sequence[Token],
    place: int,
    stop: int,
    sets: Sequence[Forms],
    loose: bool,
) -> int | None:
    """Match the elements from `i` on; return the place after the last token."""
    while i < len(row):
        element = row[i]
        if element >= OPTIONAL:
            fits = place < stop and sets[element - OPTIONAL].fit(tokens[place].low)
            end = _forward(row, i + 1, tokens, place + 1, stop, sets, loose) if fits else None
            if end is not None:
                return end
            i += 1
            continue
        if element == END:
            return None if place < stop and tokens[place].low in _NO_PART_BEFORE else place
        if element < 0:
            for skipped in range(-element + 1):
                end = _forward(row, i + 1, tokens, place + skipped, stop, sets, loose)
                if end is not None:
                    return end
                if place + skipped >= stop or not tokens[place + skipped].is_word:
                    return None
            return None
        if place >= stop:
            return None
        low = tokens[place].low
        forms = sets[element]
        if low not in forms.words and not forms.fit(low):
            if loose and low in BETWEEN and place + 1 < stop and sets[element].fit(tokens[place + 1].low):
                place += 1
            else:
                return None
        i += 1
        place += 1
    return place


def _backward(
    row: Sequence[int],
    i: int,
    tokens: Sequence[Token],
    place: int,
    first: int,
    sets: Sequence[Forms],
    loose: bool,
) -> int | None:
    """Match the elements from `i` back to the first; return the place of the first token."""
    while i >= 0:
        element = row[i]
        if element >= OPTIONAL:
            if place >= first and sets[element - OPTIONAL].fit(tokens[place].low):
                begin = _backward(row, i - 1, tokens, place - 1, first, sets, loose)
                if begin is not None:
                    return begin
            i -= 1
            continue
        if element < 0:
            for skipped in range(-element + 1):
                begin = _backward(row, i - 1, tokens, place - skipped, first, sets, loose)
                if begin is not None:
                    return begin
                if place - skipped < first or not tokens[place - skipped].is_word:
                    return None
            return None
        if place < first:
            return None
        low = tokens[place].low
        if not sets[element].fit(low):
            if loose and low in BETWEEN and place > first and sets[element].fit(tokens[place - 1].low):
                place -= 1
            else:
                return None
        i -= 1
        place -= 1
    return place + 1
