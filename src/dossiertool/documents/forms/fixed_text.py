"""Remembers what was printed on a form, so that text which a person typed beside the fields is seen.

The writer puts short marks (hashes) of every printed paragraph among the properties of the document, which Word
and LibreOffice keep. A paragraph without a mark was typed or changed by a person.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_page import Page
from dossiertool.documents.safety import parsed
from dossiertool.documents.word_story import Story

if TYPE_CHECKING:
    from collections.abc import Mapping
_PROPERTY = "dossiertool.tekst."
_LENGTH = 8
_PER_PROPERTY = 255 // (_LENGTH + 1)  # Word keeps 255 signs of a property
_DIGITS = re.compile(r"\d+")


def mark(text: str, *, numbered: bool = False) -> str:
    """Return the mark of a paragraph: 8 hex digits. Blanks and forms of letters do not count.

    With `numbered` (headers and footers) numbers do not count either: Word counts pages anew.
    """
    said = " ".join(unicodedata.normalize("NFC", text).split())
    if numbered:
        said = _DIGITS.sub("0", said)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def fixed_text_properties(body: bytes, *others: bytes) -> dict[str, str]:
    """Return the properties that remember what a form prints, name → text, for a form just written.

    `body` is the part with the text; `others` are headers and footers. What stands in a
    cell with a control belongs to that field and is not remembered.
    """
    page = Page(parsed(body))
    filled = page.cells_with_fields()
    printed = {mark(line.text) for line in page.lines if page.holder(line.element, filled) is None}
    printed |= {mark(line.text, numbered=True) for other in others for line in Story(parsed(other))}
    marks = sorted(printed)
    rows = [marks[at : at + _PER_PROPERTY] for at in range(0, len(marks), _PER_PROPERTY)]
    return {f"{_PROPERTY}{number}": " ".join(row) for number, row in enumerate(rows, start=1)}


def marks_in(properties: Mapping[str, str]) -> frozenset[str]:
    """Return the marks of printed paragraphs out of the properties of a form."""
    said = (text for name, text in properties.items() if name.startswith(_PROPERTY))
    return frozenset(one for text in said for one in text.split())
