"""Something that was noticed (stap 1 Signaleren), and what was done with it in the first days."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.factor import Factor
from dossiertool.model.feit import Feit
from dossiertool.model.kinds import Urgentie
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Kenmerk, Naam


class Gebied(StrEnum):
    """Of het gaat om leren, opgroeien of opvoeden."""

    LEREN = "leren"
    OPGROEIEN = "opgroeien"
    OPVOEDEN = "opvoeden"


class Signaal(Record):
    """Wat iemand is opgevallen, en wat daar de eerste dagen mee is gedaan."""

    kenmerk: Kenmerk
    """Vaste verwijzing voor plannen en aanmeldingen.

    Voorbeeld: S1
    """

    datum: Datum
    """De dag van het signaal.

    Voorbeeld: 2026-10-19
    """

    door: Naam
    """Wie het signaal gaf.

    Voorbeeld: Gerrit, conciërge
    """

    gebied: Gebied | None = None
    """Of het gaat om leren, opgroeien of opvoeden.

    Voorbeeld: opgroeien
    """

    onderwerp: Aanduiding | None = None
    """Waar het over gaat, in één of twee woorden.

    Voorbeeld: pesten
    """

    protocol: Aanduiding | None = None
    """Het protocol van de school dat hierbij hoort.

    Voorbeeld: pestprotocol
    """

    feiten: tuple[Feit, ...] = ()
    """Wat er is gezien."""

    factoren: tuple[Factor, ...] = ()
    """Wat helpt en wat in de weg staat; leeg betekent: zoals in het dossier."""

    behoeften: tuple[Kenmerk, ...] = ()
    """Welke behoeften hieruit zijn gekomen.

    Voorbeeld: ["B1"]
    """

    urgentie: Urgentie | None = None
    """Hoe snel er iets moet gebeuren.

    Voorbeeld: week
    """

    urgentie_reden: Feittekst | None = None
    """Waarom het zo snel moet.

    Voorbeeld: twee of drie voorvallen per week
    """

    leerling_gehoord_op: Datum | None = None
    """Wanneer u naar de leerling luisterde; dat komt vóór de volgende stap.

    Voorbeeld: 2026-10-29
    """

    leerling_niet_gehoord: Feittekst | None = None
    """Als u de leerling pas later of niet hebt gehoord: waarom.

    Voorbeeld: Roos was ziek tot en met 28 oktober.
    """

    ouders_gesproken_op: Datum | None = None
    """Het eerste contact met ouders over dit signaal.

    Voorbeeld: 2026-10-29
    """

    ouders_niet_gesproken: Feittekst | None = None
    """Als er nog geen contact met ouders was: waarom niet.

    Voorbeeld: Vader is op 20 en 22 oktober gebeld en was niet bereikbaar.
    """

    vervolgstap: Afspraaktekst | None = None
    """Wat er na het signaal is afgesproken.

    Voorbeeld: De mentor bespreekt dit op 2 november met de leerlingbegeleider.
    """

    vervolgstap_op: Datum | None = None
    """De dag van de eerste vervolgstap.

    Voorbeeld: 2026-11-02
    """

    geinformeerd_op: Datum | None = None
    """Wanneer leerling en ouders hoorden waar zij binnen en buiten de school terechtkunnen.

    Voorbeeld: 2026-10-29
    """

    wie_weten_ervan: tuple[Naam, ...] = ()
    """Wie van dit signaal weten.

    Voorbeeld: ["mentor Yvette", "Sabine"]
    """
