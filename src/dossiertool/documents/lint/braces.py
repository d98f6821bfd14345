"""What looks like a tag and is none, or not quite: braces that are not whole, quotes and text beside a tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.template.tags import CLOSERS, unclosed
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dossiertool.documents.lint.stories import StoryText
    from dossiertool.documents.template.place import Place
    from dossiertool.documents.template.tags import Span, TagParagraph

# One brace where two belong: { naam }, {% if %, { % if % }, naam }}.
_SINGLE = re.compile(r"\{\s?%.*?%\s?\}|(?<!\{)\{(?![{%#])\s*[\w.]+(?:\s*\|\s*\w+)?\s*\}{1,2}|[%}]\}")
_LONGEST, _LONGEST_TEXT = 200, 5_000
_CURLY = re.compile("[“”„‘’]")
_TRACKED = {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"}


def braces(story: StoryText, names: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the braces of each paragraph; `names` are those of the document."""
    for place, begin in story.split:
        remark = Remark(
            "SJAB-09",
            "Deze invulcode begint in deze alinea en eindigt in een volgende. Die alinea's worden er één.",
            "Zet de hele code in één alinea.",
        )
        yield Problem(remark, place, (begin, len(place.text)))
    for paragraph, place in story.paragraphs:
        text = paragraph.text
        if "{" not in text and "}" not in text:
            continue
        if (start := unclosed(text)) is not None:
            opener = text[start : start + 2]
            end = len(text)
            yield Problem(_never_closed(opener), place, (start, end))
            text = text[:start]
        yield from _beside_tags(_blanked(text, paragraph.spans), place, names)
        yield from _quotes(paragraph, place)
        yield from _tracked(paragraph, place)


def _never_closed(opener: str) -> Remark:
    closer = CLOSERS[opener]
    said = f"Deze invulcode begint met {opener}, maar eindigt niet met {closer}."
    return Remark("SJAB-10", said, f"Zet {closer} aan het eind van de code, in dezelfde alinea.")


def _blanked(text: str, spans: list[Span]) -> str:
    """Return the text with its tags blank, so that what is left is no tag."""
    at, kept = 0, []
    for span in spans:
        kept += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join([*kept, text[at:]])


def _beside_tags(text: str, place: Place, names: Collection[str]) -> Iterator[Problem]:
    for found in _SINGLE.finditer(text[:_LONGEST_TEXT]):
        said = found[0][:_LONGEST]
        word = said.strip("{} ")
        if word.isidentifier() and word not in names:
            continue  # somebody writes braces, not a field
        if said in ("%}", "}}"):
            opener = "{%" if said == "%}" else "{{"
            remark = Remark(
                "SJAB-11",
                f"Hier staat {said} zonder {opener} ervoor.",
                f"Zet {opener} aan het begin van de code.",
            )
        else:
            inside = said.strip("{}% ")
            tag = f"{{% {inside} %}}" if "%" in said else f"{{{{ {inside} }}}}"
            remark = Remark(
                "SJAB-11",
                "Dit lijkt een invulcode, maar de accolades kloppen niet. Het blijft zo staan.",
                f"Schrijf: {tag}",
            )
        yield Problem(remark, place, found.span())


def _quotes(paragraph: TagParagraph, place: Place) -> Iterator[Problem]:
    for span in paragraph.spans:
        if span.opener != "{#" and (found := _CURLY.search(paragraph.text, span.start, span.end)):
            remark = Remark(
                "SJAB-17",
                f"In deze invulcode staat een krul-aanhalingsteken ({found[0]}).",
                "Typ rechte aanhalingstekens: druk na het typen op Ctrl+Z, dan maakt Word ze weer recht.",
            )
            yield Problem(remark, place, (span.start, span.end))


def _tracked(paragraph: TagParagraph, place: Place) -> Iterator[Problem]:
    """Yield the tags that are, wholly or in part, in a change that was not accepted yet."""
    changed = bytearray()
    for node, text in paragraph.pieces:
        is_changed = any(ancestor.tag in _TRACKED for ancestor in node.iterancestors())
        changed += bytes([is_changed]) * len(text)
    for span in paragraph.spans:
        if any(changed[span.start : span.end]):
            remark = Remark(
                "SJAB-18",
                "Deze invulcode staat in een bijgehouden wijziging.",
                "Kies in Word: Controleren > Accepteren > Alle wijzigingen accepteren.",
            )
            yield Problem(remark, place, (span.start, span.end))
