"""Small cases for the tests of rules: a dossier with just what a test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan

TODAY = date(2026, 11, 21)


def dossier(**parts: Any) -> Dossier:
    """Make a dossier that no rule has anything to say about, with these parts added or replaced."""
    return Dossier.model_validate(
        {
            "dossiernummer": "D-7K3Q-92",
            "school": {"naam": "Voorbeeldcollege"},
            "leerling": {"roepnaam": "Noor", "klas": "1V1"},
            "schooljaar": "2026-2027",
            "regiehouder": {"naam": "Sabine", "functie": "coördinator"},
            **parts,
        }
    )


def groepsplan(**parts: Any) -> Groepsplan:
    """Make a groepsplan that no rule has anything to say about, with these parts added or replaced."""
    return Groepsplan.model_validate(
        {
            "plannummer": "G-4M7T-58",
            "school": {"naam": "Voorbeeldcollege"},
            "klas": "3M2",
            "schooljaar": "2026-2027",
            "periode_van": "2026-09-22",
            "periode_tot": "2027-01-26",
            **parts,
        }
    )


def need(**parts: Any) -> dict[str, Any]:
    return {"kenmerk": "B1", "omschrijving": "Hulp bij beginnen.", "geopend_op": "2026-10-06", **parts}


def plan(**parts: Any) -> dict[str, Any]:
    return {
        "kenmerk": "HP1",
        "gericht_op": "Toetsen inleveren",
        "startdatum": "2026-11-04",
        "einddatum": "2027-02-05",
        **parts,
    }


def measure(**parts: Any) -> dict[str, Any]:
    return {
        "wie": "Peter",
        "wat": "Oefent het begin van een toets.",
        "waarom": "Doel 1",
        "waar": "lokaal 21",
        "hoe": "Tien keer een uur.",
        "wanneer": "woensdag",
        **parts,
    }


def goal(omschrijving: str = "Noor leest op 1 februari 70 woorden per minuut.", **parts: Any) -> dict[str, Any]:
    return {"kenmerk": "D1", "omschrijving": omschrijving, **parts}


def evaluatie(**parts: Any) -> dict[str, Any]:
    return {
        "kenmerk": "E1",
        "soort": "eind",
        "datum": "2026-11-20",
        "plan": "HP1",
        "vervolg": "voortzetten",
        **parts,
    }
