"""A wrong folder, a full disk, a locked file: said in plain Dutch, and nothing that was saved is lost."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.store import sqlite
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, content, query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey


def begin(folder: Path, owner: PersonalKey, recovery: RecoveryKey) -> Vault:
    return Vault.begin(folder, owner=owner, recovery=recovery, now=NOW)


def fill(vault: Vault, owner: PersonalKey) -> tuple[int, InvalidInput]:
    """Save until it is refused; return the last version that was acknowledged, and the refusal."""
    saved = 0
    while True:
        try:
            vault.save(owner, NUMBER, content(f"v{saved + 1}", size=30_000), now=NOW)
        except InvalidInput as problem:
            return saved, problem
        saved += 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MiB, where mounting is allowed."""
    place = tmp_path / "schijf"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_folder_that_holds_a_vault_is_left_alone(
    vault: Vault, folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)

    with pytest.raises(InvalidInput, match="al een kluis"):
        begin(folder, owner, recovery)

    assert vault.fetch(owner, NUMBER) == content("een")


def test_a_folder_that_holds_other_things_is_left_alone(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    folder.mkdir()
    (folder / "brief.docx").write_bytes(b"PK")

    with pytest.raises(InvalidInput, match="andere bestanden"):
        begin(folder, owner, recovery)

    assert [path.name for path in folder.iterdir()] == ["brief.docx"]


def test_an_empty_folder_and_folders_that_do_not_exist_yet_will_do(
    tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    (tmp_path / "leeg").mkdir()
    for name in ("leeg", "nieuw/dieper/kluis", "naam met spatie # ? % é"):
        with begin(tmp_path / name, owner, recovery) as vault:
            assert vault.save(owner, NUMBER, content("een"), now=NOW).version == 1


def test_a_file_in_the_place_of_the_folder_is_left_alone(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    folder.write_text("geen map")

    with pytest.raises(InvalidInput, match="geen map"):
        begin(folder, owner, recovery)
    with pytest.raises(InvalidInput):
        begin(folder / "kluis", owner, recovery)
    with pytest.raises(InvalidInput):
        Vault.open(folder)


def test_the_owner_is_not_the_recovery_key(folder: Path, owner: PersonalKey) -> None:
    with pytest.raises(InvalidInput, match="andere sleutel"):
        Vault.begin(folder, owner=owner, recovery=RecoveryKey(owner.pair), now=NOW)

    assert not folder.exists()


def test_a_vault_that_could_not_be_made_leaves_nothing_behind(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(database: Path) -> None:
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise sqlite.failure(problem, database, opening=True)

    monkeypatch.setattr(sqlite, "prepare", full)
    with pytest.raises(InvalidInput, match="vol"):
        begin(folder, owner, recovery)

    assert not folder.exists()


def test_a_folder_without_a_vault_is_no_vault(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(InvalidInput, match="staat geen kluis") as problem:
            Vault.open(folder)
        assert "kluis begin" in (problem.value.hint or "")
        folder.mkdir(exist_ok=True)

    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"geen database" * 1000, b"SQLite format 3\x00" + b"\x00" * 4080])
def test_a_file_that_is_no_database_is_no_vault_and_stays_as_it_is(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "kluis.db").write_bytes(data)

    with pytest.raises(InvalidInput, match="staat geen kluis"):
        Vault.open(folder)

    assert (folder / "kluis.db").read_bytes() == data


def test_somebody_elses_database_is_no_vault_and_stays_as_it_is(folder: Path) -> None:
    folder.mkdir()
    query(folder, "CREATE TABLE klassen (naam TEXT)")
    before = (folder / "kluis.db").read_bytes()

    with pytest.raises(InvalidInput, match="staat geen kluis"):
        Vault.open(folder)

    assert (folder / "kluis.db").read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE vault SET mark='definitief'", "andere versie"),
        ("UPDATE vault SET profile=2", "andere versie"),
        ("DELETE FROM vault", "geen kluis"),
    ],
)
def test_a_vault_of_another_version_is_not_touched(
    vault: Vault, folder: Path, statement: str, message: str
) -> None:
    vault.close()
    query(folder, statement)

    with pytest.raises(InvalidInput, match=message):
        Vault.open(folder)


def test_a_database_that_was_overwritten_while_open_is_tampered_with(
    vault: Vault, folder: Path, owner: PersonalKey
) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)
    vault.close()
    with Vault.open(folder) as again:
        (folder / "kluis.db").write_bytes(b"iets anders" * 5000)
        with pytest.raises(Tampered, match="beschadigd of gewijzigd"):
            again.fetch(owner, NUMBER)


