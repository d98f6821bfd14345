"""Somebody with a database tool, or a server that does not play fair: past the vault, on either database."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from dossiertool.vault.store import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.vault.store.database import Place

    Rows = dict[str, list[tuple[Any, ...]]]


@contextmanager
def _connected(place: Place) -> Iterator[sa.Connection]:
    if isinstance(place, Path):
        engine = sa.create_engine(f"sqlite:///{place / 'kluis.db'}")
    else:
        engine = sa.create_engine(place.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        if not isinstance(place, Path):
            connection.exec_driver_sql("SET session_replication_role = replica")  # no foreign keys
        yield connection
        connection.commit()
    engine.dispose()


def query(place: Place, statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """Run one statement with `:names`; return its rows, if it has any."""
    with _connected(place) as connection:
        found = connection.execute(sa.text(statement), values)
        return [tuple(row) for row in found] if found.returns_rows else []


def taken_down(place: Place) -> Rows:
    """Return everything that a database holds."""
    with _connected(place) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table))]
            for table in tables.metadata.sorted_tables
        }


def put_down(place: Place, rows: Rows) -> None:
    """Make a database hold exactly this."""
    with _connected(place) as connection:
        for table in reversed(tables.metadata.sorted_tables):
            connection.execute(table.delete())
        for table in tables.metadata.sorted_tables:
            if rows[table.name]:
                names = table.columns.keys()
                made = [dict(zip(names, row, strict=True)) for row in rows[table.name]]
                connection.execute(table.insert(), made)
