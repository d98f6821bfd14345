"""Destroying a dossier: announced with an approval, taken back, or done in the end (`docs/format.md` §12).

A clock may be wrong. So nothing is destroyed on a day before the newest time that the vault has seen, nor more
than `LONGEST_AWAY` days after it, unless somebody says which day it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dossiertool.errors import NotFound, Refused, Tampered
from dossiertool.vault.chain import Chain
from dossiertool.vault.changes import announced, cancelled, destroyed
from dossiertool.vault.checkpoint import read_checkpoint
from dossiertool.vault.dossiers import read_body
from dossiertool.vault.entry import SHREDDED
from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.fields import to_minute
from dossiertool.vault.lines import EXPORT
from dossiertool.vault.log import follow_readings
from dossiertool.vault.refusals import stale
from dossiertool.vault.roles import Act
from dossiertool.vault.sealing import require_approval, require_archivist

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dossiertool.vault.chain import Done
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.entry import Approval
    from dossiertool.vault.keys import Opener
    from dossiertool.vault.transaction import Transaction
    from dossiertool.vault.vault import Vault

LONGEST_AWAY = 400
_DAY = len("2030-08-01")


@dataclass(frozen=True, slots=True)
class Exported:
    """Somebody once wrote this dossier to a file: out of reach when it is destroyed."""

    at: str
    by: str
    version: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a dossier is on its way out: what was announced, if anything, and what was exported.

    `first_day` is the first day on which it may be destroyed; `by` announced it, `approved_by` approved.
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


@dataclass(frozen=True, slots=True)
class Gone:
    """A dossier that was destroyed, as its last entries say."""

    number: str
    at: str
    by: str
    announced_at: str
    approved_by: str
    reason: str
    versions: int
    hash: str
    exports: tuple[Exported, ...] = ()


def standing(vault: Vault, key: Opener, number: str) -> Standing:
    """Return where a dossier is on its way out.

    Raises:
        NotFound: it is not there, or not for this key.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        return replace(_standing(opened), exports=_exports(transaction, vault, opened.chain.id))


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
            yield _standing(opened), text


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
        return replace(_standing(opened), exports=_exports(transaction, vault, opened.chain.id))


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
        done = opened.chain.announced
        if done is None:
            raise not_announced(number)
        before = opened.chain.done[done.entry.seq - 2].entry.retain_until
        change = cancelled(pen, opened.chain, before)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
        return replace(_standing(opened), exports=_exports(transaction, vault, opened.chain.id))


def shred(vault: Vault, key: Opener, number: str, *, said: date | None = None, now: datetime) -> Gone:
    """Destroy a dossier: its keys, its versions, its attachments and signals, all at once, for everybody.

    What the store no longer needs is given up by `Vault.tidy` after this. `said` is today as somebody typed it.

    Raises:
        NotFound: it is not there, or not for this key.
        Refused: this role may not, nothing was announced, the waiting days are not over, or the clock jumped.
    """
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        require_archivist(opened.role, Act.SHRED)
        stands = _standing(opened)
        if stands.first_day is None:
            raise not_announced(number)
        require_clock(transaction, vault, opened.chain, now.date(), said=said)
        if date.fromisoformat(at[:_DAY]) < stands.first_day:
            raise Refused(
                f"{number} mag nog niet worden vernietigd: de wachttijd loopt tot {stands.first_day}.",
                f"Toch bewaren? Typ: dossiertool vernietig {number} --annuleer",
            )
        change = destroyed(pen, opened.chain, number)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
    return gone(vault, number)


def gone(vault: Vault, number: str) -> Gone:
    """Return how a dossier was destroyed; no key is needed for that.

    Raises:
        NotFound: no dossier with this number was destroyed here.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        for head in transaction.heads():
            if head.state != SHREDDED:
                continue
            try:
                chain = Chain.follow(
                    transaction.entries(head.id), vault.trust.directory, id=head.id, vault=vault.trust.vault
                )
            except Unreadable:
                continue  # `kluis controleer` says so
            if chain.now.number == number:
                return _gone(transaction, vault, chain)
    raise NotFound(
        "Dit nummer staat niet in de kluis, of u hebt er geen toegang toe.",
        "Kijk wat u kunt openen met: dossiertool kluis lijst",
    )


def require_clock(
    transaction: Transaction, vault: Vault, chain: Chain, today: date, *, said: date | None
) -> None:
    """Refuse a day that lies before what the vault has seen, or so far behind it that the clock may be wrong.

    Raises:
        Refused: it does.
    """
    newest = max(_seen_days(transaction, vault, chain))
    if today < newest:
        raise Refused(
            f"De klok van deze computer staat op {today}, maar in de kluis is op {newest} nog gewerkt.",
            "Zet de klok goed en probeer het opnieuw. Er is niets vernietigd.",
        )
    if said is not None and said != today:
        raise Refused(
            f"U typte {said}, maar de klok van deze computer staat op {today}.",
            "Kijk op een kalender, zet zo nodig de klok goed en probeer het opnieuw. Er is niets vernietigd.",
        )
    if said is None and today - newest > timedelta(days=LONGEST_AWAY):
        raise Refused(
            f"In de kluis is sinds {newest} niets gebeurd. Loopt de klok van deze computer voor?",
            "Kijk op een kalender welke dag het is en typ die erbij: --vandaag-is JJJJ-MM-DD",
        )


def not_announced(number: str) -> Refused:
    """Say that a dossier can only be destroyed after an announcement."""
    return Refused(
        f"Voor {number} is geen vernietiging aangekondigd.",
        f"Kondig die aan met: dossiertool vernietig {number} --akkoord NAAM --reden REDEN",
    )


def _seen_days(transaction: Transaction, vault: Vault, chain: Chain) -> list[date]:
    days = [done.entry.at[:_DAY] for done in chain.done]
    last = transaction.last_checkpoint()
    if last is not None:
        try:
            days.append(read_checkpoint(last, vault.trust.directory, vault.trust.vault)[0].at[:_DAY])
        except Unreadable:
            vault.trust.require_heads(transaction)
    return [date.fromisoformat(day) for day in days]


def _standing(opened: Opened) -> Standing:
    chain, done = opened.chain, opened.chain.announced
    until = chain.now.retain_until
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


def _gone(transaction: Transaction, vault: Vault, chain: Chain) -> Gone:
    last, said = chain.done[-1], _announcement(chain)
    approval = said.entry.approval
    assert approval is not None  # noqa: S101  the chain holds
    return Gone(
        number=chain.now.number or "",
        at=last.entry.at,
        by=last.by.name,
        announced_at=said.entry.at,
        approved_by=approval.by,
        reason=approval.reason,
        versions=chain.now.version,
        hash=last.hash,
        exports=_exports(transaction, vault, chain.id),
    )


def _announcement(chain: Chain) -> Done:
    assert chain.announced is not None  # noqa: S101  else its last entry would not have been taken
    return chain.announced


def _exports(transaction: Transaction, vault: Vault, dossier: str) -> tuple[Exported, ...]:
    return tuple(
        Exported(line.at, by.name, line.version)
        for line, by in follow_readings(transaction, vault.trust)
        if line.id == dossier and line.act == EXPORT
    )
