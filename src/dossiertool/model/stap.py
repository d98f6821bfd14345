"""The six steps of basisondersteuning as a cycle: which step was taken when, and who took part."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.kinds import Partij
from dossiertool.model.record import Record
from dossiertool.model.values import Datum, Feittekst, Naam


class Stapnaam(StrEnum):
    """De zes stappen."""

    SIGNALEREN = "signaleren"
    BEGRIJPEN = "begrijpen"
    PLANNEN = "plannen"
    REALISEREN = "realiseren"
    VASTLEGGEN = "vastleggen"
    EVALUEREN = "evalueren"


class Wijze(StrEnum):
    """Hoe iemand bij een stap is betrokken."""

    GESPREK = "gesprek"
    TELEFOON = "telefoon"
    BRIEF = "brief"
    NIET = "niet"


class Stapbetrokkenheid(Record):
    """Hoe één partij bij deze stap is betrokken."""

    van: Partij
    """Welke partij.

    Voorbeeld: ouders
    """

    wijze: Wijze
    """Gesprek, telefoon, brief of niet.

    Voorbeeld: gesprek
    """

    reden: Feittekst | None = None
    """Bij ‘niet’: waarom niet.

    Voorbeeld: Vader is twee keer gebeld en was niet bereikbaar.
    """


class Stap(Record):
    """Eén stap bij een behoefte. Terug naar een eerdere stap mag: zet die er dan onder, met de nieuwe datum."""

    stap: Stapnaam
    """Welke van de zes stappen.

    Voorbeeld: begrijpen
    """

    datum: Datum
    """De dag waarop de stap begon.

    Voorbeeld: 2026-10-06
    """

    afgerond_op: Datum | None = None
    """De dag waarop de stap klaar was.

    Voorbeeld: 2026-10-27
    """

    door: Naam | None = None
    """Wie deze stap zette.

    Voorbeeld: Jolien
    """

    reden: Feittekst | None = None
    """Bij een stap terug: waarom.

    Voorbeeld: Op 12 november bleek dat het ook in de pauze gebeurt.
    """

    betrokkenheid: tuple[Stapbetrokkenheid, ...] = ()
    """Hoe leerling en ouders bij deze stap zijn betrokken."""
