"""What the groepsplan may print, besides its own fields.

What names no pupil is in a list `…_zonder_naam`, for everyone; what does is in `…_met_naam`, for teachers.
"""

from __future__ import annotations

from dossiertool.documents.fields.evaluation import DoelBekeken
from dossiertool.documents.fields.pupil import ElkDocument
from dossiertool.documents.fields.shared import (
    DoelInDocument,
    Factoren,
    Feiten,
    FeitInDocument,
    MaatregelInDocument,
    MomentInDocument,
    Stemmen,
)
from dossiertool.model.groep import IndividueleVerwijzing, Subgroep, Toets
from dossiertool.model.groepsplan import Groepsbespreking, Groepsevaluatie
from dossiertool.model.persoon import Betrokkene
from dossiertool.model.record import Record


class DoelInGroepsplan(DoelInDocument):
    """Een doel van de klas of van een subgroep."""

    kop: str
    """De subgroep; leeg bij een doel van de klas.

    Voorbeeld: Subgroep A: zelf vragen maken
    """


class Regel(Record):
    """Een regel van de aanpak van een subgroep."""

    kop: str
    """Waar de regel over gaat.

    Voorbeeld: Uitleg en hulp
    """

    tekst: str
    """Wat er dan gebeurt.

    Voorbeeld: Extra uitleg in kleine stappen.
    """


class RegelNaastElkaar(Record):
    """Een regel van de aanpak, met een tekst voor elke subgroep."""

    kop: str
    """Waar de regel over gaat.

    Voorbeeld: Uitleg en hulp
    """

    teksten: tuple[str | None, ...]
    """De tekst van elke subgroep.

    Voorbeeld: ["Extra uitleg in kleine stappen."]
    """


class SubgroepInDocument(Subgroep):
    """Een subgroep met haar aanpak."""

    kop: str
    """Hoe het document de subgroep noemt.

    Voorbeeld: Subgroep A: zelf vragen maken
    """

    aantal: int
    """Hoeveel leerlingen erin zitten.

    Voorbeeld: 7
    """

    doelen: tuple[DoelInGroepsplan, ...]
    """De doelen van de subgroep."""

    doeltekst: str
    """De doelen in een regel.

    Voorbeeld: Doel 2: Vragen maken (uiterlijk 26 januari 2027).
    """

    doelscore_tekst: str
    """De score om te halen, als er geen tabel met scores is.

    Voorbeeld: minstens 55
    """

    doelkaarten: tuple[DoelInGroepsplan, ...]
    """De doelen waarvan meer is ingevuld dan een tekst en een dag."""

    regels: tuple[Regel, ...]
    """De aanpak, regel voor regel."""


class Gemiddelden(Record):
    """De gemiddelden van een subgroep of van de klas."""

    gemiddeld: tuple[str, ...]
    """Het gemiddelde van elke toets; alleen voor docenten.

    Voorbeeld: ["50,5"]
    """

    gemiddeld_openbaar: tuple[str, ...]
    """Hetzelfde voor iedereen: een gemiddelde van minder dan drie scores staat er niet.

    Voorbeeld: ["niet getoond"]
    """

    verschil: str
    """Het verschil tussen de eerste en de laatste toets.

    Voorbeeld: +3,7
    """

    bereikt: str
    """Hoeveel leerlingen de score haalden; alleen voor docenten.

    Voorbeeld: 4 van 7
    """

    bereikt_openbaar: str
    """Hetzelfde voor iedereen.

    Voorbeeld: 4 van 7
    """


class LeerlingMetScores(Record):
    """De scores van één leerling; alleen voor docenten."""

    naam: str
    """Wie het is.

    Voorbeeld: Noor
    """

    scores: tuple[str, ...]
    """De score bij elke toets.

    Voorbeeld: ["54"]
    """

    verschil: str
    """Het verschil tussen de eerste en de laatste toets.

    Voorbeeld: +4
    """

    bereikt: bool
    """Of de score van de subgroep is gehaald.

    Voorbeeld: true
    """

    tot_doel: str
    """Hoeveel er nog ontbreekt.

    Voorbeeld: nog 3
    """


class SubgroepMetScores(Gemiddelden):
    """Een subgroep met haar scores."""

    kenmerk: str
    """De letter of het nummer.

    Voorbeeld: A
    """

    kop: str
    """Hoe het document de subgroep noemt.

    Voorbeeld: Subgroep A: zelf vragen maken
    """

    doel: str | None
    """De score om te halen.

    Voorbeeld: 55
    """

    leerlingen: tuple[LeerlingMetScores, ...]
    """De leerlingen; alleen voor docenten."""

    aantal: int
    """Hoeveel leerlingen erin zitten.

    Voorbeeld: 7
    """


class Scores(Record):
    """De scores van de laatste drie toetsen."""

    toetsen: tuple[Toets, ...]
    """De toetsen, op datum."""

    met_verschil: bool
    """Of twee toetsen te vergelijken zijn.

    Voorbeeld: true
    """

    met_doel: bool
    """Of er een score is om te halen.

    Voorbeeld: true
    """

    subgroepen: tuple[SubgroepMetScores, ...]
    """De scores per subgroep."""

    verborgen: bool
    """Of er een gemiddelde niet wordt getoond.

    Voorbeeld: false
    """

    klas: Gemiddelden
    """De gemiddelden van de klas."""

    niet_ingedeeld: tuple[str, ...]
    """Wie in geen subgroep zit; alleen voor docenten.

    Voorbeeld: ["Noor"]
    """


