"""Requests of parents or pupil about their dossier: to see it, to correct it, to be informed (R154, N11).

When the school does not do all that was asked, how the one who asked sees it stands among the `zienswijzen`,
with the part it is about in `over`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dossiertool.dates import months_after
from dossiertool.model.kinds import Partij
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Datum, Feittekst, Kenmerk, Naam, Zienswijzetekst

TERM_IN_MONTHS = 1
LONGEST_IN_MONTHS = 3  # one month, and two more when the school says so in time


class SoortVerzoek(StrEnum):
    """Wat er wordt gevraagd."""

    INZAGE = "inzage"
    CORRECTIE = "correctie"
    INFORMATIE = "informatie"


class Verzoekbesluit(StrEnum):
    """Wat de school heeft besloten."""

    TOEGEWEZEN = "toegewezen"
    DEELS = "deels"
    AFGEWEZEN = "afgewezen"


class Verzoek(Record):
    """Een vraag van ouders of leerling over het dossier. De school antwoordt binnen een maand."""

    kenmerk: Kenmerk
    """Vaste verwijzing binnen het dossier.

    Voorbeeld: VZ1
    """

    soort: SoortVerzoek
    """inzage (het dossier zien), correctie (iets verbeteren) of informatie (weten hoe het gaat).

    Voorbeeld: correctie
    """

    ontvangen_op: Datum
    """De dag waarop de vraag binnenkwam. De maand begint dan.

    Voorbeeld: 2026-11-02
    """

    door: Naam
    """Wie het vraagt.

    Voorbeeld: Fatima
    """

    van: Partij = Partij.OUDERS
    """Namens wie: leerling of ouders.

    Voorbeeld: ouders
    """

    onderdeel: Kenmerk | None = None
    """Bij correctie: het kenmerk van het onderdeel waar het om gaat.

    Voorbeeld: S1
    """

    veld: Aanduiding | None = None
    """Bij correctie: welk veld of welke zin van dat onderdeel.

    Voorbeeld: het eerste feit
    """

    tekst: Zienswijzetekst | None = None
    """Wat er wordt gevraagd, in de woorden van wie het vraagt.

    Voorbeeld: Er staat dat Noor wegliep. Zij vroeg eerst of zij naar buiten mocht.
    """

    verlengd_tot: Datum | None = None
    """Alleen als de school meer tijd nodig heeft: tot wanneer, hoogstens twee maanden langer.

    Voorbeeld: 2027-01-15
    """

    verlengd_omdat: Feittekst | None = None
    """Waarom er meer tijd nodig is. Dat hoort de vrager binnen de eerste maand.

    Voorbeeld: De docent die erbij was, is ziek tot half december.
    """

    besluit: Verzoekbesluit | None = None
    """toegewezen, deels of afgewezen; leeg zolang er geen antwoord is.

    Voorbeeld: deels
    """

    besloten_op: Datum | None = None
    """De dag waarop de vrager het antwoord kreeg.

    Voorbeeld: 2026-11-20
    """

    besloten_door: Naam | None = None
    """Wie namens de school heeft besloten.

    Voorbeeld: Sabine
    """

    reden: Feittekst | None = None
    """Waarom de school dit besloot.

    Voorbeeld: De docent heeft gezien dat Noor het lokaal uit liep. Dat zij iets vroeg, staat er nu bij.
    """

    @property
    def is_open(self) -> bool:
        """Whether whoever asked still waits for an answer."""
        return self.besloten_op is None

    @property
    def uiterlijk(self) -> date:
        """The last day to answer: one month after the request came in, or the later day that was said."""
        term = months_after(self.ontvangen_op, TERM_IN_MONTHS)
        longest = months_after(self.ontvangen_op, LONGEST_IN_MONTHS)
        return min(max(term, self.verlengd_tot), longest) if self.verlengd_tot else term

    @model_validator(mode="after")
    def _answered_whole(self) -> Self:
        if (self.besluit is None) != (self.besloten_op is None):
            raise PydanticCustomError(
                "besluit_zonder_dag", "Bij een besluit horen besluit én besloten_op. Vul ze allebei in."
            )
        if self.verlengd_tot and not self.verlengd_omdat:
            raise PydanticCustomError(
                "zonder_reden", "Bij verlengd_tot hoort een reden. Vul verlengd_omdat in."
            )
        return self
