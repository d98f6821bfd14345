"""What a need is about: the subjects, words and amounts of its description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dossiertool.text.needs.numbers import Amount, amounts_in
from dossiertool.text.needs.stems import fold, stem
from dossiertool.text.needs.telling import FAINT, SILENT
from dossiertool.text.needs.topic_packs import shipped_topics
from dossiertool.text.needs.topics import APART
from dossiertool.text.sources import is_name
from dossiertool.text.tokens import Token, tokenize
from dossiertool.text.vocabulary.grammar import FUNCTION_WORDS, PREPOSITIONS

if TYPE_CHECKING:
    from dossiertool.text.needs.need import Need

_WORD = 0.45  # for each telling word that the two share
_FAINT = 0.15  # for a word that says little at a school
_LONG = 6  # letters of a word that says much by itself
_ALONE = 0.8  # such a word, when the need has no subject that we know
_MOST_AMOUNTS = 50  # a description with more counts nothing
_LABEL = re.compile(r"[a-z]+\d+")
# After a name at the start of a description: Sam heeft hulp nodig.
_DOES = frozenset(
    "is heeft kan moet wil mag gaat komt krijgt wordt durft begint leest werkt maakt houdt blijft".split()
)


@dataclass(frozen=True)
class Profile:
    """What a need is about."""

    need: Need

    @cached_property
    def stems(self) -> list[tuple[str, ...]]:
        """The stems of the words of the description."""
        return shipped_topics().row(self.tokens, self.names)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that are names: whose need it is says nothing about what it is."""
        tokens, known = self.tokens, shipped_topics()
        found = {token.low for at, token in enumerate(tokens) if at and token.is_word and is_name(tokens, at)}
        opens = tokens[0] if len(tokens) > 1 and tokens[0].is_capital else None
        if opens is not None and tokens[1].low in _DOES and known.stems(opens.low)[0] not in known.vocabulary:
            found.add(opens.low)
        return frozenset(found - known.names)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The subjects of the need: the most telling, of the first rank when there are any."""
        known = shipped_topics()
        found = {hit.topic for hit in known.hits(self.stems)}
        found = most_specific(found)
        first = {naam for naam in found if known.topics[naam].rang == 1}
        return frozenset(first or found)

    @cached_property
    def words(self) -> dict[str, float]:
        """The stems that may be shared with a clause, with their weight."""
        found: dict[str, float] = {}
        telling = _WORD if self.topics else _ALONE
        for one in (one for row in self.stems for one in row):
            if len(one) > 2 and one.isalpha() and one not in _SILENT:  # noqa: PLR2004
                found[one] = _FAINT if one in _FAINT_STEMS else telling if len(one) >= _LONG - 1 else _WORD
        parts = {one[1:-1] for row in self.stems for one in row if one.endswith(APART)}
        joined = {part + one: weight for part in parts for one, weight in found.items() if weight > _FAINT}
        return joined | found

    @cached_property
    def label(self) -> str | None:
        """How the text may call the need: b1; None when its id is no such label."""
        low = fold(self.need.ident)
        return low if _LABEL.fullmatch(low) else None

    @cached_property
    def amounts(self) -> list[Amount]:
        """The amounts that the description names."""
        return amounts_in(self.tokens)[:_MOST_AMOUNTS]

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the description, in lower case and without accents."""
        return [Token(t.text, fold(t.low) or t.low, t.start, t.end) for t in tokenize(self.need.omschrijving)]


_SILENT = frozenset(stem(word) for word in (*SILENT, *FUNCTION_WORDS, *PREPOSITIONS))
_FAINT_STEMS = frozenset(stem(word) for word in FAINT)


def most_specific(found: set[str]) -> set[str]:
    """Leave out the subjects of which a part is there too."""
    known = shipped_topics()
    above = {one for naam in found for one in known.lineage(naam) - {naam}}
    return found - above
