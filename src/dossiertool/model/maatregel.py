"""A measure: who does what, why, where, how and when (HGW item 11)."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Kenmerk, Naam, Subgroepkenmerk


class Doelgroep(StrEnum):
    """Wie iets anders gaat doen."""

    LEERLING = "leerling"
    OUDERS = "ouders"
    LERAAR = "leraar"
    GROEP = "groep"
    SCHOOL = "school"


class Maatregel(Record):
    """Wie doet wat, waarom, waar, hoe en wanneer."""

    kenmerk: Kenmerk | None = None
    """Kort kenmerk, om er in een evaluatie naar te verwijzen.

    Voorbeeld: M1
    """

    wie: Naam | None = None
    """Een persoon of een rol, niet ‘iedereen’ of ‘de school’.

    Voorbeeld: Peter
    """

    functie: Aanduiding | None = None
    """De rol van deze persoon.

    Voorbeeld: trainer
    """

    wat: Afspraaktekst
    """Wat deze persoon doet: iets wat u kunt zien gebeuren.

    Voorbeeld: Oefent met Noor hoe zij een toets begint.
    """

    waarom: Afspraaktekst | None = None
    """Waarom dit nodig is: bij welk doel of welke behoefte helpt het?

    Voorbeeld: Noor leverde 4 van de 12 toetsen leeg of half leeg in.
    """

    waar: Afspraaktekst | None = None
    """De plaats: in de klas, thuis, in welk lokaal.

    Voorbeeld: lokaal 21
    """

    hoe: Afspraaktekst | None = None
    """De manier waarop, hoe vaak en hoe lang.

    Voorbeeld: In tien bijeenkomsten van een uur, met eigen oude toetsen.
    """

    wanneer: Afspraaktekst | None = None
    """Dag, tijd of aanleiding.

    Voorbeeld: woensdag van 14.00 tot 15.00 uur, vanaf 4 november
    """

    doelgroep: Doelgroep | None = None
    """Wie er iets anders gaat doen.

    Voorbeeld: leerling
    """

    doelen: tuple[Kenmerk, ...] = ()
    """Voor welke doelen de maatregel is.

    Voorbeeld: ["D1", "D3"]
    """

    subgroepen: tuple[Subgroepkenmerk, ...] = ()
    """In een groepsplan: voor welke subgroepen.

    Voorbeeld: ["A", "B"]
    """

    traject: Aanduiding | None = None
    """De naam van een vaste training of aanpak van de school.

    Voorbeeld: faalangst
    """

    benut_factor: Kenmerk | None = None
    """De factor die helpt en die deze maatregel gebruikt.

    Voorbeeld: F1
    """

    start: Datum | None = None
    """De eerste dag.

    Voorbeeld: 2026-11-04
    """

    uiterlijk: Datum | None = None
    """De dag waarop de maatregel klaar of bekeken moet zijn.

    Voorbeeld: 2027-01-27
    """

    verwacht_resultaat: Afspraaktekst | None = None
    """Wat de maatregel moet opleveren.

    Voorbeeld: Noor begint een toets binnen twee minuten.
    """
