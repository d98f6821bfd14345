"""Finds a long word of the packs in which one letter is wrong, missing, double or changed places.

Only long words, with the first letter right, and never a word that is Dutch itself: those stand in
`data/geen_slip.txt`, which `tools/buurwoorden.py` draws from simplemma's list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SHORTEST, LONGEST = 8, 30  # letters
_HALF = 4
_LETTERS = "abcdefghijklmnopqrstuvwxyzéëï"


def halves(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings and ends of the long words; a slip leaves one of the two whole."""
    found = set()
    for word in words:
        if len(word) >= SHORTEST:
            found |= {"^" + word[:_HALF], word[-_HALF:] + "$"}
    return frozenset(found)


def meant(low: str, words: Mapping[str, object], known_halves: frozenset[str]) -> str | None:
    """Return the long word among `words` that was meant by this one, if it differs by one letter."""
    if not SHORTEST <= len(low) <= LONGEST or not low.isalpha():
        return None
    if "^" + low[:_HALF] not in known_halves and low[-_HALF:] + "$" not in known_halves:
        return None
    return next((word for word in _near(low) if word in words and len(word) >= SHORTEST), None)


def _near(low: str) -> Iterator[str]:
    for i in range(1, len(low)):
        head, tail = low[:i], low[i:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
    for i in range(1, len(low) + 1):
        head, tail = low[:i], low[i:]
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + tail[1:]
