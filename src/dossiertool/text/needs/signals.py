"""What is said about a need: kinds of phrases (`signalen.toml`), looked up in a row of words."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.errors import InvalidInput
from dossiertool.text.matching import Forms, Option, match_around
from dossiertool.text.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.matching import Row
    from dossiertool.text.tokens import Token

DATA = Path(__file__).resolve().parent / "signalen.toml"


class Signal(NamedTuple):
    """A phrase that was found at the tokens from `first` up to `stop`; `phrase` is how the pack has it."""

    kind: str
    phrase: str
    first: int
    stop: int


class Signals:
    """Phrases by kind, ready to be looked up under their first word."""

    def __init__(self, kinds: dict[str, str]) -> None:
        """Compile the phrases of each kind, set apart by commas.

        Raises:
            InvalidInput: a phrase is no pattern; names kind and phrase.
        """
        self._rows: list[tuple[str, str, Row]] = []
        self._endings: list[tuple[str, str, str]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for kind, phrases in kinds.items():
            for phrase in filter(None, (" ".join(part.split()) for part in phrases.split(","))):
                try:
                    rows = compile_pattern(phrase, {})
                except ValueError as problem:
                    raise InvalidInput(f"{DATA.name}, {kind}, {phrase!r}: {problem}.") from None
                for row in rows:
                    head = row[0]
                    if not isinstance(head, Forms) or head.beginnings or (head.endings and len(row) > 1):
                        raise InvalidInput(f"{DATA.name}, {kind}, {phrase!r}: begint niet met een heel woord.")
                    if any(isinstance(element, Option) for element in row):
                        raise InvalidInput(f"{DATA.name}, {kind}, {phrase!r}: zet beide vormen voluit.")
                    for word in head.words:
                        self._by_word[word].append(len(self._rows))
                    self._endings += [(end, kind, phrase) for end in head.endings]
                    self._rows.append((kind, phrase, row))
        self._ends = tuple(end for end, _, _ in self._endings)

    def find(self, tokens: Sequence[Token], first: int, stop: int) -> list[Signal]:
        """Return every phrase that stands within the tokens from `first` up to `stop`."""
        found = []
        for at in range(first, stop):
            for number in self._by_word.get(tokens[at].low, ()):
                kind, phrase, row = self._rows[number]
                span = match_around(row, 0, tokens, at, first, stop, loose=False)
                if span is not None:
                    found.append(Signal(kind, phrase, *span))
            if tokens[at].low.endswith(self._ends):
                found += [
                    Signal(kind, phrase, at, at + 1)
                    for end, kind, phrase in self._endings
                    if tokens[at].low.endswith(end) and len(tokens[at].low) > len(end) + 1
                ]
        return found


@cache
def shipped_signals() -> Signals:
    """Return the phrases that travel with the program.

    Raises:
        InvalidInput: a phrase is no pattern.
    """
    return Signals(tomllib.loads(DATA.read_text(encoding="utf-8")))
