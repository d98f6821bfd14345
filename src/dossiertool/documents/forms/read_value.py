"""Makes the value of a field out of what stands in it, or says what is not clear about it.

A value comes back exactly as it was typed, and nothing that a reader on paper would not take for the answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_choice import (
    YES,
    read_any_of,
    read_choice,
    read_one_of,
    read_tick,
    words_of,
)
from dossiertool.documents.forms.read_text import Unclear, read_day, read_list, read_number, read_text, stripped
from dossiertool.documents.forms.shape import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dossiertool.documents.forms.read_answer import Answer
    from dossiertool.documents.forms.shape import Field, Value

ACCEPT = "Kies in Word: Controleren, Accepteren, Alle wijzigingen accepteren. Stuur het dan opnieuw."
_UNREADABLE = re.compile("[\ufffc\uf000-\uf0ff]")  # a picture, or a sign of a font of symbols


def value_of(field: Field, answer: Answer) -> Value:
    """Return what the answer says, as a case file writes it; None when nothing is filled in.

    Raises:
        Unclear: it holds changes that nobody accepted, hidden or struck text or signs that cannot be read, is a
            picture, or is no such choice, day or number.
    """
    _require_plain(answer)
    value = _READERS[field.kind](field, answer)
    if value is None and answer.has_picture:
        raise Unclear("In dit veld staat een plaatje. Dat kan dossiertool niet lezen.", "Typ de tekst over.")
    return value


def _require_plain(answer: Answer) -> None:
    """See that what stands in a field is what a reader on paper would take from it."""
    if answer.has_changes:
        raise Unclear("In dit veld staan bijgehouden wijzigingen die nog niet zijn geaccepteerd.", ACCEPT)
    if answer.has_hidden:
        raise Unclear("In dit veld staat verborgen tekst.", "Haal die weg, of maak de tekst zichtbaar.")
    if answer.has_struck:
        raise Unclear("In dit veld is tekst doorgestreept.", "Haal die tekst weg, of haal de streep weg.")
    if _UNREADABLE.search(answer.text):
        raise Unclear("In dit veld staat een teken dat niet te lezen is.", "Typ op die plek een woord.")


def exact(value: Value, answer: Answer, is_as_made: Callable[[Value], bool]) -> Value:
    """Return the value as the form was made with it, if it is still that but for blanks around it."""
    if isinstance(value, str) and not is_as_made(value) and is_as_made(answer.text):
        return answer.text
    return value


def printed(field: Field, answer: Answer, is_as_made: Callable[[Value], bool]) -> Value:
    """Return what a field says that was printed in words, such as `ja` for a tick; else the text in it now."""
    text = stripped(answer.text)
    lines = tuple(line.strip() for line in text.split("\n"))
    known = {words_of(choice.woorden): choice.code for choice in field.keuzes}
    codes = tuple(known.get(words_of(line), line) for line in lines)
    meant: list[Value] = [text or None, answer.text, lines, codes, text == YES]
    if len(codes) == 1:
        meant.append(codes[0])
    if field.kind in (Kind.DATUM, Kind.GETAL):
        try:
            meant.insert(0, value_of(field, answer))
        except Unclear:
            pass
    return next((value for value in meant if is_as_made(value)), text or None)


_READERS: Mapping[Kind, Callable[[Field, Answer], Value]] = {
    Kind.TEKST: read_text,
    Kind.ALINEA: read_text,
    Kind.LIJST: read_list,
    Kind.DATUM: read_day,
    Kind.GETAL: read_number,
    Kind.KEUZE: read_choice,
    Kind.AANKRUIS: read_one_of,
    Kind.MEERKEUZE: read_any_of,
    Kind.VINK: read_tick,
}
