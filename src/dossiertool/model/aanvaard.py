"""A finding that somebody has accepted: it stays visible, but no longer counts."""

from __future__ import annotations

from typing import Annotated

from dossiertool.model.record import Record
from dossiertool.model.values import Datum, Feittekst, Label, Naam

Regelcode = Annotated[str, Label("[A-Z]{2,10}-[0-9A-Z]{1,3}", "Schrijf de code van de regel, zoals FEIT-01.")]
Vingerafdruk = Annotated[
    str,
    Label("[0-9a-f]{12}", "Twaalf tekens: dossiertool controleer --hoe-aanvaarden noemt ze."),
]


class Aanvaarding(Record):
    """Een bevinding die zo mag blijven staan, met reden en naam."""

    code: Regelcode
    """De code van de regel.

    Voorbeeld: FEIT-01
    """

    pad: Annotated[str, Label()]
    """De plaats in het bestand, zoals controleer die noemt.

    Voorbeeld: signalen.0.feiten.1.wat
    """

    zin: Vingerafdruk | None = None
    """De vingerafdruk van de zin. Verandert de zin, dan telt de bevinding weer.

    Voorbeeld: 3f9a0c21b7de
    """

    reden: Feittekst
    """Waarom dit zo mag blijven staan.

    Voorbeeld: Dit zijn de woorden van het verslag van de orthopedagoog.
    """

    wie: Naam
    """Wie dit heeft besloten.

    Voorbeeld: Sabine
    """

    datum: Datum
    """De dag.

    Voorbeeld: 2026-11-21
    """
