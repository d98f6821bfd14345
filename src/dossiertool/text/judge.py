"""Decides for each hit whether it is a finding, and says why not: the context rules in their order.

The annotation guideline is the norm. `Judge` looks at one sentence; what it needs to know about the sentence
is worked out once and only when a hit asks for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from dossiertool.findings import Klasse
from dossiertool.text import absolutes, subject
from dossiertool.text.attribution import Said, attributed
from dossiertool.text.lesson import is_about_material, is_enumerated, is_named, is_topic
from dossiertool.text.vocabulary import grammar, lessons, people, speech
from dossiertool.text.writer import Voice

if TYPE_CHECKING:
    from dossiertool.text.index import Hit
    from dossiertool.text.passage import Passage
    from dossiertool.text.tokens import Sentence, Token

# Words that a lesson names in a row: blij, bang, boos.
NAMED_IN_ROWS = frozenset({Klasse.EMOTIE, Klasse.GENERALISATIE, Klasse.OORDEEL})
IS_AIM = "zegt wat de bedoeling is"
NOUN, ADJECTIVE = "zelfstandig", "bijvoeglijk"
Question = Callable[["Hit", int, int], "str | None"]
# Classes of which a person may be the speaker; jargon and abbreviations are never lifted by that.
SPOKEN = frozenset(
    {
        Klasse.OORDEEL,
        Klasse.MENING,
        Klasse.EMOTIE,
        Klasse.SPECULATIE,
        Klasse.GENERALISATIE,
        Klasse.HOREN_ZEGGEN,
    }
)


class Judge:
    """The context of one sentence of a text of this tekstsoort."""

    def __init__(self, passage: Passage, sentence: Sentence, soort: str, pad: str = "") -> None:
        self._passage, self._sentence, self._soort = passage, sentence, soort
        self._of_parents = "ouder" in pad

    @cached_property
    def _tokens(self) -> list[Token]:
        return self._passage.of(self._sentence)

    @cached_property
    def _said(self) -> list[Said]:
        return attributed(self._tokens)

    @cached_property
    def _voice(self) -> Voice:
        return Voice(self._passage, of_parents=self._of_parents)

    @cached_property
    def _is_material(self) -> bool:
        return is_about_material(self._tokens)

    @cached_property
    def _asks_how(self) -> bool:
        """Whether the sentence asks how to do something (Hoe voorkomen wij dat …?)."""
        return self._tokens[0].low == "hoe" and self._tokens[-1].low == "?"

    @cached_property
    def _is_counted(self) -> bool:
        """Whether all were counted, here or in the sentence before (12 van de 12 … Geen van hen …)."""
        tokens = self._tokens
        number = bisect_left(self._passage.sentences, self._sentence)
        begin = tokens[0].start
        if number and any(t.low in ("hen", "allen") for t in tokens):
            begin = self._passage.tokens[self._passage.sentences[number - 1].first].start
        return absolutes.has_full_count(self._passage.text[begin : tokens[-1].end])

    def _asks(self, first: int) -> bool:
        """Whether these words stand in a question or in a condition (als zij boos is, mag zij …)."""
        tokens = self._tokens
        if tokens[-1].low == "?":
            return True
        return tokens[0].low in grammar.CONDITIONS and not any(t.low == "," for t in tokens[:first])

    def _is_said(self, hit: Hit, first: int, stop: int) -> bool:
        """Whether a source says these words; not when the source itself is part of them: ze zeggen dat."""
        itself = hit.rule.klasse in (Klasse.HOREN_ZEGGEN, Klasse.SPECULATIE)
        if hit.rule.klasse is Klasse.SPECULATIE and self._weighs_words:
            return False
        return any(
            said.first <= first < said.stop and not (itself and first <= said.source < stop)
            for said in self._said
        )

    @cached_property
    def _weighs_words(self) -> bool:
        """Whether the sentence is about why someone said something (Dat zegt ze natuurlijk om …)."""
        lows = [t.low for t in self._tokens[:4]]
        return lows[:1] in (["dat"], ["dit"]) and bool(speech.REPORTING & set(lows[1:3]))

    def _points_back(self, hit: Hit, first: int) -> bool:
        """Whether `ze zeggen` is about people who were named before (Ouders … Ze zeggen dat …)."""
        before = self._passage.tokens[: hit.first]
        return self._tokens[first].low in ("ze", "zij", "die") and any(
            t.low in people.PERSONS or t.low in people.ROLES for t in before
        )

    def _is_own_aim(self, first: int) -> bool:
        """Whether the school says what it does this for: wij schrijven het op *zodat we niets vergeten*."""
        tokens = self._tokens
        if tokens[first].low not in ("zodat", "opdat"):
            return False
        return any(t.low in people.STAFF for t in tokens[:first]) and not any(
            t.low in people.PRONOUNS_THIRD for t in tokens[:first]
        )

    def why_not(self, hit: Hit) -> str | None:
        """Return in Dutch why the hit is no finding, or None when it is one."""
        first, stop = hit.first - self._sentence.first, hit.stop - self._sentence.first
        questions = self._of_speech if hit.rule.klasse in SPOKEN else self._of_terms
        for why in questions:
            reason = why(hit, first, stop)
            if reason is not None:
                return reason
        return None

    @property
    def _of_terms(self) -> tuple[Question, ...]:
        return (self._why_by_rule, self._why_named)

    @property
    def _of_speech(self) -> tuple[Question, ...]:
        return (
            self._why_by_rule,
            self._why_of_another,
            self._why_material,
            self._why_asked,
            self._why_of_a_thing,
            self._why_no_absolute,
        )

    def _why_by_rule(self, hit: Hit, first: int, stop: int) -> str | None:
        """Apply the conditions that stand in the pack."""
        rule = hit.rule
        if self._soort in rule.niet_in:
            return "mag in dit soort tekst"
        if rule.niet_bij is None and rule.alleen_bij is None:
            return None
        around = (*self._tokens[:first], *self._tokens[stop:])
        if rule.niet_bij is not None and any(rule.niet_bij.fit(t.low) for t in around):
            return "een ander woord in de zin geeft het een andere betekenis"
        if rule.alleen_bij is not None and not any(rule.alleen_bij.fit(t.low) for t in around):
            return "een woord dat het tot een bevinding maakt, staat er niet bij"
        return None

    def _why_named(self, hit: Hit, first: int, _stop: int) -> str | None:
        """Tell whether a term is what the sentence is about: het begrip 'prosodie', or the title of a book."""
        start, end = self._span(hit)
        named = any(t.low in lessons.NAMING for t in self._tokens[:first])
        if (named and self._passage.is_quoted(start, end)) or self._passage.is_titled(start, end):
            return "is een woord waar de zin over gaat, of een titel"
        return None

    def _why_of_another(self, hit: Hit, first: int, stop: int) -> str | None:
        """Tell whether a source says this: in quotes, beside a verb, by the field (guideline §3)."""
        klasse = hit.rule.klasse
        if self._passage.is_quoted(*self._span(hit)):
            return "staat tussen aanhalingstekens: iemands eigen woorden"
        if self._is_said(hit, first, stop) or (klasse is Klasse.HOREN_ZEGGEN and self._points_back(hit, first)):
            return "een genoemde persoon of bron zegt dit"
        own_view = self._soort in ("zienswijze", "citaat")
        if own_view and not self._voice.is_writer(self._sentence, klasse, first):
            return "hoort bij de zienswijze van een ander"
        return None

    def _why_material(self, hit: Hit, first: int, stop: int) -> str | None:
        tokens = self._tokens
        in_row = hit.rule.klasse in NAMED_IN_ROWS and (
            is_enumerated(tokens, first, stop) or is_topic(tokens, first, stop)
        )
        if in_row or self._is_material or is_named(tokens, first):
            return "is een titel, naam, rol of lesstof"
        return None

    def _why_asked(self, hit: Hit, first: int, _stop: int) -> str | None:
        rule = hit.rule
        if self._asks_how and rule.klasse in NAMED_IN_ROWS:
            return "staat in een vraag hoe iets kan"
        if not rule.bevraagd and self._asks(first):
            return "staat in een vraag of voorwaarde"
        if rule.toegeschreven and self._soort in ("doel", "afspraak", "hulpvraag"):
            return "staat in een doel, afspraak of hulpvraag"
        return None

    def _why_of_a_thing(self, hit: Hit, first: int, stop: int) -> str | None:
        if not hit.rule.over_persoon and hit.kind != ADJECTIVE:
            return None
        if subject.is_about_person(self._tokens, first, stop, noun=hit.kind == NOUN):
            return None
        return "gaat niet over een persoon"

    def _why_no_absolute(self, hit: Hit, first: int, stop: int) -> str | None:
        klasse, tokens = hit.rule.klasse, self._tokens
        if klasse not in (Klasse.GENERALISATIE, Klasse.SPECULATIE):
            return None
        if absolutes.is_in_word_list(tokens, first, stop):
            return "staat in een rij antwoordwoorden"
        if klasse is Klasse.GENERALISATIE:
            return self._why_not_absolute(first, stop)
        return IS_AIM if self._is_own_aim(first) else None

    def _span(self, hit: Hit) -> tuple[int, int]:
        return self._passage.tokens[hit.first].start, self._passage.tokens[hit.stop - 1].end

    def _why_not_absolute(self, first: int, stop: int) -> str | None:
        tokens = self._tokens
        if self._is_counted:
            return "is helemaal geteld"
        if absolutes.is_denied(tokens, first):
            return "is ontkend"
        if absolutes.is_hollow(tokens, first, stop):
            return "zegt hier iets anders: nog altijd, van alles"
        if self._soort in ("doel", "afspraak"):
            return "staat in een doel of afspraak"
        if (
            absolutes.is_agreement(tokens, stop)
            or absolutes.is_agreed(tokens, first)
            or absolutes.is_allowed(tokens, first, stop)
            or absolutes.is_for_who(tokens, first)
        ):
            return "hoort bij een afspraak of regel"
        if absolutes.is_looked_up(tokens, first):
            return "is na te gaan in het dossier"
        if absolutes.is_to_come(tokens, first):
            return IS_AIM
        if absolutes.is_event(tokens, first, stop):
            return "gaat over één gebeurtenis, die na te gaan is"
        return None
