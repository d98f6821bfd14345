"""Can everyone read what comes of it: language, title, headings, descriptions of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.template.parts import headings_of
from dossiertool.documents.template.place import shortened
from dossiertool.documents.template.tags import level_of
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from dossiertool.documents.lint.stories import StoryText
    from dossiertool.documents.template.place import Place
    from dossiertool.documents.word_package import WordPackage

LANGUAGE = "nl-NL"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"


def language(package: WordPackage) -> Iterator[Problem]:
    """Yield when the styles do not say that the text is Dutch."""
    path = next((path for path in package.related(package.main, "styles") if package.holds(path)), None)
    found = None if path is None else package.root(path).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    said = "" if found is None else found.get(f"{W}val", "")
    if said != LANGUAGE:
        yield Problem(
            Remark(
                "SJAB-40",
                f"De taal van het sjabloon is {said}." if said else "Het sjabloon zegt niet welke taal het is.",
                "Kies in Word: Controleren > Taal > Controletaal instellen > Nederlands (Nederland), en "
                "Als standaard instellen.",
            ),
            part=path or "",
        )


def title(written: str) -> Iterator[Problem]:
    """Yield when the property title is empty."""
    if not written.strip():
        yield Problem(
            Remark(
                "SJAB-42",
                "Het sjabloon heeft geen titel. Een voorleesprogramma noemt dan de naam van het bestand.",
                "Kies in Word: Bestand > Info > Titel. Typ daar: Handelingsplan {{ leerling.roepnaam }}",
            ),
            part="docProps/core.xml",
        )


def headings(body: StoryText, package: WordPackage) -> Iterator[Problem]:
    """Yield each heading that is more than one level deeper than the one before."""
    levels = headings_of(package)
    before = 0
    for paragraph, place in body.paragraphs:
        level = level_of(paragraph.element, levels)
        if not level or not paragraph.text.strip():
            continue
        if level > before + 1:
            after = f"na Kop {before}" if before else "als eerste kop"
            said = f"De kop ‘{shortened(paragraph.text)}’ is Kop {level} en staat {after}."
            yield Problem(Remark("SJAB-43", said, f"Maak er Kop {before + 1} van."), place)
        before = level


def pictures(story: StoryText) -> Iterator[Problem]:
    """Yield each picture without a description."""
    places = {paragraph.element: place for paragraph, place in story.paragraphs}
    for drawn in story.root.iter(_DRAWN):
        holder = drawn.getparent()
        is_picture = holder is not None and next(holder.iter(_PICTURE), None) is not None
        decorative = next(drawn.iter(_DECORATIVE), None)
        if (
            is_picture
            and not drawn.get("descr", "").strip()
            and (decorative is None or decorative.get("val") == "0")
        ):
            yield from _undescribed(drawn, places)
    for shape in story.root.iter(_SHAPE):
        if next(shape.iter(_IMAGE), None) is not None and not shape.get("alt", "").strip():
            yield from _undescribed(shape, places)


def _undescribed(element: _Element, places: dict[_Element, Place]) -> Iterator[Problem]:
    paragraph = next(element.iterancestors(f"{W}p"), None)
    if paragraph in places:
        yield Problem(_NO_WORDS, places[paragraph])


_NO_WORDS = Remark(
    "SJAB-41",
    "Dit plaatje heeft geen beschrijving voor wie het niet ziet.",
    "Klik met rechts op het plaatje, kies Alternatieve tekst en typ wat erop staat, of kies Decoratief.",
)
