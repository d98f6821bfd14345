"""What the groepsplan may print, besides its own fields.

What names no pupil is in a list `…_zonder_naam`, for everyone; what does is in `…_met_naam`, for teachers.
"""

from __future__ import annotations

from dossiertool.documents.fields.evaluation import DoelBekeken
from dossiertool.documents.fields.facts import Factoren, Feiten, FeitInDocument
from dossiertool.documents.fields.goals import MaatregelInDocument, MomentInDocument
from dossiertool.documents.fields.pupil import ElkDocument
from dossiertool.documents.fields.scores import Scores
from dossiertool.documents.fields.subgroups import DoelInGroepsplan, RegelNaastElkaar, SubgroepInDocument
from dossiertool.documents.fields.voices import Stemmen
from dossiertool.model.groep import IndividueleVerwijzing
from dossiertool.model.groepsplan import Groepsbespreking, Groepsevaluatie
from dossiertool.model.persoon import Betrokkene
from dossiertool.model.record import Record


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
