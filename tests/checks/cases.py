"""Small cases for the tests of rules: a dossier with just what a test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossiertool.checks.check import check_dossier
from dossiertool.findings import Finding
from dossiertool.model.case import Case
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.schoolbestand import Schoolbestand

TODAY = date(2026, 11, 21)


def found(
    case: Case, code: str, *, today: date = TODAY, names: frozenset[str] = frozenset(), **school: Any
) -> list[Finding]:
    """Return the findings of one rule, at a school with these settings."""
    settings = Schoolbestand.model_validate({"naam": "Voorbeeldcollege", **school})
    findings = check_dossier(case, today=today, school=settings, names=names)
    return [finding for finding in findings if finding.code == code]


def pads(case: Case, code: str, **setting: Any) -> list[str | None]:
    """Return where one rule has something to say."""
    return [finding.pad for finding in found(case, code, **setting)]


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
        "verwacht_resultaat": "Noor begint binnen twee minuten.",
        **parts,
    }


def goal(omschrijving: str = "Noor leest op 1 februari 70 woorden per minuut.", **parts: Any) -> dict[str, Any]:
    ticks = [
        {"deel": deel, "door": "Noor", "datum": "2026-10-27"}
        for deel in ("acceptabel", "realistisch", "inspirerend")
    ]
    return {"kenmerk": "D1", "omschrijving": omschrijving, "smarti": ticks, **parts}


def signal(**parts: Any) -> dict[str, Any]:
    return {"kenmerk": "S1", "datum": "2026-10-19", "door": "Gerrit", **parts}


def picture(**parts: Any) -> dict[str, Any]:
    return {
        "datum": "2026-10-06",
        "gezamenlijk_beeld": "Noor blokkeert bij de klok.",
        "deelnemers": ["Noor"],
        **parts,
    }


def form(**parts: Any) -> dict[str, Any]:
    return {
        "kenmerk": "OT1",
        "datum": "2026-11-05",
        "aanmelder": "Yvette",
        "urgentie": "week",
        "urgentie_reden": "Twee voorvallen per week.",
        "ouders_betrokken": {"datum": "2026-10-29"},
        "leerling_betrokken": {"datum": "2026-10-29"},
        **parts,
    }


def factor(richting: str = "stimulerend", domein: str = "leraar", **parts: Any) -> dict[str, Any]:
    return {"richting": richting, "domein": domein, "omschrijving": "De docent zegt gedag.", **parts}


def view(van: str = "leerling", door: str = "Noor", **parts: Any) -> dict[str, Any]:
    return {"van": van, "door": door, "datum": "2026-10-06", "tekst": "Het lukt mij niet.", **parts}


def evaluatie(**parts: Any) -> dict[str, Any]:
    return {
        "kenmerk": "E1",
        "soort": "eind",
        "datum": "2026-11-20",
        "plan": "HP1",
        "vervolg": "voortzetten",
        **parts,
    }
