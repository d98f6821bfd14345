"""The class in a groepsplan: pupils, tests, scores and subgroups."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from dossiertool.model.doel import Doel
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Aanduiding,
    Afspraaktekst,
    Datum,
    Doeltekst,
    Feittekst,
    Geheel,
    Getal,
    Kenmerk,
    Naam,
    Subgroepkenmerk,
)


class Groepsleerling(Record):
    """Een leerling van de klas. Meer dan nummer en naam hoort niet in een groepsplan."""

    nummer: Geheel
    """Het volgnummer in dit plan.

    Voorbeeld: 1
    """

    naam: Naam
    """De roepnaam, zo nodig met een letter erachter.

    Voorbeeld: Amira
    """


class Toets(Record):
    """Een meting die alle leerlingen maakten."""

    kenmerk: Kenmerk
    """Vaste verwijzing voor de scores.

    Voorbeeld: T1
    """

    naam: Aanduiding
    """Welke toets het is.

    Voorbeeld: leestoets
    """

    datum: Datum
    """De dag van de toets.

    Voorbeeld: 2026-09-22
    """

    eenheid: Aanduiding | None = None
    """Wat er wordt geteld.

    Voorbeeld: punten
    """

    maximum: Getal | None = None
    """Het hoogste aantal punten.

    Voorbeeld: 80
    """


class Overzichtsregel(Record):
    """De gegevens van één leerling in het groepsoverzicht."""

    leerling: Geheel
    """Het nummer van de leerling.

    Voorbeeld: 1
    """

    scores: dict[Kenmerk, Getal] = Field(default_factory=dict)
    """Per toets de score.

    Voorbeeld: {"T1": 63, "T2": 66}
    """

    nodig: Feittekst | None = None
    """Wat deze leerling in de les nodig heeft.

    Voorbeeld: Een plek vooraan bij de uitleg.
    """


class Instructieniveau(StrEnum):
    """Hoe de uitleg en de hulp in een subgroep zijn."""

    INTENSIEF = "intensief"
    BASIS = "basis"
    VERDIEPT = "verdiept"
    ANDERS = "anders"


class Subgroep(Record):
    """Leerlingen die hetzelfde doel en dezelfde aanpak hebben."""

    kenmerk: Subgroepkenmerk
    """De letter of het nummer van de subgroep.

    Voorbeeld: A
    """

    naam: Doeltekst | None = None
    """De aanpak in een paar woorden.

    Voorbeeld: zelf vragen maken
    """

    niveau: Instructieniveau | None = None
    """Intensief, basis, verdiept of anders.

    Voorbeeld: verdiept
    """

    leerlingen: tuple[Geheel, ...] = ()
    """De nummers van de leerlingen.

    Voorbeeld: [1, 3, 8]
    """

    doelen: tuple[Doel, ...] = ()
    """Wat deze subgroep aan het eind kan."""

    doelscore: Getal | None = None
    """De score die elke leerling van deze subgroep moet halen.

    Voorbeeld: 62
    """

    nodig: Feittekst | None = None
    """Wat deze leerlingen in de les nodig hebben.

    Voorbeeld: Opdrachten waarbij zij zelf vragen bedenken.
    """

    lesstof: Afspraaktekst | None = None
    """Waaraan zij werken.

    Voorbeeld: Een tekst per week; zelf drie vragen maken.
    """

    aanpak: Afspraaktekst | None = None
    """Welke uitleg en hulp zij krijgen.

    Voorbeeld: Start zelf; Eva kijkt na 30 minuten mee.
    """

    materiaal: Afspraaktekst | None = None
    """Wat er nodig is.

    Voorbeeld: stappenkaart
    """

    wanneer: Afspraaktekst | None = None
    """Op welke dag, en hoe lang.

    Voorbeeld: dinsdag en donderdag
    """


class IndividueleVerwijzing(Record):
    """Waar de afspraken over één leerling staan. De afspraken zelf horen niet in een groepsplan."""

    leerlingen: tuple[Geheel, ...] = ()
    """De nummers van de leerlingen; leeg betekent: voor alle leerlingen die eigen afspraken hebben.

    Voorbeeld: [9, 19]
    """

    waar: Feittekst
    """Waar die afspraken staan.

    Voorbeeld: in het eigen dossier van de leerling
    """
