"""Fills one Word document from a case file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.documents.choose import known_soort
from dossiertool.documents.fill import fill
from dossiertool.errors import InvalidInput
from dossiertool.files.load import load_case
from dossiertool.files.write import write_new
from dossiertool.model.case import number_of

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Filled:
    """A document that was written."""

    soort: str
    nummer: str
    uit: Path


def fill_target(
    soort: str,
    doel: str,
    *,
    out: Path | None = None,
    template: Path | None = None,
    kenmerk: str | None = None,
    today: date,
) -> Filled:
    """Write one document of the case in `doel` and say where; without `out` in the current folder.

    The name of the file is made of the number of the dossier, never of a pupil.

    Raises:
        InvalidInput: the case or the template cannot be read, or the file exists or cannot be written.
        HasFindings: the case does not fit the model.
        NotFound: the case has no such document.
    """
    soort = known_soort(soort)
    if doel.startswith("kluis:"):
        raise InvalidInput(
            "Van een dossier in de kluis kunt u nog niet rechtstreeks een document maken.",
            "Haal het dossier eerst op met: dossiertool kluis haal NUMMER -o BESTAND",
        )
    if out is not None and out.suffix.lower() != ".docx":
        raise InvalidInput(
            f"De naam {out} eindigt niet op .docx, dus Word opent dat bestand niet.",
            f"Kies bijvoorbeeld: {out.name or soort}.docx",
        )
    case = load_case(Path(doel)).case
    nummer = number_of(case)
    target = out or Path("-".join(filter(None, (soort, nummer, kenmerk))) + ".docx")
    write_new(target, fill(soort, case, kenmerk=kenmerk, template=template, today=today))
    return Filled(soort, nummer, target)
