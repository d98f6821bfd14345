"""Which kinds of files may stand beside a dossier, decided by what is in them and not only by their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput
from dossiertool.model.bijlage import Mediatype

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = {
    Mediatype.PDF: (".pdf",),
    Mediatype.DOCX: (".docx",),
    Mediatype.PNG: (".png",),
    Mediatype.JPG: (".jpg", ".jpeg"),
}
"""The endings of a name that go with each kind, the usual one first."""
_PDF, _PDF_END = b"%PDF-", b"%%EOF"
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_JPG = b"\xff\xd8\xff"
_ZIP = b"PK\x03\x04"
_ADVICE = "Een bijlage is een PDF, een Word-document (.docx) of een plaatje (.png, .jpg)."


def kind_of(raw: bytes, path: Path) -> Mediatype:
    """Return what kind of file this is.

    Raises:
        InvalidInput: it is empty, of another kind than its name says or than we keep, damaged, locked, or a
            Word document with macros.
    """
    if not raw:
        raise InvalidInput(f"{path} is leeg.", "Kijk of het bestand goed is opgeslagen.")
    kind = _kind(raw, path)
    if path.suffix.lower() not in ENDINGS[kind]:
        usual = ENDINGS[kind][0]
        raise InvalidInput(
            f"{path} is van binnen een {usual.removeprefix('.')}-bestand. Dat zegt de naam niet.",
            f"Kijk of dit het goede bestand is. Geef het dan een naam die eindigt op {usual}",
        )
    return kind


def _kind(raw: bytes, path: Path) -> Mediatype:
    if raw.startswith(_PDF):
        return _whole(Mediatype.PDF, raw, _PDF_END, path)
    if raw.startswith(_PNG):
        return _whole(Mediatype.PNG, raw, _PNG_END, path)
    if raw.startswith(_JPG):
        return Mediatype.JPG
    if raw.startswith(_ZIP) and path.suffix.lower() in ENDINGS[Mediatype.DOCX]:
        from dossiertool.documents.word_package import WordPackage  # noqa: PLC0415  loads lxml

        package = WordPackage(raw, str(path))
        if any("vbaproject" in part.lower() for part in package.entries):
            raise InvalidInput(
                f"In {path} zit een macro. Dat bewaart de kluis niet.",
                "Sla het in Word op als Word-document (.docx), of maak er een PDF van.",
            )
        return Mediatype.DOCX
    raise InvalidInput(
        f"{path} is geen bestand dat bij een dossier bewaard kan worden.",
        f"{_ADVICE} Maak van iets anders eerst een PDF.",
    )


def _whole(kind: Mediatype, raw: bytes, ending: bytes, path: Path) -> Mediatype:
    if ending not in raw:
        raise InvalidInput(f"{path} is niet heel: het einde ontbreekt.", "Maak of haal het bestand opnieuw.")
    return kind
