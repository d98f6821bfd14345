"""What can be read and written within one transaction: plain statements, the same for every database."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dossiertool.errors import Tampered
from dossiertool.vault import statements, tables
from dossiertool.vault.envelope import PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARK = "profiel-1"
KEPT_MARK, GRANTS_MARK = "kopie-1", "toegangen-1"
"""Of the two parts of a backup."""
_FEW = 4  # rows in memory at once, of up to 32 MiB
_AT_ONCE = 500  # rows in memory at once, of some KiB; ids in one statement: every database takes that many


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

    @classmethod
    def broken(cls, dossier: str) -> Head:
        """Return what is left of a row whose other columns hold no such values: it fits no chain."""
        return cls(dossier, 0, 0, 0, "", 0, "", "")


@dataclass(frozen=True, slots=True)
class Proof:
    """A signed row that a transaction wrote: a store that holds it, holds all of that transaction."""

    table: sa.Table
    values: tuple[object, ...]


_HEAD = (str, int, int, int, str, int, str, str)


class Transaction:
    """One state of the store; there is no way to change what is signed.

    SQLite keeps any type in any column: a head of other types comes back broken, other values without bytes,
    so that the damaged object can be named and the others still open.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._bare = connection
        self._waiting: dict[str, list[dict[str, object]]] = {}
        self._at_hand: dict[tuple[object, ...], Any] = {}
        self.proof: Proof | None = None

    @property
    def _connection(self) -> sa.Connection:
        """The connection, with everything written that was to be written."""
        self.flush()
        return self._bare

    def flush(self) -> None:
        """Write the rows that wait: many at once take a fraction of one by one."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, {}
        for name, insert in statements.INSERT.items():
            if name in waiting:
                self._bare.execute(insert, waiting[name])

    def make_tables(self, vault: str) -> None:
        """Make the tables of a new vault with this id."""
        self.make_some(tables.metadata.sorted_tables, vault, MARK)
        for statement in tables.AFTER_CREATE.get(self._connection.dialect.name, ()):
            self._connection.exec_driver_sql(statement)

    def make_some(self, wanted: Sequence[sa.Table], vault: str, mark: str) -> None:
        """Make some of the tables, that of the vault among them, whose row gets this mark."""
        tables.metadata.create_all(self._connection, tables=wanted, checkfirst=False)
        self._insert(tables.vault, PROFILE, mark, vault)

    @contextmanager
    def rows(self, table: sa.Table) -> Iterator[Iterator[list[tuple[Any, ...]]]]:
        """Give all rows of a table, some at a time, in no order; of tables with large values a few."""
        kinds = tuple(column.type.python_type for column in table.columns)
        at_once = _FEW if "envelope" in table.columns and table is not tables.grants else _AT_ONCE
        found = self._connection.execute(sa.select(table), execution_options={"yield_per": at_once})
        try:
            yield ([_typed(row, *kinds) for row in part] for part in found.partitions())
        finally:
            found.close()

    def add_rows(self, table: sa.Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows that `rows` gave."""
        if not rows:
            return
        names = table.columns.keys()
        self._connection.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in rows])

    def keep_others_out(self) -> None:
        """Wait until nobody else writes; on SQLite BEGIN IMMEDIATE did that already."""
        self._connection.execute(sa.select(tables.vault).with_for_update())

    def is_store(self) -> bool:
        """Tell whether there are tables of a vault."""
        return sa.inspect(self._connection).has_table(tables.vault.name)

    def holds(self, proof: Proof) -> bool:
        """Tell whether this is the store in which that row was kept."""
        row = dict(zip(proof.table.c.keys(), proof.values, strict=True))
        wanted = sa.select(proof.table.c.jws)
        for column in proof.table.primary_key:
            wanted = wanted.where(column == row[column.name])
        return self._signed(wanted) == [row["jws"]]

    def marks(self) -> list[tuple[Any, ...]]:
        """Return profile and mark: one pair, if this is a vault."""
        found = sa.select(tables.vault.c.profile, tables.vault.c.mark)
        return [tuple(row) for row in self._connection.execute(found)]

    def vault(self) -> str:
        """Return the id of the vault."""
        return str(self._connection.execute(sa.select(tables.vault.c.id)).scalar_one())

    def directory(self) -> list[bytes]:
        """Return the records of the directory, in order."""
        return self._signed(sa.select(tables.directory.c.jws).order_by(tables.directory.c.n))

    def add_record(self, n: int, jws: bytes) -> None:
        """Insert a record of the directory."""
        self._insert(tables.directory, n, jws)

    def heads(self) -> list[Head]:
        """Return where every dossier stands."""
        rows = self._connection.execute(sa.select(tables.heads))
        return [_head(row) for row in rows if type(row[0]) is str]

    def head(self, dossier: str) -> Head | None:
        """Return where this dossier stands."""
        row = self._connection.execute(
            sa.select(tables.heads).where(tables.heads.c.id == dossier)
        ).one_or_none()
        return None if row is None else _head(row)

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
        found: list[bytes] | None = self._at_hand.get(("entries", dossier))
        return self._signed(statements.ENTRIES, {"dossier": dossier}) if found is None else found

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
        return self._one("bodies", dossier=dossier, version=version, epoch=epoch)

    def add_body(self, dossier: str, version: int, epoch: int, envelope: bytes) -> None:
        """Insert the envelope of a version."""
        self._insert(tables.bodies, dossier, version, epoch, envelope)

    def granted(self, kid: str, only: Sequence[str] | None = None) -> Iterator[tuple[Head, bytes]]:
        """Yield every dossier (of these ids) for whose current epoch this key has a grant, with the grant.

        Of a broken head, which no longer says its epoch, the grant comes along as well: a dossier that is
        damaged must not look like one that is not there.
        """
        wanted = statements.GRANTED.where(tables.grants.c.kid == kid)
        parts = [None] if only is None else [only[i : i + _AT_ONCE] for i in range(0, len(only), _AT_ONCE)]
        for part in parts:
            some = wanted if part is None else wanted.where(tables.heads.c.id.in_(part))
            yield from filter(None, map(_granted, self._connection.execute(some)))

    def fetch_together(self, kid: str, dossiers: Sequence[str], *, bodies: bool = True) -> None:
        """Read what opening the newest versions of these dossiers asks for, so that each is at hand then.

        For a transaction that only reads: what is at hand is not looked up again. What was at hand before goes.
        """
        self._at_hand.clear()
        for head, envelope in self.granted(kid, dossiers):
            self._at_hand["granted", head.id, kid] = (head, envelope)
            self._at_hand["grants", head.id, head.epoch, kid] = envelope
        for start in range(0, len(dossiers), _AT_ONCE):
            part = dossiers[start : start + _AT_ONCE]
            chains = statements.ALL_ENTRIES.where(tables.entries.c.dossier.in_(part))
            for dossier, jws in self._connection.execute(chains):
                self._at_hand.setdefault(("entries", dossier), []).append(_bytes(jws))
            if not bodies:
                continue
            for *place, envelope in self._connection.execute(
                statements.NEWEST_BODIES.where(tables.heads.c.id.in_(part))
            ):
                self._at_hand["bodies", *place] = _bytes(envelope)

    def granted_one(self, kid: str, dossier: str) -> tuple[Head, bytes] | None:
        """Return this dossier with the grant of this key for its current epoch, if there is one."""
        found: tuple[Head, bytes] | None = self._at_hand.get(("granted", dossier, kid))
        if found is not None:
            return found
        rows = self._connection.execute(statements.GRANTED_ONE, {"kid": kid, "dossier": dossier})
        return next(filter(None, map(_granted, rows)), None)

    def places_granted(self, kid: str) -> list[tuple[str, int]]:
        """Return id and current epoch of every dossier for which this key has a grant, without reading it."""
        rows = self._connection.execute(statements.PLACES.where(tables.grants.c.kid == kid))
        return [
            (dossier, given)
            for dossier, epoch, given in rows
            if type(dossier) is str and type(given) is int and (epoch == given or type(epoch) is not int)
        ]

    def grant(self, dossier: str, epoch: int, kid: str) -> bytes | None:
        """Return a grant, pointer or link."""
        return self._one("grants", dossier=dossier, epoch=epoch, kid=kid)

    def add_grant(self, dossier: str, epoch: int, kid: str, envelope: bytes, *, replaces: bool = True) -> None:
        """Insert a grant, pointer or link, in the place of the one that was there, if there can be one."""
        if replaces:
            old = {"old_dossier": dossier, "old_epoch": epoch, "old_kid": kid}
            self._connection.execute(statements.REMOVE_ONE, old)
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

    def empty(self, dossier: str) -> None:
        """Remove everything of a destroyed dossier that could be opened; what was signed stays."""
        for table in (tables.grants, tables.bodies, tables.attachments):
            self._connection.execute(table.delete().where(table.c.dossier == dossier))
        self._connection.execute(
            tables.signals.update().where(tables.signals.c.dossier == dossier).values(envelope=b"")
        )

    def bodies(self, dossier: str) -> set[tuple[int, int]]:
        """Return version and epoch of every envelope of a dossier that is there."""
        table = tables.bodies
        rows = self._connection.execute(
            sa.select(table.c.version, table.c.epoch).where(table.c.dossier == dossier)
        )
        return {(version, epoch) for version, epoch in rows if type(version) is type(epoch) is int}

    def remove_body(self, dossier: str, version: int, epoch: int) -> None:
        """Remove the envelope of a version that was encrypted anew for a later epoch."""
        table = tables.bodies
        self._connection.execute(
            table.delete().where(table.c.dossier == dossier, table.c.version == version, table.c.epoch == epoch)
        )

    def behind(self) -> set[str]:
        """Return the dossiers of which an envelope is still there that an older epoch opens."""
        heads, bodies = tables.heads, tables.bodies
        rows = self._connection.execute(
            sa.select(heads.c.id)
            .join(bodies, bodies.c.dossier == heads.c.id)
            .where(bodies.c.epoch < heads.c.epoch)
            .distinct()
        )
        return {id_ for (id_,) in rows if type(id_) is str}

    def attachment(self, dossier: str, attachment: str, epoch: int) -> bytes | None:
        """Return the envelope of an attachment."""
        return self._one("attachments", dossier=dossier, id=attachment, epoch=epoch)

    def attachments(self, dossier: str) -> set[tuple[str, int]]:
        """Return id and epoch of every envelope of an attachment of a dossier that is there."""
        table = tables.attachments
        rows = self._connection.execute(sa.select(table.c.id, table.c.epoch).where(table.c.dossier == dossier))
        return {(id_, epoch) for id_, epoch in rows if type(id_) is str and type(epoch) is int}

    def add_attachment(self, dossier: str, attachment: str, epoch: int, envelope: bytes) -> None:
        """Insert the envelope of an attachment."""
        self._insert(tables.attachments, dossier, attachment, epoch, envelope)

    def remove_attachment(self, dossier: str, attachment: str, epoch: int) -> None:
        """Remove the envelope of an attachment that was encrypted anew for a later epoch."""
        table = tables.attachments
        self._connection.execute(
            table.delete().where(table.c.dossier == dossier, table.c.id == attachment, table.c.epoch == epoch)
        )

    def add_signal(self, n: int, dossier: str, envelope: bytes, jws: bytes) -> None:
        """Insert a signal."""
        self._insert(tables.signals, n, dossier, envelope, jws)

    def signals(self) -> list[tuple[str, bytes]]:
        """Return dossier and signature of all signals of the vault, in order."""
        table = tables.signals
        rows = self._connection.execute(sa.select(table.c.dossier, table.c.jws).order_by(table.c.n))
        return [(str(dossier), _bytes(jws)) for dossier, jws in rows]

    def signals_of(self, dossier: str) -> list[tuple[int, bytes]]:
        """Return number and signature of the signals of a dossier, in order."""
        table = tables.signals
        wanted = sa.select(table.c.n, table.c.jws).where(table.c.dossier == dossier).order_by(table.c.n)
        return [(n, _bytes(jws)) for n, jws in self._connection.execute(wanted) if type(n) is int]

    def signal(self, n: int) -> bytes | None:
        """Return the envelope of a signal."""
        return self._one("signals", n=n)

    def last_signal(self) -> bytes | None:
        """Return the signature of the newest signal."""
        return self._last(tables.signals)

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

    def checkpoint(self, n: int) -> bytes | None:
        """Return the checkpoint with this number."""
        found = self._signed(sa.select(tables.checkpoints.c.jws).where(tables.checkpoints.c.n == n))
        return found[0] if found else None

    def checkpoints(self, first: int) -> list[bytes]:
        """Return the checkpoints from this number on, in order."""
        table = tables.checkpoints
        return self._signed(sa.select(table.c.jws).where(table.c.n >= first).order_by(table.c.n))

    def last_checkpoint(self) -> bytes | None:
        """Return the newest checkpoint."""
        return self._last(tables.checkpoints)

    def _insert(self, table: sa.Table, *values: object) -> None:
        rows = self._waiting.setdefault(table.name, [])
        rows.append(dict(zip(table.c.keys(), values, strict=True)))
        if "jws" in table.c:
            self.proof = Proof(table, values)
        if len(rows) >= _AT_ONCE:
            self.flush()

    def _signed(self, statement: sa.Select[Any], values: dict[str, Any] | None = None) -> list[bytes]:
        return [_bytes(row[0]) for row in self._connection.execute(statement, values)]

    def _last(self, table: sa.Table) -> bytes | None:
        found = self._signed(sa.select(table.c.jws).order_by(table.c.n.desc()).limit(1))
        return found[0] if found else None

    def _one(self, table: str, **where: object) -> bytes | None:
        found: bytes | None = self._at_hand.get((table, *where.values()))
        if found is not None:
            return found
        row = self._connection.execute(statements.ONE[table], where).one_or_none()
        return None if row is None else _bytes(row[0])


def _head(row: Sequence[Any]) -> Head:
    return Head(*row) if tuple(map(type, row)) == _HEAD else Head.broken(row[0])


def _granted(row: Sequence[Any]) -> tuple[Head, bytes] | None:
    """Return head and grant of a row of `GRANTED`; None when the grant is of another epoch."""
    *columns, epoch, envelope = row
    head = _head(columns)
    if head == Head.broken(head.id) and type(epoch) is int:
        head = replace(head, epoch=epoch)
    return (head, _bytes(envelope)) if head.epoch == epoch else None


def _typed(row: Sequence[Any], *kinds: type) -> tuple[Any, ...]:
    """Return the row as it must be for a copy: SQLite keeps any type in any column."""
    if tuple(map(type, row)) != kinds:
        raise Tampered("De kluis is beschadigd of gewijzigd.", "Zet een reservekopie van de kluis terug.")
    return tuple(row)


def _bytes(value: object) -> bytes:
    """Return the bytes, or for a value of another type none: those fit no hash and no signature."""
    return value if type(value) is bytes else b""
