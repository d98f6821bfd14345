"""Reads the properties of the file, such as its title: they are filled in too, and say what document it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.lint.stories import Line, StoryText
from dossiertool.documents.template.place import Place
from dossiertool.documents.template.tags import spans_of
from dossiertool.documents.word_signs import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.documents.word_package import WordPackage

_NAMES = {
    "title": "titel",
    "subject": "onderwerp",
    "creator": "auteur",
    "description": "opmerkingen",
    "identifier": "kenmerk",
    "language": "taal",
}
# Which words of a title say what kind of document it is, the surest first.
_SOORTEN = {
    "uitnodiging": "uitnodiging",
    "steunpunt": "steunpunt",
    "sluitbrief": "sluitbrief",
    "groepsplan": "groepsplan",
    "handelingsplan": "handelingsplan",
    "verslag": "ot-verslag",
    "aanmelding": "ot-aanmelding",
    "overdracht": "overdracht",
    "inzage": "inzage",
    "uittreksel": "uittreksel",
    "informatie": "informatie",
    "privacy": "privacy-uitleg",
    "evaluatie": "evaluatie",
}


def properties(package: WordPackage) -> Iterator[StoryText]:
    """Yield each property that is filled in, as a part with one line.

    Raises:
        InvalidInput: the part with the properties is damaged.
    """
    for path in package.related("", "core-properties"):
        if not package.holds(path):
            continue
        root = package.root(path)
        for element in root:
            name = str(element.tag).rpartition("}")[2]
            if name in _NAMES:
                text = text_of(element)
                place = Place(path, f"eigenschap {_NAMES[name]}", "", 0, text)
                yield StoryText(path, name, root, (Line(element, place, tuple(spans_of(text)), None, name),))


def soort_in(title: str, file_name: str) -> str | None:
    """Return which kind of document this is a template of, by its title or else its name; None when unsure."""
    for text in (title.lower(), file_name.lower()):
        for word, soort in _SOORTEN.items():
            if word in text:
                return soort
    return None
