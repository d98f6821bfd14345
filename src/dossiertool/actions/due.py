"""What may be destroyed, or is on its way to be: in the vault, and among files. Nothing is changed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.actions.school import school_for
from dossiertool.actions.targets import targets_in
from dossiertool.errors import DossierError, HasFindings
from dossiertool.files.load import parse_case
from dossiertool.model.case import number_of
from dossiertool.model.retention import retention_of
from dossiertool.vault.announcing import all_standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.model.case import Case
    from dossiertool.model.schoolregels import Bewaartermijn
    from dossiertool.vault.announcing import Standing

OVER, ANNOUNCED, CAN_GO = "termijn voorbij", "aangekondigd", "kan weg"
HELD = "er loopt een bewaarstop"
UNREAD = "deze versie van dossiertool kan het dossier niet lezen"


@dataclass(frozen=True, slots=True)
class Due:
    """A case on its way out: `kan_op` is the first day on which the next step may be done.

    `stand` is `termijn voorbij` (may be announced), `aangekondigd` (waits) or `kan weg` (waited long enough).
    `tegengehouden` says what forbids it all the same. `bron` is the file, or `kluis:` and the number.
    """

    nummer: str
    bron: str
    stand: str
    kan_op: date
    tegengehouden: str | None = None


def due_in_vault(opened: Unlocked, terms: Sequence[Bewaartermijn], *, today: date) -> list[Due]:
    """Return the dossiers of this key of which the term is over or the destruction is announced, by number."""
    found = []
    for stands, text in all_standing(opened.vault, opened.key):
        case = parsed(text, stands.number)
        held, source = held_by(case, today), f"kluis:{stands.number}"
        if stands.first_day is not None:
            state = CAN_GO if stands.first_day <= today else ANNOUNCED
            found.append(Due(stands.number, source, state, stands.first_day, held))
            continue
        until = kept_until(stands, case, terms, today)
        if until is not None and until <= today:
            found.append(Due(stands.number, source, OVER, until, held))
    return found


def due_in_files(
    doelen: Sequence[str], *, today: date, school: Path | None, problem: Callable[[DossierError], None]
) -> list[Due]:
    """Return the cases in these files and folders of which the term is over, as they come.

    Raises:
        InvalidInput: a folder without case files.
    """
    found = []
    for target in targets_in(doelen):
        if target.is_school:
            continue
        try:
            case = target.load().case
            settings = school_for(target.near, school)
        except DossierError as failure:
            problem(failure)
            continue
        first = retention_of(case, settings.bewaartermijnen if settings else (), today).all_from
        if first is not None and first <= today:
            found.append(Due(number_of(case), target.name, OVER, first, held_by(case, today)))
    return found


def kept_until(stands: Standing, case: Case | None, terms: Sequence[Bewaartermijn], today: date) -> date | None:
    """Return until when a dossier in the vault is kept: as its seal says, else as case and school say."""
    if stands.retain_until is not None or case is None:
        return stands.retain_until
    return retention_of(case, terms, today).all_from


def held_by(case: Case | None, today: date) -> str | None:
    """Return what forbids that this case is destroyed on a day; what cannot be read may hold a stop too."""
    if case is None:
        return UNREAD
    return HELD if retention_of(case, (), today).stops else None


def parsed(text: bytes, number: str) -> Case | None:
    """Return the case; None when another version of the model wrote it."""
    try:
        return parse_case(text.decode(), number)
    except HasFindings:
        return None
