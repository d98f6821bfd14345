"""How heavily rules count at a school, what is long there, and how long things are kept."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dossiertool.findings import Niveau
from dossiertool.model.aanvaard import Regelcode
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Code, Feittekst, Vink

# Not the school's to change: without these a file cannot be read, or a law is broken.
FIXED = frozenset({"STR-01", "STR-02", "STR-03", "STR-04", "PRIV-01"})
Weken = Annotated[int, Field(ge=1, le=104)]
Maanden = Annotated[int, Field(ge=1, le=60)]


class Regelniveau(StrEnum):
    """Hoe zwaar een regel op deze school telt."""

    UIT = "uit"
    TIP = "tip"
    WAARSCHUWING = "waarschuwing"
    FOUT = "fout"


class Regelkeuze(Record):
    """Deze school laat een regel anders tellen, met de reden."""

    code: Regelcode
    """De code van de regel.

    Voorbeeld: BEH-02
    """

    niveau: Regelniveau
    """uit, tip, waarschuwing of fout.

    Voorbeeld: fout
    """

    reden: Feittekst
    """Waarom de school dit kiest.

    Voorbeeld: Afgesproken in het team op 7 september 2026.
    """

    @property
    def as_niveau(self) -> Niveau | None:
        """The level of a finding of this rule; None when the rule is off."""
        return None if self.niveau is Regelniveau.UIT else Niveau(self.niveau.value)


class Bewaartermijn(Record):
    """Hoelang de school iets bewaart, en waarom zo lang."""

    categorie: Code
    """Waar het om gaat.

    Voorbeeld: begeleiding
    """

    jaren: Annotated[int, Field(ge=0, le=30)]
    """Hoeveel jaar.

    Voorbeeld: 2
    """

    vanaf: Aanduiding
    """Waarna de termijn begint.

    Voorbeeld: uitschrijving
    """

    grondslag: Feittekst
    """Waarom deze termijn.

    Voorbeeld: Eigen keuze van de school, vastgesteld op 7 september 2026.
    """

    in_wet: Vink = False
    """true (ja) als deze termijn in een wet staat; false (nee) als de school haar zelf koos.

    Voorbeeld: false
    """

    uiterlijk_weken: Weken | None = None
    """Alleen als het daarna binnen zoveel weken weg moet zijn.

    Voorbeeld: 8
    """


class Termijnen(Record):
    """Wat op deze school lang of te lang is."""

    behoefte_maanden: Maanden = 12
    """Na hoeveel maanden een open behoefte opnieuw wordt bekeken.

    Voorbeeld: 12
    """

    meting_weken: Weken = 10
    """Na hoeveel weken zonder meting een doel opvalt.

    Voorbeeld: 10
    """

    stil_weken: Weken = 6
    """Na hoeveel weken zonder bericht een partij opvalt.

    Voorbeeld: 6
    """

    tussentijds_weken: Weken = 8
    """Een plan dat langer duurt, heeft een moment tussendoor.

    Voorbeeld: 8
    """

    advies_weken: Weken = 4
    """Na hoeveel weken een advies opgevolgd moet zijn.

    Voorbeeld: 4
    """

    groepsbesprekingen: Annotated[int, Field(ge=0, le=12)] = 3
    """Hoe vaak een groepsplan per schooljaar met de coördinator wordt besproken.

    Voorbeeld: 3
    """
