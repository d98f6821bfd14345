"""The log: who changed a dossier, and, apart from that, who read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.changes import noted
from dossiertool.vault.encoding import sha256_hex
from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.fields import to_minute
from dossiertool.vault.lines import Reading, read_reading
from dossiertool.vault.roles import Act, Role

if TYPE_CHECKING:
    from datetime import datetime

    from dossiertool.vault.directory import Person
    from dossiertool.vault.keys import Opener
    from dossiertool.vault.transaction import Transaction
    from dossiertool.vault.trust import Trust
    from dossiertool.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what, when (UTC, to the minute, as they claim), to or with which version."""

    at: str
    by: Person
    act: str
    version: int


@dataclass(frozen=True, slots=True)
class Log:
    """What was done to one dossier, and who read it."""

    changes: list[Line]
    readings: list[Line]


def note_reading(vault: Vault, key: Opener, number: str, version: int, act: str, *, now: datetime) -> None:
    """Write down that somebody read (or exported) a version; the recovery key also leaves an entry.

    Raises:
        NotFound: the dossier is not there, or not for this key.
    """
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        if opened.role is Role.SCHOOL:
            change = noted(pen, opened.chain, Act.RECOVER)
            vault.store(transaction, number, opened.chain, opened, change)
        last = transaction.last_reading()
        n = 1 if last is None else _read(last, vault.trust)[0].n + 1
        prev = None if last is None else sha256_hex(last)
        line = Reading(act, at, pen.directory.hash, opened.chain.id, n, prev, pen.vault, version)
        transaction.add_reading(n, opened.chain.id, line.signed(key.signer))
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
    changes = [
        Line(done.entry.at, done.by, str(done.entry.act), done.entry.version) for done in opened.chain.done
    ]
    mine = [(line, by) for line, by in lines if line.id == opened.chain.id]
    return Log(changes, [Line(line.at, by, line.act, line.version) for line, by in mine])


def follow_readings(transaction: Transaction, trust: Trust) -> list[tuple[Reading, Person]]:
    """Return the whole log of reading, its chain followed.

    Raises:
        Tampered: it is broken, or shorter than the newest checkpoint says.
    """
    found: list[tuple[Reading, Person]] = []
    prev = None
    for jws in transaction.readings():
        line, by = _read(jws, trust)
        if (line.n, line.prev) != (len(found) + 1, prev):
            raise _broken()
        found.append((line, by))
        prev = sha256_hex(jws)
        if trust.reads[0] == line.n and trust.reads[1] != prev:
            raise _broken()
    if len(found) < trust.reads[0]:
        raise _broken()
    return found


def _read(jws: bytes, trust: Trust) -> tuple[Reading, Person]:
    try:
        line, _, by = read_reading(jws, trust.directory, trust.vault)
    except Unreadable:
        raise _broken() from None
    return line, by


def _broken() -> Tampered:
    return Tampered(
        "Het leeslogboek van de kluis is beschadigd of gewijzigd.", "Zet een reservekopie van de kluis terug."
    )
