"""The parts of a dossier that can be handed out: what a consent or a legal ground covers is said in these."""

from __future__ import annotations

from enum import StrEnum


class Onderdeel(StrEnum):
    """Een onderdeel van het dossier, zoals het daar heet."""

    NIVEAUS = "niveaus"
    BETROKKENEN = "betrokkenen"
    HERKOMST = "herkomst"
    DIAGNOSES = "diagnoses"
    SIGNALEN = "signalen"
    BEHOEFTEN = "behoeften"
    HULPVRAGEN = "hulpvragen"
    STERKE_KANTEN = "sterke_kanten"
    FACTOREN = "factoren"
    ZIENSWIJZEN = "zienswijzen"
    BEELDEN = "beelden"
    GESPREKKEN = "gesprekken"
    BESLUITEN = "besluiten"
    CONSULTVRAGEN = "consultvragen"
    MEDISCH = "medisch"
    PLANNEN = "plannen"
    AANMELDINGEN = "aanmeldingen"
    VERSLAGEN = "verslagen"
    EVALUATIES = "evaluaties"
    LOGBOEK = "logboek"
