"""What was seen and done, and what helps or is in the way, wherever a document prints it."""

from __future__ import annotations

from dossiertool.model.feit import Feit
from dossiertool.model.kinds import Domein
from dossiertool.model.ot_aanmelding import Eerder
from dossiertool.model.record import Record


class FeitInDocument(Feit):
    """Een feit, met de dag in woorden."""

    moment: str
    """De dag of periode in woorden.

    Voorbeeld: 2 tot en met 13 november
    """

    wie_bron: str
    """Wie het zag, en waaruit het blijkt.

    Voorbeeld: Jolien, toets Nederlands
    """

    signaal: str
    """Bij welk signaal het feit hoort.

    Voorbeeld: Signaal van Jolien, 6 oktober 2026
    """


class Feiten(Record):
    """De feiten in volgorde van tijd."""

    feiten: tuple[FeitInDocument, ...]
    """De feiten van dit document en van zijn signalen, in volgorde van tijd."""

    feiten_jaar: int | None
    """Het jaar, als alle feiten in hetzelfde jaar zijn.

    Voorbeeld: 2026
    """

    feiten_met_plaats: bool
    """Of er bij een feit staat waar het was.

    Voorbeeld: true
    """


class EerderInDocument(Eerder):
    """Wat al is gedaan, met de dag in woorden."""

    moment: str
    """De dag of periode in woorden.

    Voorbeeld: vanaf 6 oktober
    """


class Punt(Record):
    """Een sterke kant of factor."""

    tekst: str
    """Wat helpt of in de weg staat.

    Voorbeeld: Noor begint meteen als de toets in stukken is geknipt.
    """

    bron: str
    """Van wie of waaruit dit komt.

    Voorbeeld: ouders, 6 oktober 2026
    """


class DomeinInDocument(Record):
    """De factoren van één domein naast elkaar."""

    domein: Domein
    """Leerling, groep, school, leraar of ouders.

    Voorbeeld: leraar
    """

    helpt: tuple[Punt, ...]
    """Wat daar helpt."""

    hindert: tuple[Punt, ...]
    """Wat daar in de weg staat."""


class Factoren(Record):
    """Wat helpt en wat in de weg staat."""

    wat_helpt: tuple[Punt, ...]
    """Sterke kanten, en factoren die helpen."""

    wat_hindert: tuple[Punt, ...]
    """Factoren die in de weg staan."""

    factoren_per_domein: tuple[DomeinInDocument, ...]
    """De factoren naast elkaar, per domein."""