def test_a_vault_in_use_says_so_and_can_still_be_read(folder: Path, vault: Vault, owner: PersonalKey) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)
    with (
        closing(sqlite3.connect(folder / "kluis.db", isolation_level=None)) as other,
        Vault.open(folder, wait=0.05) as hasty,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InvalidInput, match="nog bezig"):
            hasty.save(owner, NUMBER, content("twee"), now=NOW)
        assert hasty.fetch(owner, NUMBER) == content("een")

        other.execute("ROLLBACK")
        assert hasty.save(owner, NUMBER, content("twee"), now=NOW).version == 2


def test_a_full_database_says_so_and_keeps_what_it_had(vault: Vault, owner: PersonalKey) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)
    with vault._database._writers.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    for number in (NUMBER, "D-3333-03"):
        with pytest.raises(InvalidInput, match="vol"):
            vault.save(owner, number, content("te veel", size=50_000), now=NOW)

    assert vault.fetch(owner, NUMBER) == content("een")
    assert [stored.version for stored in vault.list(owner).dossiers] == [1]


def test_a_full_disk_loses_nothing_and_saving_works_again_after_room_is_made(
    small_disk: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    folder = small_disk / "kluis"
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 1_000_000)
    with begin(folder, owner, recovery) as vault:
        saved, problem = fill(vault, owner)
        assert "vol" in problem.message
        assert "ruimte" in (problem.hint or "")
        assert saved > 5
        for version in range(1, saved + 1):
            assert vault.fetch(owner, NUMBER, version=version) == content(f"v{version}", size=30_000)

    ballast.unlink()
    with Vault.open(folder) as again:
        assert again.save(owner, NUMBER, content("verder"), now=NOW).version == saved + 1
        for version in range(1, saved + 1):
            assert again.fetch(owner, NUMBER, version=version) == content(f"v{version}", size=30_000)


def test_a_disk_too_full_to_begin_on_says_so(
    small_disk: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    with contextlib.suppress(OSError), (small_disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(b"x" * 4096)
    folder = small_disk / "kluis"

    with pytest.raises(InvalidInput, match="vol"):
        begin(folder, owner, recovery)

    assert not folder.exists()


def test_a_folder_that_cannot_be_written_says_so(
    small_disk: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    folder = small_disk / "kluis"
    begin(folder, owner, recovery).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    with pytest.raises(InvalidInput, match="schrijven"):
        Vault.open(folder)
    with pytest.raises(InvalidInput, match="kan niet worden gebruikt"):
        begin(small_disk / "nieuw", owner, recovery)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_folder_that_may_be_read_but_not_written_says_so(owner: PersonalKey, recovery: RecoveryKey) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "kluis"
        begin(folder, owner, recovery).close()
        (folder / "kluis.db").chmod(0o644)
        folder.chmod(0o555)
        program = (
            "import os, sys; from pathlib import Path; from dossiertool.vault.vault import Vault\n"
            "if os.geteuid() == 0: os.setuid(65534)  # root may write anywhere\n"
            "Vault.open(Path(sys.argv[1]))"
        )
        command = [sys.executable, "-c", program, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        folder.chmod(0o700)
    assert done.returncode == 1
    assert "kan niet worden geopend om te schrijven" in done.stderr


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("SQLITE_FULL", InvalidInput, "vol"),
        ("SQLITE_BUSY", InvalidInput, "nog bezig"),
        ("SQLITE_LOCKED", InvalidInput, "nog bezig"),
        ("SQLITE_READONLY_CANTLOCK", InvalidInput, "schrijven"),
        ("SQLITE_CANTOPEN_ISDIR", InvalidInput, "schrijven"),
        ("SQLITE_IOERR_FSYNC", InvalidInput, "niet zeker gelukt"),
        ("SQLITE_CORRUPT", Tampered, "beschadigd"),
        ("SQLITE_NOTADB", Tampered, "beschadigd"),
    ],
)
def test_every_failure_of_the_database_has_its_words(
    folder: Path, name: str, kind: type[Exception], message: str
) -> None:
    problem = sqlite3.OperationalError("parameters: 'Noor de Vries'")
    problem.sqlite_errorcode = getattr(sqlite3, name)

    failure = sqlite.failure(problem, folder / "kluis.db", opening=False)

    assert type(failure) is kind
    assert message in failure.message
    assert failure.hint
    assert "Noor" not in failure.message + failure.hint
