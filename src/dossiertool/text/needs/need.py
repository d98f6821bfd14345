"""A need as a line of the file gives it, and what is said about it: the fixed outcomes of guideline §5."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Uitkomst(StrEnum):
    """What can be wrong with a need beside a new text; exactly one for each need."""

    OUD = "oud_en_niet_geevalueerd"
    TERUG = "afgesloten_behoefte_in_nieuwe_tekst"
    BEHAALD = "doelen_behaald_maar_nog_open"
    GEEN = "geen"


class Need(NamedTuple):
    """One need: what it is, and its days. `ident` is how the text may name it (`B1`)."""

    ident: str
    omschrijving: str
    geopend: date | None
    laatst_geevalueerd: date | None
    afgesloten: date | None
    is_open: bool


class Verdict(NamedTuple):
    """The outcome for one need: `reden` in Dutch without a word of the text, `start`/`eind` the place in it."""

    uitkomst: Uitkomst
    reden: str
    start: int | None = None
    eind: int | None = None
