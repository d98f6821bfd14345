"""The store: one suite over SQLite and a real PostgreSQL; what differs between them stands at the end."""

from __future__ import annotations

import re
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.store import tables
from dossiertool.vault.store.database import Database
from dossiertool.vault.store.rows import Head
from dossiertool.vault.store.shares import refuse_share
from tests.postgres import new_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.store.database import Place
    from dossiertool.vault.store.transaction import Transaction

FORMAT = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
VAULT = "ab" * 16
ID = "01" * 16
HEAD = Head(ID, 1, 1, 1, "0" * 64, 0, "2026-11-21T14:05Z", "open")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return tmp_path / "kluis" if request.param == "sqlite" else new_database()


def fill(transaction: Transaction) -> None:
    transaction.make_tables(VAULT)
    transaction.add_record(0, b"root")


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    Database.begin(place, fill)
    with closing(Database.open(place, wait=1)) as opened:
        yield opened


@pytest.fixture
def filled(database: Database) -> Database:
    with database.writing() as transaction:
        transaction.add_head(HEAD)
        transaction.add_entry(ID, 1, 0, b"entry one")
        transaction.add_body(ID, 1, 1, b"\x00\xffbody")
        transaction.add_grant(ID, 1, "A" * 43, b"grant")
    return database


def test_what_one_transaction_wrote_the_next_reads_back(filled: Database) -> None:
    with filled.reading() as transaction:
        assert transaction.vault() == VAULT
        assert transaction.directory() == [b"root"]
        assert transaction.heads() == [HEAD]
        assert transaction.head(ID) == HEAD
        assert transaction.head("no such") is None
        assert transaction.entries(ID) == [b"entry one"]
        assert transaction.body(ID, 1, 1) == b"\x00\xffbody"
        assert transaction.body(ID, 2, 1) is None
        assert list(transaction.granted("A" * 43)) == [(HEAD, b"grant")]
        assert list(transaction.granted("A" * 43, [ID, "no such"])) == [(HEAD, b"grant")]
        assert transaction.places_granted("A" * 43) == [(ID, 1)]
        assert list(transaction.granted("B" * 43)) == []


def test_a_transaction_that_fails_leaves_nothing(filled: Database) -> None:
    def fails() -> None:
        with filled.writing() as transaction:
            transaction.add_entry(ID, 2, 0, b"entry two")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with filled.reading() as transaction:
        assert transaction.entries(ID) == [b"entry one"]


def test_a_head_moves_only_from_where_it_was_read(filled: Database) -> None:
    second, third = (replace(HEAD, version=n, seq=n, entry=str(n) * 64) for n in (2, 3))
    with filled.writing() as transaction:
        assert transaction.move_head(HEAD, second)
        assert not transaction.move_head(HEAD, third)
        assert not transaction.move_head(replace(second, entry="9" * 64), third)
    with filled.reading() as transaction:
        assert transaction.head(ID) == second


@pytest.mark.parametrize("what", ["entry", "body", "record", "head"])
def test_what_is_written_once_is_never_written_over(filled: Database, what: str) -> None:
    writes: dict[str, Callable[[Transaction], None]] = {
        "entry": lambda transaction: transaction.add_entry(ID, 1, 0, b"another"),
        "body": lambda transaction: transaction.add_body(ID, 1, 1, b"another"),
        "record": lambda transaction: transaction.add_record(0, b"another"),
        "head": lambda transaction: transaction.add_head(HEAD),
    }
    with pytest.raises(Tampered), filled.writing() as transaction:
        writes[what](transaction)


def test_a_reader_sees_one_state_while_another_writes(filled: Database, place: Place) -> None:
    with closing(Database.open(place, wait=1)) as other, filled.reading() as reading:
        assert len(reading.entries(ID)) == 1
        with other.writing() as writing:
            writing.add_entry(ID, 2, 0, b"entry two")
        assert len(reading.entries(ID)) == 1
    with filled.reading() as reading:
        assert len(reading.entries(ID)) == 2


def test_a_second_writer_waits_and_is_told_when_it_takes_too_long(filled: Database, place: Place) -> None:
    def both() -> None:
        with closing(Database.open(place, wait=1)) as other, filled.writing(), other.writing():
            pytest.fail("two writers at once")

    with pytest.raises(InvalidInput, match="nog bezig"):
        both()


def test_two_writers_never_both_move_the_head(filled: Database, place: Place) -> None:
    moved = []

    def write() -> None:
        with closing(Database.open(place, wait=10)) as own:
            for _ in range(10):
                with own.writing() as transaction:
                    old = transaction.head(ID)
                    assert old is not None
                    seq = old.seq + 1
                    transaction.add_entry(ID, seq, 0, b"%d" % seq)
                    assert transaction.move_head(old, replace(old, seq=seq))
                    moved.append(seq)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(moved) == list(range(2, 42))


