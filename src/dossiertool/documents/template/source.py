"""Writes the tree of a part, with its marks, as one Jinja text; each tag stands on a line of its own.

So the line that Jinja names in a failure says which tag it was. The line break stands within the braces and
does not reach the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from dossiertool.documents.template.nesting import MAX_NESTED as MAX_NESTED  # noqa: PLC0414  one of the bounds
from dossiertool.documents.template.nesting import Nesting
from dossiertool.documents.template.problem import NOT_RIGHT, TemplateProblem
from dossiertool.documents.template.tokens import Token
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from dossiertool.documents.template.place import Place
    from dossiertool.documents.template.tokens import Tokens

MAX_TAGS, MAX_TAG, MAX_TAGS_TEXT = 5_000, 4_000, 300_000

_QUOTED = re.compile(r"""'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*\"""", re.DOTALL)
_QUOTE = re.compile("[\"']")
_LITERAL = re.compile(r"\{(?=[{%#])|\{$")
_WRITTEN = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_NOISE = re.compile(r"\{[^}]*\}(rsid\w*|paraId|textId)")
_HOLDS_TEXT = {f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText"}


class Source(NamedTuple):
    """One part as Jinja text: the place of the tag on each line (from line 2), and how those are printed."""

    text: str
    places: list[Place | None]
    shows: dict[int, str]
    is_changed: bool
    """Whether a document differs from the template here: there are tags, remarks, or braces written as text."""
    torn: Place | None
    """Where to look first when no whole document comes of it."""

    def place(self, line: int) -> Place | None:
        """Return where the tag on a line stands; None for a line without."""
        return self.places[line - 2] if 2 <= line < len(self.places) + 2 else None  # noqa: PLR2004  see above


def source_of(root: etree._Element, tokens: Tokens) -> Source:
    """Write a part.

    Raises:
        TemplateProblem: more or longer tags than a template needs, or if and for that do not match.
    """
    _drop_noise(root)
    return source_of_text(etree.tostring(root, encoding="unicode"), tokens)


def source_of_text(text: str, tokens: Tokens) -> Source:
    """Write a text with marks; raises as `source_of` does."""
    made: list[str] = []
    places: list[Place | None] = []
    shows: dict[int, str] = {}
    nesting = Nesting()
    length, is_changed = 0, False
    for part in tokens.split(text):
        if not isinstance(part, Token):
            made.append(_literal(part))
            nesting.read(part)
            is_changed = is_changed or any(sign in part for sign in _WRITTEN)
        elif not part.show and part.place is None:
            made.append(part.source)
            is_changed = is_changed or not part.source
        else:
            length += len(part.source)
            places.append(part.place)
            if _QUOTE.search(_QUOTED.sub("", part.source)):
                raise TemplateProblem(
                    NOT_RIGHT, part.place, "Zet om een tekst in een invulcode twee dezelfde aanhalingstekens."
                )
            if len(places) > MAX_TAGS or len(part.source) > MAX_TAG or length > MAX_TAGS_TEXT:
                raise TemplateProblem("er staan te veel of te lange invulcodes in.", part.place)
            shows[len(places) + 1] = part.show
            made.append(_on_a_line(part.source))
            nesting.meet(part)
    nesting.end()
    return Source("".join(made), places, shows, is_changed or bool(places), nesting.torn)


def _on_a_line(source: str) -> str:
    """Begin a new line within the braces; dashes have done their work (`joining`)."""
    opener, inside, closer = source[:2], source[2:-2], source[-2:]
    inside = inside.replace("\r", " ").replace("\n", " ")
    return f"{opener}\n{inside.removeprefix('-').removesuffix('-')}{closer}"


def _literal(text: str) -> str:
    for written, meant in _WRITTEN.items():
        if written in text:
            text = text.replace(written, meant)
    text = text.replace("\r", "&#13;").replace("\n", "&#10;")
    return _LITERAL.sub("{% raw %}{{% endraw %}", text) if "{" in text else text


def _drop_noise(root: etree._Element) -> None:
    """Drop what only Word's own administration needs, and white space between elements."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(root, f"{W}proofErr", with_tail=False)
    for element in root.iter():
        for name in [name for name in element.attrib if _NOISE.fullmatch(str(name))]:
            del element.attrib[name]
        if len(element) and element.text and element.text.isspace():
            element.text = None
        if element.tail and element.tail.isspace() and element.tag not in _HOLDS_TEXT:
            element.tail = None
