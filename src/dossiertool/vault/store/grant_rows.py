"""The rows of who may open what, with all that opening asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dossiertool.vault.store import statements, tables
from dossiertool.vault.store.rows import AT_ONCE, Head, Rows, bytes_of, head_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class GrantRows(Rows):
    """Grants, pointers and links, found by key or by dossier."""

    def granted(self, kid: str, only: Sequence[str] | None = None) -> Iterator[tuple[Head, bytes]]:
        """Yield every dossier (of these ids) for whose current epoch this key has a grant, with the grant.

        Of a broken head, which no longer says its epoch, the grant comes along as well: a dossier that is
        damaged must not look like one that is not there.
        """
        wanted = statements.GRANTED.where(tables.grants.c.kid == kid)
        parts = [None] if only is None else [only[i : i + AT_ONCE] for i in range(0, len(only), AT_ONCE)]
        for part in parts:
            some = wanted if part is None else wanted.where(tables.heads.c.id.in_(part))
            yield from filter(None, map(_granted, self._connection.execute(some)))

    def chains(self, dossiers: Sequence[str]) -> dict[str, list[bytes]]:
        """Return the entries of these dossiers, in order, by id; without those that have none."""
        found: dict[str, list[bytes]] = {}
        for start in range(0, len(dossiers), AT_ONCE):
            part = dossiers[start : start + AT_ONCE]
            rows = self._connection.execute(statements.ALL_ENTRIES.where(tables.entries.c.dossier.in_(part)))
            for dossier, jws in rows:
                found.setdefault(dossier, []).append(bytes_of(jws))
        return found

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

    def fetch_together(self, kid: str, dossiers: Sequence[str], *, bodies: bool = True) -> None:
        """Read what opening the newest versions of these dossiers asks for, so that each is at hand then.

        For a transaction that only reads: what is at hand is not looked up again. What was at hand before goes.
        """
        self._at_hand.clear()
        for head, envelope in self.granted(kid, dossiers):
            self._at_hand["granted", head.id, kid] = (head, envelope)
            self._at_hand["grants", head.id, head.epoch, kid] = envelope
        for dossier, entries in self.chains(dossiers).items():
            self._at_hand["entries", dossier] = entries
        for start in range(0, len(dossiers) if bodies else 0, AT_ONCE):
            part = dossiers[start : start + AT_ONCE]
            for *place, envelope in self._connection.execute(
                statements.NEWEST_BODIES.where(tables.heads.c.id.in_(part))
            ):
                self._at_hand["bodies", *place] = bytes_of(envelope)


def _granted(row: Sequence[Any]) -> tuple[Head, bytes] | None:
    """Return head and grant of a row of `GRANTED`; None when the grant is of another epoch."""
    *columns, epoch, envelope = row
    head = head_from(columns)
    if head == Head.broken(head.id) and type(epoch) is int:
        head = replace(head, epoch=epoch)
    return (head, bytes_of(envelope)) if head.epoch == epoch else None
