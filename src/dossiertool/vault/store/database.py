"""Where a vault is kept: a SQLite file or a PostgreSQL database, behind one way to begin a transaction."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.crypto.envelope import PROFILE
from dossiertool.vault.store import postgres, sqlite
from dossiertool.vault.store.folder import existing_database, new_database, no_vault
from dossiertool.vault.store.postgres import Unreachable
from dossiertool.vault.store.shares import refuse_share
from dossiertool.vault.store.transaction import GRANTS_MARK, KEPT_MARK, MARK, Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dossiertool.errors import DossierError
    from dossiertool.vault.store.rows import Proof

    Place = Path | str
    """A folder, or the address of a PostgreSQL database (`postgresql://...`)."""

    Failure = Callable[[BaseException | None], DossierError]

PATIENCE = 20
"""How many seconds to wait for a server that went away while it was keeping something."""

_PROVISIONAL = "voorlopig"
_TRUNCATE = "PRAGMA wal_checkpoint(TRUNCATE)"


class Database:
    """An open store with two ways in: what one transaction wrote, another reads back from the disk."""

    def __init__(
        self, place: Place, readers: sa.Engine, writers: sa.Engine, failure: Failure | None = None
    ) -> None:
        """Use `begin` or `open`; `failure` says what a failure means, when this is not the store itself."""
        self.place = place
        self._readers, self._writers, self._told = readers, writers, failure

    @classmethod
    def begin(cls, place: Place, fill: Callable[[Transaction], None]) -> None:
        """Make a store; `fill` makes the tables and writes what a new vault holds, all or nothing.

        Raises:
            InvalidInput: there is a vault, the place is not fit for one or cannot be written.
        """
        if isinstance(place, str):
            with (
                contextlib.closing(_on_server(place, wait=10)) as database,
                database._looked_up(database._writers, opening=True) as transaction,
            ):
                fill(transaction)
            return
        refuse_share(place)
        with new_database(place) as file:
            sqlite.prepare(file)
            with (
                contextlib.closing(_in_file(file, wait=0)) as database,
                database._begin(database._writers) as transaction,
            ):
                fill(transaction)

    @classmethod
    def open(cls, place: Place, *, wait: float) -> Database:
        """Open a store; `wait` is how many seconds to wait for another writer.

        Raises:
            InvalidInput: it is no store, one of another version, or it cannot be reached.
            Tampered: the database is damaged.
        """
        if isinstance(place, str):
            database = _on_server(place, wait=wait)
        else:
            file = existing_database(place)
            refuse_share(place)
            database = _in_file(file, wait=wait)
        try:
            with database._begin(database._readers, opening=True) as transaction:
                marks = transaction.marks()
            if len(marks) == 1 and marks[0][1] in (KEPT_MARK, GRANTS_MARK):
                raise InvalidInput(
                    "Dit is een deel van een reservekopie, en geen kluis.",
                    "Zet de reservekopie terug in een nieuwe map: dossiertool kluis herstel --uit MAP --reden "
                    "TEKST --kluis NIEUW",
                )
            if len(marks) != 1:
                raise postgres.no_vault() if isinstance(place, str) else no_vault(place)
            if marks[0][1] == _PROVISIONAL:
                raise InvalidInput(
                    "Deze kluis is gemaakt met een voorlopige versie van dossiertool.",
                    "Haal met die oude versie elk dossier op met: dossiertool kluis haal. Maak met deze versie "
                    "een nieuwe kluis en bewaar de dossiers daarin.",
                )
            if marks[0] != (PROFILE, MARK):
                raise InvalidInput(
                    "Deze kluis is gemaakt met een andere versie van dossiertool.", "Werk dossiertool bij."
                )
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def of_files(cls, folder: Path, connect: Callable[[], sqlite3.Connection], failure: Failure) -> Database:
        """Return a store in SQLite files of a backup; `connect` says how to get at them."""
        engine = _sqlite_engine(connect, "BEGIN")
        return cls(folder, engine, engine, failure)

    def reading(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that sees one state of the store and cannot write."""
        return self._begin(self._readers)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Begin a transaction that keeps other writers out; all of it is on the disk afterwards, or nothing.

        When the connection breaks while a server keeps it, what became of it is looked up; nothing is sent
        again.

        Raises:
            Unreachable: the server stays away, so that nobody knows.
            InvalidInput: it was not kept; the disk is full, or the store is in use.
        """
        with self._looked_up(self._writers) as transaction:
            transaction.keep_others_out()
            yield transaction

    def filling(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that writes to a store that nobody else knows yet."""
        return self._begin(self._writers)

    def tidy(self) -> bool:
        """Write the store anew without what was removed from it; False when another program keeps some of it.

        SQLite: the WAL is emptied and the file rewritten. PostgreSQL: dead rows are removed; its own log and
        copies of it are out of reach.
        """
        self._readers.dispose()
        connection = self._writers.raw_connection()
        driver: Any = connection.driver_connection
        try:
            if not isinstance(driver, sqlite3.Connection):
                driver.rollback()
                driver.autocommit = True
                driver.execute("VACUUM")
                return True
            busy = driver.execute(_TRUNCATE).fetchone()[0]
            driver.execute("VACUUM")
            return not busy and not driver.execute(_TRUNCATE).fetchone()[0]
        except self._writers.dialect.loaded_dbapi.Error as problem:
            failure = self._failure(problem, opening=False)
            if isinstance(failure, Tampered):
                raise failure from None
            return False
        finally:
            connection.invalidate()

    def close(self) -> None:
        """Close the connections; the last one to do so folds SQLite's WAL into the database."""
        self._readers.dispose()
        self._writers.dispose()

    @contextlib.contextmanager
    def _begin(self, engine: sa.Engine, *, opening: bool = False) -> Iterator[Transaction]:
        try:
            with engine.begin() as connection:
                transaction = Transaction(connection)
                yield transaction
                transaction.flush()
        except sa.exc.DBAPIError as problem:  # its text can repeat statements and values
            raise self._failure(problem.orig, opening=opening) from None
        except sa.exc.SQLAlchemyError:  # an answer that no store of ours gives: two rows for one, or none
            raise self._failure(None, opening=opening) from None

    @contextlib.contextmanager
    def _looked_up(self, engine: sa.Engine, *, opening: bool = False) -> Iterator[Transaction]:
        sent: Transaction | None = None
        try:
            with self._begin(engine, opening=opening) as transaction:
                yield transaction
                sent = transaction
        except Unreachable:
            if sent is None or sent.proof is None:
                raise
            if not self._kept(sent.proof):
                raise postgres.not_kept() from None

    def _kept(self, proof: Proof) -> bool:
        """Ask the server, once it answers and is done with what it was sent, whether it holds this row.

        As long as it is busy with it, it holds the lock that this waits for.
        """
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with self._begin(self._writers) as transaction:
                    if not transaction.is_store():
                        return False
                    transaction.keep_others_out()
                    return transaction.holds(proof)
            except InvalidInput as problem:
                if not isinstance(problem, Unreachable) or time.monotonic() > until:
                    raise postgres.uncertain() from None
            time.sleep(0.1)

    def _failure(self, problem: BaseException | None, *, opening: bool) -> DossierError:
        if self._told is not None:
            return self._told(problem)
        if isinstance(self.place, str):
            return postgres.failure(problem, opening=opening)
        return sqlite.failure(problem, self.place, opening=opening)


def _in_file(file: Path, *, wait: float) -> Database:
    def engine(begin: str, *, writing: bool) -> sa.Engine:
        return _sqlite_engine(partial(sqlite.connect, file, wait=wait, writing=writing), begin)

    return Database(file, engine("BEGIN", writing=False), engine("BEGIN IMMEDIATE", writing=True))


def _sqlite_engine(connect: Callable[[], sqlite3.Connection], begin: str) -> sa.Engine:
    made = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool, hide_parameters=True)
    sa.event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def _on_server(place: str, *, wait: float) -> Database:
    seconds = max(1, int(wait))
    settings = f"-c lock_timeout={seconds * 1000} -c synchronous_commit=on"

    def engine(isolation: str, **options: object) -> sa.Engine:
        try:
            return sa.create_engine(
                postgres.url(place),
                connect_args={"connect_timeout": seconds, "options": settings},
                hide_parameters=True,
                isolation_level=isolation,
                pool_pre_ping=True,  # a server that was restarted is no reason to fail
                execution_options=options,
            )
        except sa.exc.ArgumentError:
            raise postgres.no_vault() from None

    readers = engine("REPEATABLE READ", postgresql_readonly=True)
    return Database(place, readers, engine("READ COMMITTED"))
