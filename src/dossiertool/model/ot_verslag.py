"""What the support team discussed and decided, each decision under one of its four functions."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from dossiertool.model.akkoord import Ontvangst
from dossiertool.model.kinds import Planstatus
from dossiertool.model.ot_aanmelding import OTFunctie
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Kenmerk, Naam, Vink


class OTRol(StrEnum):
    """Als wat iemand bij het ondersteuningsteam zit."""

    ONDERWIJSONDERSTEUNINGSSPECIALIST = "onderwijsondersteuningsspecialist"
    GEZINSSPECIALIST = "gezinsspecialist"
    COORDINATOR = "coordinator"
    MENTOR = "mentor"
    LEERLING = "leerling"
    OUDER = "ouder"
    EXTERN = "extern"
    OVERIG = "overig"


class Aanwezige(Record):
    """Wie bij de bespreking was."""

    naam: Naam
    """Wie het is.

    Voorbeeld: Sabine
    """

    rol: OTRol
    """Als wat deze persoon meepraat.

    Voorbeeld: coordinator
    """

    organisatie: Naam | None = None
    """Bij iemand van buiten de school: waar die werkt.

    Voorbeeld: Jeugdteam Voorbeeldstreek
    """


class OTBesluit(Record):
    """Een besluit van het ondersteuningsteam, bij één van de vier functies."""

    kenmerk: Kenmerk | None = None
    """Kort kenmerk, om er later naar te verwijzen.

    Voorbeeld: OB1
    """

    functie: OTFunctie
    """interventie, advies, doorverwijzing of eindevaluatie_nazorg.

    Voorbeeld: advies
    """

    wat: Afspraaktekst
    """Wat is besloten of geadviseerd.

    Voorbeeld: Yvette spreekt elke vrijdag tien minuten met Roos.
    """

    wie: Naam
    """Wie het doet of het advies opvolgt.

    Voorbeeld: Yvette
    """

    start: Datum | None = None
    """De eerste dag.

    Voorbeeld: 2026-11-23
    """

    einde: Datum | None = None
    """De laatste dag.

    Voorbeeld: 2027-01-29
    """

    evaluatie_op: Datum | None = None
    """Wanneer u kijkt wat het opleverde.

    Voorbeeld: 2027-01-29
    """

    motivering: Feittekst | None = None
    """Waarom dit is besloten.

    Voorbeeld: De pauzeplek alleen was niet genoeg: op 9 november gebeurde het op de trap.
    """

    uiterlijk: Datum | None = None
    """Voor wanneer het moet zijn gedaan.

    Voorbeeld: 2026-12-04
    """

    opgevolgd_op: Datum | None = None
    """Wanneer het is gedaan.

    Voorbeeld: 2026-12-04
    """

    opvolging: Feittekst | None = None
    """Wat ermee is gedaan, of waarom niet.

    Voorbeeld: Het eerste gesprek was op 27 november.
    """

    naar: Naam | None = None
    """Bij een doorverwijzing: naar wie.

    Voorbeeld: Jeugdteam Voorbeeldstreek
    """

    toestemming: Kenmerk | None = None
    """Bij een doorverwijzing: het kenmerk van de toestemming.

    Voorbeeld: T2
    """

    antwoord: Feittekst | None = None
    """Bij een doorverwijzing: wat de ander antwoordde.

    Voorbeeld: Het eerste gesprek is op 8 december.
    """


class OTVerslag(Record):
    """Het verslag van een bespreking in het ondersteuningsteam."""

    TITEL: ClassVar[str] = "Verslag ondersteuningsteam"

    kenmerk: Kenmerk
    """Vaste verwijzing binnen het dossier.

    Voorbeeld: V1
    """

    datum: Datum
    """De dag van de bespreking.

    Voorbeeld: 2026-11-19
    """

    aanmelding: Kenmerk | None = None
    """De aanmelding waar het om gaat.

    Voorbeeld: OT1
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """Over welke behoeften het gaat; leeg betekent: die van de aanmelding.

    Voorbeeld: ["B1"]
    """

    status: Planstatus = Planstatus.CONCEPT
    """Hoe ver het verslag is.

    Voorbeeld: vastgesteld
    """

    aanwezig: tuple[Aanwezige, ...] = ()
    """Wie erbij waren, met hun rol."""

    op_naam: Vink = True
    """true (ja) als de leerling met naam is besproken.

    Voorbeeld: true
    """

    conclusie: Feittekst | None = None
    """Wat er is vastgesteld.

    Voorbeeld: Roos eet sinds 16 november in de kantine; op de trap zijn er nog twee voorvallen per week.
    """

    besluiten: tuple[OTBesluit, ...] = ()
    """Wat is besloten, elk bij één van de vier functies."""

    volgende_bespreking: Datum | None = None
    """Wanneer het ondersteuningsteam opnieuw kijkt.

    Voorbeeld: 2027-01-21
    """

    teruggekoppeld_op: Datum | None = None
    """Wanneer leerling en ouders de uitkomst hoorden.

    Voorbeeld: 2026-11-20
    """

    teruggekoppeld_door: Aanduiding | None = None
    """Wie dat deed.

    Voorbeeld: mentor Yvette
    """

    gedeeld_met: tuple[Ontvangst, ...] = ()
    """Wie het verslag heeft gekregen, en wanneer."""
