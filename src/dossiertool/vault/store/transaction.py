"""What can be read and written within one transaction: plain statements, the same for every database."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dossiertool.errors import Tampered
from dossiertool.vault.crypto.envelope import PROFILE
from dossiertool.vault.store import tables
from dossiertool.vault.store.dossier_rows import DossierRows
from dossiertool.vault.store.grant_rows import GrantRows
from dossiertool.vault.store.rows import AT_ONCE
from dossiertool.vault.store.vault_rows import VaultRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.vault.store.rows import Proof

MARK = "profiel-1"
KEPT_MARK, GRANTS_MARK = "kopie-1", "toegangen-1"
"""Of the two parts of a backup."""
_FEW = 4  # rows in memory at once, of up to 32 MiB


class Transaction(VaultRows, DossierRows, GrantRows):
    """One state of the store; there is no way to change what is signed."""

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
        at_once = _FEW if "envelope" in table.columns and table is not tables.grants else AT_ONCE
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

    def holds(self, proof: Proof) -> bool:
        """Tell whether this is the store in which that row was kept."""
        row = dict(zip(proof.table.c.keys(), proof.values, strict=True))
        wanted = sa.select(proof.table.c.jws)
        for column in proof.table.primary_key:
            wanted = wanted.where(column == row[column.name])
        return self._signed(wanted) == [row["jws"]]


def _typed(row: Sequence[Any], *kinds: type) -> tuple[Any, ...]:
    """Return the row as it must be for a copy: SQLite keeps any type in any column."""
    if tuple(map(type, row)) != kinds:
        raise Tampered("De kluis is beschadigd of gewijzigd.", "Zet een reservekopie van de kluis terug.")
    return tuple(row)
