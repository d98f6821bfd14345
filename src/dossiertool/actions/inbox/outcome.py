"""What became of one form: taken in, sent back or left where it is, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.actions.inbox.decide import Change
    from dossiertool.documents.forms.returned import Opmerking
    from dossiertool.findings import Finding


class Stand(StrEnum):
    """Where a form is now."""

    INGENOMEN = "ingenomen"
    """Its answers are in the case file."""
    ONGEWIJZIGD = "ongewijzigd"
    """It says what the case file says already."""
    DUBBEL = "al ingenomen"
    """Exactly this file was taken in before."""
    TERUG = "terug"
    """It cannot be taken in as it is; whoever filled it in hears why."""
    BLIJFT = "blijft liggen"
    """Something on this side is in the way, such as a case file that cannot be read; it lies where it lay."""


FAILED = frozenset({Stand.TERUG, Stand.BLIJFT})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a form was not taken in: what is wrong and what to do, and where on the form if it is at a place.

    Names labels of the form and fields of the case, never an answer.
    """

    wat: str
    advies: str
    label: str = ""
    pad: str | None = None
    paragraph: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the object of `--json`."""
        return {"wat": self.wat, "advies": self.advies, "label": self.label, "pad": self.pad}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; only `wijzigingen`, `opmerkingen` and `bevindingen` hold what people wrote.

    `nieuw` names records that were made (`signalen.S3`). `naar` is where the form stands now, and `bericht` the
    document with remarks that was written beside it.
    """

    bestand: Path
    stand: Stand
    soort: str | None = None
    nummer: str | None = None
    dossier: Path | None = None
    wijzigingen: tuple[Change, ...] = ()
    nieuw: tuple[str, ...] = ()
    bevindingen: tuple[Finding, ...] = ()
    opmerkingen: tuple[Opmerking, ...] = ()
    redenen: tuple[Reason, ...] = ()
    naar: Path | None = None
    bericht: Path | None = None

    def moved(self, naar: Path | None, bericht: Path | None = None) -> Outcome:
        """Return this outcome with where the form stands now."""
        return replace(self, naar=naar, bericht=bericht)

    def as_dict(self) -> dict[str, Any]:
        """Return the object of `--json`."""
        return {
            "bestand": self.bestand.name,
            "stand": self.stand.value,
            "soort": self.soort,
            "nummer": self.nummer,
            "dossier": _said(self.dossier),
            "wijzigingen": [each.as_dict() for each in self.wijzigingen],
            "nieuw": list(self.nieuw),
            "bevindingen": [each.as_dict() for each in self.bevindingen],
            "opmerkingen": [{"plaats": each.plaats, "tekst": each.tekst} for each in self.opmerkingen],
            "redenen": [each.as_dict() for each in self.redenen],
            "naar": _said(self.naar),
            "bericht": _said(self.bericht),
        }


def _said(path: Path | None) -> str | None:
    return None if path is None else str(path)
