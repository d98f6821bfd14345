"""Goals, measures and the days on which people look at them, wherever a document prints them."""

from __future__ import annotations

from dossiertool.model.doel import Doel, Evaluatiemoment
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.record import Record
from dossiertool.model.values import Datum


class Tussenstap(Record):
    """Een tussendoel of een meting onderweg naar een doel."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-12-11
    """

    soort: str
    """Tussendoel of Gemeten.

    Voorbeeld: Tussendoel
    """

    tekst: str
    """Wat er dan is, of wat er is gemeten.

    Voorbeeld: 14 van de 20 vragen
    """

    wie_bron: str
    """Bij een meting: wie die deed, en waarmee.

    Voorbeeld: Jolien, toets Nederlands
    """


class DoelInDocument(Doel):
    """Een doel, met zijn nummer in het document."""

    nummer: int
    """Het hoeveelste doel.

    Voorbeeld: 1
    """

    van_wie: str
    """Wie eraan werken; leeg als dat alleen de leerling is.

    Voorbeeld: Noor en ouders
    """

    besproken: str
    """Met wie het is besproken, en wanneer.

    Voorbeeld: Noor en ouders op 27 oktober 2026
    """

    onderweg: tuple[Tussenstap, ...]
    """Tussendoelen en metingen op datum."""

    helpt: tuple[str, ...]
    """Wat erbij helpt.

    Voorbeeld: ["Een vaste plek vooraan."]
    """


class MaatregelInDocument(Maatregel):
    """Een maatregel, met de nummers van zijn doelen."""

    doelnummers: str
    """Voor welke doelen dit is.

    Voorbeeld: 1 en 3
    """


class MomentInDocument(Evaluatiemoment):
    """Een dag waarop samen wordt gekeken."""

    volgende: bool
    """Of dit het eerste moment is dat nog komt.

    Voorbeeld: true
    """
