"""Backups: of one moment, whole or not there, the same as the vault; and back to either kind of store."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.access import give, take
from dossiertool.vault.announcing import announce
from dossiertool.vault.backup import open_backup, put_back, write_backup
from dossiertool.vault.check import check
from dossiertool.vault.destroying import shred as destroy
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.format.lines import READ
from dossiertool.vault.format.roles import Role
from dossiertool.vault.log import note_reading
from dossiertool.vault.signals import hand_in
from dossiertool.vault.vault import Vault
from tests.needs import need
from tests.postgres import new_database

from .conftest import NOW, NUMBER, colleague, content
from .meddle import query, taken_down

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place

OTHER = "D-2222-01"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "reserve"


@pytest.fixture
def filled(place: Place, owner: PersonalKey, recovery: RecoveryKey) -> Place:
    """A vault with something in every table that this version writes, and two epochs."""
    with Vault.begin(place, owner=owner, recovery=recovery, now=NOW) as vault:
        for number, texts in ((NUMBER, ("een", "twee")), (OTHER, ("ander",))):
            for text in texts:
                vault.save(owner, number, content(text, 9000), now=NOW)
        bram = colleague(vault, recovery, Role.BEHANDELAAR)
        give(vault, owner, NUMBER, bram.public.kid, Role.BEHANDELAAR, now=NOW)
        hand_in(vault, bram, NUMBER, b'"een signaal"', now=NOW)
        note_reading(vault, bram, NUMBER, 2, READ, now=NOW)
        take(vault, owner, NUMBER, bram.public.kid, now=NOW)
    return place


def backed_up(place: Place, out: Path) -> Path:
    with Vault.open(place) as vault:
        assert write_backup(vault, out).problems == []
    return out


def restored(out: Path, to: Place, grants: Path | None = None) -> list[str]:
    with open_backup(out, grants or out / "toegangen.db") as backup:
        return put_back(backup, to)


def shred(place: Place, owner: PersonalKey, number: str) -> None:
    with Vault.open(place) as vault:
        announce(vault, owner, number, Approval("R. de Boer", "Termijn voorbij"), NOW.date(), now=NOW)
        destroy(vault, owner, number, now=NOW)


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_a_backup_of_either_store_comes_back_in_either_row_for_row(
    filled: Place, out: Path, to: str, tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    backed_up(filled, out)
    new: Place = tmp_path / "terug" if to == "sqlite" else new_database()
    assert restored(out, new) == []

    before, after = taken_down(filled), taken_down(new)
    assert {name: set(rows) for name, rows in after.items()} == {
        name: set(rows) for name, rows in before.items()
    }
    with Vault.open(new) as vault:
        for key in (owner, recovery):
            report = check(vault, key)
            assert (report.problems, report.decrypted) == ([], 3)
        assert vault.fetch(owner, NUMBER, version=1) == content("een", 9000)
        assert vault.save(owner, NUMBER, content("drie"), now=NOW).version == 3


def test_the_grants_are_apart_and_the_files_are_private(filled: Place, out: Path, owner: PersonalKey) -> None:
    backed_up(filled, out)
    assert sorted(path.name for path in out.iterdir()) == ["kluis.db", "toegangen.db"]
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []
    for path in (out, *out.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    kept, grants = ((out / name).read_bytes() for name in ("kluis.db", "toegangen.db"))
    assert b"dossier-body+jose" not in grants
    rows = taken_down(filled)
    assert rows["grants"]
    for *_, envelope in rows["grants"]:
        assert bytes(envelope) not in kept
        assert bytes(envelope)[:200] in grants
    with pytest.raises(InvalidInput, match="deel van een reservekopie"):
        Vault.open(out)


def test_a_backup_is_of_one_moment_while_others_go_on_saving(
    filled: Place, out: Path, owner: PersonalKey
) -> None:
    stop, saved = threading.Event(), list[int]()

    def save_on() -> None:
        with Vault.open(filled) as mine:
            while not stop.is_set():
                saved.append(mine.save(owner, OTHER, content(f"{len(saved)}"), now=NOW).version)

    writer = threading.Thread(target=save_on)
    writer.start()
    try:
        for n in range(3):
            seen = len(saved)
            while len(saved) < seen + 2 and writer.is_alive():
                time.sleep(0.01)
            backed_up(filled, out.with_name(f"reserve{n}"))
    finally:
        stop.set()
        writer.join()

    versions = []
    for n in range(3):
        folder = out.with_name(f"reserve{n}")
        with open_backup(folder, folder / "toegangen.db") as backup:
            versions += [one.version for one in backup.list(owner).dossiers if one.number == OTHER]
            assert check(backup, owner).problems == []
    assert versions == sorted(set(versions))
    assert versions[0] > 1
    assert saved[-1] >= versions[-1]


@pytest.mark.parametrize("where", ["kluis/reserve", "kluis", "."])
def test_a_backup_is_never_written_over_something_nor_into_the_vault(
    filled: Place, folder: Path, where: str
) -> None:
    if isinstance(filled, str):
        folder.mkdir()
    target = folder.parent / where
    if where == "kluis/reserve" and isinstance(filled, str):
        target.mkdir()
    before = sorted(folder.rglob("*"))
    with Vault.open(filled) as vault, pytest.raises(InvalidInput):
        write_backup(vault, target)
    assert sorted(folder.rglob("*")) == before


def test_a_folder_above_that_is_not_there_is_said(filled: Place, tmp_path: Path) -> None:
    with Vault.open(filled) as vault, pytest.raises(InvalidInput, match="niet worden geschreven"):
        write_backup(vault, tmp_path / "nergens" / "reserve")


@pytest.mark.parametrize("room", [4096, 30_000, 90_000])
def test_a_disk_that_fills_gives_a_clear_message_and_no_backup(
    filled: Place, tmp_path: Path, room: int
) -> None:
    disk = tmp_path / "schijf"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        with Vault.open(filled) as vault, pytest.raises(InvalidInput, match="vol") as told:
            write_backup(vault, disk / "reserve")
        assert "De kluis zelf is in orde" in told.value.message
        assert list(disk.iterdir()) == []
        subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
        backed_up(filled, disk / "reserve")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_backup_is_not_there_and_the_next_one_is_whole(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey, out: Path
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
    program = (
        "import os, sys, time; from pathlib import Path\n"
        "from dossiertool.vault import backup; from dossiertool.vault.vault import Vault\n"
        "def halted(*_): print('half', flush=True); time.sleep(60)\n"
        "backup.open_backup = halted\n"
        "backup.write_backup(Vault.open(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder), str(out)], stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"half\n"
        with Vault.open(folder) as vault, pytest.raises(InvalidInput, match="maakt de reservekopie"):
            write_backup(vault, out)  # two at once
        os.kill(running.pid, signal.SIGKILL)

    assert not out.exists()
    backed_up(folder, out)
    assert sorted(path.name for path in out.parent.iterdir()) == ["kluis", "reserve"]


def test_what_was_not_written_as_meant_is_found_and_thrown_away(
    filled: Place, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(made: Path, grants: Path) -> Vault:
        with sqlite3.connect(made / "kluis.db") as connection:
            connection.execute("UPDATE bodies SET envelope=CAST(replace(envelope, 'A', 'B') AS BLOB)")
        return open_backup(made, grants)

    monkeypatch.setattr("dossiertool.vault.backup.open_backup", damaged)
    with Vault.open(filled) as vault, pytest.raises(Tampered, match="niet gelijk aan de kluis"):
        write_backup(vault, out)
    assert not out.exists()
    assert not out.with_name(".reserve.onaf").exists()


def test_a_damaged_version_is_in_the_backup_too_and_is_told(filled: Place, out: Path) -> None:
    query(filled, "UPDATE bodies SET envelope=:none WHERE version=1", none=b"x")
    with Vault.open(filled) as vault:
        problems = write_backup(vault, out).problems
    assert {what for what, _ in problems} == {"versie 1"}
    assert out.is_dir()


def test_without_its_grants_a_backup_is_refused_with_advice(
    filled: Place, out: Path, tmp_path: Path, owner: PersonalKey
) -> None:
    backed_up(filled, out)
    elsewhere = tmp_path / "stick.db"
    shutil.move(out / "toegangen.db", elsewhere)
    with pytest.raises(InvalidInput, match="ontbreken de toegangen") as told:
        restored(out, tmp_path / "terug")
    assert "--toegangen" in (told.value.hint or "")
    assert not (tmp_path / "terug").exists()

    assert restored(out, tmp_path / "terug", elsewhere) == []
    with Vault.open(tmp_path / "terug") as vault:
        assert len(vault.list(owner).dossiers) == 2


def test_a_dossier_that_was_destroyed_after_the_backup_stays_closed_with_the_newer_grants(
    filled: Place, out: Path, tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    backed_up(filled, out)
    with Vault.open(filled) as vault, vault.reading() as transaction:
        gone = vault.require(transaction, owner, OTHER).chain.id
    shred(filled, owner, OTHER)
    newer = backed_up(filled, tmp_path / "later")

    assert restored(out, tmp_path / "terug", newer / "toegangen.db") == [gone]
    with Vault.open(tmp_path / "terug") as vault:
        for key in (owner, recovery):
            assert [one.number for one in vault.list(key).dossiers] == [NUMBER]
            assert vault.fetch(key, NUMBER) == content("twee", 9000)
        assert {what for what, dossier in check(vault).problems if dossier == gone} == {"toegang"}
    # of the newer backup nothing is missing: it was destroyed there as well
    assert restored(newer, tmp_path / "nieuwer") == []


def test_grants_of_another_vault_are_refused(
    filled: Place, out: Path, tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    backed_up(filled, out)
    with Vault.begin(tmp_path / "ander", owner=owner, recovery=recovery, now=NOW) as other:
        write_backup(other, tmp_path / "reserve2")
    with pytest.raises(InvalidInput, match="andere kluis"):
        restored(out, tmp_path / "terug", tmp_path / "reserve2" / "toegangen.db")
    with pytest.raises(InvalidInput, match="geen reservekopie"):
        restored(tmp_path / "ander", tmp_path / "terug", out / "toegangen.db")


STATEMENTS = {
    "a row less": "DELETE FROM entries WHERE rowid=(SELECT max(rowid) FROM entries)",
    "an older head": "UPDATE heads SET seq=seq-1",
    "no directory": "DELETE FROM directory",
    "another type": "UPDATE bodies SET envelope='tekst'",
    "a view": "CREATE VIEW lus AS SELECT 1",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON heads BEGIN DELETE FROM heads; END",
    "a table less": "DROP TABLE bodies",
}


@pytest.mark.parametrize("what", sorted(STATEMENTS))
def test_attack_a_backup_that_was_changed_never_becomes_a_vault_that_is_taken_for_whole(
    folder: Path, out: Path, tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey, what: str
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
    backed_up(folder, out)
    with sqlite3.connect(out / "kluis.db") as connection:
        connection.execute(STATEMENTS[what])

    def found(place: Path) -> list[Any]:
        restored(out, place)
        with Vault.open(place) as vault:
            return check(vault, owner).problems

    try:
        assert found(tmp_path / "terug")
    except (Tampered, InvalidInput):
        assert not (tmp_path / "terug").exists()


def test_without_dossiertool_the_two_parts_make_a_database_that_the_short_reader_reads(
    folder: Path, out: Path, tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    """The command stands in docs/format.md, section 13."""
    import json  # noqa: PLC0415

    sqlite = need("sqlite3", "sqlite3")
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
    backed_up(folder, out)
    docs = Path(__file__).parents[2] / "docs"
    (line,) = [
        line
        for line in (docs / "format.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("sqlite3 kluis.db \"ATTACH 'toegangen.db'")
    ]
    shell = ["sh", "-c", line.replace("sqlite3", sqlite, 1)]
    subprocess.run(shell, cwd=out, check=True)
    (tmp_path / "anna.jwk").write_text(json.dumps(owner.pair.jwk()), encoding="utf-8")
    reader = [sys.executable, *map(str, (docs / "lezer.py", out / "kluis.db", tmp_path / "anna.jwk")), NUMBER]
    read = subprocess.run(reader, capture_output=True, check=True)
    assert read.stdout == content("een")
    with Vault.open(out) as again:
        assert again.fetch(owner, NUMBER) == content("een")
