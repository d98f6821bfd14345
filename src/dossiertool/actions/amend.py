"""Puts the outcome of an act on a case into the file it came from: the same file, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.actions.inbox.held import held_at
from dossiertool.actions.school import school_for
from dossiertool.errors import InvalidInput
from dossiertool.files.amend import amended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dossiertool.actions.case_act import Changed
    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.inbox.held import Held
    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand

    Act = Callable[[Case, Schoolbestand | None], Changed]


def amend_target(
    doel: str, act: Act, *, school: Path | None = None, vault: VaultCases | None = None
) -> Changed:
    """Do something to a case, and write its file, or its next version in the vault, when that went well.

    Comments, the order of fields and everything that stays the same are left as they are.

    Raises:
        InvalidInput: the file cannot be read or written, or cannot be changed in place.
        NotFound, Tampered: the vault does not hold it for this key, or it is altered.
        HasFindings: the case does not fit the model.
        DossierError: whatever the act refuses; the file is as it was.
    """
    return amend(held_at(doel, vault), act, school=school)


def amend(held: Held, act: Act, *, school: Path | None = None) -> Changed:
    """Do something to a case wherever it is held, and hold the outcome. Raises as `amend_target`."""
    if held.file is None:
        raise InvalidInput(f"{held.target} is nog geen dossier.", "Kies een dossier dat er al is.")
    done = act(held.file.case, school_for(held.near, school))
    held.write(amended(held.file, done.case))
    return done
