"""The Dutch words that every document shares: for codes, dates, numbers and enumerations."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

# Only the codes whose words are more than the code with spaces; a test walks over all codes.
WORDS = {
    "basisondersteuning": "Basisondersteuning",
    "bespreking_ot": "bespreken in het ondersteuningsteam",
    "coordinator": "ondersteuningscoördinator",
    "deels": "deels behaald",
    "delen_met_externe": "gegevens delen",
    "eind": "eindevaluatie",
    "eindevaluatie_nazorg": "eindevaluatie en nazorg",
    "extra_ondersteuning": "Extra ondersteuning",
    "extern": "van buiten de school",
    "geen": "geen vervolg nodig",
    "geen_stap": "nu nog geen stap",
    "kort": "korte termijn",
    "lang": "lange termijn",
    "instemming_handelingsdeel": "instemming met het handelingsdeel",
    "interventie": "directe hulp (interventie)",
    "jaar_opp": "jaarevaluatie ontwikkelingsperspectief",
    "maand": "deze maand",
    "met_opmerking": "akkoord, met opmerking",
    "niet": "niet behaald",
    "niet_beoordeeld": "nog niet beoordeeld",
    "onbekend": "nog niet bekend",
    "ondersteuningsteam": "naar het ondersteuningsteam",
    "onderzoek_observatie": "onderzoek of observatie",
    "opp_handelingsdeel": "handelingsdeel van het ontwikkelingsperspectief",
    "opvragen_bij_externe": "gegevens opvragen",
    "overdracht_dossier": "dossier overdragen",
    "tussen": "tussenevaluatie",
    "uitwisseling_ot": "gegevens uitwisselen in het ondersteuningsteam",
    "week": "deze week",
}


def words(code: str) -> str:
    """Return the words for a code of the model (`in_behandeling` → in behandeling)."""
    return WORDS.get(code, code.replace("_", " "))


def capital(text: str) -> str:
    """Return the text with a capital first letter; the rest stays (`iPad` after a quote too)."""
    return text[:1].upper() + text[1:]


def enumeration(parts: Iterable[str], *, word: str = "en") -> str:
    """Join as Dutch does: `a`, `a en b`, `a, b en c`; with `word` of: `a of b`."""
    *most, last = [part for part in parts if part] or [""]
    return f"{', '.join(most)} {word} {last}" if most else last


def joined(*parts: str | None) -> str:
    """Join what is filled in with commas."""
    return ", ".join(part for part in parts if part)


def day_and_month(day: date) -> str:
    """Return `11 december`, unbreakable."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """Return `11 december 2026`, day and month unbreakable."""
    return f"{day_and_month(day)} {day.year}"


def number(value: Decimal, decimals: int | None = None, *, sign: bool = False) -> str:
    """Return the number with a decimal comma, rounded half up when decimals are given."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(value):f}".replace(".", ",")
    if value < 0:
        return MINUS + text
    return f"+{text}" if sign and value else text
