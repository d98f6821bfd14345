"""What was seen or measured, and where that comes from."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.record import Record
from dossiertool.model.values import (
    Datum,
    Feittekst,
    Getal,
    Naam,
)


class Feit(Record):
    """Iets wat is gezien, gehoord of gemeten, met wanneer en door wie."""

    wat: Feittekst
    """Wat zag, hoorde of telde u? Zonder oordeel.

    Voorbeeld: Noor liep tijdens de toets wiskunde het lokaal uit en kwam na 15 minuten terug.
    """

    datum: Datum | None = None
    """De dag, of de eerste dag van de periode.

    Voorbeeld: 2026-09-28
    """

    tot: Datum | None = None
    """De laatste dag, als het een periode was.

    Voorbeeld: 2026-10-16
    """

    wanneer: Feittekst | None = None
    """In woorden, als de dag niet bekend is.

    Voorbeeld: week 41
    """

    waar: Feittekst | None = None
    """De plaats.

    Voorbeeld: trap bij lokaal 12
    """

    gezien_door: Naam | None = None
    """Wie dit heeft gezien, gehoord of gemeten.

    Voorbeeld: docent wiskunde
    """

    bron: Feittekst | None = None
    """Waar het staat: lijst, toets, verslag of notitie.

    Voorbeeld: notitie van die dag
    """


class SoortBron(StrEnum):
    """Hoe een behoefte is gevonden."""

    OBSERVATIE = "observatie"
    GESPREK = "gesprek"
    TOETS = "toets"


class Bron(Record):
    """Waaruit een behoefte blijkt."""

    soort: SoortBron
    """Observatie, gesprek of toets.

    Voorbeeld: gesprek
    """

    datum: Datum | None = None
    """De dag van de observatie, het gesprek of de toets.

    Voorbeeld: 2026-10-06
    """

    toelichting: Feittekst | None = None
    """Wat eruit bleek.

    Voorbeeld: Noor vertelde dat zij bij het zien van de klok alles kwijt is.
    """


class Meting(Record):
    """Eén gemeten waarde bij een doel of behoefte."""

    datum: Datum
    """De dag van de meting.

    Voorbeeld: 2026-12-11
    """

    waarde: Feittekst
    """Wat er is gemeten, met getal en maat.

    Voorbeeld: 28 van de 50 woorden goed
    """

    getal: Getal | None = None
    """Het getal alleen, om metingen te vergelijken.

    Voorbeeld: 28
    """

    instrument: Feittekst | None = None
    """Waarmee is gemeten.

    Voorbeeld: dictee van 50 woorden
    """

    door: Naam | None = None
    """Wie heeft gemeten.

    Voorbeeld: Anneke
    """
