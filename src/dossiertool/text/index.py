"""Finds the entries of the packs in a row of words: by first word, by ending, by capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.text.patterns import Affix, Words, match_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.text.pack import Entry, Pack
    from dossiertool.text.tokens import Token

# Two to six letters of which at least two are capitals, perhaps with an ending: SOVA-training, IB'er, TLV's.
_ABBREVIATION = re.compile(r"^([A-Z][A-Za-z]{0,4}[A-Z])(?:$|['’\-s])")
_ROMAN = re.compile(r"^[IVX]+$")
_SHOUTED = 3  # as many words in capitals in a row are emphasis, not abbreviations


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at the tokens from `first` up to `stop`; `term` identifies repeated terms."""

    entry: Entry
    first: int
    stop: int
    term: str


class Index:
    """The entries of a pack, ready to be looked up."""

    def __init__(self, pack: Pack) -> None:
        """Sort the entries by how they begin."""
        self.by_word: dict[str, list[Entry]] = defaultdict(list)
        self.by_affix: list[tuple[Affix, Entry]] = []
        self.letterwoorden = pack.letterwoorden
        self.unknown = next((rule for rule in pack.rules if rule.letterwoord), None)
        for entry in pack.entries:
            head = entry.pattern[0]
            if isinstance(head, Words):
                for form in head.forms:
                    self.by_word[form].append(entry)
            elif isinstance(head, Affix):
                self.by_affix.append((head, entry))

    def hits(self, tokens: Sequence[Token], first: int, stop: int) -> Iterator[Hit]:
        """Yield every entry that fits within the sentence from `first` up to `stop`."""
        for at in range(first, stop):
            low = tokens[at].low
            candidates = self.by_word.get(low, [])
            candidates = candidates + [entry for affix, entry in self.by_affix if affix.matches(low)]
            for entry in candidates:
                end = match_at(entry.pattern, tokens, at, stop)
                if end is not None:
                    yield Hit(entry, at, end, " ".join(t.low for t in tokens[at:end]))
            if (hit := self._letterwoord(tokens, at, first, stop)) is not None:
                yield hit

    def _letterwoord(self, tokens: Sequence[Token], at: int, first: int, stop: int) -> Hit | None:
        """Mark an abbreviation: one of the pack, or letters in capitals that are not known to everyone."""
        match = _ABBREVIATION.match(tokens[at].text)
        if match is None or self.unknown is None:
            return None
        letters = match.group(1)
        if letters in self.unknown.nooit or _ROMAN.match(letters):
            return None
        entry = self.letterwoorden.get(letters)
        if entry is None:
            row = [t.text.isupper() for t in tokens[max(first, at - 1) : min(stop, at + 2)] if t.is_word]
            if len(row) >= _SHOUTED and all(row):
                return None
            entry = self.letterwoorden.get("…")
        return Hit(entry, at, at + 1, letters) if entry else None
