"""A conversation with pupil, parents and school, and whether it was enough by itself (stap 2)."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Kenmerk, Naam, Vink
from dossiertool.model.zienswijze import Inbreng


class Uitkomst(StrEnum):
    """Of het gesprek genoeg was, of dat er een aanpak nodig is."""

    INTERVENTIE = "interventie"
    GESPREK_VOLSTAAT = "gesprek_volstaat"
    NOG_ONBEKEND = "nog_onbekend"


class Genodigde(Record):
    """Wie is uitgenodigd, en of die er was."""

    naam: Naam
    """Wie is uitgenodigd.

    Voorbeeld: Fatima
    """

    aanwezig: Vink | None = None
    """true (ja) als deze persoon er was.

    Voorbeeld: true
    """


class Gespreksinbreng(Record):
    """Wat ieder in het gesprek inbracht."""

    leerling: Inbreng | None = None
    """Wat de leerling inbracht."""

    ouders: Inbreng | None = None
    """Wat ouders inbrachten."""

    school: Inbreng | None = None
    """Wat de school inbracht."""


class Gesprek(Record):
    """Een gesprek over de leerling."""

    kenmerk: Kenmerk | None = None
    """Om dit gesprek te kiezen voor een uitnodiging.

    Voorbeeld: G1
    """

    datum: Datum
    """De dag van het gesprek.

    Voorbeeld: 2026-10-06
    """

    tijd: Aanduiding | None = None
    """Hoe laat.

    Voorbeeld: 15.30 tot 16.15 uur
    """

    plaats: Afspraaktekst | None = None
    """Waar.

    Voorbeeld: lokaal 21
    """

    onderwerp: Feittekst | None = None
    """Waar het gesprek over gaat, in gewone woorden. Ieder die is uitgenodigd, leest dit in de uitnodiging.

    Voorbeeld: Hoe het gaat bij toetsen, en wat Noor daarbij helpt.
    """

    uitgenodigd_door: Naam | None = None
    """Wie uitnodigt; leeg betekent: wie de regie houdt.

    Voorbeeld: Jolien
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """Over welke behoeften het ging.

    Voorbeeld: ["B1"]
    """

    genodigden: tuple[Genodigde, ...] = ()
    """Wie waren uitgenodigd, en wie er waren."""

    inbreng: Gespreksinbreng | None = None
    """Wat leerling, ouders en school inbrachten."""

    verslag: Feittekst | None = None
    """Wat er is gezegd en afgesproken, in een paar zinnen.

    Voorbeeld: Noor vertelde wat er gebeurt bij het begin van een toets. Er komt een plan.
    """

    uitkomst: Uitkomst
    """interventie, gesprek_volstaat of nog_onbekend.

    Voorbeeld: gesprek_volstaat
    """

    terugkijken_op: Datum | None = None
    """Wanneer u terugkijkt of het gesprek genoeg was.

    Voorbeeld: 2026-11-17
    """

    teruggekeken_op: Datum | None = None
    """Wanneer dat is gedaan.

    Voorbeeld: 2026-11-18
    """