class EvaluatieInGroepsplan(Groepsevaluatie):
    """Een evaluatie, met haar doelen."""

    doelen: tuple[DoelBekeken, ...]
    """De doelen waarover is gesproken."""


class VerwijzingInDocument(IndividueleVerwijzing):
    """Waar afspraken over leerlingen staan."""

    namen: str
    """Over wie het gaat.

    Voorbeeld: Noor en Daan
    """


class NodigVanLeerling(Record):
    """Wat één leerling in de les nodig heeft."""

    naam: str
    """Wie het is.

    Voorbeeld: Noor
    """

    nodig: str
    """Wat die nodig heeft.

    Voorbeeld: Een plek vooraan.
    """


class TekstMetNaam(Record):
    """Een tekst die een leerling noemt, en dus alleen voor docenten is."""

    kop: str
    """Waar de tekst over gaat.

    Voorbeeld: Wat goed gaat en wat helpt
    """

    tekst: str
    """De tekst.

    Voorbeeld: Noor helpt anderen graag.
    """

    bron: str
    """Van wie of waaruit dit komt.

    Voorbeeld: Bart, 22 september 2026
    """


class VanGroepsplan(ElkDocument, Feiten, Factoren, Stemmen):
    """Wat een groepsplan nog meer heeft."""

    feiten_zonder_naam: tuple[FeitInDocument, ...]
    """De feiten die geen leerling noemen."""

    feiten_met_naam: tuple[FeitInDocument, ...]
    """De feiten die een leerling noemen; alleen voor docenten."""

    medewerkers: tuple[Betrokkene, ...]
    """De docenten en anderen die er nu bij betrokken zijn."""

    vertegenwoordigers: tuple[Betrokkene, ...]
    """De leerlingen en ouders die er nu bij betrokken zijn."""

    doelen: tuple[DoelInGroepsplan, ...]
    """De doelen van de hele klas."""

    doelen_zonder_naam: tuple[DoelInGroepsplan, ...]
    """De doelen van de klas die geen leerling noemen."""

    doelen_met_naam: tuple[DoelInGroepsplan, ...]
    """De doelen van de klas die een leerling noemen; alleen voor docenten."""

    organisatie_zonder_naam: str | None
    """Hoe de lessen zijn ingedeeld, als die tekst geen leerling noemt.

    Voorbeeld: Twee lessen per week van 50 minuten.
    """

    subgroepen: tuple[SubgroepInDocument, ...]
    """De subgroepen met hun aanpak."""

    subgroepdoelen_zonder_naam: tuple[DoelInGroepsplan, ...]
    """De doelen van subgroepen die een kaart krijgen en geen leerling noemen."""

    subgroepdoelen_met_naam: tuple[DoelInGroepsplan, ...]
    """De doelen van subgroepen die een kaart krijgen en een leerling noemen; alleen voor docenten."""

    subgroepen_naast_elkaar: bool
    """Of er weinig genoeg subgroepen zijn voor kolommen naast elkaar.

    Voorbeeld: true
    """

    aanpak_per_subgroep: tuple[RegelNaastElkaar, ...]
    """De aanpak naast elkaar: per regel een tekst voor elke subgroep."""

    maatregelen: tuple[MaatregelInDocument, ...]
    """Wie doet wat en wanneer."""

    maatregelen_zonder_naam: tuple[MaatregelInDocument, ...]
    """De maatregelen die geen leerling noemen."""

    maatregelen_met_naam: tuple[MaatregelInDocument, ...]
    """De maatregelen die een leerling noemen; alleen voor docenten."""

    maatregelen_met_link: bool
    """Of er maatregelen zijn met een subgroep of een doel.

    Voorbeeld: true
    """

    evaluatiemomenten: tuple[MomentInDocument, ...]
    """De dagen waarop samen wordt gekeken, op datum."""

    momenten_zonder_naam: tuple[MomentInDocument, ...]
    """Dezelfde dagen, zonder wat een leerling noemt."""

    volgend_moment: MomentInDocument | None
    """Het eerste moment dat nog komt."""

    scores: Scores
    """De scores van de laatste drie toetsen, per subgroep en per leerling."""

    nodig_per_leerling: tuple[NodigVanLeerling, ...]
    """Wat leerlingen in de les nodig hebben; alleen voor docenten."""

    besprekingen_zonder_naam: tuple[Groepsbespreking, ...]
    """De gesprekken die geen leerling noemen."""

    besprekingen_met_naam: tuple[Groepsbespreking, ...]
    """De gesprekken die een leerling noemen; alleen voor docenten."""

    evaluaties_zonder_naam: tuple[EvaluatieInGroepsplan, ...]
    """De evaluaties die geen leerling noemen."""

    evaluaties_met_naam: tuple[EvaluatieInGroepsplan, ...]
    """De evaluaties die een leerling noemen; alleen voor docenten."""

    individueel_zonder_naam: tuple[VerwijzingInDocument, ...]
    """Waar afspraken staan, als dat geen leerling noemt."""

    individueel_met_naam: tuple[VerwijzingInDocument, ...]
    """Waar afspraken over leerlingen staan; alleen voor docenten."""

    teksten_met_naam: tuple[TekstMetNaam, ...]
    """Teksten die een leerling noemen; alleen voor docenten."""

    kop_docentendeel: str
    """De kop van het deel voor docenten.

    Voorbeeld: Scores per leerling
    """
