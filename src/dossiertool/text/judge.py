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
from dossiertool.text import absolutes, asking, subject
from dossiertool.text.attribution import Said, attributed
from dossiertool.text.lesson import (
    is_beside_material,
    is_enumerated,
    is_matter_of,
    is_named,
    is_topic,
    is_treated,
    material_at,
)
from dossiertool.text.reasons import is_checkable
from dossiertool.text.reporting import weighs_words
from dossiertool.text.roles import is_role
from dossiertool.text.things import is_named_after, is_of_animal, is_of_thing
from dossiertool.text.vocabulary import lessons, people
from dossiertool.text.writer import Voice

if TYPE_CHECKING:
    from dossiertool.text.index import Hit
    from dossiertool.text.passage import Passage
    from dossiertool.text.tokens import Sentence, Token

# Words that a lesson names in a row: blij, bang, boos.
NAMED_IN_ROWS = frozenset({Klasse.EMOTIE, Klasse.GENERALISATIE, Klasse.OORDEEL})
# A word for a person that may be said of a thing or be a part in a play.
CALLED = frozenset({Klasse.OORDEEL, Klasse.EMOTIE})
OF_A_THING = "gaat niet over een persoon"
# Idioms of a course or a state that a question may ask about: tussen wal en schip vallen.
_ASKED = frozenset({Klasse.GENERALISATIE, Klasse.MENING, Klasse.OORDEEL})
OF_A_COURSE = frozenset({"uitdrukkingen", "patronen"})
NOUN, ADJECTIVE, VERB = "zelfstandig", "bijvoeglijk", "werkwoorden"
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
        if soort == "hulpvraag" and asking.is_told_beside(passage, self._tokens):
            self._soort = "feit"
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
    def _material(self) -> list[int]:
        return material_at(self._tokens)

    def _is_material(self, hit: Hit, first: int) -> bool:
        told = hit.rule.klasse in CALLED and is_beside_material(
            self._tokens, self._material, first, predicate=hit.kind == ADJECTIVE
        )
        stop = first + hit.stop - hit.first
        if hit.rule.klasse in (Klasse.HOREN_ZEGGEN, Klasse.MENING):
            return any(not is_matter_of(self._tokens, at, first, stop) for at in self._material)
        return bool(self._material) and not told

    @cached_property
    def _is_counted(self) -> bool:
        """Whether all were counted, here or in the sentence before (12 van de 12 … Geen van hen …)."""
        tokens = self._tokens
        number = bisect_left(self._passage.sentences, self._sentence)
        begin = tokens[0].start
        if number and any(t.low in ("hen", "allen") for t in tokens):
            begin = self._passage.tokens[self._passage.sentences[number - 1].first].start
        return absolutes.has_full_count(self._passage.text[begin : tokens[-1].end])

    def _is_said(self, hit: Hit, first: int, stop: int) -> bool:
        """Whether a source says these words; not when the source itself is part of them: ze zeggen dat."""
        itself = hit.rule.klasse in (Klasse.HOREN_ZEGGEN, Klasse.SPECULATIE)
        own = hit.rule.klasse is Klasse.SPECULATIE or (hit.rule.klasse is Klasse.MENING and first > 0)
        if own and self._said and weighs_words(self._tokens):
            return False
        return any(
            said.first <= first < said.stop and not (itself and first <= said.source < stop)
            for said in self._said
        )

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
        if self._soort == "citaat":
            return "staat in iemands eigen woorden"
        if self._soort == "zienswijze" and not self._voice.is_writer(self._sentence, klasse, first):
            return "hoort bij de zienswijze van een ander"
        return None

    def _why_material(self, hit: Hit, first: int, stop: int) -> str | None:
        tokens = self._tokens
        in_row = hit.rule.klasse in NAMED_IN_ROWS and (
            is_enumerated(tokens, first, stop) or is_topic(tokens, first, stop)
        )
        if (
            in_row
            or self._is_material(hit, first)
            or is_named(tokens, first)
            or is_treated(tokens, first, stop)
            or (hit.rule.klasse in CALLED and is_role(tokens, first, stop))
        ):
            return "is een titel, naam, rol of lesstof"
        return None

    def _why_asked(self, hit: Hit, first: int, stop: int) -> str | None:
        rule, tokens = hit.rule, self._tokens
        if asking.asks_how(tokens) and rule.klasse in NAMED_IN_ROWS:
            return "staat in een vraag hoe iets kan"
        if self._soort == "hulpvraag" and rule.klasse in _ASKED and hit.kind in OF_A_COURSE:
            spoken = any(t.low in people.WRITER for t in tokens[first:stop])
            if asking.is_open(tokens) and not spoken:
                return "staat in een hulpvraag"
        if not rule.bevraagd and asking.asks(tokens, first):
            return "staat in een vraag of voorwaarde"
        if rule.toegeschreven and self._soort in ("doel", "afspraak", "hulpvraag"):
            return "staat in een doel, afspraak of hulpvraag"
        return None

    def _why_of_a_thing(self, hit: Hit, first: int, stop: int) -> str | None:
        called = hit.kind in (NOUN, ADJECTIVE) or (hit.rule.klasse is Klasse.OORDEEL and hit.kind != VERB)
        if called and is_of_thing(self._tokens, first, stop):
            return OF_A_THING
        if hit.kind == VERB and (
            (hit.rule.klasse is Klasse.EMOTIE and is_of_animal(self._tokens, first))
            or is_named_after(self._tokens, stop)
        ):
            return OF_A_THING
        if not hit.rule.over_persoon and hit.kind != ADJECTIVE:
            return None
        if subject.is_about_person(self._tokens, first, stop, noun=hit.kind == NOUN):
            return None
        return OF_A_THING

    def _why_no_absolute(self, hit: Hit, first: int, stop: int) -> str | None:
        klasse, tokens = hit.rule.klasse, self._tokens
        if klasse not in (Klasse.GENERALISATIE, Klasse.SPECULATIE):
            return None
        if absolutes.is_in_word_list(tokens, first, stop):
            return "staat in een rij antwoordwoorden"
        if klasse is Klasse.GENERALISATIE:
            if self._is_counted:
                return "is helemaal geteld"
            return absolutes.why_not(tokens, first, stop, in_aim=self._soort in ("doel", "afspraak"))
        if is_checkable(tokens, first, stop):
            return "is een reden die na te gaan is"
        return absolutes.IS_AIM if self._is_own_aim(first) else None

    def _span(self, hit: Hit) -> tuple[int, int]:
        return self._passage.tokens[hit.first].start, self._passage.tokens[hit.stop - 1].end
