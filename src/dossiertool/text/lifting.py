"""The words of one school at work: what it adds is found, what it explains or allows is lifted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.text.vocabulary import grammar, people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.findings import Klasse, Niveau
    from dossiertool.text.index import Hit, Index
    from dossiertool.text.overlap import Considered
    from dossiertool.text.tokens import Sentence, Token

# What a finding may hold beside the words that it is about.
_BEFORE = grammar.DEGREES | grammar.ARTICLES | grammar.COPULAS | grammar.FUNCTION_WORDS
_AFTER = people.PERSONS | grammar.COPULAS


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of one school, ready for a check.

    `added` finds its own entries, `lifted` what it allows or explains: the message of such a rule is the
    reason. `terms` are entries of any pack that are lifted wherever they stand, with the reason.
    """

    added: Index | None = None
    lifted: Index | None = None
    terms: Mapping[tuple[Klasse, str], str] = field(default_factory=dict)
    levels: Mapping[str, Niveau | None] = field(default_factory=dict)

    def hits(self, tokens: list[Token], sentence: Sentence) -> list[Hit]:
        """Return the entries of the school that fit in the sentence."""
        return [] if self.added is None else list(self.added.hits(tokens, *sentence))

    def lift(self, seen: list[Considered], tokens: list[Token], sentence: Sentence) -> list[Considered]:
        """Return what was considered, where what the school explains or allows is no finding any more."""
        if all(item.why_not is not None for item in seen):
            return seen
        spans = [] if self.lifted is None else list(self.lifted.hits(tokens, *sentence))
        return [
            item if item.why_not is not None else item._replace(why_not=self._reason(item.hit, tokens, spans))
            for item in seen
        ]

    def _reason(self, hit: Hit, tokens: list[Token], spans: list[Hit]) -> str | None:
        klasse = hit.rule.klasse
        if (klasse, hit.term) in self.terms:
            return self.terms[klasse, hit.term]
        first, stop = hit.first, hit.stop  # is een erg rustige leerling is about rustig
        while first + 1 < stop and tokens[first].low in _BEFORE:
            first += 1
        while stop - 1 > first and tokens[stop - 1].low in _AFTER:
            stop -= 1
        for span in spans:
            if span.rule.klasse is klasse and span.first <= first and stop <= span.stop:
                return span.rule.melding
        return None
