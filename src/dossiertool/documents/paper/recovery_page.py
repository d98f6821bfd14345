"""The page for the envelopes: the recovery key of a school as text and as QR code, and how to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

from dossiertool.documents.paper.sheet import WIDTH, Sheet
from dossiertool.documents.words import full_date

if TYPE_CHECKING:
    from datetime import date

_LEFT, _LINE = 50, 15.5
_QR, _MODULE = 355, 3.6
_EXAMPLE = "VOORBEELD: deze sleutel past op geen enkele kluis"
_TEXT = (
    (
        "Wat is dit?",
        "Dit is de herstelsleutel van de kluis. In de kluis staan dossiers van leerlingen, versleuteld.",
        "Is een wachtzin vergeten of een laptop weg? Dan komt de school met deze sleutel weer bij de dossiers.",
    ),
    (
        "Wat kan iemand met dit blad?",
        "Wie dit blad heeft, kan alle dossiers lezen en bepalen wie bij de kluis hoort, zonder wachtzin.",
        "De vierkante code is dezelfde sleutel, om in te lezen in plaats van over te typen.",
    ),
    (
        "Zo bewaart u dit blad",
        "1.  Print dit blad twee keer, op een printer die geen afdrukken bewaart.",
        "2.  Doe elk blad in een eigen envelop en plak die dicht. Zet uw naam en de datum over de rand.",
        "3.  Leg de enveloppen op twee plekken, bijvoorbeeld bij de directie en bij het bestuur.",
        "4.  Haal daarna het bestand weg, ook uit de prullenbak. Mail het niet en zet het niet in de cloud.",
        "5.  Maak nooit een foto of kopie van dit blad.",
    ),
    (
        "Zo gebruikt u de sleutel",
        "Typ de vier regels over in een leeg tekstbestand, bijvoorbeeld herstel.txt. Hoofdletters en streepjes",
        "maken niet uit. Bij een typefout zegt dossiertool in welke regel. Probeer het zo:",
        "    dossiertool kluis lijst --herstelsleutel herstel.txt",
        "Haal herstel.txt daarna weg, en doe het blad in een nieuwe envelop.",
    ),
)


def recovery_page(text: str, *, school: str, fingerprint: str, today: date, example: bool = False) -> bytes:
    """Return the page as a PDF file.

    `text` is the recovery key in its four lines, `fingerprint` that of the school; an `example` says that it
    is one. Characters of `school` that plain PDF fonts lack are shown as `?`.
    """
    lines = text.split("\n")
    sheet = Sheet("Herstelsleutel van de kluis")
    sheet.write(_LEFT, 70, "Herstelsleutel van de kluis", font="bold", size=24)
    sheet.write(_LEFT, 94, school, font="bold", size=11)
    sheet.write(_LEFT, 112, f"Gemaakt op {full_date(today)}. Geheim: in een gesloten envelop bewaren.")
    sheet.frame(_LEFT, 128, WIDTH - 2 * _LEFT, 216)
    for number, line in enumerate(lines, start=1):
        foot = 168 + (number - 1) * 36
        sheet.write(_LEFT + 14, foot, str(number), size=11)
        sheet.write(_LEFT + 34, foot, line, font="typed", size=19)
    sheet.write(_LEFT + 14, 313, "Vingerafdruk van de school (geen geheim, om te vergelijken):", size=9)
    sheet.write(_LEFT + 14, 328, fingerprint, font="typed", size=9)
    code = segno.make("-".join(lines), error="q", mode="alphanumeric", micro=False)
    sheet.squares(_QR, 150, _MODULE, [list(row) for row in code.matrix])
    lower: float = 376
    for heading, *paragraph in _TEXT:
        sheet.write(_LEFT, lower, heading, font="bold", size=12.5)
        for line in paragraph:
            lower += _LINE
            sheet.write(_LEFT, lower, line)
        lower += 28
    if example:
        sheet.warn(_LEFT, 40, _EXAMPLE)
        sheet.warn(_LEFT, lower + 10, _EXAMPLE)
    return sheet.pdf()
