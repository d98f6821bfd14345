"""Who does what at a school and around it: roles, staff, partners, experts, who can be turned to."""

from __future__ import annotations

from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Code, Datum, Naam


class Schoolrol(Record):
    """Een rol op school, wat die doet en wie die vervult."""

    code: Code
    """Korte code.

    Voorbeeld: mentor
    """

    naam: Aanduiding
    """Hoe de school deze rol noemt.

    Voorbeeld: mentor
    """

    taken: tuple[Afspraaktekst, ...] = ()
    """Wat deze rol doet.

    Voorbeeld: ["signaleren", "gesprek met ouders", "handelingsplan schrijven"]
    """

    niet: tuple[Afspraaktekst, ...] = ()
    """Wat deze rol niet doet.

    Voorbeeld: ["indicatiestelling"]
    """

    personen: tuple[Naam, ...] = ()
    """Wie deze rol vervullen.

    Voorbeeld: ["Jolien", "Yvette"]
    """


class Medewerker(Record):
    """Iemand die op school werkt."""

    naam: Naam
    """De naam zoals die in de dossiers staat.

    Voorbeeld: Sabine
    """

    functie: Aanduiding | None = None
    """Wat deze persoon doet.

    Voorbeeld: ondersteuningscoördinator
    """

    contact: Aanduiding | None = None
    """Hoe u deze persoon bereikt.

    Voorbeeld: sabine@voorbeeld.example
    """

    tot: Datum | None = None
    """De laatste werkdag, als deze persoon weggaat of weg is.

    Voorbeeld: 2027-01-31
    """


class Partner(Record):
    """Iemand buiten de school met wie de school afspraken heeft."""

    code: Code
    """Korte code.

    Voorbeeld: leerplicht
    """

    naam: Naam
    """Wie het is.

    Voorbeeld: leerplichtambtenaar gemeente Voorbeeldstad
    """

    contact: Aanduiding | None = None
    """Hoe u deze partner bereikt.

    Voorbeeld: leerplicht@voorbeeld.example
    """

    afspraken: Afspraaktekst | None = None
    """Wat is afgesproken.

    Voorbeeld: De school belt bij drie dagen verzuim zonder bericht.
    """

    geldig_tot: Datum | None = None
    """Tot wanneer de afspraken gelden.

    Voorbeeld: 2027-07-31
    """


class Schooloverleg(Record):
    """Een overleg met scholen of partners in de regio waaraan de school meedoet."""

    code: Code
    """Korte code.

    Voorbeeld: zoco
    """

    naam: Aanduiding
    """Hoe het heet.

    Voorbeeld: overleg van zorgcoördinatoren
    """

    wie: Naam | None = None
    """Wie er namens de school bij is.

    Voorbeeld: Sabine
    """

    data: tuple[Datum, ...] = ()
    """De dagen van dit schooljaar.

    Voorbeeld: ["2026-10-06", "2027-02-09"]
    """


class Locatie(Record):
    """Een gebouw van de school, met wie daar aanspreekbaar is."""

    naam: Naam
    """Hoe het gebouw heet.

    Voorbeeld: locatie Noord
    """

    aanspreekpunt_intern: Contactpersoon | None = None
    """Bij wie leerlingen en ouders op school terechtkunnen."""

    vertrouwenspersoon_extern: Contactpersoon | None = None
    """De vertrouwenspersoon buiten de school."""


class Expert(Record):
    """Iemand die veel van een onderwerp weet."""

    naam: Naam
    """Wie het is.

    Voorbeeld: Anneke
    """

    themas: tuple[Aanduiding, ...] = ()
    """Waarover.

    Voorbeeld: ["dyslexie", "spelling"]
    """

    beschikbaar: Afspraaktekst | None = None
    """Wanneer.

    Voorbeeld: maandag en dinsdag
    """
