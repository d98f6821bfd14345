"""Statements that run for every dossier, made once: making one takes longer than SQLite needs to run it."""

from __future__ import annotations

import sqlalchemy as sa

from dossiertool.vault.store import tables

INSERT = {table.name: table.insert() for table in tables.metadata.sorted_tables}
"""By table; what others refer to comes first."""

ENTRIES = (
    sa.select(tables.entries.c.jws)
    .where(tables.entries.c.dossier == sa.bindparam("dossier"))
    .order_by(tables.entries.c.seq)
)
_OWN = tables.grants.c.dossier == tables.heads.c.id
# With the epoch of the grant as well: a head whose columns hold no numbers is to be seen, as damaged.
GRANTED = sa.select(tables.heads, tables.grants.c.epoch.label("given"), tables.grants.c.envelope).join(
    tables.grants, _OWN
)
GRANTED_ONE = GRANTED.where(
    tables.grants.c.kid == sa.bindparam("kid"), tables.heads.c.id == sa.bindparam("dossier")
)
PLACES = sa.select(tables.heads.c.id, tables.heads.c.epoch, tables.grants.c.epoch.label("given")).join(
    tables.grants, _OWN
)
REMOVE_ONE = tables.grants.delete().where(
    *(column == sa.bindparam(f"old_{column.name}") for column in tables.grants.primary_key)
)
ONE = {
    table.name: sa.select(table.c.envelope).where(
        *(column == sa.bindparam(column.name) for column in table.primary_key)
    )
    for table in (tables.bodies, tables.grants, tables.attachments, tables.signals)
}
"""An envelope by its primary key."""

ALL_ENTRIES = sa.select(tables.entries.c.dossier, tables.entries.c.jws).order_by(
    tables.entries.c.dossier, tables.entries.c.seq
)
NEWEST_BODIES = sa.select(*tables.bodies.c).join(
    tables.heads,
    (tables.bodies.c.dossier == tables.heads.c.id)
    & (tables.bodies.c.version == tables.heads.c.version)
    & (tables.bodies.c.epoch == tables.heads.c.epoch),
)
