"""What a check has to say about a place in a text or a case file.

Floor 0, because the language check (which knows no model), the rules and the reader of case files
all speak in findings. The attributes are the keys of `controleer --json` (design §5).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Niveau(StrEnum):
    """How much a finding matters; a school may change it per rule."""

    TIP = "tip"
    WAARSCHUWING = "waarschuwing"
    FOUT = "fout"


class Klasse(StrEnum):
    """What kind of finding it is: eight classes of language, then the classes of the rules."""

    OORDEEL = "oordeel"
    MENING = "mening"
    EMOTIE = "emotie"
    SPECULATIE = "speculatie"
    GENERALISATIE = "generalisatie"
    HOREN_ZEGGEN = "horen_zeggen"
    JARGON = "jargon"
    AFKORTING = "afkorting"
    STRUCTUUR = "structuur"
    STAP = "stap"
    SLUITING = "sluiting"
    RECHT = "recht"
    PRIVACY = "privacy"
    LEESBAARHEID = "leesbaarheid"
    SJABLOON = "sjabloon"


LANGUAGE_CLASSES = tuple(Klasse)[:8]

# The one structure finding whose path ends in a name that the writer made up, perhaps a pupil's.
UNKNOWN_FIELD = "STR-02"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark. What does not apply is None; nothing is left out.

    `pad` is the field path (`plannen.0.doelen.2.omschrijving`); `regel` and `kolom` count from 1 and
    point at where the value of `pad` begins in its file; `start` and `eind` count Unicode characters
    from 0 within the text of `pad`, `eind` exclusive, and `tekst` is what stands there.
    """

    code: str
    klasse: Klasse
    niveau: Niveau
    melding: str
    pad: str | None = None
    regel: int | None = None
    kolom: int | None = None
    start: int | None = None
    eind: int | None = None
    tekst: str | None = None
    suggestie: str | None = None
    bron: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the object of `--json`, keys in the order of the design."""
        return {key: getattr(self, key) for key in JSON_KEYS}


JSON_KEYS = (
    "code",
    "klasse",
    "niveau",
    "pad",
    "regel",
    "kolom",
    "start",
    "eind",
    "tekst",
    "melding",
    "suggestie",
    "bron",
)


def at_levels(findings: Iterable[Finding], levels: Mapping[str, Niveau | None]) -> Iterator[Finding]:
    """Yield the findings at the level chosen for their code; those whose level is None are left out."""
    for finding in findings:
        niveau = levels.get(finding.code, finding.niveau)
        if niveau is not None:
            yield finding if niveau is finding.niveau else replace(finding, niveau=niveau)


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place in the file, then by place in the text, then by code: the same every time."""
    return sorted(
        findings,
        key=lambda f: (
            f.regel is None,
            f.regel or 0,
            f.kolom or 0,
            f.start if f.start is not None else -1,
            f.code,
            f.pad or "",
        ),
    )
