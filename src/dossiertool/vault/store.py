"""The store: what a vault keeps in its database (`docs/format.md` §2 and §3). It sees ciphertext only.

SQLAlchemy is imported here only. Core and plain types, so that another database needs another way to
connect and to say what failed (`sqlite.py`), not other statements.
"""

from __future__ import annotations

import contextlib
from dataclasses import astuple
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault import sqlite
from dossiertool.vault.envelope import PROFILE
from dossiertool.vault.folder import no_vault
from dossiertool.vault.rows import Body, Granted, Head, KeyRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PROVISIONAL = "voorlopig"

_tables = sa.MetaData()
_vault = sa.Table(
    "vault",
    _tables,
    sa.Column("profile", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("mark", sa.String(16), nullable=False),
)
_keys = sa.Table(
    "keys",
    _tables,
    sa.Column("kid", sa.String(43), primary_key=True),
    sa.Column("role", sa.String(16), nullable=False, unique=True),
    sa.Column("jwk", sa.Text, nullable=False),
)
_dossiers = sa.Table(
    "dossiers",
    _tables,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("epoch", sa.Integer, nullable=False),
)
_bodies = sa.Table(
    "bodies",
    _tables,
    sa.Column("dossier", sa.ForeignKey(_dossiers.c.id), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("saved_at", sa.String(17), nullable=False),
    sa.Column("envelope", sa.LargeBinary, nullable=False),
)
_grants = sa.Table(
    "grants",
    _tables,
    sa.Column("dossier", sa.ForeignKey(_dossiers.c.id), primary_key=True),
    sa.Column("epoch", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kid", sa.ForeignKey(_keys.c.kid), primary_key=True, index=True),
    sa.Column("envelope", sa.LargeBinary, nullable=False),
)


class Transaction:
    """What can be read and written within one transaction; rows of a wrong type are `Tampered`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def make_tables(self, keys: Sequence[KeyRow]) -> None:
        """Make the tables of a new vault, marked as provisional."""
        _tables.create_all(self._connection, checkfirst=False)
        self._connection.execute(_vault.insert().values(profile=PROFILE, mark=PROVISIONAL))
        for row in keys:
            self._connection.execute(_keys.insert().values(astuple(row)))

    def marks(self) -> list[tuple[Any, ...]]:
        """Return profile and mark: one pair, if this is a vault."""
        return [tuple(row) for row in self._connection.execute(sa.select(_vault))]

    def keys(self) -> list[KeyRow]:
        """Return the public keys that get a grant for every new dossier."""
        return [KeyRow(*_typed(row, str, str, str)) for row in self._connection.execute(sa.select(_keys))]

    def granted(self, kid: str) -> list[Granted]:
        """Return every dossier for whose current epoch this key has a grant."""
        rows = self._connection.execute(
            sa.select(_dossiers, _grants.c.envelope, _bodies.c.saved_at)
            .join(_grants, (_grants.c.dossier == _dossiers.c.id) & (_grants.c.epoch == _dossiers.c.epoch))
            .outerjoin(
                _bodies, (_bodies.c.dossier == _dossiers.c.id) & (_bodies.c.version == _dossiers.c.version)
            )
            .where(_grants.c.kid == kid)
        )
        found = []
        for *columns, saved_at in rows:
            *head, grant = _typed(columns, str, int, int, bytes)
            found.append(Granted(Head(*head), saved_at if isinstance(saved_at, str) else None, grant))
        return found

    def grant(self, dossier: str, epoch: int, kid: str) -> bytes | None:
        """Return the grant of one key for one epoch of a dossier."""
        row = self._connection.execute(
            sa.select(_grants.c.envelope).where(
                _grants.c.dossier == dossier, _grants.c.epoch == epoch, _grants.c.kid == kid
            )
        ).one_or_none()
        return None if row is None else _typed(row, bytes)[0]

    def body(self, dossier: str, version: int) -> Body | None:
        """Return one version of a dossier."""
        row = self._connection.execute(
            sa.select(_bodies).where(_bodies.c.dossier == dossier, _bodies.c.version == version)
        ).one_or_none()
        return None if row is None else Body(*_typed(row, str, int, int, str, bytes))

    def add_dossier(self, head: Head) -> None:
        """Insert the head of a new dossier."""
        self._connection.execute(_dossiers.insert().values(astuple(head)))

    def add_grant(self, dossier: str, epoch: int, kid: str, envelope: bytes) -> None:
        """Insert a grant."""
        self._connection.execute(_grants.insert().values((dossier, epoch, kid, envelope)))

    def add_body(self, body: Body) -> None:
        """Insert a version. There is no way to change one."""
        self._connection.execute(_bodies.insert().values(astuple(body)))

    def move_head(self, head: Head, version: int) -> bool:
        """Move the head to a newer version; False when it no longer stands where it was read."""
        moved = self._connection.execute(
            _dossiers.update()
            .where(_dossiers.c.id == head.id, _dossiers.c.version == head.version)
            .values(version=version)
        )
        return moved.rowcount == 1


class Store:
    """A database with two connections: what one wrote, the other reads back from the file."""

    def __init__(self, database: Path, *, wait: float) -> None:
        """Set up; nothing is opened before the first transaction."""
        self._database = database
        self._readers = _engine(database, wait, writing=False)
        self._writers = _engine(database, wait, writing=True)

    @classmethod
    def begin(cls, database: Path, keys: Sequence[KeyRow]) -> None:
        """Make a store in an empty file.

        Raises:
            InvalidInput: the disk is full or refuses.
        """
        sqlite.prepare(database)
        with contextlib.closing(cls(database, wait=0)) as store, store.writing() as transaction:
            transaction.make_tables(keys)

    @classmethod
    def open(cls, database: Path, *, wait: float) -> Store:
        """Open a store; `wait` is how many seconds to wait for another writer.

        Raises:
            InvalidInput: it is no store, one of a later version, or it cannot be reached.
            Tampered: the database is damaged.
        """
        store = cls(database, wait=wait)
        try:
            with store._transaction(store._readers, opening=True) as transaction:
                marks = transaction.marks()
            if len(marks) != 1:
                raise no_vault(database.parent)
            if marks[0] != (PROFILE, PROVISIONAL):
                raise InvalidInput(
                    f"De kluis {database.parent} is gemaakt met een andere versie van dossiertool.",
                    "Werk dossiertool bij.",
                )
        except BaseException:
            store.close()
            raise
        return store

    def reading(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that sees one state of the store and cannot write."""
        return self._transaction(self._readers)

    def writing(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that keeps other writers out; all of it is on the disk afterwards, or nothing."""
        return self._transaction(self._writers)

    def close(self) -> None:
        """Close the connections; the last one to do so folds the WAL into the database."""
        self._readers.dispose()
        self._writers.dispose()

    @contextlib.contextmanager
    def _transaction(self, engine: sa.Engine, *, opening: bool = False) -> Iterator[Transaction]:
        try:
            with engine.begin() as connection:
                yield Transaction(connection)
        except sa.exc.DBAPIError as problem:  # its text can repeat statements and values
            raise sqlite.failure(problem.orig, self._database, opening=opening) from None


def _engine(database: Path, wait: float, *, writing: bool) -> sa.Engine:
    engine = sa.create_engine(
        "sqlite://",
        creator=partial(sqlite.connect, database, wait=wait, writing=writing),
        poolclass=sa.QueuePool,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin_immediate if writing else _begin)
    return engine


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _typed(row: Sequence[Any], *kinds: type) -> tuple[Any, ...]:
    """Return the row as it must be: SQLite keeps any type in any column."""
    if tuple(map(type, row)) != kinds:
        raise Tampered("De kluis is beschadigd of gewijzigd.", "Zet een reservekopie van de kluis terug.")
    return tuple(row)
