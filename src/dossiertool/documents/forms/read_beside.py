"""Finds what people wrote on a form beside its fields: nothing that somebody typed is dropped unseen.

Text in the body, headers, footers and notes that was not printed there, comments of Word, and pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_answer import pictures_in
from dossiertool.documents.forms.returned import Opmerking
from dossiertool.documents.read_word import AUTHOR
from dossiertool.documents.word_package import W
from dossiertool.documents.word_story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from lxml.etree import _Element

    from dossiertool.documents.forms.read_page import Page
    from dossiertool.documents.forms.read_properties import Marks
    from dossiertool.documents.read_word import WordParagraph
    from dossiertool.documents.word_package import WordPackage

_MOST_COMMENTS = 5000
_PICTURE = "Hier staat een plaatje. Dat kan dossiertool niet lezen."


def text_beside(
    page: Page, marks: Marks, used: Set[_Element], paragraphs: Sequence[WordParagraph]
) -> Iterator[Opmerking]:
    """Yield each paragraph that stands in no field (`used` are the places of fields) and was not printed.

    `paragraphs` is what `read_word` gave for the same document.
    """
    for line in page.lines:
        if page.holder(line.element, used) is None and not marks.has_printed(line.text):
            yield Opmerking(line.place or _paragraph(line.number), line.number, line.text)
    for number in range(len(page.lines), len(paragraphs)):
        text, place, _ = paragraphs[number]
        if not marks.has_printed(text, numbered=True):
            yield Opmerking(place, number, text)
    for picture in pictures_in(page.root):
        if page.holder(picture, used) is None:
            yield Opmerking("buiten de velden", page.line_at(picture), _PICTURE)


def comments_of(page: Page, package: WordPackage) -> Iterator[Opmerking]:
    """Yield the comments of people in a document, each with the paragraph that it is about."""
    about: dict[str, int | None] = {}
    for sign in page.root.iter(f"{W}commentRangeStart", f"{W}commentReference"):
        paragraph = next(sign.iterancestors(f"{W}p"), None)
        line = None if paragraph is None else page.line_of.get(paragraph)
        about.setdefault(sign.get(f"{W}id", ""), page.line_at(sign) if line is None else line.number)
    for path in package.related(package.main, "comments"):
        if not package.holds(path):
            continue
        for count, comment in enumerate(package.root(path).iter(f"{W}comment")):
            author = comment.get(f"{W}author", "")
            text = "\n".join(line.text for line in Story(comment))
            if author == AUTHOR or not text or count >= _MOST_COMMENTS:
                continue
            number = about.get(comment.get(f"{W}id", ""))
            place = "" if number is None else page.lines[number].place or _paragraph(number)
            yield Opmerking(", ".join(filter(None, ("opmerking in Word", place))), number, text, author)


def _paragraph(number: int) -> str:
    return f"alinea {number + 1}"
