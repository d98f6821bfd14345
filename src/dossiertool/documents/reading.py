"""A dossier as people read it from beginning to end: sections, and in each what is filled in, in plain order.

For papers that show all of a part and not a choice from it: inzage, and what another school or helper gets.
The words come from the model: the name of a field is its label, unless only schools use that word.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dossiertool.documents.words import capital, enumeration, full_date, number, words
from dossiertool.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# What one item of a list is called.
ONE = {
    "aanmeldingen": "aanmelding",
    "aanwezig": "aanwezig",
    "adviezen": "advies",
    "afbouw": "stap",
    "akkoorden": "antwoord",
    "antwoorden": "antwoord",
    "beelden": "beeld",
    "behoeften": "behoefte",
    "bekeken": "bekeken",
    "besluiten": "besluit",
    "betrokkenen": "betrokkene",
    "bijlagen": "bijlage",
    "bijstellingen": "bijstelling",
    "bronnen": "bron",
    "consultvragen": "consultvraag",
    "diagnoses": "diagnose",
    "doelen": "doel",
    "eerder": "eerder",
    "evaluatiemomenten": "evaluatiemoment",
    "evaluaties": "evaluatie",
    "factoren": "factor",
    "feiten": "feit",
    "gesprekken": "gesprek",
    "hulpbronnen": "hulpbron",
    "hulpvragen": "hulpvraag",
    "logboek": "regel",
    "maatregelen": "maatregel",
    "medisch": "medische handeling",
    "metingen": "meting",
    "niveaus": "niveau",
    "onderwijsbehoeften": "onderwijsbehoefte",
    "overdrachten": "overdracht",
    "plannen": "handelingsplan",
    "signalen": "signaal",
    "stappen": "stap",
    "sterke_kanten": "sterke kant",
    "toestemmingen": "toestemming",
    "tussendoelen": "tussendoel",
    "uitwisselingen": "uitwisseling",
    "verslagen": "verslag",
    "verzoeken": "verzoek",
    "wijzigingen": "wijziging",
    "zienswijzen": "zienswijze",
}
# What a part is called above its items, where parents would not know the name of the field.
_ABOVE = {
    "aanmeldingen": "Aanmeldingen bij het ondersteuningsteam",
    "afsluitingen": "Wanneer het dossier dichtging",
    "beelden": "Waar ieder het over eens is",
    "behoeften": "Wat nodig is",
    "betrokkenen": "Wie erbij horen",
    "bewaring": "Hoelang de school het dossier bewaart",
    "consultvragen": "Vragen aan een deskundige",
    "factoren": "Wat helpt en wat in de weg staat",
    "herkomst": "De vorige school",
    "hulpvragen": "Waar hulp bij nodig is",
    "medisch": "Medische handelingen",
    "niveaus": "Soort ondersteuning",
    "overdrachten": "Wat naar een volgende school gaat",
    "plannen": "Handelingsplannen",
    "regiehouder": "Wie het dossier bijhoudt",
    "signalen": "Wat is opgevallen",
    "uitwisselingen": "Wat met anderen is gedeeld",
    "vervanger": "Wie vervangt",
    "verslagen": "Verslagen van het ondersteuningsteam",
    "verzoeken": "Vragen over het dossier",
    "zienswijze_ontbreekt": "Wie zijn kijk niet gaf, en waarom",
    "zienswijzen": "Hoe ieder het ziet",
}
# What a field is called beside its value, there too.
_LABELS = {
    "doelbereik": "gehaald",
    "domein": "gaat over",
    "door": "door wie",
    "kader": "soort ondersteuning",
    "letterlijk": "in eigen woorden",
    "nulmeting": "bij het begin",
    "opsteller": "geschreven door",
    "richting": "wat het doet",
    "streefdatum": "wanneer",
    "streefwaarde": "waar we naartoe werken",
    "van": "van wie",
}
_VALUES = {"belemmerend": "staat in de weg", "stimulerend": "helpt"}
_QUOTED = ("tekst", "opmerking")
_IN_TITLE = ("kenmerk", "datum")
# What a program needs to find an attachment, and nobody to read about it.
_NOT_READ = frozenset({"id", "mediatype", "lengte"})
_FEW = 6
_HEADS = ("Gegeven", "Zo staat het in het dossier")

Block = dict[str, Any]
"""`{"titel", "naam", "waarde", "regels": [{"naam", "waarde"}]}`: one record, under the heads of two columns."""
Section = dict[str, Any]
"""`{"titel", "blokken"}`: one part of the dossier."""


def sections(fields: Mapping[str, Any], said: Callable[[str], str] = str) -> list[Section]:
    """Return a section for each field with a value: a record, or a tuple of records.

    `said` is asked of every text before it is shown, so that a name of somebody else can be left out.
    """
    found = []
    for name, value in fields.items():
        title = _ABOVE.get(name, capital(words(name)))
        if not isinstance(value, tuple):
            blocks = [block(title, _lines(value, said))]
        elif all(_is_short(item) for item in value):
            blocks = [block(title, _short_lines(name, value, said))]
        else:
            blocks = [_of_record(name, item, said) for item in value]
        if any(one["regels"] for one in blocks):
            found.append({"titel": title, "blokken": blocks})
    return found


def block(title: str, lines: Iterable[tuple[str, str]], heads: tuple[str, str] = _HEADS) -> Block:
    """Return one table of lines, each a name and what is said of it, under the heads of both columns."""
    rows = [{"naam": label, "waarde": value} for label, value in lines]
    return {"titel": title, "naam": heads[0], "waarde": heads[1], "regels": rows}


def _of_record(name: str, record: Record, said: Callable[[str], str]) -> Block:
    kenmerk, day = getattr(record, "kenmerk", None), getattr(record, "datum", None)
    title = " ".join(filter(None, (capital(ONE.get(name, words(name))), kenmerk)))
    when = f", {full_date(day)}" if isinstance(day, date) else ""
    return block(title + when, _lines(record, said, _IN_TITLE))


def _is_short(record: Record) -> bool:
    """Tell whether a record fits in one row: a few plain values, and no kenmerk to find it by."""
    values = [getattr(record, name) for name in type(record).model_fields]
    filled = [value for value in values if value not in (None, (), "", False)]
    nested = any(isinstance(part, Record) for value in filled for part in _parts(value))
    return getattr(record, "kenmerk", None) is None and len(filled) <= _FEW and not nested


def _short_lines(
    name: str, records: tuple[Record, ...], said: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Yield a row for each record, under the name of the person, the day, or a number."""
    for i, record in enumerate(records, start=1):
        first = getattr(record, "naam", None)
        day = getattr(record, "datum", None)
        head = first or (full_date(day) if day else f"{capital(ONE.get(name, words(name)))} {i}")
        left_out = ("naam",) if first else ("datum",) if day else ()
        yield said(str(head)), _together(record, said, left_out)


