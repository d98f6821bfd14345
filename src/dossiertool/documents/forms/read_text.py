"""Reads what was typed: texts, lists, days and numbers. What an empty field shows counts as nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_date import UnclearDate, read_date
from dossiertool.documents.forms.shape import EMPTY_CHOICE, EMPTY_DATE, EMPTY_TEXT

if TYPE_CHECKING:
    from dossiertool.documents.forms.read_answer import Answer
    from dossiertool.documents.forms.shape import Field

_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?\d{1,9}(?:[,.]\d{1,6})?")
_THOUSANDS = re.compile(r"[-\N{MINUS SIGN}]?[1-9]\d{0,2}\.\d{3}")
_BULLET = re.compile(r"^\s*[-•·*–]\s+")
# What Word and we put into an empty field. Compared without blanks, capitals and the point at the end.
_PLACEHOLDERS = frozenset(
    text.casefold()
    for text in (
        "Klik om tekst in te voeren",
        "Klik hier om tekst in te voeren",
        "Klik of tik om tekst in te voeren",
        "Klik om een datum te kiezen",
        "Klik hier als u een datum wilt invoeren",
        "Klik of tik om een datum in te voeren",
        "Kies een item",
        "Maak een keuze",
        "Click here to enter text",
        "Click or tap here to enter text",
        "Click or tap to enter a date",
        "Choose an item",
    )
)


class Unclear(ValueError):
    """An answer that cannot be taken: what is wrong (Dutch, without the answer) and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        """Keep both apart."""
        super().__init__(what)
        self.what, self.advice = what, advice


def read_text(_: Field, answer: Answer) -> str | None:
    """Return a text of one line or more."""
    return stripped(answer.text) or None


def stripped(text: str) -> str:
    """Return the text without blanks around it and without what stands in an empty field."""
    said = _edges(text)
    if _is_placeholder(said):
        return ""
    for sign in (EMPTY_DATE, EMPTY_CHOICE):
        said = _edges(said.removeprefix(sign).removesuffix(sign))
    return said


def _edges(text: str) -> str:
    return text.strip().strip(EMPTY_TEXT).strip()


def _is_placeholder(said: str) -> bool:
    return " ".join(said.split()).casefold().rstrip(".") in _PLACEHOLDERS


def read_list(_: Field, answer: Answer) -> tuple[str, ...] | None:
    """Return short things, one per line; signs of a list before them do not count."""
    lines = (_BULLET.sub("", line).strip() for line in stripped(answer.text).split("\n"))
    return tuple(line for line in lines if line) or None


def read_day(_: Field, answer: Answer) -> str | None:
    """Return a day as a case file writes it.

    Raises:
        Unclear: no day, or one that is not clear.
    """
    said = stripped(answer.text)
    if not said:
        return None
    try:
        return read_date(said).isoformat()
    except UnclearDate as problem:
        raise Unclear(problem.what, problem.advice) from None


def read_number(_: Field, answer: Answer) -> str | None:
    """Return a number as a case file writes it.

    Raises:
        Unclear: no number, or a point that may stand for thousands.
    """
    said = "".join(stripped(answer.text).split())
    if not said:
        return None
    if _THOUSANDS.fullmatch(said):
        raise Unclear(
            "Bij dit getal is niet duidelijk wat de punt is.", "Schrijf een komma, of haal de punt weg."
        )
    if not _NUMBER.fullmatch(said):
        raise Unclear("Dit is geen getal.", "Schrijf alleen het getal, bijvoorbeeld 54,2.")
    whole, comma, decimals = said.replace("\N{MINUS SIGN}", "-").replace(",", ".").partition(".")
    decimals = decimals.rstrip("0")
    number = f"{int(whole)}{comma}{decimals}" if decimals else f"{int(whole)}"
    return f"-{number}" if decimals and whole.startswith("-") and not int(whole) else number
