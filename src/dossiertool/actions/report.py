"""What a user wants of a check, and what it found in one target."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.errors import Place
    from dossiertool.findings import Finding
    from dossiertool.model.aanvaard import Aanvaarding
    from dossiertool.text.weigh import Weighed

WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a user wants targets checked.

    `codes` are the only rules to show (None: all); what is wrong with the form of a file is always shown.
    With `fingerprints` the report says how each finding can be accepted. `targets` are all targets of the
    call: names of pupils in them, and in the case files beside them, should not stand in another's dossier.
    With `uitleg` the report says what was considered in every text, and why it is a finding or not.
    """

    today: date | None = None
    school: Path | None = None
    codes: frozenset[str] | None = None
    fingerprints: bool = False
    targets: tuple[str, ...] = ()
    uitleg: bool = False

    def show(self, found: Finding | Weighed) -> bool:
        """Tell whether the user wants to see this finding, or what was considered."""
        return self.codes is None or found.code in self.codes or found.code.startswith("STR-")


AS_USUAL = Wishes()


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found in one target.

    `alineas` has the text of each marked paragraph of a plain text or a Word document, by its path, and
    `plaatsen` where each paragraph of a Word document stands. `nummer` is the number of a case; `titels`
    names each document in it by its path, and the case itself by "". `aanvaard` are findings that somebody
    accepted; `zinnen` the fingerprint of the sentence of each finding, and `uitleg` what was considered and
    where (None in the vault), if asked.
    """

    doel: str
    bevindingen: list[Finding]
    alineas: dict[str, str] | None = None
    plaatsen: dict[str, str] | None = None
    nummer: str | None = None
    titels: dict[str, str] = field(default_factory=dict)
    aanvaard: list[tuple[Finding, Aanvaarding]] = field(default_factory=list)
    zinnen: list[str | None] | None = None
    uitleg: Sequence[tuple[Weighed, Place | None]] | None = None
