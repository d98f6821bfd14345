"""The log: who changed a dossier, and, apart from that, who read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.vault.changes import noted
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.lines import Reading, follow, read_reading
from dossiertool.vault.format.roles import Act, Role
from dossiertool.vault.refusals import not_here
from dossiertool.vault.trust import READS, broken_chain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.directory import Person
    from dossiertool.vault.format.entry import Approval
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.trust import Trust
    from dossiertool.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what, when (UTC, to the minute, as they claim), to or with which version.

    `whom`: who got access by it, or of whom it was taken.
    """

    at: str
    by: Person
    act: str
    version: int
    attachment: str | None = None
    approval: Approval | None = None
    whom: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Log:
    """What was done to one dossier, and who read it."""

    changes: list[Line]
    readings: list[Line]


def note_reading(
    vault: Vault,
    key: Opener,
    number: str,
    version: int,
    act: str,
    *,
    now: datetime,
    attachment: str | None = None,
) -> None:
    """Write down that somebody read (or exported) a version; the recovery key also leaves an entry.

    `attachment` is the id of the one that was read, when it was not the case itself.

    Raises:
        NotFound: the dossier is not there, or not for this key.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
    note_readings(vault, key, [(opened, version)], act, now=now, attachment=attachment)


def note_readings(
    vault: Vault,
    key: Opener,
    readings: Sequence[tuple[Opened, int]],
    act: str,
    *,
    now: datetime,
    attachment: str | None = None,
) -> None:
    """Write down that somebody read these versions of dossiers (or this attachment of it), all lines or none.

    Raises:
        NotFound: this key was revoked. InvalidInput: the vault cannot be written. Tampered: it is altered.
    """
    if not readings:
        return
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        person = pen.directory.person(key.pair.public.kid)
        if person is None or person.revoked:
            raise not_here(readings[0][0].number)
        n, prev = vault.trust.newest(transaction, READS)
        for read, version in readings:
            if read.role is Role.SCHOOL:
                opened = vault.require(transaction, key, read.number)
                change = noted(pen, opened.chain, Act.RECOVER)
                vault.store(transaction, read.number, opened.chain, opened, change)
            n += 1
            line = Reading(act, at, attachment, pen.directory.hash, read.chain.id, n, prev, pen.vault, version)
            signed = line.signed(key.signer)
            transaction.add_reading(n, read.chain.id, signed)
            prev = sha256_hex(signed)
        vault.wrote(key, at)


def log_of(vault: Vault, key: Opener, number: str) -> Log:
    """Return the log of one dossier.

    Raises:
        NotFound: it is not there, or not for this key.
        Tampered: a chain is broken.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        lines = follow_readings(transaction, vault.trust)
    changes, before = [], frozenset[str]()
    for done in opened.chain.done:
        entry, now = done.entry, frozenset(one.kid for one in done.entry.grant)
        moved = {Act.GRANT: now - before, Act.REVOKE: before - now}.get(entry.act, frozenset())
        whom = tuple(person for kid in sorted(moved) if (person := vault.trust.directory.person(kid)))
        changes.append(Line(entry.at, done.by, str(entry.act), entry.version, None, entry.approval, whom))
        before = now
    mine = [(line, by) for line, by in lines if line.id == opened.chain.id]
    return Log(changes, [Line(line.at, by, line.act, line.version, line.att) for line, by in mine])


def follow_readings(transaction: Transaction, trust: Trust) -> list[tuple[Reading, Person]]:
    """Return the whole log of reading, its chain followed.

    Raises:
        Tampered: it is broken, or shorter than the newest checkpoint says.
    """
    try:
        found = follow(
            transaction.readings(), read_reading, trust.directory, trust.vault, trust.reads, trust.place
        )
    except Unreadable:
        raise broken_chain(READS) from None
    return [(line, by) for line, _, by in found]
