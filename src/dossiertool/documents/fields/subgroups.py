"""What the groepsplan may print of a subgroup: its goals and its approach."""

from __future__ import annotations

from dossiertool.documents.fields.goals import DoelInDocument
from dossiertool.model.groep import Subgroep
from dossiertool.model.record import Record


class DoelInGroepsplan(DoelInDocument):
    """Een doel van de klas of van een subgroep."""

    kop: str
    """De subgroep; leeg bij een doel van de klas.

    Voorbeeld: Subgroep A: zelf vragen maken
    """


class Regel(Record):
    """Een regel van de aanpak van een subgroep."""

    kop: str
    """Waar de regel over gaat.

    Voorbeeld: Uitleg en hulp
    """

    tekst: str
    """Wat er dan gebeurt.

    Voorbeeld: Extra uitleg in kleine stappen.
    """


class RegelNaastElkaar(Record):
    """Een regel van de aanpak, met een tekst voor elke subgroep."""

    kop: str
    """Waar de regel over gaat.

    Voorbeeld: Uitleg en hulp
    """

    teksten: tuple[str | None, ...]
    """De tekst van elke subgroep.

    Voorbeeld: ["Extra uitleg in kleine stappen."]
    """


class SubgroepInDocument(Subgroep):
    """Een subgroep met haar aanpak."""

    kop: str
    """Hoe het document de subgroep noemt.

    Voorbeeld: Subgroep A: zelf vragen maken
    """

    aantal: int
    """Hoeveel leerlingen erin zitten.

    Voorbeeld: 7
    """

    doelen: tuple[DoelInGroepsplan, ...]
    """De doelen van de subgroep."""

    doeltekst: str
    """De doelen in een regel.

    Voorbeeld: Doel 2: Vragen maken (uiterlijk 26 januari 2027).
    """

    doelscore_tekst: str
    """De score om te halen, als er geen tabel met scores is.

    Voorbeeld: minstens 55
    """

    doelkaarten: tuple[DoelInGroepsplan, ...]
    """De doelen waarvan meer is ingevuld dan een tekst en een dag."""

    regels: tuple[Regel, ...]
    """De aanpak, regel voor regel."""
