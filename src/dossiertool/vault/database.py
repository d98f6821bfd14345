"""Where a vault is kept: a SQLite file or a PostgreSQL database, behind one way to begin a transaction."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa

from dossiertool.errors import InvalidInput
from dossiertool.vault import postgres, sqlite
from dossiertool.vault.envelope import PROFILE
from dossiertool.vault.folder import existing_database, new_database, no_vault
from dossiertool.vault.shares import refuse_share
from dossiertool.vault.transaction import MARK, Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dossiertool.errors import DossierError

    Place = Path | str
    """A folder, or the address of a PostgreSQL database (`postgresql://...`)."""

_PROVISIONAL = "voorlopig"


class Database:
    """An open store with two ways in: what one transaction wrote, another reads back from the disk."""

    def __init__(self, place: Place, readers: sa.Engine, writers: sa.Engine) -> None:
        """Use `begin` or `open`."""
        self.place = place
        self._readers, self._writers = readers, writers

    @classmethod
    def begin(cls, place: Place, fill: Callable[[Transaction], None]) -> None:
        """Make a store; `fill` makes the tables and writes what a new vault holds, all or nothing.

        Raises:
            InvalidInput: there is a vault, the place is not fit for one or cannot be written.
        """
        if isinstance(place, str):
            with (
                contextlib.closing(_on_server(place, wait=10)) as database,
                database._begin(database._writers, opening=True) as transaction,
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

    def reading(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that sees one state of the store and cannot write."""
        return self._begin(self._readers)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Begin a transaction that keeps other writers out; all of it is on the disk afterwards, or nothing."""
        with self._begin(self._writers) as transaction:
            transaction.keep_others_out()
            yield transaction

    def close(self) -> None:
        """Close the connections; the last one to do so folds SQLite's WAL into the database."""
        self._readers.dispose()
        self._writers.dispose()

    @contextlib.contextmanager
    def _begin(self, engine: sa.Engine, *, opening: bool = False) -> Iterator[Transaction]:
        try:
            with engine.begin() as connection:
                yield Transaction(connection)
        except sa.exc.DBAPIError as problem:  # its text can repeat statements and values
            raise self._failure(problem.orig, opening=opening) from None

    def _failure(self, problem: BaseException | None, *, opening: bool) -> DossierError:
        if isinstance(self.place, str):
            return postgres.failure(problem, opening=opening)
        return sqlite.failure(problem, self.place, opening=opening)


def _in_file(file: Path, *, wait: float) -> Database:
    def engine(*, writing: bool) -> sa.Engine:
        made = sa.create_engine(
            "sqlite://",
            creator=partial(sqlite.connect, file, wait=wait, writing=writing),
            poolclass=sa.QueuePool,
            hide_parameters=True,
        )
        begin = "BEGIN IMMEDIATE" if writing else "BEGIN"
        sa.event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
        return made

    return Database(file, engine(writing=False), engine(writing=True))


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
                execution_options=options,
            )
        except sa.exc.ArgumentError:
            raise postgres.no_vault() from None

    readers = engine("REPEATABLE READ", postgresql_readonly=True)
    return Database(place, readers, engine("READ COMMITTED"))
