"""Reads what a form says about itself: the properties of the document, which word processors keep.

Nothing here is believed: whoever sends a form can write anything. `read_form` asks the description of the kind
what such a path is; this module only sees to it that what is said hangs together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.documents.forms import shape
from dossiertool.documents.forms.fixed_text import mark, marks_in
from dossiertool.documents.read_word import read_word
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.documents.forms.shape import Value
    from dossiertool.documents.word_package import WordPackage

_MOST = 5000
_LONGEST = 255
_KINDS = ("custom-properties", "customProperties")  # the second in Strict Open XML
_CLOSING = re.compile(r"Formulier [a-z-]+, versie [0-9]+, voor [DG]-")
_NO_FORM = (
    "Vul het formulier in dat dossiertool maakte, en stuur dat bestand terug. Kopieer de antwoorden niet naar "
    "een nieuw document."
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the properties of a form say; `pads` are the fields, tables and filled cells it was made with.

    `printed` are the marks of the text outside the fields.
    """

    soort: str
    versie: int
    schemaversie: str
    nummer: str
    school: str
    kenmerk: str | None
    document_id: str
    pads: Mapping[str, str]
    """Path → fingerprint of what it was made with; "" for none."""
    printed: frozenset[str]

    def has_printed(self, text: str, *, numbered: bool = False) -> bool:
        """Tell whether this paragraph was printed on the form; `numbered` for headers and footers."""
        return mark(text, numbered=numbered) in self.printed

    def is_as_made(self, pad: str, value: Value) -> bool:
        """Tell whether the form was made with this value at this path."""
        before = self.pads.get(pad, "")
        return before == ("" if shape.is_empty(value) else shape.fingerprint(self.document_id, pad, value))


def read_marks(package: WordPackage, name: str) -> Marks:
    """Return what the form says about itself.

    Raises:
        InvalidInput: this is no form of dossiertool, or its properties are damaged.
    """
    said = _properties(package)
    soort, document = said.get(shape.PROPERTY_SOORT, ""), said.get(shape.PROPERTY_DOCUMENT, "")
    if not soort or not document:
        raise _no_form(package, name)
    versie = said.get(shape.PROPERTY_VERSIE, "")
    pads = {}
    for key, value in said.items():
        if key.startswith("f_"):
            pad, _, print_of = value.partition(" ")
            if shape.bookmark(pad) != key:
                raise _damaged(name)
            pads[pad] = print_of
    if not (versie.isascii() and versie.isdigit() and len(versie) < 5) or not pads:  # noqa: PLR2004 -- 9999
        raise _damaged(name)
    return Marks(
        soort=soort,
        versie=int(versie),
        schemaversie=said.get(shape.PROPERTY_SCHEMA, ""),
        nummer=said.get(shape.PROPERTY_NUMMER, ""),
        school=said.get(shape.PROPERTY_SCHOOL, ""),
        kenmerk=said.get(shape.PROPERTY_KENMERK) or None,
        document_id=document,
        pads=pads,
        printed=marks_in(said),
    )


def _properties(package: WordPackage) -> dict[str, str]:
    """Return the properties that people or programs gave the document, as texts; the first of a name counts."""
    found: dict[str, str] = {}
    for path in (path for kind in _KINDS for path in package.related("", kind)):
        if not package.holds(path):
            continue
        for number, each in enumerate(package.root(path).iter("{*}property")):
            if number >= _MOST:
                break
            value = "".join(map(str, each.itertext())).strip()
            if len(value) <= _LONGEST:
                found.setdefault(each.get("name", ""), value)
    return found


def _no_form(package: WordPackage, name: str) -> InvalidInput:
    if any(_CLOSING.match(paragraph.text) for paragraph in read_word(package)):
        return InvalidInput(
            f"{name} lijkt een formulier van dossiertool, maar de gegevens over het formulier zijn weg.",
            "Dat doen programma's als Google Docs en Pages. Vul het formulier in met Word of LibreOffice.",
        )
    return InvalidInput(f"{name} is geen formulier van dossiertool.", _NO_FORM)


def _damaged(name: str) -> InvalidInput:
    return InvalidInput(
        f"{name} is een formulier van dossiertool, maar de gegevens over het formulier zijn beschadigd.",
        "Vraag de school een nieuw formulier en zet de antwoorden over.",
    )