def _parts(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _lines(
    record: Record, said: Callable[[str], str], leave_out: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Yield label and text of every field that is filled in, in the order of the model."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name in leave_out or name in _NOT_READ:
            continue
        if value is None or value in ((), "") or value is field.default is False:
            continue
        label = capital(_LABELS.get(name, words(name)))
        if isinstance(value, Record):
            yield label, _together(value, said)
        elif isinstance(value, tuple) and isinstance(value[0], Record):
            one = capital(ONE.get(name, words(name)))
            for i, item in enumerate(value, start=1):
                which = getattr(item, "kenmerk", None) or (str(i) if len(value) > 1 else None)
                yield " ".join(filter(None, (one, which))), _together(item, said)
        elif isinstance(value, tuple):
            short = all(len(str(item)) < 40 for item in value)  # noqa: PLR2004 (characters: names and kenmerken)
            shown = [_shown(item, said) for item in value]
            yield label, enumeration(shown) if short else "\n".join(shown)
        else:
            text = _shown(value, said)
            quoted = name in _QUOTED and getattr(record, "letterlijk", False)
            yield label, f"‘{text}’" if quoted else text


def _together(record: Record, said: Callable[[str], str], leave_out: tuple[str, ...] = ("kenmerk",)) -> str:
    """Return a record as lines of one text."""
    lines = []
    for label, value in _lines(record, said, leave_out):
        parts = value.split("\n")
        if len(parts) == 1:
            lines.append(f"{label}: {value}")
        else:
            lines += [f"{label}:", *(f"– {part.removeprefix('– ')}" for part in parts)]
    return "\n".join(lines)


def _shown(value: object, said: Callable[[str], str]) -> str:
    match value:
        case bool():
            return "ja" if value else "nee"
        case date():
            return full_date(value)
        case StrEnum():
            return _VALUES.get(value.value, words(value.value))
        case Decimal():
            return number(value)
        case _:
            return said(str(value))
