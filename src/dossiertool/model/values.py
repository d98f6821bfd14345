"""The kinds of values that fields are made of: texts with their *tekstsoort*, names, numbers, dates.

No field of the model is a bare `str`: a test walks over all of them. So every text has a tekstsoort
(design §4), and every string is refused when it holds a burgerservicenummer or a control character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StrictBool
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from dossiertool.bsn import find_bsn
from dossiertool.dates import YEARS

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Tekstsoort(StrEnum):
    """What a text is, and so what may stand in it. Only `zienswijze` and `citaat` may hold opinions."""

    FEIT = "feit"
    ZIENSWIJZE = "zienswijze"
    CITAAT = "citaat"
    AFSPRAAK = "afspraak"
    DOEL = "doel"
    HULPVRAAG = "hulpvraag"


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FIRST_YEAR, _LAST_YEAR = YEARS.start, YEARS.stop - 1


def _clean(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("leeg", "Dit veld is leeg. Vul het in of laat het hele veld weg.")
    if _CONTROL.search(text):
        raise PydanticCustomError(
            "stuurteken", "In dit veld staat een onzichtbaar teken. Typ de tekst opnieuw."
        )
    if any(find_bsn(text)):
        raise PydanticCustomError(
            "bsn",
            "Hier staat een nummer dat een burgerservicenummer kan zijn. Dat hoort hier niet: haal het weg.",
        )
    return text


@dataclass(frozen=True, slots=True)
class Tekst:
    """Annotation of a running text: which tekstsoort it is."""

    soort: Tekstsoort

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(_clean, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "x-tekstsoort": self.soort.value}


@dataclass(frozen=True, slots=True)
class Label:
    """Annotation of a name, number or short indication on one line: not a text, so never checked as one.

    With `vorm` (a regular expression) and `uitleg` it has to look like something, for example a kenmerk.
    """

    vorm: str = ""
    uitleg: str = ""

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        found = handler(schema)
        return {**found, "pattern": f"^{self.vorm}$"} if self.vorm else found

    def _checked(self, text: str) -> str:
        if "\n" in _clean(text):
            raise PydanticCustomError("een_regel", "Deze tekst mag maar één regel lang zijn.")
        if self.vorm and not re.fullmatch(self.vorm, text):
            raise PydanticCustomError("vorm", self.uitleg)
        return text


Feittekst = Annotated[str, Tekst(Tekstsoort.FEIT)]
Zienswijzetekst = Annotated[str, Tekst(Tekstsoort.ZIENSWIJZE)]
Citaattekst = Annotated[str, Tekst(Tekstsoort.CITAAT)]
Afspraaktekst = Annotated[str, Tekst(Tekstsoort.AFSPRAAK)]
Doeltekst = Annotated[str, Tekst(Tekstsoort.DOEL)]
Hulpvraagtekst = Annotated[str, Tekst(Tekstsoort.HULPVRAAG)]

Naam = Annotated[str, Field(max_length=120), Label()]
Aanduiding = Annotated[str, Field(max_length=160), Label()]

# No I, L, O, U, 0 or 1: they are mistaken for each other when a number is read aloud or copied by hand.
NUMBER_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_NUMBER = rf"-[{NUMBER_LETTERS}]{{4}}-[0-9]{{2}}"
_NUMBER_FORM = "Schrijf het zo: {}. In het midden staan vier letters of cijfers, zonder I, L, O, U, 0 en 1."
Dossiernummer = Annotated[str, Label(f"D{_NUMBER}", _NUMBER_FORM.format("D-7K3Q-92"))]
Groepsplannummer = Annotated[str, Label(f"G{_NUMBER}", _NUMBER_FORM.format("G-4M7T-58"))]
Kenmerk = Annotated[
    str, Label("[A-Z]{1,3}[0-9]{0,3}", "Een kenmerk is kort: hoofdletters en een getal, zoals D1 of HP2.")
]
Subgroepkenmerk = Annotated[
    str, Label("[A-Z0-9]{1,3}", "Een subgroep heeft een letter of een getal, zoals A of 1.")
]
Code = Annotated[str, Label("[a-z0-9][a-z0-9_-]{0,39}", "Een code is kort: kleine letters, cijfers, - en _.")]
Vink = StrictBool


def _no_boolean(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    return value


# Pydantic takes true for 1; here only a number is one.
Geheel = Annotated[int, BeforeValidator(_no_boolean)]


def _as_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


# At most nine digits, so that a JSON number holds the value exactly.
Getal = Annotated[Decimal, Field(max_digits=9), PlainSerializer(_as_number, when_used="json")]


def _as_date(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)):
        raise PydanticCustomError(
            "datum_vorm", "Dit is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-21."
        )
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError(
            "datum_bestaat_niet", "Deze datum bestaat niet. Kijk de dag en de maand na."
        ) from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise PydanticCustomError(
            "datum_bereik",
            f"Deze datum ligt niet tussen {_FIRST_YEAR} en {_LAST_YEAR}. Kijk het jaar na.",
        )
    return found


Datum = Annotated[date, BeforeValidator(_as_date)]


_SCHOOL_YEAR = "[0-9]{4}-[0-9]{4}"


def is_school_year(value: str) -> bool:
    """Tell whether this is a school year as case files write it: two years in a row, 2026-2027."""
    first, _, last = value.partition("-")
    return bool(re.fullmatch(_SCHOOL_YEAR, value)) and int(last) == int(first) + 1


def _school_year(value: str) -> str:
    if not is_school_year(value):
        raise PydanticCustomError(
            "schooljaar", "Een schooljaar heeft twee jaren na elkaar, bijvoorbeeld 2026-2027."
        )
    return value


Schooljaar = Annotated[
    str, Label(_SCHOOL_YEAR, "Schrijf een schooljaar zo: 2026-2027."), AfterValidator(_school_year)
]
