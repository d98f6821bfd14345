"""A file that is kept encrypted beside a dossier in the vault: what the dossier says of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dossiertool.model.record import Record
from dossiertool.model.values import Datum, Geheel, Label, Naam

Bijlagecode = Annotated[
    str, Label("[0-9a-f]{32}", "De code van een bijlage heeft 32 tekens. Dossiertool vult die zelf in.")
]


class Mediatype(StrEnum):
    """Wat voor bestand het is."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PNG = "image/png"
    JPG = "image/jpeg"


class Kluisbijlage(Record):
    """Een bestand dat in de kluis bij het dossier hoort. Dossiertool vult dit zelf in."""

    id: Bijlagecode
    """De code van het bestand in de kluis.

    Voorbeeld: 3f2a9c61d0b74e5f8a1c2d3e4f5a6b7c
    """

    naam: Naam
    """Hoe het bestand heet.

    Voorbeeld: verslag logopedie.pdf
    """

    mediatype: Mediatype
    """Wat voor bestand het is.

    Voorbeeld: application/pdf
    """

    lengte: Annotated[Geheel, Field(ge=1)]
    """Hoe groot het bestand is, in bytes.

    Voorbeeld: 183204
    """

    datum: Datum
    """De dag waarop het bestand in de kluis kwam.

    Voorbeeld: 2026-11-05
    """

    door: Naam
    """Wie het bestand toevoegde.

    Voorbeeld: Yvette
    """
