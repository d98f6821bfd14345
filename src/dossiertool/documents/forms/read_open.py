"""Opens a form that somebody sends back, or says in Dutch why it is none.

Everything that could be dangerous, or is no Word document, is refused here, before anything is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.safety import refuse_reaching_out
from dossiertool.documents.word_package import WordPackage
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_SCAN = "Vul het Word-formulier in op de computer, of laat iemand de antwoorden overtypen."
_AS_DOCX = "Open het in Word of LibreOffice, kies Opslaan als en kies Word-document (.docx)."
_DIRECT = (
    "Vul het formulier in dat u kreeg, zonder macro's, koppelingen en andere bestanden, en stuur dat terug."
)
# How files begin that people send instead of a Word document: (first bytes, what it is, what to do).
_OTHERS: Sequence[tuple[tuple[bytes, ...], str, str]] = (
    ((b"%PDF",), "een PDF of een scan, geen Word-formulier", _SCAN),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x00\x18ftyphei"),
        "een foto of een scan, geen Word-formulier",
        _SCAN,
    ),
    ((b"{\\rtf",), "een document in een andere vorm (.rtf), geen Word-formulier", _AS_DOCX),
    ((b"<html", b"<!DOCTYPE html", b"<HTML"), "een webpagina, geen Word-formulier", _AS_DOCX),
)


def open_form(raw: bytes, name: str) -> WordPackage:
    """Return the parts of a Word file from outside; `name` is used in messages only.

    Raises:
        InvalidInput: no Word document of now (.doc, PDF, scan, another kind of zip), damaged, locked or made to
            unpack into too much; or it holds macros, other files, or anything that Word fetches elsewhere.
    """
    start = raw[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for signs, what, advice in _OTHERS:
        if start.startswith(signs):
            raise InvalidInput(f"{name} is {what}.", advice)
    if raw.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument" in raw[:100]:
        raise InvalidInput(f"{name} is een document van LibreOffice in een andere vorm (.odt).", _AS_DOCX)
    package = WordPackage(raw, name)
    _refuse_macros(package, name)
    try:
        refuse_reaching_out(package.archive)
    except InvalidInput as problem:
        raise InvalidInput(f"{name} wordt niet gelezen: {problem.message}", _DIRECT) from None
    except Exception:  # whatever a broken part makes the reader of zip raise
        raise package.damaged() from None
    return package


def _refuse_macros(package: WordPackage, name: str) -> None:
    """Refuse a document that says it has macros, or is a template, whatever its name says."""
    if not package.holds(_TYPES):
        raise package.damaged()
    kinds = {
        each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "").lower()
        for each in package.root(_TYPES).iter(_OVERRIDE)
    }
    kind = kinds.get(package.main.lower(), "")
    if "macro" in kind:
        raise InvalidInput(f"{name} wordt niet gelezen: er zitten macro's in.", _DIRECT)
    if "template" in kind:
        raise InvalidInput(f"{name} is een sjabloon van Word, geen ingevuld formulier.", _AS_DOCX)
