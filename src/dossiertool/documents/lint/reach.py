"""What in a template reaches out: what Word would fetch, run or fill in when somebody opens the document."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dossiertool.documents.drawn import draws_from_elsewhere
from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.safety import (
    MAIL_MERGE,
    field_codes,
    has_doctype,
    is_fetched,
    is_running,
    is_strict,
    is_xml,
    only_counts,
    parsed,
)
from dossiertool.documents.template.place import shortened
from dossiertool.documents.word_package import RELATION
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from dossiertool.documents.word_package import WordPackage

_KINDS = {
    "attachedtemplate": (
        "een ander sjabloon",
        "Kies in Word: Ontwikkelaars > Documentsjabloon, en haal de naam weg.",
    ),
    "image": (
        "een plaatje",
        "Zet het plaatje in het sjabloon zelf: Invoegen > Afbeeldingen, zonder koppeling.",
    ),
    "afchunk": ("een stuk van een ander bestand", "Kopieer de tekst in het sjabloon zelf."),
    "hyperlink": ("een koppeling naar een bestand", "Laat de koppeling beginnen met https:// of mailto:"),
}
_WHO_SEES = "De maker ziet dan wie het document opent."
_OTHER = ("iets", "Haal het in Word uit het sjabloon.")


def reach(package: WordPackage) -> Iterator[Problem]:
    """Yield what the parts of the file would fetch, run or declare."""
    for path, entry in package.entries.items():
        if entry.is_dir():
            continue
        try:
            raw = package.part(path)
        except InvalidInput:
            yield _damaged(path)
            continue
        if not is_xml(raw, path):
            continue
        try:
            root = parsed(raw)
        except (SyntaxError, ValueError):  # what lxml raises is a child of the first
            yield _damaged(path)
            continue
        if has_doctype(root):
            said = f"In het onderdeel {path} worden eigen tekens vastgelegd (DTD). Word doet dat nooit."
            yield Problem(Remark("SJAB-07", said, "Maak het sjabloon opnieuw in Word."), part=path)
            continue
        if next(root.iter(MAIL_MERGE), None) is not None:
            said = "Aan dit sjabloon is een bestand of database gekoppeld (Afdruk samenvoegen)."
            how = "Kies in Word: Verzendlijsten > Afdruk samenvoegen starten > Normaal Word-document."
            yield Problem(Remark("SJAB-05", said, how), part=path)
        if is_strict(root):
            said = "Dit document is voor een deel opgeslagen als Strict Open XML."
            how = "Kies in Word bij Opslaan als: Word-document (.docx)."
            yield Problem(Remark("SJAB-01", said, how), part=path)
        yield from _relations(root, path)
        if draws_from_elsewhere(root):
            what, how = _KINDS["image"]
            said = f"Word haalt {what} ergens anders op. {_WHO_SEES}"
            yield Problem(Remark("SJAB-05", said, how), part=path)
        yield from _fields(root, path)


def _damaged(path: str) -> Problem:
    said = f"Het onderdeel {path} is beschadigd."
    return Problem(
        Remark("SJAB-07", said, "Open het sjabloon in Word en sla het op onder een andere naam."), part=path
    )


def _relations(root: _Element, path: str) -> Iterator[Problem]:
    for relation in root.iter(RELATION):
        if is_running(relation):
            said = "In dit sjabloon zit een macro, een invoegtoepassing of een ander bestand."
            how = "Haal het weg in Word, en sla op als Word-document (.docx)."
            yield Problem(Remark("SJAB-04", said, how), part=path)
        elif is_fetched(relation):
            kind = relation.get("Type", "").rpartition("/")[2].lower()
            what, how = _KINDS.get(kind, _OTHER)
            where = shortened(posixpath.basename(relation.get("Target", "").replace("\\", "/")))
            named = f": {where}" if where else ""
            said = f"Word haalt {what} ergens anders op{named}. {_WHO_SEES}"
            yield Problem(Remark("SJAB-05", said, how), part=path)


def _fields(root: _Element, path: str) -> Iterator[Problem]:
    for code in dict.fromkeys(field_codes(root)):
        if only_counts(code):
            continue
        if "{{" in code or "{%" in code:
            said, how = "In een veld van Word staat een invulcode.", "Zet de invulcode in de gewone tekst."
        else:
            name = code.split(maxsplit=1)[0].upper()[:20]
            said = f"Het veld {name} van Word haalt iets op, voert iets uit of vult iets in."
            how = "Klik met rechts op het veld, kies Veld bewerken en haal het weg."
        yield Problem(Remark("SJAB-06", said, how), part=path)
