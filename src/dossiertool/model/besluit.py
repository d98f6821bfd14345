"""A decision about the support, with its motives: also the decision to take no step for now."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.record import Record
from dossiertool.model.values import Afspraaktekst, Datum, Feittekst, Kenmerk, Naam


class SoortBesluit(StrEnum):
    """Of er iets is gekozen, of dat er juist even geen stap is gezet."""

    KEUZE = "keuze"
    GEEN_STAP = "geen_stap"


class Besluit(Record):
    """Wat is besloten, door wie en waarom."""

    datum: Datum
    """De dag van het besluit.

    Voorbeeld: 2026-11-03
    """

    soort: SoortBesluit = SoortBesluit.KEUZE
    """keuze, of geen_stap als u bewust nog niets doet.

    Voorbeeld: geen_stap
    """

    wat: Afspraaktekst
    """Wat is besloten.

    Voorbeeld: Wij wachten de toetsweek af en starten nog geen training.
    """

    door: tuple[Naam, ...] = ()
    """Wie dit samen besloten.

    Voorbeeld: ["Noor", "Fatima", "Jolien"]
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """Over welke behoeften het gaat.

    Voorbeeld: ["B1"]
    """

    motivering: Feittekst | None = None
    """Waarom dit is gekozen.

    Voorbeeld: In de laatste twee toetsen vulde Noor 90% van de vragen in.
    """

    alternatieven: tuple[Afspraaktekst, ...] = ()
    """Wat ook is overwogen.

    Voorbeeld: ["nu al beginnen met de training"]
    """

    terugkijken_op: Datum | None = None
    """Bij geen_stap: wanneer u opnieuw kijkt.

    Voorbeeld: 2026-12-11
    """

    teruggekeken_op: Datum | None = None
    """Wanneer dat is gedaan.

    Voorbeeld: 2026-12-11
    """
