"""The base of every form: a Word document with the look of the school's documents, whose body is made new.

A school restyles it as it does a template: `templates/formulieren/formulier.docx`.
"""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dossiertool.documents.forms.fixed_text import fixed_text_properties
from dossiertool.documents.forms.write_properties import properties
from dossiertool.resources import resource

if TYPE_CHECKING:
    from dossiertool.documents.forms.shape import Form

_BASE = "formulieren/formulier.docx"
_BODY, _PROPERTIES = "word/document.xml", "docProps/custom.xml"
_EDGES = ("word/header", "word/footer")
_TIME = (2026, 1, 1, 0, 0, 0)  # the same form gives the same bytes
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLACE = re.compile(r"\[(?:school|onderwerp|nummer|lezers|titel)\]")


def packed(form: Form, body: str) -> bytes:
    """Return the form as a .docx: the base with this body, and its own head, foot and properties."""
    parts = _base()
    start, end = _around_body()
    own = {name: _named(text, form) for name, text in parts.items() if name in _with_names()}
    own[_BODY] = f"{start}{body}{end}"
    edges = (text.encode() for name, text in (parts | own).items() if name.startswith(_EDGES))
    printed = fixed_text_properties(own[_BODY].encode(), *edges)
    own[_PROPERTIES] = f"{_DECLARATION}{properties(form, printed)}"
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in (parts | own).items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return file.getvalue()


@cache
def _base() -> dict[str, str]:
    with zipfile.ZipFile(resource("templates", _BASE)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@cache
def _around_body() -> tuple[str, str]:
    """Return the main part of the base before and after what stands in its body."""
    start, _, rest = _base()[_BODY].partition("<w:body>")
    return f"{start}<w:body>", f"</w:body>{rest.rpartition('</w:body>')[2]}"


@cache
def _with_names() -> frozenset[str]:
    """Return the parts of the base with a place for the school, the kind or the number."""
    return frozenset(name for name, text in _base().items() if "[school]" in text or "[lezers]" in text)


def _named(text: str, form: Form) -> str:
    names = {
        "[school]": form.school,
        "[onderwerp]": form.titel,
        "[nummer]": form.nummer,
        "[lezers]": form.lezers,
        "[titel]": f"{form.titel} {form.nummer}",
    }
    return _PLACE.sub(lambda found: escape(names[found[0]]), text)
