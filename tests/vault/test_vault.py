"""The vault as its users meet it: save, fetch, list, and who may."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import ExitCode, InvalidInput, NotFound, Refused
from dossiertool.vault.vault import MAX_CONTENT, Saved, Stored, Vault

from .conftest import NOW, NUMBER, content, query

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey


def test_what_is_saved_comes_back_byte_for_byte(vault: Vault, owner: PersonalKey) -> None:
    text = content("Noor leest voor. Één keer, \u201czacht\u201d.", size=200_000) + b"\n"

    assert vault.save(owner, NUMBER, text, now=NOW) == Saved(NUMBER, 1)
    assert vault.fetch(owner, NUMBER) == text


def test_every_version_stays_readable(vault: Vault, folder: Path, owner: PersonalKey) -> None:
    for version in range(1, 6):
        assert vault.save(owner, NUMBER, content(f"v{version}"), now=NOW).version == version
    vault.close()

    with Vault.open(folder) as again:
        assert again.fetch(owner, NUMBER) == content("v5")
        for version in range(1, 6):
            assert again.fetch(owner, NUMBER, version=version) == content(f"v{version}")


def test_the_recovery_key_opens_everything_and_writes_no_case(
    vault: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)
    vault.save(owner, NUMBER, content("twee"), now=NOW)
    vault.save(owner, "G-4M8P-07", content("drie"), now=NOW)
    from_paper = type(recovery).from_text(recovery.text)

    assert vault.fetch(from_paper, NUMBER, version=1) == content("een")
    assert vault.fetch(from_paper, NUMBER) == content("twee")
    for number in (NUMBER, "D-2222-01"):
        with pytest.raises(Refused, match="behandelaar"):
            vault.save(from_paper, number, content("vier"), now=NOW)
    assert [stored.number for stored in vault.list(from_paper).dossiers] == [NUMBER, "G-4M8P-07"]


def test_a_list_gives_number_newest_version_and_minute(vault: Vault, owner: PersonalKey) -> None:
    later = NOW + timedelta(minutes=3)
    vault.save(owner, NUMBER, content("een"), now=NOW)
    vault.save(owner, "D-2222-01", content("een"), now=NOW)
    vault.save(owner, NUMBER, content("twee"), now=later.astimezone(timezone(timedelta(hours=2))))

    assert vault.list(owner).damaged == []
    assert vault.list(owner).dossiers == [
        Stored("D-2222-01", 1, datetime(2026, 11, 21, 14, 5, tzinfo=UTC)),
        Stored(NUMBER, 2, datetime(2026, 11, 21, 14, 8, tzinfo=UTC)),
    ]


def test_an_empty_vault_lists_nothing(vault: Vault, owner: PersonalKey) -> None:
    assert vault.list(owner).dossiers == []


def test_a_stranger_sees_no_difference_between_not_there_and_not_for_them(
    vault: Vault, owner: PersonalKey, stranger: PersonalKey
) -> None:
    with pytest.raises(NotFound) as absent:
        vault.fetch(stranger, NUMBER)
    vault.save(owner, NUMBER, content("een"), now=NOW)
    with pytest.raises(NotFound) as no_grant:
        vault.fetch(stranger, NUMBER)
    with pytest.raises(NotFound) as no_such_version:
        vault.fetch(stranger, NUMBER, version=9)
    with pytest.raises(NotFound) as no_saving:
        vault.save(stranger, NUMBER, content("twee"), now=NOW)

    for problem in (no_grant, no_such_version, no_saving):
        assert (problem.value.message, problem.value.hint) == (absent.value.message, absent.value.hint)
    assert absent.value.exit_code is ExitCode.NOT_FOUND
    assert vault.list(stranger).dossiers == []
    assert vault.fetch(owner, NUMBER) == content("een")


def test_a_name_typed_instead_of_a_number_is_not_repeated(vault: Vault, owner: PersonalKey) -> None:
    with pytest.raises(NotFound) as fetching:
        vault.fetch(owner, "Noor de Vries")
    with pytest.raises(InvalidInput) as saving:
        vault.save(owner, "Noor de Vries", content("een"), now=NOW)

    assert "Noor" not in fetching.value.message + saving.value.message


@pytest.mark.parametrize("version", [0, 3, -1])
def test_a_version_that_does_not_exist_is_not_found(vault: Vault, owner: PersonalKey, version: int) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)
    vault.save(owner, NUMBER, content("twee"), now=NOW)

    with pytest.raises(NotFound, match="geen versie"):
        vault.fetch(owner, NUMBER, version=version)


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_a_save_on_a_stale_version_is_refused(vault: Vault, owner: PersonalKey, expected: int) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW, expected_version=0)
    vault.save(owner, NUMBER, content("twee"), now=NOW, expected_version=1)

    with pytest.raises(Refused, match="andere versie"):
        vault.save(owner, NUMBER, content("drie"), now=NOW, expected_version=expected)

    assert vault.fetch(owner, NUMBER) == content("twee")
    assert vault.save(owner, NUMBER, content("drie"), now=NOW, expected_version=2).version == 3


def test_a_version_expected_of_an_unknown_number_is_not_found(vault: Vault, owner: PersonalKey) -> None:
    with pytest.raises(NotFound):
        vault.save(owner, NUMBER, content("een"), now=NOW, expected_version=2)

    assert vault.list(owner).dossiers == []


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"soort: dossier\n",
        b'{"a":1,"a":2}',
        b"\xff",
        b"[" * 100_000,
        b'"' + b"x" * MAX_CONTENT + b'"',
    ],
    ids=["empty", "yaml", "twice", "bytes", "deep", "large"],
)
def test_content_that_could_not_come_back_as_it_was_is_refused(
    vault: Vault, owner: PersonalKey, text: bytes
) -> None:
    with pytest.raises(InvalidInput):
        vault.save(owner, NUMBER, text, now=NOW)

    assert vault.list(owner).dossiers == []


def test_the_largest_content_fits_in_an_envelope(vault: Vault, owner: PersonalKey) -> None:
    text = b'"' + b"x" * (MAX_CONTENT - 2) + b'"'

    vault.save(owner, NUMBER, text, now=NOW)

    assert vault.fetch(owner, NUMBER) == text


def test_a_clock_without_a_time_zone_is_a_mistake_of_the_program(vault: Vault, owner: PersonalKey) -> None:
    with pytest.raises(ValueError, match="time zone"):
        vault.save(owner, NUMBER, content("een"), now=NOW.replace(tzinfo=None))


def test_each_dossier_has_a_key_pair_of_its_own_and_ids_say_nothing(
    vault: Vault, folder: Path, owner: PersonalKey
) -> None:
    for number in (NUMBER, "D-2222-01"):
        vault.save(owner, number, content("een"), now=NOW)
        vault.save(owner, number, content("twee"), now=NOW)

    kids = query(
        folder,
        "SELECT dossier, json_extract(envelope, '$.recipients[0].header.kid') FROM "
        "(SELECT dossier, CAST(envelope AS TEXT) AS envelope FROM bodies)",
    )
    assert len(kids) == 4
    assert len({dossier for dossier, _ in kids}) == len(set(kids)) == 2
    assert all(len(dossier) == 32 and set(dossier) <= set("0123456789abcdef") for dossier, _ in kids)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_vault_is_for_its_owner_alone(vault: Vault, folder: Path, owner: PersonalKey) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name for path in folder.iterdir()} == {"kluis.db", "kluis.db-wal", "kluis.db-shm"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_database_writes_ahead_and_waits_for_the_disk(vault: Vault) -> None:
    settings = {}
    for engine in (vault._database._writers, vault._database._readers):
        with engine.connect() as connection:
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "temp_store"):
                settings[name] = connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        assert settings == {
            "journal_mode": "wal",
            "synchronous": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
            "temp_store": 2,
        }
