"""The evaluation of a plan (stap 6 Evalueren)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from dossiertool.model.akkoord import Akkoord, Ontvangst
from dossiertool.model.feit import Meting
from dossiertool.model.kinds import Doelbereik, Doelbesluit, Planstatus
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Afspraaktekst,
    Datum,
    Feittekst,
    Kenmerk,
    Naam,
)
from dossiertool.model.zienswijze import Inbreng, Zienswijze


class SoortEvaluatie(StrEnum):
    """Welke evaluatie het is."""

    TUSSEN = "tussen"
    EIND = "eind"
    JAAR_OPP = "jaar_opp"
    NAZORG = "nazorg"


class Vervolg(StrEnum):
    """De stap na de evaluatie."""

    VOORTZETTEN = "voortzetten"
    NIEUW_PLAN = "nieuw_plan"
    AFBOUW = "afbouw"
    AFSLUITEN = "afsluiten"
    ONDERSTEUNINGSTEAM = "ondersteuningsteam"
    GEEN = "geen"


class Maatregelbesluit(StrEnum):
    """Wat er met een maatregel gebeurt."""

    VOORTZETTEN = "voortzetten"
    AANPASSEN = "aanpassen"
    AFBOUWEN = "afbouwen"
    STOPPEN = "stoppen"


class Doelevaluatie(Record):
    """Hoe het met één doel staat. Doelbereik is hoe ver u kwam; besluit is wat u nu doet."""

    doel: Kenmerk
    """Het kenmerk van het doel in het plan.

    Voorbeeld: D1
    """

    doelbereik: Doelbereik
    """In hoeverre het doel is gehaald.

    Voorbeeld: behaald
    """

    meting: Meting | None = None
    """Waaruit dat blijkt."""

    toelichting: Feittekst | None = None
    """Alleen feiten: wat is er gebeurd?

    Voorbeeld: De telling is door Noor en Jolien samen gedaan.
    """

    besluit: Doelbesluit | None = None
    """Wat er met het doel gebeurt.

    Voorbeeld: afbouwen
    """

    besluit_toelichting: Afspraaktekst | None = None
    """Hoe het met het doel verdergaat, en tot wanneer.

    Voorbeeld: Voortzetten tot 26 maart
    """


class Maatregelevaluatie(Record):
    """Wat er van een maatregel terechtkwam en hoe het verdergaat."""

    omschrijving: Afspraaktekst
    """De maatregel in een paar woorden.

    Voorbeeld: Training door Peter
    """

    maatregel: Kenmerk | None = None
    """Het kenmerk van de maatregel in het plan.

    Voorbeeld: M1
    """

    uitgevoerd: Feittekst | None = None
    """Hoe vaak of hoe lang het is gedaan.

    Voorbeeld: 10 van de 10 keer
    """

    besluit: Maatregelbesluit | None = None
    """Voortzetten, aanpassen, afbouwen of stoppen.

    Voorbeeld: stoppen
    """

    waarom: Feittekst | None = None
    """Waarom u dit besloot.

    Voorbeeld: Doel 3 is behaald
    """


class Opbrengst(Record):
    """Heeft het opgeleverd wat ieder ervan verwachtte? Met naam en datum."""

    leerling: Inbreng | None = None
    """Volgens de leerling."""

    ouders: Inbreng | None = None
    """Volgens de ouders."""

    leraar: Inbreng | None = None
    """Volgens de leraar."""


class Afbouwstap(Record):
    """Eén stap waarmee de hulp minder wordt."""

    datum: Datum
    """Vanaf wanneer.

    Voorbeeld: 2027-02-08
    """

    stap: Afspraaktekst
    """Wat er minder of anders wordt.

    Voorbeeld: Vanaf nu lokaal 21 alleen als Noor erom vraagt.
    """

    wie: tuple[Naam, ...] = ()
    """Wie hiervoor zorgt.

    Voorbeeld: ["Sabine"]
    """


class Nazorg(Record):
    """Het contact nadat de hulp is gestopt."""

    datum: Datum
    """Wanneer er contact is.

    Voorbeeld: 2027-05-28
    """

    wie: Naam
    """Wie contact opneemt.

    Voorbeeld: Jolien
    """

    wat: Afspraaktekst | None = None
    """Waarnaar u dan vraagt, en wat een reden is om eerder contact te zoeken.

    Voorbeeld: Jolien belt moeder. Eerder bij twee toetsen onder 80%.
    """


class Evaluatie(Record):
    """Wat het plan heeft opgeleverd en hoe het verdergaat."""

    TITEL: ClassVar[str] = "Evaluatie"

    kenmerk: Kenmerk
    """Vaste verwijzing binnen het dossier.

    Voorbeeld: E1
    """

    soort: SoortEvaluatie
    """Tussen, eind, jaar_opp of nazorg.

    Voorbeeld: eind
    """

    datum: Datum
    """De dag waarop is gekeken.

    Voorbeeld: 2027-02-05
    """

    plan: Kenmerk | None = None
    """Het plan dat is geëvalueerd.

    Voorbeeld: HP1
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """De behoeften waarnaar is gekeken; leeg betekent: die van het plan.

    Voorbeeld: ["B1"]
    """

    status: Planstatus = Planstatus.CONCEPT
    """Hoe ver het verslag is.

    Voorbeeld: vastgesteld
    """

    deelnemers: tuple[Naam, ...] = ()
    """Wie erbij waren.

    Voorbeeld: ["Noor", "Fatima", "Jolien"]
    """

    wat_goed_ging: tuple[Feittekst, ...] = ()
    """Wat er lukte; staat altijd vooraan.

    Voorbeeld: ["Noor leverde vanaf 4 november alle 20 toetsen in."]
    """

    proces: Feittekst | None = None
    """Hoe de uitvoering is verlopen.

    Voorbeeld: Van de tien bijeenkomsten zijn er tien geweest.
    """

    doelen: tuple[Doelevaluatie, ...] = ()
    """Per doel: hoe ver het is gehaald en wat ermee gebeurt."""

    maatregelen: tuple[Maatregelevaluatie, ...] = ()
    """Per maatregel: wat er is gedaan en wat ermee gebeurt."""

    zienswijzen: tuple[Zienswijze, ...] = ()
    """Hoe ieder het ziet."""

    reflectie_leraar: Inbreng | None = None
    """Wat de leraar over de eigen aanpak leerde. Komt niet in het document voor ouders."""

    opbrengst: Opbrengst | None = None
    """Of het opleverde wat ieder ervan verwachtte."""

    anders: Afspraaktekst | None = None
    """Wat we een volgende keer anders doen.

    Voorbeeld: Het toetsrooster een week eerder delen.
    """

    vervolg: Vervolg | None = None
    """De volgende stap.

    Voorbeeld: afbouw
    """

    vervolg_toelichting: Afspraaktekst | None = None
    """Wat de volgende stap inhoudt, en met welke doelen.

    Voorbeeld: Doel 2 loopt door tot 26 maart; daarna sluiten we de behoefte.
    """

    nieuwe_maatregelen: tuple[Maatregel, ...] = ()
    """Wat er nog nodig is, voor welk doel en welke periode."""

    afbouw: tuple[Afbouwstap, ...] = ()
    """Hoe de hulp stap voor stap minder wordt."""

    nazorg: Nazorg | None = None
    """Het contact nadat de hulp is gestopt."""

    besproken_met_ouders_op: Datum | None = None
    """Wanneer de uitkomst met ouders is besproken.

    Voorbeeld: 2027-02-05
    """

    akkoorden: tuple[Akkoord, ...] = ()
    """Wie akkoord is, en hoe."""

    vastgesteld_op: Datum | None = None
    """De dag waarop het verslag is vastgesteld.

    Voorbeeld: 2027-02-12
    """

    gedeeld_met: tuple[Ontvangst, ...] = ()
    """Wie het verslag heeft gekregen, en wanneer."""
