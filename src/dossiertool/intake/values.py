"""Reads one cell: a name, a score, a date. Says what is wrong with it, and never what it holds."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn

if TYPE_CHECKING:
    from dossiertool.intake.columns import Column

LONGEST_NAME = 60
_FORMULA = tuple("=+@")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_NUMBER = re.compile(r"-?\d{1,6}(?:[,.]\d{1,4})?")
_ABSENT = frozenset("- -- . x ? afw afw. afwezig absent ziek nvt n.v.t. n.v.t vr vrij".split())
_HIGHEST_GRADE = 10
_EARLIEST = 1990


class Problem(Exception):
    """A cell that cannot be used: what is wrong (the message) and what to do."""

    def __init__(self, melding: str, advies: str | None = None) -> None:
        """Keep both apart."""
        super().__init__(melding)
        self.melding = melding
        self.advies = advies


def bare(cell: str) -> str:
    """Return the cell without what spreadsheets put around a text: `="007"` and `'007` are 007."""
    found = _TEXT_FORMULA.fullmatch(cell)
    return (found.group(1) if found else cell.removeprefix("'")).strip()


def read_name(cell: str) -> str:
    """Return a name that can stand in a plan; "" when there is none.

    Raises:
        Problem: a formula, a number, unreadable signs, or too long.
    """
    name = bare(cell)
    if name.startswith(_FORMULA):
        raise Problem("Hier staat een formule.", "Zet er een gewone naam neer.")
    if not all(sign.isprintable() and sign != "�" for sign in name):
        raise Problem("Hier staat een teken dat niet te lezen is.", "Typ de naam opnieuw.")
    if any(find_bsn(name)) or any(sign.isdigit() for sign in name):
        raise Problem("Hier staat een getal in plaats van een naam.", "Kijk of de kolommen nog goed staan.")
    if len(name) > LONGEST_NAME:
        raise Problem("Deze naam is te lang.", f"Gebruik hooguit {LONGEST_NAME} tekens.")
    if name and not any(sign.isalpha() for sign in name):
        raise Problem("Hier staat geen naam.", "Typ de naam.")
    return name


def read_score(cell: str, column: Column) -> Decimal | None:
    """Return a score, typed with a comma or a point; None when the cell says that there is none.

    Raises:
        Problem: no number, higher than the heading allows, or no mark from 1 to 10.
    """
    text = bare(cell)
    if not text or text.lower() in _ABSENT:
        return None
    if text.startswith(_FORMULA):
        raise Problem("Hier staat een formule.", "Zet er de uitkomst neer.")
    if not _NUMBER.fullmatch(text):
        raise Problem("Dit is geen getal.", "Typ een getal, of laat de cel leeg.")
    if re.search(r"\.\d{3}$", text):
        raise Problem(
            "Bij dit getal is niet duidelijk wat de punt is.", "Schrijf een komma, of haal de punt weg."
        )
    score = Decimal(text.replace(",", "."))
    if column.maximum is not None and not 0 <= score <= column.maximum:
        raise Problem(f"Dit getal is lager dan 0 of hoger dan {column.maximum}.", "Kijk de score na.")
    if column.is_grade and not 1 <= score <= _HIGHEST_GRADE:
        raise Problem("Dit is geen cijfer van 1 tot en met 10.", "Ontbreekt er een komma?")
    return score


def is_absent(cell: str) -> bool:
    """Tell whether the cell says in words that there is no score (`afw.`)."""
    return bare(cell).lower() in _ABSENT


def has_point(cell: str) -> bool:
    """Tell whether a number was typed with a point where Dutch lists have a comma."""
    return "." in bare(cell)


def date_problem(cell: str, today: date) -> Problem | None:
    """Return what is wrong with a date of birth; the plan does not use it, but the list is wrong."""
    text = bare(cell)
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    if not found:
        return Problem(
            "Deze datum is anders geschreven dan dag-maand-jaar.", "Schrijf bijvoorbeeld 09-03-2014."
        )
    day, month, year = map(int, found.groups())
    try:
        born = date(year, month, day)
    except ValueError:
        return Problem("Deze datum bestaat niet.", "Kijk de dag en de maand na.")
    if born.year < _EARLIEST or born > today:
        return Problem("Dit kan geen geboortedatum van een leerling zijn.", "Kijk het jaar na.")
    return None
