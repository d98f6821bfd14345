"""The plan for a class: pupils, overview, subgroups and discussions. No medical or family data."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal

from dossiertool.model.aanvaard import Aanvaarding
from dossiertool.model.doel import Doel, Evaluatiemoment
from dossiertool.model.evaluatie import Doelevaluatie
from dossiertool.model.factor import Factor, SterkeKant
from dossiertool.model.feit import Feit
from dossiertool.model.groep import Groepsleerling, IndividueleVerwijzing, Overzichtsregel, Subgroep, Toets
from dossiertool.model.kinds import Planstatus
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.persoon import Betrokkene, Contactpersoon, School
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Aanduiding,
    Afspraaktekst,
    Datum,
    Feittekst,
    Geheel,
    Groepsplannummer,
    Naam,
    Schooljaar,
)
from dossiertool.model.zienswijze import Zienswijze


class SoortGroepsplan(StrEnum):
    """Over alle vakken heen (mentor) of voor één vak (vakdocent)."""

    VAKOVERSTIJGEND = "vakoverstijgend"
    VAKSPECIFIEK = "vakspecifiek"


class Fase(StrEnum):
    """Waarover het gesprek met de coördinator ging."""

    OPSTELLEN = "opstellen"
    UITVOEREN = "uitvoeren"
    REALISEREN = "realiseren"


class Groepsbespreking(Record):
    """Een gesprek over het groepsplan met de coördinator (zorg- of ondersteuningscoördinator)."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-11-17
    """

    fase: Fase
    """Opstellen, uitvoeren of realiseren.

    Voorbeeld: uitvoeren
    """

    deelnemers: tuple[Naam, ...] = ()
    """Wie erbij waren.

    Voorbeeld: ["Eva", "Bart", "Willeke"]
    """

    vragen: Feittekst | None = None
    """Waarover is gesproken.

    Voorbeeld: Welke leerlingen wisselen van subgroep?
    """

    besluit: Afspraaktekst | None = None
    """Wat er is besloten.

    Voorbeeld: De extra uitleg gaat door, in december met teksten over muziek.
    """


class Groepsevaluatie(Record):
    """Wat een meting of gesprek over het groepsplan opleverde."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-11-17
    """

    doelen: tuple[Doelevaluatie, ...] = ()
    """Per doel van de klas of een subgroep: doelbereik en besluit."""

    uitkomst: Feittekst
    """Wat er is gemeten, voor de klas en per subgroep.

    Voorbeeld: De klas heeft gemiddeld 54,2 punten; dat was 50,5.
    """

    verloop: Feittekst | None = None
    """Hoe de uitvoering is gegaan.

    Voorbeeld: Van de 14 lessen zijn er 13 gegeven.
    """

    besluit: Afspraaktekst | None = None
    """Wat er verandert.

    Voorbeeld: De extra uitleg gaat door.
    """


class Groepsplan(Record):
    """Doelen en aanpak voor een klas, subgroepen en zo nodig een leerling."""

    TITEL: ClassVar[str] = "Groepsplan"

    soort: Literal["groepsplan"] = "groepsplan"
    """Wat dit bestand is.

    Voorbeeld: groepsplan
    """

    plannummer: Groepsplannummer
    """Het nummer van dit groepsplan; het zegt niets over de klas.

    Voorbeeld: G-4M7T-58
    """

    kluisversie: Geheel | None = None
    """De versie in de kluis waar dit bestand vandaan komt. Dossiertool vult dit zelf in.

    Voorbeeld: 3
    """

    school: School
    """De school."""

    klas: Aanduiding
    """De klas of groep.

    Voorbeeld: 3M2
    """

    onderwijssoort: Aanduiding | None = None
    """Het schooltype.

    Voorbeeld: mavo 3
    """

    schooljaar: Schooljaar
    """Het schooljaar.

    Voorbeeld: 2026-2027
    """

    plansoort: SoortGroepsplan = SoortGroepsplan.VAKSPECIFIEK
    """Over alle vakken heen, of voor één vak.

    Voorbeeld: vakspecifiek
    """

    vak: Aanduiding | None = None
    """Het vak of onderwerp.

    Voorbeeld: begrijpend lezen
    """

    periode_van: Datum
    """De eerste dag.

    Voorbeeld: 2026-09-22
    """

    periode_tot: Datum
    """De laatste dag.

    Voorbeeld: 2027-01-26
    """

    status: Planstatus = Planstatus.CONCEPT
    """Hoe ver het plan is.

    Voorbeeld: in_uitvoering
    """

    vastgesteld_op: Datum | None = None
    """De dag waarop het plan is vastgesteld.

    Voorbeeld: 2026-10-01
    """

    aanspreekpunt: Contactpersoon | None = None
    """De docent bij wie leerlingen en ouders terechtkunnen."""

    betrokkenen: tuple[Betrokkene, ...] = ()
    """Docenten, mentor, coördinator en vertegenwoordigers."""

    leerlingen: tuple[Groepsleerling, ...] = ()
    """Alle leerlingen van de klas."""

    toetsen: tuple[Toets, ...] = ()
    """De metingen waarop het plan is gebaseerd."""

    groepsoverzicht: tuple[Overzichtsregel, ...] = ()
    """Per leerling de gegevens die voor dit plan nodig zijn."""

    feiten: tuple[Feit, ...] = ()
    """Wat er over de klas is gezien of gemeten."""

    sterke_kanten: tuple[SterkeKant, ...] = ()
    """Wat in de klas goed gaat."""

    factoren: tuple[Factor, ...] = ()
    """Wat helpt en wat in de weg staat."""

    zienswijzen: tuple[Zienswijze, ...] = ()
    """Wat leerlingen, ouders en docenten zeggen, met naam of groep en datum."""

    doelen: tuple[Doel, ...] = ()
    """Het doel van de hele klas."""

    organisatie: Afspraaktekst | None = None
    """Hoe de lessen zijn ingedeeld.

    Voorbeeld: Twee lessen per week van 50 minuten.
    """

    subgroepen: tuple[Subgroep, ...] = ()
    """Leerlingen met hetzelfde doel en dezelfde aanpak. Elke leerling hoort bij één subgroep."""

    individueel: tuple[IndividueleVerwijzing, ...] = ()
    """Waar de afspraken over één leerling staan. De afspraken zelf horen hier niet."""

    maatregelen: tuple[Maatregel, ...] = ()
    """Wie doet wat en wanneer."""

    evaluatiemomenten: tuple[Evaluatiemoment, ...] = ()
    """De dagen waarop samen wordt gekeken."""

    besprekingen: tuple[Groepsbespreking, ...] = ()
    """De gesprekken met de coördinator; vaak is afgesproken: minstens drie keer per jaar."""

    evaluaties: tuple[Groepsevaluatie, ...] = ()
    """Wat het plan tot nu toe opleverde."""

    aanvaard: tuple[Aanvaarding, ...] = ()
    """Bevindingen die zo mogen blijven staan."""
