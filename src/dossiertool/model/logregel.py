"""What was noted of a dossier, by day: plain facts, with who wrote them."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.kinds import Partij
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Datum,
    Feittekst,
    Kenmerk,
    Naam,
)


class SoortLogregel(StrEnum):
    """Wat voor gebeurtenis het is."""

    UITVOERING = "uitvoering"
    GESPREK = "gesprek"
    OUDERBERICHT = "ouderbericht"
    MELDING = "melding"
    VASTLEGGING = "vastlegging"
    PREVENTIEF = "preventief"
    OVERIG = "overig"


class Logregel(Record):
    """Een feitelijke aantekening met datum en naam."""

    datum: Datum | None = None
    """De dag; leeg als de dag niet bekend is.

    Voorbeeld: 2026-11-10
    """

    soort: SoortLogregel
    """Wat voor gebeurtenis het is.

    Voorbeeld: uitvoering
    """

    door: Naam | None = None
    """Wie dit opschreef.

    Voorbeeld: Jolien
    """

    van: Partij | None = None
    """Van welke partij het bericht kwam.

    Voorbeeld: ouders
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """Over welke behoeften het gaat.

    Voorbeeld: ["B1"]
    """

    maatregelen: tuple[Kenmerk, ...] = ()
    """Welke maatregelen hiermee zijn uitgevoerd.

    Voorbeeld: ["M1"]
    """

    partner: Naam | None = None
    """Bij preventief contact: met welke partner.

    Voorbeeld: gezinsspecialist
    """

    opgevolgd_op: Datum | None = None
    """Bij een bericht van ouders: wanneer de regiehouder het heeft opgepakt.

    Voorbeeld: 2026-11-11
    """

    tekst: Feittekst
    """Wat er gebeurde.

    Voorbeeld: Noor maakte de toets Nederlands in lokaal 21 en beantwoordde 17 van de 20 vragen.
    """
