"""A text as what is said in it: clauses, each with its words, subjects, signals, amounts and days."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dossiertool.text.needs.days import Day, days_in
from dossiertool.text.needs.numbers import Amount, amounts_in
from dossiertool.text.needs.signals import Signal, shipped_signals
from dossiertool.text.needs.stems import fold
from dossiertool.text.needs.tally import Span, Tally, weigh
from dossiertool.text.needs.tense import Tense, tense_of
from dossiertool.text.needs.topic_packs import shipped_topics
from dossiertool.text.needs.topics import APART, Hit
from dossiertool.text.passage import Passage
from dossiertool.text.sources import is_name
from dossiertool.text.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

# A new clause begins at these, and at a semicolon.
_OPENERS = frozenset("maar terwijl doch echter hoewel waarna".split())
_AFTER_COMMA = frozenset("maar en terwijl doch daarna".split())
_SHORTEST = 3  # words of a clause of its own


@dataclass(frozen=True)
class Clause:
    """A part of a sentence that says one thing; `first`/`stop` count the tokens of the story."""

    story: Story
    sentence: int
    first: int
    stop: int

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The words and signs, with lower-case forms without accents."""
        return self.story.tokens[self.first : self.stop]

    @cached_property
    def lows(self) -> frozenset[str]:
        """The words as they stand, in lower case."""
        return frozenset(token.low for token in self.tokens)

    @cached_property
    def stems(self) -> list[tuple[str, ...]]:
        """The stems of each word; none for a name and a sign."""
        return self.story.stems[self.first : self.stop]

    @cached_property
    def stem_set(self) -> frozenset[str]:
        """All stems in the clause."""
        return frozenset(one for found in self.stems for one in found)

    @cached_property
    def words(self) -> frozenset[str]:
        """All stems, and those of separable verbs whose part stands apart: levert … in is inleveren too."""
        parts = [one[1:-1] for one in self.stem_set if one.endswith(APART)]
        return self.stem_set | {part + one for part in parts for one in self.stem_set}

    @cached_property
    def hits(self) -> list[Hit]:
        """The subjects that the clause names or shows."""
        return list(shipped_topics().hits(self.stems))

    @cached_property
    def signals(self) -> list[Signal]:
        """The phrases that say how things are."""
        return shipped_signals().find(self.story.tokens, self.first, self.stop)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of signals in the clause."""
        return frozenset(signal.kind for signal in self.signals)

    @cached_property
    def tally(self) -> Tally:
        """How many signals of each kind count."""
        return weigh(self.signals, Span(self.story.tokens, self.first, self.stop, self.absent))

    @cached_property
    def amounts(self) -> list[Amount]:
        """The amounts in the clause."""
        return amounts_in(self.tokens)

    @cached_property
    def tense(self) -> Tense:
        """Whether the clause speaks of now or of before."""
        return tense_of(self.tokens)

    @cached_property
    def absent(self) -> frozenset[int]:
        """The places of words behind `zonder`, up to the next sign: what is not there."""
        found: set[int] = set()
        without = False
        for place, token in enumerate(self.tokens):
            without = token.is_word and (without or token.low == "zonder")
            if without:
                found.add(place)
        return frozenset(found)

    @property
    def start(self) -> int:
        """Where the clause begins in the text."""
        return self.story.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the clause ends in the text, without the sign that closes it."""
        stop = self.stop
        while stop - 1 > self.first and not self.story.tokens[stop - 1].is_word:
            stop -= 1
        return self.story.tokens[stop - 1].end

    @cached_property
    def days(self) -> list[Day]:
        """The days named in the clause."""
        return self.story.days_between(self.start, self.story.tokens[self.stop - 1].end)

    def has(self, *kinds: str) -> bool:
        """Tell whether the clause holds a signal of one of these kinds."""
        return not self.kinds.isdisjoint(kinds)


class Story:
    """A text as a row of clauses; `today` is the day on which it is read."""

    def __init__(self, text: str, today: date) -> None:
        """Cut the text."""
        self.text = text
        self.today = today
        passage = Passage(text)
        self.passage = passage
        self.tokens = [Token(t.text, fold(t.low) or t.low, t.start, t.end) for t in passage.tokens]
        names = self._names()
        self.stems = shipped_topics().row(self.tokens, names)
        self.names = names
        self._days = days_in(text, today)
        self._starts = [day.start for day in self._days]
        self.clauses = [
            Clause(self, number, first, stop)
            for number, sentence in enumerate(passage.sentences)
            for first, stop in _cut(self.tokens, sentence.first, sentence.stop)
        ]
        self.by_sentence: list[list[Clause]] = [[] for _ in passage.sentences]
        for clause in self.clauses:
            self.by_sentence[clause.sentence].append(clause)

    def days_between(self, start: int, end: int) -> list[Day]:
        """Return the days named from `start` up to `end`."""
        first = bisect_left(self._starts, start)
        return self._days[first : bisect_left(self._starts, end)]

    def _names(self) -> frozenset[str]:
        """Return the words that are only written with a capital within a sentence: names, but of programmes."""
        plain: set[str] = set()
        capital: set[str] = set()
        known = shipped_topics().names
        for sentence in self.passage.sentences:
            run = self.passage.tokens[sentence.first : sentence.stop]
            opens = True
            for at, token in enumerate(run):
                if not token.is_word:
                    opens = opens or token.low in ":'\"‘“„("
                    continue
                low = self.tokens[sentence.first + at].low
                if not token.is_capital:
                    plain.add(low)
                elif not opens and low not in known and is_name(run, at):
                    capital.add(low)
                opens = False
        return frozenset(capital - plain)


def _cut(tokens: Sequence[Token], first: int, stop: int) -> list[tuple[int, int]]:
    """Cut a sentence into clauses; a part of a few words stays with what stands before it."""
    cuts = [first]
    for at in range(first + 1, stop):
        low, before = tokens[at].low, tokens[at - 1].low
        if before == ";" or (before in ",:" and low in _AFTER_COMMA) or (low in _OPENERS and before not in ","):
            cuts.append(at)
    found: list[tuple[int, int]] = []
    for begin, end in zip(cuts, [*cuts[1:], stop], strict=True):
        words = sum(token.is_word for token in tokens[begin:end])
        if found and (words < _SHORTEST or found[-1][1] - found[-1][0] <= _SHORTEST - 1):
            found[-1] = (found[-1][0], end)
        elif words or not found:
            found.append((begin, end))
    return found
