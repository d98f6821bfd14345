"""Writes what somebody gets of a dossier, and in the dossier that they got it: the dossier first.

A call that was broken off in between can be made again: the dossier then says it once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.finished import ready_to_write
from dossiertool.actions.inbox.held import held_at
from dossiertool.actions.school import school_for
from dossiertool.actions.templates import pointing_at_the_linter, refuse_other_name
from dossiertool.documents.fill import shipped_template
from dossiertool.errors import InvalidInput
from dossiertool.files.amend import amended
from dossiertool.files.write import refuse_existing, write_new

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.hand_out import HandedOut
    from dossiertool.actions.inbox.held import Held
    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand

    Act = Callable[[Case, Schoolbestand | None], HandedOut]

_JSON = ".json"


@dataclass(frozen=True, slots=True)
class Paper:
    """How what is handed out is to be written: where, with which template, and whether as PDF too."""

    out: Path | None
    today: date
    template: Path | None = None
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What was handed out and where it stands."""

    handed: HandedOut
    uit: Path
    pdf: Path | None


def hand_over_target(
    doel: str, act: Act, paper: Paper, *, school: Path | None = None, vault: VaultCases | None = None
) -> Written:
    """Hand out something of the dossier that is named: a file, or a number in the vault.

    Without `out` it stands in the current folder, named after the number of the dossier; a name that ends
    in .json gives data instead of a document.

    Raises:
        InvalidInput: a file cannot be read, exists already or cannot be written; or there is no PDF.
        HasFindings: the case does not fit the model.
        Tampered: the vault is altered.
        NotFound, Refused: not for this key, or whatever the act refuses; nothing is written.
    """
    return hand_over(held_at(doel, vault), act, paper, school=school)


def hand_over(held: Held, act: Act, paper: Paper, *, school: Path | None = None) -> Written:
    """Hand out something of a dossier wherever it is held. Raises as `hand_over_target`."""
    if held.file is None:
        raise InvalidInput(f"{held.target} is nog geen dossier.", "Kies een dossier dat er al is.")
    handed = act(held.file.case, school_for(held.near, school))
    target = paper.out or Path(f"{handed.soort}-{handed.nummer}.docx")
    write = _ready(handed, target, paper)
    if handed.case != held.file.case:
        held.write(amended(held.file, handed.case))
    return Written(handed, target, write())


def _ready(handed: HandedOut, target: Path, paper: Paper) -> Callable[[], Path | None]:
    if target.suffix.lower() == _JSON and handed.plain is not None:
        if paper.pdf or paper.template is not None:
            raise InvalidInput("Bij .json horen geen --pdf en geen --sjabloon.", "Laat die weg.")
        refuse_existing(target)
        content = json.dumps(handed.plain, ensure_ascii=False, indent=2).encode() + b"\n"
        return lambda: write_new(target, content, private=True)
    refuse_other_name(target, f"{handed.soort}-{handed.nummer}")
    from dossiertool.documents.render import render  # noqa: PLC0415  loads Jinja

    with pointing_at_the_linter(paper.template):
        document = render(paper.template or shipped_template(handed.soort), handed.data, today=paper.today)
    return ready_to_write(target, document, pdf=paper.pdf)
