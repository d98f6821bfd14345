"""An open vault: its database, what is known of it for certain, and what of it is remembered afterwards.

The modules of this room work with a session; `vault.Vault` adds dossiers in and out.
"""

from __future__ import annotations

import contextlib
from operator import itemgetter
from typing import TYPE_CHECKING, Self

from dossiertool.errors import DossierError, Refused
from dossiertool.vault.changes import Pen
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.dossiers import open_dossier, store
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.roles import may_read
from dossiertool.vault.index import Index
from dossiertool.vault.memory import Memory
from dossiertool.vault.refusals import not_here
from dossiertool.vault.store.database import Database
from dossiertool.vault.store.place import place_hash
from dossiertool.vault.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from dossiertool.vault.changes import Change
    from dossiertool.vault.crypto.keys import Opener, SigningPair
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.chain import Chain
    from dossiertool.vault.memory import Seen
    from dossiertool.vault.store.database import Place
    from dossiertool.vault.store.rows import Head
    from dossiertool.vault.store.transaction import Transaction


class Session:
    """An open vault; close it, or use it in a `with`. For one thread.

    Closing writes a checkpoint when something was written, and remembers what was seen.
    """

    def __init__(
        self,
        database: Database,
        memory: Memory,
        *,
        accept: bool = False,
        today: date | None = None,
        cached: bool = False,
    ) -> None:
        """Use `begin` or `open`; with `accept` what was seen before is not compared, nor replaced."""
        self._database, self._memory = database, memory
        self._wrote: tuple[SigningPair, str] | None = None
        self._closed = False
        self._remembers, self._today = not accept, today
        with database.reading() as transaction:
            vault = transaction.vault()
            self.seen: Seen | None = memory.seen(vault)
            if not accept:
                memory.require_no_other(vault, place_hash(database.place))
            self._trust = Trust(transaction, None if accept else self.seen, accept=accept)
            if accept and self.seen is not None:
                self._trust.require_school(self.seen)
        self._index = Index(self._trust.vault, cached=cached, today=today)

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        wait: float = 10,
        memory: Path | None = None,
        accept: bool = False,
        today: date | None = None,
        cached: bool = False,
    ) -> Self:
        """Open a vault; `wait` is how many seconds to wait while another program writes.

        `memory` is the file that remembers what was seen; with `accept` an older copy is taken as it is, but
        remembered only after `take_into_use`. On `today` an appointment has ended or not; None does not look.
        `cached` uses and keeps the user's list cache.

        Raises:
            InvalidInput: it is no vault, one of another version, or it cannot be reached.
            Tampered: the database is damaged, or older than what was seen.
        """
        database = Database.open(place, wait=wait)
        try:
            return cls(database, Memory(memory), accept=accept, today=today, cached=cached)
        except BaseException:
            database.close()
            raise

    @property
    def place(self) -> Place:
        """Where it is kept: the database file, or the address of the server."""
        return self._database.place

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the school, to be compared by people."""
        return self._trust.directory.fingerprint

    @property
    def first_time(self) -> bool:
        """Whether this vault was never seen before by who remembers."""
        return self._memory.keeps and self.seen is None and self._remembers

    def take_into_use(self) -> None:
        """Remember from here on this vault as it is, in the place of what was seen before."""
        self._remembers = True

    def reading(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that reads, for the modules of this room."""
        return self._database.reading()

    def writing(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that writes, for the modules of this room."""
        return self._database.writing()

    @property
    def index(self) -> Index:
        """Which numbers are where, for the modules of this room."""
        return self._index

    @property
    def trust(self) -> Trust:
        """What is known for certain, for the modules of this room."""
        return self._trust

    def pen(self, transaction: Transaction, key: Opener, at: str) -> Pen:
        """Return what every entry of this key says now, in a transaction that writes."""
        self._trust.refresh(transaction)
        return Pen(key.signer, self._trust.directory, self._trust.vault, self._trust.after, at)

    def find(self, transaction: Transaction, key: Opener, number: str) -> Opened | None:
        """Return the dossier with this number, its chain followed; None when the key can see none."""
        head = self._index.find(transaction, key.pair, self._trust.directory, number)
        return None if head is None else open_dossier(transaction, self._trust, key.pair, head, number)

    def opened(self, transaction: Transaction, key: Opener, head: Head, number: str) -> Opened:
        """Return the dossier of this head, of which the key was seen to have the number.

        Raises:
            NotFound: not for this key to read. Tampered: it was damaged or altered.
        """
        opened = open_dossier(transaction, self._trust, key.pair, head, number)
        if opened is None or not may_read(opened.role):
            raise not_here(number)
        return opened

    def all(self, transaction: Transaction, key: Opener) -> Sequence[tuple[str, Head]]:
        """Return every dossier that this key can see, by number; for `opened`, without a search for each."""
        found = self._index.contents(transaction, key.pair, self._trust.directory).found
        return sorted(found, key=itemgetter(0))

    def numbers(self, transaction: Transaction, key: Opener) -> dict[str, str]:
        """Return the numbers that this key can see, by id of the dossier."""
        found = self._index.contents(transaction, key.pair, self._trust.directory).found
        return {head.id: number for number, head in found}

    def require(self, transaction: Transaction, key: Opener, number: str) -> Opened:
        """Return a dossier that this key may read.

        Raises:
            NotFound: there is none.
        """
        opened = self.find(transaction, key, number)
        if opened is None or not may_read(opened.role):
            raise not_here(number)
        return opened

    def store(
        self, transaction: Transaction, number: str, chain: Chain, opened: Opened | None, change: Change
    ) -> bool:
        """Store a change; False when the dossier moved on meanwhile.

        Raises:
            Refused: readers would not accept it.
        """
        try:
            return store(transaction, chain, opened.head if opened else None, change)
        except Unreadable:
            raise Refused(
                f"Dit mag niet bij {number}: de kluis zou het later niet aannemen.",
                "Kijk wie wat mag met: dossiertool kluis toegang toon",
            ) from None

    def wrote(self, key: Opener, at: str) -> None:
        """Say that this key wrote something, so that closing makes a checkpoint."""
        self._wrote = (key.signer, at)

    def checkpoint(self, key: Opener, *, now: datetime) -> None:
        """Write a checkpoint over what was written up to here, as closing does."""
        with self._database.writing() as transaction:
            self._trust.checkpoint(transaction, key.signer, to_minute(now))
        self._wrote = None

    def tidy(self) -> bool:
        """Let the store give up what was removed; False when others who use it keep it from doing so."""
        return self._database.tidy()

    def close(self) -> None:
        """Close the vault: write a checkpoint if something was written, and remember what was seen."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._wrote is not None:
                with self._database.writing() as transaction:
                    self._trust.checkpoint(transaction, *self._wrote)
                self._wrote = None
            if self._remembers:
                place = place_hash(self._database.place)
                self._memory.remember(self._trust.vault, self._trust.now_seen(), place)
            self._index.keep()
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *problem: object) -> None:
        if kind is None:
            self.close()
            return
        with contextlib.suppress(DossierError):  # what went wrong first is what the user is told
            self.close()
