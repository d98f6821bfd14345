"""What the evaluatie may print, besides the fields of the dossier."""

from __future__ import annotations

from dossiertool.documents.fields.goals import MaatregelInDocument, MomentInDocument
from dossiertool.documents.fields.pupil import MetMaatregelenEnAkkoord, VanLeerling
from dossiertool.documents.fields.voices import AkkoordInDocument, Stemmen
from dossiertool.model.evaluatie import Doelevaluatie, Evaluatie, Maatregelevaluatie
from dossiertool.model.handelingsplan import Handelingsplan
from dossiertool.model.record import Record


class DoelBekeken(Doelevaluatie):
    """Een doel zoals het is bekeken; `doelbereik` is leeg als er niet over is gesproken."""

    nummer: int
    """Het hoeveelste doel van het plan.

    Voorbeeld: 1
    """

    titel: str | None
    """Het doel in een paar woorden.

    Voorbeeld: Toetsen maken
    """

    omschrijving: str | None
    """Het doel uit het plan.

    Voorbeeld: Noor maakt elke toets af.
    """

    nulmeting: str | None
    """Waar het begon.

    Voorbeeld: 8 van de 20 vragen
    """

    streefwaarde: str | None
    """Waar het naartoe ging.

    Voorbeeld: 16 van de 20 vragen
    """


class MaatregelBekeken(Maatregelevaluatie):
    """Een maatregel zoals die is bekeken."""

    besproken: bool
    """Nee bij een maatregel uit het plan waar de evaluatie niets over zegt.

    Voorbeeld: true
    """


class EvaluatieInDocument(Evaluatie):
    """De evaluatie van dit document."""

    doelen: tuple[DoelBekeken, ...]
    """De doelen van het plan in volgorde, daarna andere."""

    maatregelen: tuple[MaatregelBekeken, ...]
    """Wat er met elke maatregel gebeurt."""

    nieuwe_maatregelen: tuple[MaatregelInDocument, ...]
    """Maatregelen die erbij komen."""

    akkoorden: tuple[AkkoordInDocument, ...]
    """Wie akkoord is, en wie nog moet antwoorden."""

    gedeeld_met_wie: str
    """Wie het document kreeg, en wanneer.

    Voorbeeld: Noor (28 oktober 2026) en de docenten van 1V1
    """


class DoelenGeteld(Record):
    """Hoeveel doelen er zijn, en hoever die kwamen."""

    totaal: int
    """Alle doelen.

    Voorbeeld: 3
    """

    behaald: int
    """Doelen die zijn behaald.

    Voorbeeld: 1
    """

    deels: int
    """Doelen die deels zijn behaald.

    Voorbeeld: 1
    """

    niet: int
    """Doelen die niet zijn behaald.

    Voorbeeld: 0
    """

    niet_beoordeeld: int
    """Doelen die niet konden worden beoordeeld.

    Voorbeeld: 0
    """

    niet_besproken: int
    """Doelen waar niet over is gesproken.

    Voorbeeld: 1
    """


class OpbrengstVanPartij(Record):
    """Wat het plan opleverde volgens één partij."""

    kop: str
    """Hoe het document deze partij noemt.

    Voorbeeld: Moeder
    """

    tekst: str | None
    """Wat die daarvan zegt.

    Voorbeeld: Noor gaat liever naar school.
    """

    bron: str
    """Wie het zei, en wanneer.

    Voorbeeld: Fatima, 11 december 2026
    """


class VanEvaluatie(VanLeerling, Stemmen, MetMaatregelenEnAkkoord):
    """Wat een evaluatie nog meer heeft."""

    evaluatie: EvaluatieInDocument
    """De evaluatie zelf."""

    plan: Handelingsplan | None
    """Het plan dat is geëvalueerd."""

    stappen: tuple[MomentInDocument, ...]
    """Afbouw en nazorg op datum."""

    besluiten_met_reden: bool
    """Of er bij een maatregel een reden staat.

    Voorbeeld: true
    """

    doelen_geteld: DoelenGeteld
    """Hoeveel doelen er zijn, en hoever die kwamen."""

    doelen_weggelaten: int
    """Hoeveel doelen er niet staan omdat hun behoefte is afgesloten.

    Voorbeeld: 0
    """

    opbrengst_per_partij: tuple[OpbrengstVanPartij, ...]
    """Wat het plan opleverde volgens leerling, ouders en school."""

    verwacht: tuple[str, ...]
    """Wat de maatregelen moesten opleveren.

    Voorbeeld: ["Noor begint binnen vijf minuten."]
    """
