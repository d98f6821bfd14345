"""Finds the entries of the packs in a row of words: each by its rarest word, by ending, by capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.findings import Klasse
from dossiertool.text.matching import BETWEEN, Forms, match_around
from dossiertool.text.slips import meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossiertool.text.matching import Element, Row
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


class Sought(NamedTuple):
    """An entry as it is looked for, its rule by number.

    `row[anchor]` is the word that it is found by, `row[other]` another that cannot be missing (-1: none).
    """

    rule: int
    term: str
    suggestie: str  # "" when that of the rule holds
    row: Row
    anchor: int
    other: int
    kind: str


class Compiled(NamedTuple):
    """The entries of packs: what `compiling` makes, `storing` keeps and `Index` reads.

    A word, ending or beginning has the numbers of its entries, with blanks in between.
    """

    rules: list[Rule]
    rows: Sequence[Sought]
    by_word: Mapping[str, str]
    by_ending: Mapping[str, str]
    by_beginning: Mapping[str, str]
    letterwoorden: Mapping[str, tuple[int, str, str]]
    halves: frozenset[str] = frozenset()  # of the words in which a slip is forgiven
    no_slips: frozenset[str] = frozenset()
    heads: Mapping[str, Head] = {}


class _Candidate(NamedTuple):
    """An entry of a word, and the words of which one must stand in its sentence; None: any."""

    order: int  # in the packs: of two that are equal the first stands
    within: frozenset[str] | None
    rule: Rule
    term: str
    suggestie: str
    row: Row
    anchor: int
    kind: str


class _Known(NamedTuple):
    """The entries of a word: those that ask for one word right after it, right before it, and the others."""

    after: dict[str, list[_Candidate]]
    before: dict[str, list[_Candidate]]
    others: list[_Candidate]


class Index:
    """The entries of packs, ready to be looked up."""

    def __init__(self, compiled: Compiled) -> None:
        """Keep what was compiled; a word that was seen before is looked up once."""
        self._data = compiled
        self._ordinary: set[str] = set()  # words that are no abbreviation, wherever they stand
        self._known: dict[str, _Known] = {}
        self._endings = sorted({len(end) for end in compiled.by_ending})
        self._beginnings = sorted({len(begin) for begin in compiled.by_beginning})
        self._unknown = next((rule for rule in compiled.rules if rule.letterwoord), None)

    @property
    def rules(self) -> list[Rule]:
        """All rules of the packs."""
        return self._data.rules

    @property
    def heads(self) -> Mapping[str, Head]:
        """What stands at the top of the packs, by code."""
        return self._data.heads

    def words(self) -> Iterable[str]:
        """Return every word under which an entry is looked up."""
        return self._data.by_word

    def hits(self, tokens: Sequence[Token], first: int, stop: int) -> Iterator[Hit]:
        """Yield every entry that fits within the sentence from `first` up to `stop`."""
        known = self._known
        present = {token.low for token in tokens[first:stop]}
        before = ""
        for at in range(first, stop):
            low = tokens[at].low
            after = tokens[at + 1].low if at + 1 < stop else ""
            found = known.get(low)
            if found is None:
                found = self._look_up(low)
            likely = found.others
            if after in found.after or before in found.before:
                likely = sorted([*likely, *found.after.get(after, ()), *found.before.get(before, ())])
            for _, within, rule, term, suggestie, row, anchor, kind in likely:
                if within is not None and within.isdisjoint(present):
                    continue
                span: tuple[int, int] | None = (at, at + 1)
                if len(row) > 1:
                    span = match_around(row, anchor, tokens, at, first, stop, loose=kind == IDIOM)
                if span is not None:
                    said = " ".join(t.low for t in tokens[span[0] : span[1]]) if "*" in term else term
                    yield Hit(rule, term, suggestie, *span, said, kind)
            before = low
            if tokens[at].text not in self._ordinary:
                hit = self._letterwoord(tokens, at, first, stop)
                if hit is not None:
                    yield hit

    def _look_up(self, low: str) -> _Known:
        data = self._data
        found = [data.rows[number] for number in _numbers(data.by_word.get(low))]
        if low[0].isalpha():
            for size in self._endings:
                if len(low) > size:
                    more = (data.rows[number] for number in _numbers(data.by_ending.get(low[-size:])))
                    found += [row for row in more if row not in found and _ends_so(row, low)]
            for size in self._beginnings:
                if len(low) >= size:
                    more = (data.rows[number] for number in _numbers(data.by_beginning.get(low[:size])))
                    found += [row for row in more if row not in found]
        if not found and low not in data.no_slips:
            word = meant(low, data.by_word, data.halves)
            meant_by = (data.rows[number] for number in _numbers(data.by_word[word])) if word else ()
            found = [row for row in meant_by if self._forgives(row)]
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        known = self._known[low] = _Known({}, {}, [])
        for order, sought in enumerate(found):
            self._add(known, order, sought)
        return known

    def _add(self, known: _Known, order: int, sought: Sought) -> None:
        """Put an entry where the word beside its own is looked for: most are passed over by that alone."""
        number, term, suggestie, row, anchor, other, kind = sought
        rule = self._data.rules[number]
        within = _needed(row[other], "") if other >= 0 else None
        candidate = _Candidate(order, within, rule, term, suggestie or rule.suggestie, row, anchor, kind)
        last = anchor + 1 == len(row)
        beside = None if len(row) == 1 else _needed(row[anchor - 1 if last else anchor + 1], kind)
        if beside is None:
            known.others.append(candidate)
        else:
            for word in beside:
                (known.before if last else known.after).setdefault(word, []).append(candidate)

    def _forgives(self, sought: Sought) -> bool:
        """Whether a slip is forgiven in this entry; a term of a trade has too many neighbours."""
        return self._data.rules[sought.rule].klasse is not Klasse.JARGON

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


def _numbers(written: str | None) -> Iterable[int]:
    return map(int, written.split()) if written else ()


def _needed(element: Element, kind: str) -> frozenset[str] | None:
    if not isinstance(element, Forms) or element.endings or element.beginnings:
        return None
    return element.words | BETWEEN if kind == IDIOM else element.words


def _ends_so(sought: Sought, low: str) -> bool:
    """Whether enough of the word is left before the ending."""
    head = sought.row[sought.anchor]
    return isinstance(head, Forms) and head.fit(low)
