"""Looks whether a PDF is what was asked: PDF/A-2b and PDF/UA-1, in Dutch, tagged, with its fonts.

The marks say what LibreOffice meant to make, and the rest is counted; this is no validator like veraPDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGE = "nl-nl"
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DRAWN = "/Type3"  # a font whose signs are drawings in the PDF itself


def need_pikepdf() -> None:
    """See that pikepdf is there.

    Raises:
        InvalidInput: it is not.
    """
    try:
        import pikepdf  # noqa: F401, PLC0415
    except ImportError:
        raise InvalidInput(
            "Voor --pdf mist dossiertool het onderdeel pikepdf.",
            "Laat het installeren met: pip install 'dossiertool[pdf]'",
        ) from None


def faults_in(path: Path) -> list[str]:
    """Return in Dutch what is not as it should be in a PDF; nothing when it is good."""
    import pikepdf  # noqa: PLC0415

    try:
        with pikepdf.open(path) as pdf:
            return list(_faults(pdf))
    except (pikepdf.PdfError, OSError, ValueError, TypeError, AttributeError, KeyError):
        return ["het bestand is geen hele PDF"]


def _faults(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        archive = (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance"))
        accessible, title = xmp.get("pdfuaid:part"), xmp.get("dc:title")
    if not len(pdf.pages):
        yield "er staat geen bladzijde in"
    if pdf.is_encrypted:
        yield "hij is versleuteld"
    if archive != ("2", "B"):
        yield "hij is geen PDF/A-2b"
    if accessible != "1":
        yield "hij is geen PDF/UA-1"
    if str(root.get("/Lang", "")).lower() != LANGUAGE:
        yield "de taal is niet Nederlands"
    if not root.get("/MarkInfo", {}).get("/Marked") or not _has_tags(root):
        yield "de opbouw voor voorleesprogramma's ontbreekt"
    if not title or not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "de titel ontbreekt"
    if any(not _is_embedded(each) for each in pdf.objects if _is_font(each)):
        yield "niet elk lettertype zit erin"


def _has_tags(root: Any) -> bool:
    tree = root.get("/StructTreeRoot")
    return tree is not None and "/K" in tree


def _is_font(each: Any) -> bool:
    """Whether an object is a font that a page may name; the parts of a composite font hang under it."""
    if not isinstance(each, _dictionary()):
        return False
    return each.get("/Type") == "/Font" and not str(each.get("/Subtype", "")).startswith("/CIDFont")


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == _DRAWN:
        return True
    parts = font.get("/DescendantFonts")
    described = (font if parts is None else parts[0]).get("/FontDescriptor")
    return described is not None and any(name in described for name in _FILES)


def _dictionary() -> Any:
    import pikepdf  # noqa: PLC0415

    return pikepdf.Dictionary
