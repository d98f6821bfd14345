"""Backups: one state of a vault in two files, compared after writing, and put together to a vault again.

The grants are a file of their own, so that they can be thrown away sooner than the rest: a dossier that was
destroyed is then gone from the backups as well (`docs/format.md` §13).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.errors import Tampered
from dossiertool.vault.check import check
from dossiertool.vault.format.entry import SHREDDED
from dossiertool.vault.memory import Memory
from dossiertool.vault.store import tables
from dossiertool.vault.store.backup_files import GRANTS, KEPT, new_folder, new_part, open_parts
from dossiertool.vault.store.database import Database
from dossiertool.vault.store.transaction import GRANTS_MARK, KEPT_MARK
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from dossiertool.vault.check import Report
    from dossiertool.vault.store.database import Place
    from dossiertool.vault.store.transaction import Transaction

_COPIED = [table for table in tables.metadata.sorted_tables if table is not tables.vault]
_PARTS = {
    KEPT: (KEPT_MARK, [table for table in _COPIED if table is not tables.grants]),
    GRANTS: (GRANTS_MARK, [tables.grants]),
}


@dataclass(slots=True)
class _Sum:
    """What rows add up to, in whatever order they come."""

    rows: int = 0
    total: int = 0

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        for row in rows:
            digest = sha256()
            for value in row:
                data = value if isinstance(value, bytes) else str(value).encode()
                digest.update(len(data).to_bytes(8) + data)
            self.rows += 1
            self.total = (self.total + int.from_bytes(digest.digest())) % 2**256


def write_backup(vault: Vault, folder: Path) -> Report:
    """Write both parts of a backup to a new folder, read them back, and return what a look over them found.

    Others go on working meanwhile: it is the state of one moment. Problems that the vault itself has are in
    the backup too: it is the same.

    Raises:
        InvalidInput: the folder exists or lies in the vault, the disk is full or refuses.
        Tampered: what was read back is not what was written.
    """
    place = vault.place
    with new_folder(folder, place.parent if isinstance(place, Path) else None) as made:
        with vault.reading() as source:
            sums = {name: _write(source, made / name, folder) for name in _PARTS}
        with open_backup(made, made / GRANTS) as written:
            with written.reading() as copy:
                same = all(_sums(copy, _PARTS[name][1]) == sums[name] for name in _PARTS)
            if not same:
                raise Tampered(
                    f"De reservekopie {folder} is niet gemaakt: zij is niet gelijk aan de kluis.",
                    "Laat de schijf nakijken, of kies een andere.",
                )
            report = check(written)
    return report


def open_backup(folder: Path, grants: Path) -> Vault:
    """Open a backup as a vault that can only be read.

    Raises:
        InvalidInput: there is none, a part is missing, or they are of two vaults.
        Tampered: it is damaged.
    """
    database = open_parts(folder / KEPT, grants)
    try:
        return Vault(database, Memory(None))
    except BaseException:
        database.close()
        raise


def put_back(backup: Vault, place: Place) -> list[str]:
    """Make a vault of a backup, in a new folder or database; return the ids of dossiers that have no grants.

    Those were destroyed between the two parts, or the parts are not of one day: nobody opens them.

    Raises:
        InvalidInput: there is a vault, or the place cannot be written.
        Tampered: the backup is damaged.
    """
    epochs: dict[str, int] = {}
    opened: set[str] = set()

    def fitting(grants: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        opened.update(dossier for dossier, epoch, *_ in grants if epoch == epochs.get(dossier))
        return [row for row in grants if row[1] <= epochs.get(row[0], 0)]

    def fill(transaction: Transaction) -> None:
        with backup.reading() as source:
            transaction.make_tables(source.vault())
            epochs.update({head.id: head.epoch for head in source.heads() if head.state != SHREDDED})
            for table in _COPIED:
                with source.rows(table) as parts:
                    for rows in parts:
                        transaction.add_rows(table, fitting(rows) if table is tables.grants else rows)

    Database.begin(place, fill)
    return sorted(epochs.keys() - opened)


def _write(source: Transaction, file: Path, shown: Path) -> dict[str, _Sum]:
    """Write one part; each transaction on it is begun after its rows were read, so that failures keep apart."""
    mark, wanted = _PARTS[file.name]
    sums = {table.name: _Sum() for table in wanted}
    with new_part(file, shown) as part:
        with part.filling() as transaction:
            transaction.make_some([tables.vault, *wanted], source.vault(), mark)
        for table in wanted:
            with source.rows(table) as parts:
                for rows in parts:
                    sums[table.name].add(rows)
                    with part.filling() as transaction:
                        transaction.add_rows(table, rows)
    return sums


def _sums(copy: Transaction, wanted: list[sa.Table]) -> dict[str, _Sum]:
    found = {}
    for table in wanted:
        found[table.name] = _Sum()
        with copy.rows(table) as parts:
            for rows in parts:
                found[table.name].add(rows)
    return found
