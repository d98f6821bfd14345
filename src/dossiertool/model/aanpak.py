"""What a plan is made of beside goals and measures: needs in class, resources, advice, specialists."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Getal, Naam


class Hulpzin(StrEnum):
    """Om het doel te halen heeft deze leerling … nodig (hulpzinnen van handelingsgericht werken)."""

    INSTRUCTIE = "instructie"
    OPDRACHT = "opdracht"
    ACTIVITEIT = "activiteit"
    FEEDBACK = "feedback"
    LERAAR = "leraar"
    GROEPSGENOTEN = "groepsgenoten"
    OUDERS = "ouders"
    OMGEVING = "omgeving"


class Onderwijsbehoefte(Record):
    """Wat de leerling in de les of thuis nodig heeft om een doel te halen."""

    invulling: Feittekst
    """Maak de zin af: om het doel te halen heeft de leerling … nodig.

    Voorbeeld: Een docent die haar voor de toets gedag zegt.
    """

    hulpzin: Hulpzin | None = None
    """Welk soort hulp het is.

    Voorbeeld: leraar
    """


class SoortHulpbron(StrEnum):
    """Wat voor middel het is."""

    MENSEN = "mensen"
    TIJD = "tijd"
    MATERIAAL = "materiaal"
    GELD = "geld"


class Hulpbron(Record):
    """Iets wat er voor het plan beschikbaar is."""

    wat: Afspraaktekst
    """Waar het om gaat.

    Voorbeeld: tien bijeenkomsten van trainer Peter
    """

    soort: SoortHulpbron | None = None
    """Mensen, tijd, materiaal of geld.

    Voorbeeld: tijd
    """

    uren: Getal | None = None
    """Het aantal uren, als dat bekend is.

    Voorbeeld: 10
    """


class Advies(Record):
    """Een advies dat meteen in de les te gebruiken is."""

    wat: Afspraaktekst
    """Wat iemand doet: iets wat u kunt zien gebeuren.

    Voorbeeld: De mentor zet elke maandag de weektaak op het bord.
    """

    wie: Naam | None = None
    """Wie dit doet.

    Voorbeeld: mentor
    """

    wanneer: Afspraaktekst | None = None
    """Wanneer of waar.

    Voorbeeld: maandag, eerste uur
    """


class Specialist(Record):
    """De inzet van een specialist."""

    rol: Aanduiding
    """Wat deze specialist is.

    Voorbeeld: orthopedagoog
    """

    organisatie: Naam | None = None
    """Waar deze specialist werkt.

    Voorbeeld: Samenwerkingsverband Voorbeeldstreek
    """

    reden: Feittekst | None = None
    """Waarvoor deze specialist nodig is.

    Voorbeeld: De aanpak van de school gaf na twaalf weken geen verandering.
    """

    van: Datum | None = None
    """De eerste dag.

    Voorbeeld: 2027-01-11
    """

    tot: Datum | None = None
    """De laatste dag.

    Voorbeeld: 2027-03-26
    """

    uren: Getal | None = None
    """Het aantal uren.

    Voorbeeld: 6
    """


class Expertise(StrEnum):
    """Of de school het zelf kan, of hulp van buiten nodig heeft."""

    ZELF = "zelf"
    BUITEN = "buiten"


class Bijstelling(Record):
    """Een aanpassing van het plan tijdens de looptijd."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-12-11
    """

    wat: Afspraaktekst
    """Wat er is veranderd.

    Voorbeeld: De training duurt twee weken langer.
    """

    reden: Feittekst
    """Waarom.

    Voorbeeld: Twee bijeenkomsten vielen uit.
    """


class Verwachtingen(Record):
    """Wat ieder van de ander mag verwachten."""

    school: Afspraaktekst | None = None
    """Wat leerling en ouders van de school mogen verwachten.

    Voorbeeld: De mentor stuurt elke vrijdag een bericht.
    """

    ouders: Afspraaktekst | None = None
    """Wat de school van ouders mag verwachten.

    Voorbeeld: Ouders lezen het bericht en reageren als iets niet klopt.
    """

    leerling: Afspraaktekst | None = None
    """Wat de school van de leerling mag verwachten.

    Voorbeeld: Noor meldt zich vijf minuten voor een toets bij lokaal 21.
    """
