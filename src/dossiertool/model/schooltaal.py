"""What a school adds to the language check: packs, words of its own, and words it allows with a reason.

A school never takes a word away in silence: what it allows has a reason, and `controleer --uitleg` shows it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Feittekst, Label

Woordtekst = Annotated[
    str,
    Field(max_length=120),
    Label(
        r"[\w'’.|-]+(?: [\w'’.|-]+)*",
        "Schrijf alleen woorden, met één spatie ertussen. Staat er iets anders bij? Maak dan een pakket.",
    ),
]
_VERB = re.compile(r"(?:zich )?(?:\w+\|)?\w+n")
_PHRASE = re.compile(r"\S+(?: \S+)* (?:\w+\|)?\w+n")
_FORMS = (
    "Bij vorm werkwoord hoort één heel werkwoord, zoals treuzelen, op|scheppen of zich aan|stellen. "
    "Zijn het meer woorden? Schrijf vorm: uitdrukking."
)
_NO_FORMS = "Van deze woorden kan dossiertool geen andere vormen maken. Haal vorm weg."
_PHRASES = "Bij vorm uitdrukking horen woorden met een heel werkwoord erachter, zoals: de kantjes er af|lopen."


class Taalklasse(StrEnum):
    """De acht soorten bevindingen over taal."""

    OORDEEL = "oordeel"
    MENING = "mening"
    EMOTIE = "emotie"
    SPECULATIE = "speculatie"
    GENERALISATIE = "generalisatie"
    HOREN_ZEGGEN = "horen_zeggen"
    JARGON = "jargon"
    AFKORTING = "afkorting"


class Woordvorm(StrEnum):
    """Welke vormen van een woord meetellen."""

    BIJVOEGLIJK = "bijvoeglijk"
    ZELFSTANDIG = "zelfstandig"
    WERKWOORD = "werkwoord"
    UITDRUKKING = "uitdrukking"


_INFLECTED = (Woordvorm.BIJVOEGLIJK, Woordvorm.ZELFSTANDIG)
_OPEN = frozenset({"iemand", "iets", "zich", "..."})  # where anyone or anything may stand


def _hold_form(woord: str, vorm: Woordvorm | None) -> None:
    """Refuse words of which the forms cannot be made."""
    parts = woord.split()
    if any(not part.strip("|") or "||" in part for part in parts):
        raise PydanticCustomError("vorm", "Het teken | staat tussen twee woorden, zonder spaties.")
    if "..." in (parts[0], parts[-1]):
        raise PydanticCustomError("vorm", "Aan het begin en aan het eind hoort een woord.")
    if vorm in _INFLECTED and ("." in parts[-1] or (_OPEN.issuperset(parts[:-1]) and len(parts) > 1)):
        raise PydanticCustomError("vorm", _NO_FORMS)
    if vorm is Woordvorm.UITDRUKKING and _OPEN.issuperset(parts[:-1]):
        raise PydanticCustomError("vorm", _PHRASES)
    if vorm is Woordvorm.WERKWOORD and not _VERB.fullmatch(woord):
        raise PydanticCustomError("vorm", _FORMS)
    if vorm is Woordvorm.UITDRUKKING and not _PHRASE.fullmatch(woord):
        raise PydanticCustomError("vorm", _PHRASES)


class Schoolwoord(Record):
    """Een woord dat de school liever niet in een dossier leest."""

    woord: Woordtekst
    """Het woord, of een paar woorden. Een | staat tussen woorden die hetzelfde betekenen.

    Voorbeeld: zorgleerling
    """

    klasse: Taalklasse
    """Wat voor bevinding het is.

    Voorbeeld: oordeel
    """

    vorm: Woordvorm | None = None
    """Ook de andere vormen van het woord? Leeg betekent: precies zoals het er staat.

    Voorbeeld: zelfstandig
    """

    suggestie: Feittekst | None = None
    """Wat iemand beter kan schrijven.

    Voorbeeld: Schrijf welke hulp de leerling krijgt.
    """

    reden: Feittekst
    """Waarom de school dit woord niet wil. Staat bij de bevinding.

    Voorbeeld: Dit woord zegt niet wat er nodig is.
    """

    @model_validator(mode="after")
    def _form(self) -> Self:
        _hold_form(self.woord, self.vorm)
        return self


class ToegestaanWoord(Record):
    """Een woord dat op deze school mag, met de reden. Nooit stil: controleer --uitleg laat het zien."""

    woord: Woordtekst
    """Het woord, of een paar woorden.

    Voorbeeld: mentorles
    """

    klasse: Taalklasse
    """Welke bevinding dan vervalt.

    Voorbeeld: jargon
    """

    vorm: Woordvorm | None = None
    """Ook de andere vormen van het woord? Leeg betekent: precies zoals het er staat.

    Voorbeeld: zelfstandig
    """

    reden: Feittekst
    """Waarom het woord mag.

    Voorbeeld: Staat met uitleg in de schoolgids en op elk rapport.
    """

    @model_validator(mode="after")
    def _form(self) -> Self:
        _hold_form(self.woord, self.vorm)
        return self


class Taal(Record):
    """Waar de taalcontrole op deze school ook op let, en wat er mag."""

    woorden: tuple[Schoolwoord, ...] = ()
    """Woorden die de school liever niet leest."""

    toegestaan: tuple[ToegestaanWoord, ...] = ()
    """Woorden die op deze school mogen."""

    pakketten: tuple[Aanduiding, ...] = ()
    """Bestanden met eigen regels (.toml), in dezelfde map als dit bestand.

    Voorbeeld: ["eigen.toml"]
    """

    _packs: tuple[tuple[str, str], ...] = PrivateAttr(())

    @property
    def packs(self) -> tuple[tuple[str, str], ...]:
        """The name and text of each file of `pakketten`, once `load_school` has read them."""
        return self._packs

    def holding(self, packs: tuple[tuple[str, str], ...]) -> Taal:
        """Return the same with these packs, each a name for messages and its text."""
        copy = self.model_copy()
        copy._packs = packs
        return copy
