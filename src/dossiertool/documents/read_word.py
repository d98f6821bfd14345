"""Reads any Word document as a list of paragraphs, each with where it stands.

The body comes first, with its text boxes after the paragraph they hang on; then footnotes and endnotes in the
order in which the text refers to them, headers and footers. What is written in pictures, graphs, formulas and
comments is not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.word_package import W, WordPackage, is_of_kind, relation_id, target_of
from dossiertool.documents.word_story import Story
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from dossiertool.documents.word_story import NoteReference

AUTHOR, INITIALS = "dossiertool", "dt"
"""Who the comments are by that dossiertool puts into a document."""

_CONTENTS = re.compile(r"toc [1-9]", re.IGNORECASE)  # Word keeps the English name in every language
_PAGES = {"first": " van de eerste pagina", "even": " van de even pagina's"}


class WordParagraph(NamedTuple):
    """A paragraph with text: `place` says in Dutch where it stands ("" in the body itself).

    `takes_comments` is whether Word allows a comment there: in the body and its tables, nowhere else.
    """

    text: str
    place: str
    takes_comments: bool


class Remark(NamedTuple):
    """What to say about the signs from `start` up to `end` of a paragraph, by its place in the document."""

    paragraph: int
    start: int
    end: int
    text: str


def read_word(package: WordPackage) -> list[WordParagraph]:
    """Return the paragraphs with text of a Word document, in reading order.

    Raises:
        InvalidInput: a part is damaged, too large or declares entities, or a whole file stands in the text
            that Word takes in only when somebody saves the document.
    """
    body = package.root(package.main)
    if next(body.iter(f"{W}altChunk"), None) is not None:
        raise InvalidInput(
            "In dit document zit een ander bestand, en dat kan dossiertool niet lezen.",
            "Open het document in Word, sla het op en probeer het opnieuw.",
        )
    contents = contents_styles(package)
    main = Story(body, contents=contents)
    found = [WordParagraph(each.text, each.place, not each.in_box) for each in main]
    for story in [*_notes(package, main.notes), *_headers(package, body)]:
        found += [WordParagraph(each.text, each.place, takes_comments=False) for each in story]
    return found


def contents_styles(package: WordPackage) -> frozenset[str]:
    """Return the styles of the lines of a table of contents, which says all headings once more."""
    return frozenset(
        style.get(f"{W}styleId", "")
        for path in package.related(package.main, "styles")
        if package.holds(path)
        for style in package.root(path).iter(f"{W}style")
        if (name := style.find(f"{W}name")) is not None and _CONTENTS.fullmatch(name.get(f"{W}val", ""))
    )


def _notes(package: WordPackage, references: list[NoteReference]) -> Iterator[Story]:
    """Yield the notes that the text refers to, each once; deleted text refers to nothing."""
    for kind, tag, name in (("footnotes", "footnote", "voetnoot"), ("endnotes", "endnote", "eindnoot")):
        notes = {
            note.get(f"{W}id", ""): note
            for path in package.related(package.main, kind)
            if package.holds(path)
            for note in package.root(path).iter(f"{W}{tag}")
        }
        ids = dict.fromkeys(reference.id for reference in references if reference.kind == kind)
        for number, one in enumerate(ids, start=1):
            if one in notes:
                yield Story(notes[one], f"{name} {number}")


def _headers(package: WordPackage, body: _Element) -> Iterator[Story]:
    """Yield the headers of all sections, then the footers; one that several sections share comes once."""
    relations = {relation.get("Id", ""): relation for relation in package.relations(package.main)}
    for kind, name in (("header", "koptekst"), ("footer", "voettekst")):
        seen = set()
        for reference in body.iter(f"{W}{kind}Reference"):
            relation = relations.get(relation_id(reference))
            if relation is None or not is_of_kind(relation, kind):
                continue
            path = target_of(package.main, relation)
            if path not in seen and package.holds(path):
                seen.add(path)
                yield Story(package.root(path), name + _PAGES.get(reference.get(f"{W}type", ""), ""))
