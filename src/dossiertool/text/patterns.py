"""The little language in which packs write words.

lui(e)              lui or luie
(erg|zo) lui(e)     a word between brackets may be left out; a bar means or
@bez                any word of the set `bez` (verzamelingen.toml)
lapt ... laars      up to four words in between, within the sentence
*problematiek       any longer word that ends so; faalangst* begins so
<lui/b>             every form of the adjective (b), noun (z) or verb (w); <op|scheppen/w> of a separable verb
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.text import morphology
from dossiertool.text.matching import Forms, Option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossiertool.text.matching import Element, Row

MAX_GAP = 4
_FORM = re.compile(r"^[\w'’()|@*\-<>/.,]+$")
_OPTIONAL_PART = re.compile(r"\(([^()]*)\)")
_INFLECTED = re.compile(r"^<([\w\-'’|]+)/([bzw])>$")


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
