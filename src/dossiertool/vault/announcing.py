"""Announcing that a dossier will be destroyed, with an approval, or taking that back (`docs/format.md` §12)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dossiertool.errors import NotFound, Refused, Tampered
from dossiertool.vault.changes import announced, cancelled
from dossiertool.vault.clock import require_clock
from dossiertool.vault.dossiers import read_body
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.lines import EXPORT
from dossiertool.vault.format.roles import Act
from dossiertool.vault.log import follow_readings
from dossiertool.vault.refusals import stale
from dossiertool.vault.sealing import require_approval, require_archivist

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.entry import Approval
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Exported:
    """Somebody once wrote this dossier to a file: out of reach when it is destroyed."""

    at: str
    by: str
    version: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a dossier is on its way out: what was announced, if anything, and what was exported.

    `retain_until` is the end of its term, whatever was announced. `first_day` is the first day on which it may
    be destroyed; `by` announced it, `approved_by` approved.
    """

    number: str
    state: str
    retain_until: date | None
    announced_at: str | None = None
    by: str | None = None
    approved_by: str | None = None
    reason: str | None = None
    first_day: date | None = None
    exports: tuple[Exported, ...] = ()


def standing(vault: Vault, key: Opener, number: str) -> Standing:
    """Return where a dossier is on its way out.

    Raises:
        NotFound: it is not there, or not for this key.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        return replace(standing_of(opened), exports=exports_of(transaction, vault, opened.chain.id))


def all_standing(vault: Vault, key: Opener) -> Iterator[tuple[Standing, bytes]]:
    """Yield where each dossier of this key is on its way out, by number, with its newest text; no exports.

    What is damaged or not for this key to read is passed over: `kluis controleer` says so.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        for number, head in vault.all(transaction, key):
            try:
                opened = vault.opened(transaction, key, head, number)
                text = read_body(transaction, opened, opened.chain.now.version).text
            except (NotFound, Tampered):
                continue
            yield standing_of(opened), text


def announce(
    vault: Vault, key: Opener, number: str, approval: Approval, first_day: date, *, now: datetime
) -> Standing:
    """Announce that a dossier is to be destroyed, on this day or later.

    Who approved and why stays readable for ever.

    Raises:
        NotFound: it is not there, or not for this key.
        Refused: this role may not, or the clock goes back.
        InvalidInput: no name or reason that an entry can hold.
    """
    require_approval(approval)
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        require_archivist(opened.role, Act.ANNOUNCE)
        require_clock(transaction, vault, opened.chain, now.date(), said=None)
        if opened.chain.announced is not None:
            raise Refused(
                f"Voor {number} is de vernietiging al aangekondigd.",
                f"Neem dat eerst terug met: dossiertool vernietig {number} --annuleer",
            )
        change = announced(pen, opened.chain, approval, first_day.isoformat())
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
        return replace(standing_of(opened), exports=exports_of(transaction, vault, opened.chain.id))


def cancel(vault: Vault, key: Opener, number: str, *, now: datetime) -> Standing:
    """Take an announcement back: the dossier is kept until the day it had before.

    Raises:
        NotFound: it is not there, or not for this key. Refused: this role may not, or nothing was announced.
    """
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        require_archivist(opened.role, Act.CANCEL)
        if opened.chain.announced is None:
            raise not_announced(number)
        change = cancelled(pen, opened.chain, opened.chain.term)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
        return replace(standing_of(opened), exports=exports_of(transaction, vault, opened.chain.id))


def not_announced(number: str) -> Refused:
    """Say that a dossier can only be destroyed after an announcement."""
    return Refused(
        f"Voor {number} is geen vernietiging aangekondigd.",
        f"Kondig die aan met: dossiertool vernietig {number} --akkoord NAAM --reden REDEN",
    )


def standing_of(opened: Opened) -> Standing:
    """Return where an opened dossier is on its way out, without its exports."""
    chain, done = opened.chain, opened.chain.announced
    until = chain.term
    found = Standing(opened.number, chain.now.state, None if until is None else date.fromisoformat(until))
    if done is None or done.entry.approval is None or done.entry.retain_until is None:
        return found
    return replace(
        found,
        announced_at=done.entry.at,
        by=done.by.name,
        approved_by=done.entry.approval.by,
        reason=done.entry.approval.reason,
        first_day=date.fromisoformat(done.entry.retain_until),
    )


def exports_of(transaction: Transaction, vault: Vault, dossier: str) -> tuple[Exported, ...]:
    """Return every time that the log of reading says a dossier was written to a file."""
    return tuple(
        Exported(line.at, by.name, line.version)
        for line, by in follow_readings(transaction, vault.trust)
        if line.id == dossier and line.act == EXPORT
    )
