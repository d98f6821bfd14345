"""Rows of the store: written some at a time, read with their types looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dossiertool.vault.store import statements

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_ONCE = 500
"""Rows in memory at once, of some KiB; ids in one statement: every database takes that many."""


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


class Rows:
    """What every part of a transaction uses: rows that wait to be written, and rows read.

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

    def _insert(self, table: sa.Table, *values: object) -> None:
        rows = self._waiting.setdefault(table.name, [])
        rows.append(dict(zip(table.c.keys(), values, strict=True)))
        if "jws" in table.c:
            self.proof = Proof(table, values)
        if len(rows) >= AT_ONCE:
            self.flush()

    def _signed(self, statement: sa.Select[Any], values: dict[str, Any] | None = None) -> list[bytes]:
        return [bytes_of(row[0]) for row in self._connection.execute(statement, values)]

    def _last(self, table: sa.Table) -> bytes | None:
        found = self._signed(sa.select(table.c.jws).order_by(table.c.n.desc()).limit(1))
        return found[0] if found else None

    def _one(self, table: str, **where: object) -> bytes | None:
        found: bytes | None = self._at_hand.get((table, *where.values()))
        if found is not None:
            return found
        row = self._connection.execute(statements.ONE[table], where).one_or_none()
        return None if row is None else bytes_of(row[0])


def head_from(row: Sequence[Any]) -> Head:
    """Return the head that a row of `heads` says, broken when its columns hold other types."""
    return Head(*row) if tuple(map(type, row)) == _HEAD else Head.broken(row[0])


def bytes_of(value: object) -> bytes:
    """Return the bytes, or for a value of another type none: those fit no hash and no signature."""
    return value if type(value) is bytes else b""
