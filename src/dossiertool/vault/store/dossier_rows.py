"""The rows of one dossier: where it stands, its entries, versions and attachments."""

from __future__ import annotations

from dataclasses import astuple

import sqlalchemy as sa

from dossiertool.vault.store import statements, tables
from dossiertool.vault.store.rows import Head, Rows, head_from


class DossierRows(Rows):
    """Heads, entries, envelopes of versions and attachments; what is signed can be added, never changed."""

    def heads(self, state: str | None = None) -> list[Head]:
        """Return where every dossier stands; with `state` those of which the row says that state."""
        wanted = sa.select(tables.heads)
        rows = self._connection.execute(
            wanted if state is None else wanted.where(tables.heads.c.state == state)
        )
        return [head_from(row) for row in rows if type(row[0]) is str]

    def head(self, dossier: str) -> Head | None:
        """Return where this dossier stands."""
        row = self._connection.execute(
            sa.select(tables.heads).where(tables.heads.c.id == dossier)
        ).one_or_none()
        return None if row is None else head_from(row)

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

    def empty(self, dossier: str) -> None:
        """Remove everything of a destroyed dossier that could be opened; what was signed stays."""
        for table in (tables.grants, tables.bodies, tables.attachments):
            self._connection.execute(table.delete().where(table.c.dossier == dossier))
        self._connection.execute(
            tables.signals.update().where(tables.signals.c.dossier == dossier).values(envelope=b"")
        )
