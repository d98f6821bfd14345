"""Finds the entries of the packs in a row of words: each by its rarest word, by ending, by capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.findings import Klasse
from dossiertool.text.patterns import ANCHOR, BETWEEN, Forms, match_around
from dossiertool.text.slips import meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossiertool.text.rule import Head, Rule
    from dossiertool.text.tokens import Token

# Two to six letters of which at least two are capitals, perhaps with an ending: SOVA-training, IB'er, TLV's.
_ABBREVIATION = re.compile(r"^([A-Z][A-Za-z]{0,4}[A-Z])(?:$|['’\-s])")
_STEM = re.compile(r"^([a-zA-Z]{2,6})(?:$|['’\-])")
_ROMAN = re.compile(r"^[IVX]+$")
_SHOUTED = 3  # as many words in capitals in a row are emphasis, not abbreviations
IDIOM = "uitdrukkingen"
_MOST_KNOWN = 50_000  # words whose entries are remembered


class Hit(NamedTuple):
    """An entry found at the tokens from `first` up to `stop`; `term` identifies repeated terms."""

    rule: Rule
    entry: str
    suggestie: str
    first: int
    stop: int
    term: str
    kind: str = "patronen"


class Compiled(NamedTuple):
    """The entries of packs as plain data: what `compiling` makes, a cache keeps and `Index` reads."""

    rules: list[Rule]
    sets: list[Forms]
    rows: list[
        tuple[int, str, str | None, tuple[int, ...], int, str]
    ]  # rule, term, suggestie, row, anchor, kind
    by_word: dict[str, tuple[int, ...]]
    by_ending: dict[str, tuple[int, ...]]
    by_beginning: dict[str, tuple[int, ...]]
    letterwoorden: dict[str, tuple[int, str, str]]
    halves: frozenset[str] = frozenset()  # of the words in which a slip is forgiven
    no_slips: frozenset[str] = frozenset()
    heads: dict[str, Head] = {}  # noqa: RUF012 — a named tuple's default is never written to


# An entry by its number, with the words of which one must stand after or before its own; None: any.
Candidate = tuple[int, frozenset[str] | None, frozenset[str] | None]


class Index:
    """The entries of packs, ready to be looked up."""

    def __init__(self, compiled: Compiled) -> None:
        """Keep what was compiled; a word that was seen before is looked up once."""
        self._data = compiled
        self._plain = [forms.words for forms in compiled.sets]
        self._affixed = {i for i, forms in enumerate(compiled.sets) if forms.endings or forms.beginnings}
        self._ordinary: set[str] = set()  # words that are no abbreviation, wherever they stand
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self._endings = sorted({len(end) for end in compiled.by_ending})
        self._beginnings = sorted({len(begin) for begin in compiled.by_beginning})
        self._unknown = next((rule for rule in compiled.rules if rule.letterwoord), None)

    @property
    def rules(self) -> list[Rule]:
        """All rules of the packs."""
        return self._data.rules

    @property
    def heads(self) -> dict[str, Head]:
        """What stands at the top of the packs, by code."""
        return self._data.heads

    def words(self) -> Iterable[str]:
        """Return every word under which an entry is looked up."""
        return self._data.by_word

    def hits(self, tokens: Sequence[Token], first: int, stop: int) -> Iterator[Hit]:
        """Yield every entry that fits within the sentence from `first` up to `stop`."""
        known, data = self._known, self._data
        before = ""
        for at in range(first, stop):
            low = tokens[at].low
            after = tokens[at + 1].low if at + 1 < stop else ""
            found = known.get(low)
            if found is None:
                found = self._look_up(low)
            for number, needs_after, needs_before in found:
                if needs_after is not None and after not in needs_after:
                    continue  # most entries are passed over by the word beside theirs
                if needs_before is not None and before not in needs_before:
                    continue
                rule, term, suggestie, row, anchor, kind = data.rows[number]
                span: tuple[int, int] | None = (at, at + 1)
                if len(row) > 1:
                    span = match_around(row, anchor, tokens, at, first, stop, data.sets, loose=kind == IDIOM)
                if span is not None:
                    said = " ".join(t.low for t in tokens[span[0] : span[1]]) if "*" in term else term
                    yield Hit(
                        data.rules[rule], term, suggestie or data.rules[rule].suggestie, *span, said, kind
                    )
            before = low
            if tokens[at].text not in self._ordinary:
                hit = self._letterwoord(tokens, at, first, stop)
                if hit is not None:
                    yield hit

    def _look_up(self, low: str) -> tuple[Candidate, ...]:
        data = self._data
        found = data.by_word.get(low, ())
        if low[0].isalpha():
            for size in self._endings:
                if len(low) > size and (more := data.by_ending.get(low[-size:])):
                    found += tuple(n for n in more if n not in found and self._ends_so(n, low))
            for size in self._beginnings:
                if len(low) >= size and (more := data.by_beginning.get(low[:size])):
                    found += tuple(n for n in more if n not in found)
        if not found and low not in data.no_slips:
            word = meant(low, data.by_word, data.halves)
            found = tuple(n for n in data.by_word[word] if self._forgives(n)) if word else ()
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        candidates = tuple(map(self._candidate, found))
        self._known[low] = candidates
        return candidates

    def _candidate(self, number: int) -> Candidate:
        """Return an entry with the words of which one must stand right after or before its own, if any."""
        _, _, _, row, anchor, kind = self._data.rows[number]
        if anchor + 1 < len(row):
            return number, self._needed(row[anchor + 1], kind), None
        return number, None, self._needed(row[anchor - 1], kind) if anchor else None

    def _needed(self, element: int, kind: str) -> frozenset[str] | None:
        if not 0 <= element < ANCHOR or element in self._affixed:
            return None
        return self._plain[element] | BETWEEN if kind == IDIOM else self._plain[element]

    def _forgives(self, number: int) -> bool:
        """Whether a slip is forgiven in this entry; a term of a trade has too many neighbours."""
        return self._data.rules[self._data.rows[number][0]].klasse is not Klasse.JARGON

    def _ends_so(self, number: int, low: str) -> bool:
        """Whether enough of the word is left before the ending."""
        row = self._data.rows[number]
        return self._data.sets[row[3][row[4]]].fit(low)

    def _letterwoord(self, tokens: Sequence[Token], at: int, first: int, stop: int) -> Hit | None:
        """Mark an abbreviation: one of the pack, or letters in capitals that are not known to everyone."""
        text, letterwoorden = tokens[at].text, self._data.letterwoorden
        match = _ABBREVIATION.match(text) or _STEM.match(text)
        if self._unknown is None or match is None or (match.re is _STEM and match[1] not in letterwoorden):
            if len(self._ordinary) < _MOST_KNOWN:
                self._ordinary.add(text)
            return None
        letters = match.group(1)
        if not self._unknown.nooit.isdisjoint((letters, text)) or _ROMAN.match(letters):
            return None
        entry = letterwoorden.get(letters)
        if entry is None:
            row = [t.text.isupper() for t in tokens[max(first, at - 1) : min(stop, at + 2)] if t.is_word]
            if len(row) >= _SHOUTED and all(row):
                return None
            entry = letterwoorden.get("…")
        if entry is None:
            return None
        rule, term, suggestie = entry
        return Hit(self._data.rules[rule], term, suggestie, at, at + 1, letters.upper())
