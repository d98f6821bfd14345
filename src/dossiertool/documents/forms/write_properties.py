"""Writes the properties of a form: what it is, of whom, and which value stood where when it was made.

They are properties of Word (docProps/custom.xml), because these survive every word processor. They name paths
and fingerprints, never what a file says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from dossiertool.documents.forms.shape import (
    PROPERTY_DOCUMENT,
    PROPERTY_KENMERK,
    PROPERTY_NUMMER,
    PROPERTY_SCHEMA,
    PROPERTY_SCHOOL,
    PROPERTY_SOORT,
    PROPERTY_VERSIE,
    Kind,
    bookmark,
    words_print,
)
from dossiertool.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.documents.forms.shape import Form

_OF_A_USER = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)


def properties(form: Form, printed: Mapping[str, str]) -> str:
    """Return docProps/custom.xml of the form; `printed` are the properties that `fixed_text` gives."""
    rows = "".join(
        f'<property fmtid="{_OF_A_USER}" pid="{pid}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate((*_named(form), *printed.items()), start=2)
    )
    return f"<Properties {_NAMESPACES}>{rows}</Properties>"


@cache
def schema_version(root: str) -> str:
    """Return eight hex digits that change whenever the schema of `dossier` or `groepsplan` does."""
    text = resource("schemas", f"{root}.schema.json").read_text(encoding="utf-8")
    return sha256(text.encode()).hexdigest()[:8]


def _named(form: Form) -> Iterator[tuple[str, str]]:
    yield PROPERTY_SOORT, form.soort
    yield PROPERTY_VERSIE, str(form.versie)
    yield PROPERTY_SCHEMA, schema_version("groepsplan" if form.soort == "groepsplan" else "dossier")
    yield PROPERTY_NUMMER, form.nummer
    yield PROPERTY_SCHOOL, form.school
    yield PROPERTY_KENMERK, form.kenmerk or ""
    yield PROPERTY_DOCUMENT, form.document_id
    prints = form.vingerafdrukken()
    for field in form.fields():
        yield bookmark(field.pad), _line(field.pad, prints.pop(field.pad, ""))
        if field.eigen_keuzes and field.kind in (Kind.AANKRUIS, Kind.MEERKEUZE):
            for one in field.keuzes:
                pad = f"{field.pad}.{one.code}"
                yield bookmark(pad), _line(pad, words_print(form.document_id, pad, one.woorden))
    for table in form.tables():
        yield bookmark(table.pad), table.pad
    for pad, mark in prints.items():
        yield bookmark(pad), _line(pad, mark)


def _line(pad: str, mark: str) -> str:
    return f"{pad} {mark}".rstrip()
