"""The rows of a vault as a whole: directory, checkpoints, signals and the log of reading."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dossiertool.vault.store import tables
from dossiertool.vault.store.rows import Rows, bytes_of


class VaultRows(Rows):
    """What is there once for all dossiers; what is signed can be added, never changed."""

    def keep_others_out(self) -> None:
        """Wait until nobody else writes; on SQLite BEGIN IMMEDIATE did that already."""
        self._connection.execute(sa.select(tables.vault).with_for_update())

    def is_store(self) -> bool:
        """Tell whether there are tables of a vault."""
        return sa.inspect(self._connection).has_table(tables.vault.name)

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

    def add_checkpoint(self, n: int, jws: bytes) -> None:
        """Insert a checkpoint."""
        self._insert(tables.checkpoints, n, jws)

    def add_signal(self, n: int, dossier: str, envelope: bytes, jws: bytes) -> None:
        """Insert a signal."""
        self._insert(tables.signals, n, dossier, envelope, jws)

    def signals(self) -> list[tuple[str, bytes]]:
        """Return dossier and signature of all signals of the vault, in order."""
        table = tables.signals
        rows = self._connection.execute(sa.select(table.c.dossier, table.c.jws).order_by(table.c.n))
        return [(str(dossier), bytes_of(jws)) for dossier, jws in rows]

    def signals_of(self, dossier: str) -> list[tuple[int, bytes]]:
        """Return number and signature of the signals of a dossier, in order."""
        table = tables.signals
        wanted = sa.select(table.c.n, table.c.jws).where(table.c.dossier == dossier).order_by(table.c.n)
        return [(n, bytes_of(jws)) for n, jws in self._connection.execute(wanted) if type(n) is int]

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
