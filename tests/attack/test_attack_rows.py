"""Somebody without a key who can write in the store: no help from the next colleague who saves something."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.errors import Tampered
from dossiertool.vault.check import check
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
NOOR, BO = "D-7K3Q-92", "D-2222-01"
KEY = new_personal_key()


class Store:
    """A vault of two dossiers in a folder, and what a forger does to it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key = folder, KEY
        with Vault.begin(folder, owner=KEY, recovery=new_recovery_key(), now=NOW) as vault:
            self.save(vault, NOOR, "een")
            self.save(vault, BO, "ander")
            with vault.reading() as transaction:
                self.ids = {number: id_ for id_, number in vault.numbers(transaction, KEY).items()}

    def save(self, vault: Vault, number: str, text: str) -> None:
        vault.save(KEY, number, f'{{"tekst":"{text}"}}'.encode(), now=NOW)

    def forge(self, *statements: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "kluis.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            for statement in statements:
                rows = connection.execute(statement, {"id": self.ids[NOOR]}).fetchall()
        return rows


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kluis")


def test_attack_a_dossier_turned_back_is_not_signed_by_the_next_who_saves_another(store: Store) -> None:
    """First only its row in `heads`, which one colleague's checkpoint would make the truth; then the rest."""
    (old,) = store.forge("SELECT version, epoch, seq, entry, after, saved_at, state FROM heads WHERE id=:id")
    with Vault.open(store.folder) as vault:
        store.save(vault, NOOR, "twee")
    columns = "version epoch seq entry after saved_at state".split()
    set_back = ", ".join(f"{name}={value!r}" for name, value in zip(columns, old, strict=True))
    store.forge(f"UPDATE heads SET {set_back} WHERE id=:id")
    with Vault.open(store.folder) as vault:
        store.save(vault, BO, "nog een")
        with pytest.raises(Tampered, match=NOOR):
            vault.fetch(KEY, NOOR)
    store.forge(
        "DELETE FROM entries WHERE dossier=:id AND seq=2", "DELETE FROM bodies WHERE dossier=:id AND version=2"
    )
    with pytest.raises(Tampered, match="ijkpunt"), Vault.open(store.folder) as vault:
        vault.fetch(KEY, NOOR)


WRONG_TYPES = [
    *(f"UPDATE heads SET {name}='tekst' WHERE id=:id" for name in ("version", "epoch", "seq", "after")),
    *(f"UPDATE heads SET {name}=X'00' WHERE id=:id" for name in ("entry", "saved_at", "state")),
    "UPDATE heads SET version=1e300 WHERE id=:id",
    "UPDATE heads SET entry='zz' WHERE id=:id",
    "UPDATE entries SET jws='tekst' WHERE dossier=:id",
    "UPDATE entries SET jws=7 WHERE dossier=:id",
    "UPDATE grants SET envelope=1.5 WHERE dossier=:id",
]


@pytest.mark.parametrize("statement", WRONG_TYPES)
def test_attack_a_value_of_another_type_closes_only_its_own_dossier(store: Store, statement: str) -> None:
    store.forge(statement)
    with Vault.open(store.folder) as vault:
        with pytest.raises(Tampered, match=f"{NOOR}|Dit nummer"):
            vault.fetch(KEY, NOOR)
        with pytest.raises(Tampered):  # nor does it pass for a number that is not there yet
            store.save(vault, NOOR, "nieuw")
        assert vault.fetch(KEY, BO) == b'{"tekst":"ander"}'
        store.save(vault, BO, "nog een")
        assert {dossier for _, dossier in check(vault, KEY).problems} == {store.ids[NOOR]}
        listing = vault.list(KEY)
        assert {stored.number for stored in listing.dossiers} | {NOOR} == {NOOR, BO}
    with Vault.open(store.folder) as vault:  # and the checkpoint of that session holds
        assert vault.fetch(KEY, BO) == b'{"tekst":"nog een"}'


ROW = (
    "INSERT INTO heads SELECT {id}, version, epoch, seq, {entry}, {after}, saved_at, state "
    "FROM heads WHERE id=:id"
)


@pytest.mark.parametrize("after", [0, 99])
@pytest.mark.parametrize("id_", ["'x'", "'" + "ab" * 16 + "'", "X'00'"])
@pytest.mark.parametrize("entry", ["'" + "0" * 64 + "'", "'a'", "X'00'"])
def test_attack_a_row_that_was_slipped_in_does_not_close_the_vault(
    store: Store, id_: str, entry: str, after: int
) -> None:
    store.forge(ROW.format(id=id_, entry=entry, after=after))
    for text in ("ander", "nog een"):
        with Vault.open(store.folder) as vault:
            assert vault.fetch(KEY, NOOR) == b'{"tekst":"een"}'
            assert vault.fetch(KEY, BO) == f'{{"tekst":"{text}"}}'.encode()
            store.save(vault, BO, "nog een")


def test_attack_a_dossier_that_disappears_while_somebody_works_is_not_signed_away(
    store: Store, tmp_path: Path
) -> None:
    vault = Vault.open(store.folder)
    store.save(vault, BO, "nog een")
    store.forge("DELETE FROM heads WHERE id=:id")
    shutil.copytree(store.folder, tmp_path / "gezien")
    with pytest.raises(Tampered, match="ijkpunt"):
        vault.close()
    with pytest.raises(Tampered, match="ijkpunt"):
        Vault.open(store.folder)


def test_attack_two_dossiers_with_one_number_are_seen_by_the_school(tmp_path: Path) -> None:
    """Somebody without access saves the same number: the server cannot tell, the recovery key can."""
    owner, recovery = new_personal_key(), new_recovery_key()
    with Vault.begin(tmp_path / "kluis", owner=owner, recovery=recovery, now=NOW) as vault:
        for _ in range(2):
            vault.save(owner, NOOR, b"{}", now=NOW)
            with closing(sqlite3.connect(tmp_path / "kluis" / "kluis.db", isolation_level=None)) as connection:
                connection.execute("DELETE FROM grants WHERE kid=?", (owner.public.kid,))
        told = [what for what, _ in check(vault, recovery).problems]
        assert told.count(f"{NOOR} staat 2 keer in de kluis") == 2
        with pytest.raises(Tampered, match="2 keer"):
            vault.fetch(recovery, NOOR)