def test_grants_go_by_key_by_epoch_or_all(filled: Database) -> None:
    with filled.writing() as transaction:
        for epoch, kid in ((1, "B"), (2, "A"), (2, "B")):
            transaction.add_grant(ID, epoch, kid * 43, b"grant")
        transaction.remove_grants(ID, kid="B" * 43)
        assert transaction.grant(ID, 2, "B" * 43) is None
        assert transaction.grant(ID, 2, "A" * 43) == b"grant"
        transaction.remove_grants(ID, epoch=1)
        assert transaction.grant(ID, 1, "A" * 43) is None
        transaction.remove_grants(ID)
        assert transaction.grant(ID, 2, "A" * 43) is None


def test_checkpoints_lines_and_signals_come_back_in_order(filled: Database) -> None:
    with filled.writing() as transaction:
        for n in (1, 2, 3):
            transaction.add_checkpoint(n, b"c%d" % n)
            transaction.add_reading(n, ID, b"r%d" % n)
            transaction.add_signal(n, ID, b"e%d" % n, b"s%d" % n)
        transaction.add_entry(ID, 2, 2, b"entry two")
    with filled.reading() as transaction:
        assert transaction.checkpoints(2) == [b"c2", b"c3"]
        assert (transaction.last_checkpoint(), transaction.last_reading()) == (b"c3", b"r3")
        assert transaction.readings(after=1) == [b"r2", b"r3"]
        assert transaction.signals() == [(ID, b"s1"), (ID, b"s2"), (ID, b"s3")]
        assert transaction.signals_of(ID) == [(1, b"s1"), (2, b"s2"), (3, b"s3")]
        assert (transaction.signal(2), transaction.last_signal()) == (b"e2", b"s3")
        assert transaction.entry_before(ID, 2) == b"entry one"
        assert transaction.entry_before(ID, 3) == b"entry two"
        assert transaction.entry_before(ID, 0) is None


def test_a_reading_transaction_cannot_write(filled: Database) -> None:
    with pytest.raises((InvalidInput, Tampered)), filled.reading() as transaction:
        transaction.add_record(1, b"another")


def test_a_vault_is_begun_once_and_where_there_is_none_that_is_said(place: Place, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="geen kluis"):
        Database.open(place, wait=1)
    Database.begin(place, fill)
    with pytest.raises(InvalidInput, match="al een kluis"):
        Database.begin(place, fill)


def test_a_server_that_is_not_there_is_named_without_its_address() -> None:
    with pytest.raises(InvalidInput, match="niet bereikbaar") as told:
        Database.open("postgresql://juf:geheim@localhost:1/kluis", wait=1)
    assert "geheim" not in str(told.value)


def test_a_provisional_store_is_refused_with_advice(tmp_path: Path) -> None:
    folder = tmp_path / "kluis"
    Database.begin(folder, fill)
    with closing(sqlite3.connect(folder / "kluis.db")) as connection, connection:
        connection.execute("UPDATE vault SET mark='voorlopig'")
    with pytest.raises(InvalidInput, match="voorlopige versie") as told:
        Database.open(folder, wait=1)
    assert "kluis haal" in (told.value.hint or "")


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "virtiofs", "9p", "fuse.sshfs"])
def test_a_folder_on_the_network_is_refused_with_advice(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"90 22 0:50 / {tmp_path} rw,relatime shared:2 - {kind} server:/school rw\n"
    )
    with pytest.raises(InvalidInput, match="netwerkschijf") as told:
        refuse_share(tmp_path / "kluis", mounts=mounts)
    assert "postgresql://" in (told.value.hint or "")
    refuse_share(Path("/elders/kluis"), mounts=mounts)


def test_a_folder_that_the_cloud_keeps_in_step_is_refused(tmp_path: Path) -> None:
    for name in ("OneDrive - De Verzonnen School", "Dropbox", "Google Drive"):
        with pytest.raises(InvalidInput, match="cloud"):
            Database.begin(tmp_path / name / "kluis", fill)


def test_the_format_names_every_table_and_column_and_no_other() -> None:
    described = {}
    for section in FORMAT.split("\n## ")[3].split("\n**")[1:]:
        table, _, rest = section.partition("**")
        described[table] = re.findall(r"^\| `(\w+)` \|", rest, re.MULTILINE)
    assert described == {table.name: list(table.c.keys()) for table in tables.metadata.tables.values()}
