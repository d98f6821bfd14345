"""docs/kluis-postgres.sql, run on a real server: a writer can do the daily work and cannot undo anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from dossiertool.errors import InvalidInput
from dossiertool.vault.access import admit, expel, give, take, who
from dossiertool.vault.announcing import announce
from dossiertool.vault.backup import write_backup
from dossiertool.vault.check import check
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.destroying import shred
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.format.lines import READ
from dossiertool.vault.format.roles import Role
from dossiertool.vault.log import log_of, note_reading
from dossiertool.vault.rewrap import behind, rewrap_older
from dossiertool.vault.signals import hand_in, signals_of
from dossiertool.vault.store.tables import metadata
from dossiertool.vault.vault import Vault
from tests.postgres import new_database

from .conftest import NOW, NUMBER, content

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

SCRIPT = Path(__file__).parents[2] / "docs" / "kluis-postgres.sql"
APPEND_ONLY = ("directory", "bodies", "entries", "reads", "signals", "attachments", "checkpoints", "vault")


@pytest.fixture
def database(owner: PersonalKey, recovery: RecoveryKey) -> str:
    """A vault with one dossier, and the script run over it twice."""
    address = new_database()
    with Vault.begin(address, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        hand_in(vault, owner, NUMBER, b'"een"', now=NOW)
        note_reading(vault, owner, NUMBER, 1, READ, now=NOW)
    with psycopg.connect(address, autocommit=True) as connection:
        for _ in range(2):
            connection.execute(SCRIPT.read_bytes())
    return address


def account(database: str, role: str) -> str:
    """Return the address for somebody who has this role and no other."""
    name = f"{role}_{database.split('?', maxsplit=1)[0].rpartition('/')[2]}"
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}".encode())
    return database.replace("postgres:@", f"{name}:@")


def test_a_writer_does_all_the_daily_work(
    database: str, owner: PersonalKey, recovery: RecoveryKey, tmp_path: Path
) -> None:
    key = new_personal_key()
    person = Person("Bram", Role.BEHANDELAAR, key.public, key.signer.public)
    with Vault.open(account(database, "kluis_schrijver")) as vault:
        assert vault.save(owner, NUMBER, content("twee"), now=NOW).version == 2
        assert vault.save(owner, "D-2222-01", content("nieuw"), now=NOW).version == 1
        admit(vault, recovery, person, now=NOW)
        give(vault, owner, NUMBER, person.kid, Role.MEELEZER, now=NOW)
        give(vault, owner, NUMBER, person.kid, Role.BEHANDELAAR, now=NOW)
        assert vault.fetch(key, NUMBER) == content("twee")
        hand_in(vault, key, NUMBER, b'"twee"', now=NOW)
        note_reading(vault, recovery, NUMBER, 2, READ, now=NOW)
        take(vault, owner, NUMBER, person.kid, now=NOW)
        expel(vault, recovery, person.kid, now=NOW)
        assert len(signals_of(vault, owner, NUMBER).found) == 2
        assert len(log_of(vault, owner, NUMBER).readings) == 2
        assert len(who(vault, owner, NUMBER)) == 2
        assert write_backup(vault, tmp_path / "reserve").problems == []
    with Vault.open(database) as vault:
        assert check(vault, owner).problems == []


def test_what_an_older_key_opens_is_encrypted_anew_by_a_writer_and_removed_by_an_archivist(
    database: str, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    key = new_personal_key()
    person = Person("Bram", Role.MEELEZER, key.public, key.signer.public)
    with Vault.open(account(database, "kluis_schrijver")) as vault:
        vault.save(owner, NUMBER, content("twee"), now=NOW)
        admit(vault, recovery, person, now=NOW)
        give(vault, owner, NUMBER, person.kid, Role.MEELEZER, now=NOW)
        take(vault, owner, NUMBER, person.kid, now=NOW)
        done = rewrap_older(vault, owner, NUMBER, now=NOW)
        assert (done.done, done.left, done.kept, done.whole) == (1, 0, True, False)
        assert behind(vault, owner) == [NUMBER]
    with Vault.open(account(database, "kluis_archivaris")) as vault:
        done = rewrap_older(vault, owner, NUMBER, now=NOW)
        assert (done.done, done.kept, done.whole) == (0, False, True)
        assert behind(vault, owner) == []
        assert check(vault, owner).problems == []


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_attack_a_writer_changes_and_removes_nothing_that_was_signed(database: str, table: str) -> None:
    values = [column.name for column in metadata.tables[table].columns if column.name != "profile"]
    statements = [f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE", f"DROP TABLE {table} CASCADE"]
    statements += [f"UPDATE {table} SET {name} = {name}" for name in values]
    statements += ["CREATE TABLE van_mij (n INTEGER)", "UPDATE vault SET profile = 2"]
    with psycopg.connect(account(database, "kluis_schrijver"), autocommit=True) as connection:
        for statement in statements:
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.CheckViolation)):
                connection.execute(statement.encode())


def test_an_archivist_removes_what_was_destroyed_and_changes_nothing(database: str) -> None:
    with psycopg.connect(account(database, "kluis_archivaris"), autocommit=True) as connection:
        for table in ("entries", "directory", "checkpoints", "reads", "heads", "signals"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"DELETE FROM {table}".encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("UPDATE bodies SET version = 2")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("UPDATE signals SET jws = ''")
        for table in ("attachments", "bodies", "grants"):
            connection.execute(f"DELETE FROM {table}".encode())


def test_an_archivist_destroys_a_dossier_and_a_writer_does_not(
    database: str, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    archivist = account(database, "kluis_archivaris")
    with Vault.open(archivist) as vault:
        announce(vault, owner, NUMBER, Approval("R. de Boer", "Termijn voorbij"), NOW.date(), now=NOW)
    with Vault.open(account(database, "kluis_schrijver")) as vault, pytest.raises(InvalidInput):
        shred(vault, owner, NUMBER, now=NOW)
    with Vault.open(archivist) as vault:
        assert vault.fetch(owner, NUMBER)
        assert shred(vault, owner, NUMBER, now=NOW).number == NUMBER
        vault.tidy()
        assert check(vault).problems == []
        for key in (owner, recovery):
            assert vault.list(key).dossiers == []
    with psycopg.connect(database) as connection:
        for table, left in (("bodies", 0), ("grants", 0), ("signals", 1)):
            assert connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() == (left,)
        assert connection.execute("SELECT length(envelope) FROM signals").fetchall() == [(0,)]


def test_an_account_without_a_role_is_told_what_it_lacks(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        name = f"niemand_{database.split('?', maxsplit=1)[0].rpartition('/')[2]}"
        connection.execute(f"CREATE ROLE {name} LOGIN".encode())
    with pytest.raises(InvalidInput, match="rechten niet") as told:
        Vault.open(database.replace("postgres:@", f"{name}:@"))
    assert "kluis_schrijver" in (told.value.hint or "")


def test_a_vault_that_came_back_from_a_backup_gets_its_rights_with_the_same_script(
    database: str, owner: PersonalKey, tmp_path: Path
) -> None:
    from dossiertool.vault.backup import open_backup, put_back  # noqa: PLC0415

    with Vault.open(database) as vault:
        write_backup(vault, tmp_path / "reserve")
    again = new_database()
    with open_backup(tmp_path / "reserve", tmp_path / "reserve" / "toegangen.db") as backup:
        assert put_back(backup, again) == []
    with psycopg.connect(again, autocommit=True) as connection:
        connection.execute(SCRIPT.read_bytes())
    with Vault.open(account(again, "kluis_schrijver")) as vault:
        assert vault.fetch(owner, NUMBER) == content("een")
        assert vault.save(owner, NUMBER, content("twee"), now=NOW).version == 2
