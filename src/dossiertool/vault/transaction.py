"""What can be read and written within one transaction: plain statements, the same for every database."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dossiertool.errors import Tampered
from dossiertool.vault import tables
from dossiertool.vault.envelope import PROFILE

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = "profiel-1"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a dossier stands: a row of `heads`; what the entries say, to be compared with them."""

    id: str
    version: int
    epoch: int
    seq: int
    entry: str
    after: int
    saved_at: str
    state: str


_HEAD = (str, int, int, int, str, int, str, str)


class Transaction:
    """One state of the store. Rows of a wrong type are `Tampered`; there is no way to change what is signed."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def make_tables(self, vault: str) -> None:
        """Make the tables of a new vault with this id."""
        tables.metadata.create_all(self._connection, checkfirst=False)
        for statement in tables.AFTER_CREATE.get(self._connection.dialect.name, ()):
            self._connection.exec_driver_sql(statement)
        self._insert(tables.vault, PROFILE, MARK, vault)

    def keep_others_out(self) -> None:
        """Wait until nobody else writes; on SQLite BEGIN IMMEDIATE did that already."""
        self._connection.execute(sa.select(tables.vault).with_for_update())

    def marks(self) -> list[tuple[Any, ...]]:
        """Return profile and mark: one pair, if this is a vault."""
        found = sa.select(tables.vault.c.profile, tables.vault.c.mark)
        return [tuple(row) for row in self._connection.execute(found)]

    def vault(self) -> str:
        """Return the id of the vault."""
        return str(_typed(self._connection.execute(sa.select(tables.vault.c.id)).one(), str)[0])

    def directory(self) -> list[bytes]:
        """Return the records of the directory, in order."""
        return self._signed(sa.select(tables.directory.c.jws).order_by(tables.directory.c.n))

    def add_record(self, n: int, jws: bytes) -> None:
        """Insert a record of the directory."""
        self._insert(tables.directory, n, jws)

    def heads(self) -> list[Head]:
        """Return where every dossier stands."""
        return [Head(*_typed(row, *_HEAD)) for row in self._connection.execute(sa.select(tables.heads))]

    def head(self, dossier: str) -> Head | None:
        """Return where this dossier stands."""
        row = self._connection.execute(
            sa.select(tables.heads).where(tables.heads.c.id == dossier)
        ).one_or_none()
        return None if row is None else Head(*_typed(row, *_HEAD))

    def add_head(self, head: Head) -> None:
        """Insert the head of a new dossier."""
        self._insert(tables.heads, *astuple(head))

    def move_head(self, old: Head, new: Head) -> bool:
        """Move a head on; False when it no longer stands where it was read."""
        moved = self._connection.execute(
            tables.heads.update()
            .where(
                tables.heads.c.id == old.id, tables.heads.c.seq == old.seq, tables.heads.c.entry == old.entry
            )
            .values(dict(zip(tables.heads.c.keys(), astuple(new), strict=True)))
        )
        return moved.rowcount == 1

    def entries(self, dossier: str) -> list[bytes]:
        """Return the chain of a dossier, in order."""
        table = tables.entries
        return self._signed(sa.select(table.c.jws).where(table.c.dossier == dossier).order_by(table.c.seq))

    def entry_before(self, dossier: str, checkpoint: int) -> bytes | None:
        """Return the newest entry of a dossier that this checkpoint covers."""
        table = tables.entries
        found = self._signed(
            sa.select(table.c.jws)
            .where(table.c.dossier == dossier, table.c.after < checkpoint)
            .order_by(table.c.seq.desc())
            .limit(1)
        )
        return found[0] if found else None

    def add_entry(self, dossier: str, seq: int, after: int, jws: bytes) -> None:
        """Insert an entry."""
        self._insert(tables.entries, dossier, seq, after, jws)

    def body(self, dossier: str, version: int, epoch: int) -> bytes | None:
        """Return the envelope of a version."""
        table = tables.bodies
        return self._one(table.c.envelope, dossier=dossier, version=version, epoch=epoch)

    def add_body(self, dossier: str, version: int, epoch: int, envelope: bytes) -> None:
        """Insert the envelope of a version."""
        self._insert(tables.bodies, dossier, version, epoch, envelope)

    def granted(self, kid: str) -> list[tuple[Head, bytes]]:
        """Return every dossier for whose current epoch this key has a grant, with the grant."""
        table = tables.grants
        rows = self._connection.execute(
            sa.select(tables.heads, table.c.envelope)
            .join(table, (table.c.dossier == tables.heads.c.id) & (table.c.epoch == tables.heads.c.epoch))
            .where(table.c.kid == kid)
        )
        checked = [_typed(row, *_HEAD, bytes) for row in rows]
        return [(Head(*row[:-1]), row[-1]) for row in checked]

    def grant(self, dossier: str, epoch: int, kid: str) -> bytes | None:
        """Return a grant, pointer or link."""
        return self._one(tables.grants.c.envelope, dossier=dossier, epoch=epoch, kid=kid)

    def add_grant(self, dossier: str, epoch: int, kid: str, envelope: bytes) -> None:
        """Insert a grant, pointer or link, in the place of the one that was there."""
        self.remove_grants(dossier, kid=kid, epoch=epoch)
        self._insert(tables.grants, dossier, epoch, kid, envelope)

    def remove_grants(self, dossier: str, *, kid: str | None = None, epoch: int | None = None) -> None:
        """Remove the grants of a dossier: all, or those of one key or epoch."""
        table = tables.grants
        wanted = table.delete().where(table.c.dossier == dossier)
        if kid is not None:
            wanted = wanted.where(table.c.kid == kid)
        if epoch is not None:
            wanted = wanted.where(table.c.epoch == epoch)
        self._connection.execute(wanted)

    def add_signal(self, dossier: str, n: int, envelope: bytes, jws: bytes) -> None:
        """Insert a signal."""
        self._insert(tables.signals, dossier, n, envelope, jws)

    def signals(self, dossier: str) -> list[tuple[bytes, bytes]]:
        """Return the signals of a dossier, envelope and signature, in order."""
        table = tables.signals
        wanted = sa.select(table.c.envelope, table.c.jws).where(table.c.dossier == dossier).order_by(table.c.n)
        found = [_typed(row, bytes, bytes) for row in self._connection.execute(wanted)]
        return [(envelope, jws) for envelope, jws in found]

    def add_reading(self, n: int, dossier: str, jws: bytes) -> None:
        """Insert a line of the log of reading."""
        self._insert(tables.reads, n, dossier, jws)

    def readings(self, after: int = 0) -> list[bytes]:
        """Return the log of reading, in order, from behind this line."""
        table = tables.reads
        return self._signed(sa.select(table.c.jws).where(table.c.n > after).order_by(table.c.n))

    def last_reading(self) -> bytes | None:
        """Return the newest line of the log of reading."""
        return self._last(tables.reads)

    def add_checkpoint(self, n: int, jws: bytes) -> None:
        """Insert a checkpoint."""
        self._insert(tables.checkpoints, n, jws)

    def checkpoints(self, first: int) -> list[bytes]:
        """Return the checkpoints from this number on, in order."""
        table = tables.checkpoints
        return self._signed(sa.select(table.c.jws).where(table.c.n >= first).order_by(table.c.n))

    def last_checkpoint(self) -> bytes | None:
        """Return the newest checkpoint."""
        return self._last(tables.checkpoints)

    def _insert(self, table: sa.Table, *values: object) -> None:
        self._connection.execute(table.insert().values(values))

    def _signed(self, statement: sa.Select[Any]) -> list[bytes]:
        return [_typed(row, bytes)[0] for row in self._connection.execute(statement)]

    def _last(self, table: sa.Table) -> bytes | None:
        found = self._signed(sa.select(table.c.jws).order_by(table.c.n.desc()).limit(1))
        return found[0] if found else None

    def _one(self, column: sa.Column[Any], **where: object) -> bytes | None:
        wanted = sa.select(column)
        for name, value in where.items():
            wanted = wanted.where(column.table.c[name] == value)
        row = self._connection.execute(wanted).one_or_none()
        return None if row is None else _typed(row, bytes)[0]


def _typed(row: Sequence[Any], *kinds: type) -> tuple[Any, ...]:
    """Return the row as it must be: SQLite keeps any type in any column."""
    if tuple(map(type, row)) != kinds:
        raise Tampered("De kluis is beschadigd of gewijzigd.", "Zet een reservekopie van de kluis terug.")
    return tuple(row)
