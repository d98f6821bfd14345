"""Destroys dossiers whose term is over: approved and announced, after the waiting days done, and declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from errno import ENOENT
from typing import TYPE_CHECKING

from dossiertool.actions.due import UNREAD, held_by, kept_until, parsed
from dossiertool.actions.finished import write_document
from dossiertool.actions.seal import school_of
from dossiertool.actions.templates import refuse_other_name
from dossiertool.archive.papers import declaration
from dossiertool.errors import NotFound, Refused
from dossiertool.files.write import cannot_write, refuse_existing
from dossiertool.vault.announcing import announce, cancel, standing
from dossiertool.vault.destroying import gone, shred

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.model.case import Case
    from dossiertool.model.schoolregels import Bewaartermijn
    from dossiertool.vault.announcing import Standing
    from dossiertool.vault.destroying import Gone
    from dossiertool.vault.format.entry import Approval

WAITING_DAYS = 30


@dataclass(frozen=True, slots=True)
class Approved:
    """Who approved a destruction and why, and how it may be done.

    `days` is how long to wait; `early` lets a dossier go before its term is over.
    """

    approval: Approval
    days: int = WAITING_DAYS
    early: bool = False


def announce_destruction(
    opened: Unlocked,
    number: str,
    approved: Approved,
    *,
    now: datetime,
    terms: Sequence[Bewaartermijn] = (),
) -> Standing:
    """Announce that a dossier will be destroyed. What the reason says stays readable for ever.

    Raises:
        NotFound: it is not there, or not for this key.
        Refused: this role may not, its term is not over by its seal or the `terms`, or something holds it.
        InvalidInput: no name or reason, or a number in it that may be a burgerservicenummer.
    """
    today = now.date()
    case = _case(opened, number)
    _require_free(number, case, today)
    until = kept_until(standing(opened.vault, opened.key, number), case, terms, today)
    if not approved.early and (until is None or until > today):
        raise _too_early(number, until)
    return announce(
        opened.vault,
        opened.key,
        number,
        approved.approval,
        today + timedelta(days=approved.days),
        now=now,
    )


def cancel_destruction(opened: Unlocked, number: str, *, now: datetime) -> Standing:
    """Take an announcement back. Raises NotFound, Refused."""
    return cancel(opened.vault, opened.key, number, now=now)


def destroy(opened: Unlocked, number: str, *, said: date | None, now: datetime) -> Gone:
    """Destroy a dossier that was announced; of one that is gone already, return how it went.

    `said` is today as somebody typed it, for a clock that seems to run ahead.

    Raises:
        NotFound: it is not there, or not for this key.
        Refused: not announced, the waiting days are not over, something holds it, or the clock jumped.
    """
    try:
        case = _case(opened, number)
    except NotFound:
        try:
            return gone(opened.vault, number)
        except NotFound:
            pass
        raise
    _require_free(number, case, now.date())
    return shred(opened.vault, opened.key, number, said=said, now=now)


def tidy(opened: Unlocked) -> bool:
    """Let the store give up what was removed from it; False when another program keeps it from doing so."""
    return opened.vault.tidy()


def refuse_unwritable(target: Path, *, pdf: bool) -> None:
    """Say before anything is destroyed what `declare` would say after it.

    Raises:
        InvalidInput: it is no name for a Word document, it is taken, or the folder is not there.
    """
    refuse_other_name(target, "verklaring")
    for path in (target, target.with_suffix(".pdf")) if pdf else (target,):
        refuse_existing(path)
    if not target.absolute().parent.is_dir():
        raise cannot_write(target, FileNotFoundError(ENOENT, ""))


def declare(
    opened: Unlocked,
    done: Sequence[Gone],
    target: Path,
    *,
    school: str | None = None,
    on_server: bool,
    pdf: bool,
    today: date,
) -> Path:
    """Write the declaration of destruction under a new name; `school` is how the school is called.

    Raises as `write_document`.
    """
    made = declaration(done, school_of(opened, school), on_server=on_server, today=today)
    write_document(target, made, pdf=pdf)
    return target


def _case(opened: Unlocked, number: str) -> Case | None:
    return parsed(opened.vault.fetch(opened.key, number), number)


def _require_free(number: str, case: Case | None, today: date) -> None:
    """Refuse what something holds, and what cannot be read: a stop may stand in it."""
    held = held_by(case, today)
    if held == UNREAD:
        raise Refused(
            f"{number} mag niet weg: {UNREAD}, en ziet dus niet of er een bewaarstop in staat.",
            "Werk dossiertool bij. Of haal het dossier op als JSON, verbeter het en bewaar het opnieuw.",
        )
    if held is not None:
        raise Refused(
            f"{number} mag niet weg: er staat een bewaarstop in het dossier (een klacht, geschil of verzoek).",
            "Is die voorbij? Vul dan in het dossier in wanneer de stop is opgeheven, en door wie.",
        )


def _too_early(number: str, until: date | None) -> Refused:
    if until is None:
        return Refused(
            f"{number} mag nog niet worden vernietigd: er is geen bewaartermijn bekend.",
            "Vul in het dossier bij bewaring de dag van uitschrijving in (is het verzegeld, heropen dan eerst "
            "het zegel), en noem het schoolbestand met de termijnen: --school BESTAND. Moet het eerder weg? "
            "Typ erachter: --eerder",
        )
    return Refused(
        f"{number} mag nog niet worden vernietigd: de bewaartermijn loopt tot {until:%d-%m-%Y}.",
        "Moet het eerder weg, bijvoorbeeld omdat ouders daarom vragen? Typ erachter: --eerder",
    )
