"""Somebody without a key who can write to the folder of a vault: rebuilt tables, no text, pipes."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from dossiertool.vault.vault import Vault
from tests.cli.run import run

from .desk import NUMBER, OTHER
from .own_client import School, now

if TYPE_CHECKING:
    pass

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes in folders")


def rebuilt(table: str, *, rows: str = "SELECT * FROM weg UNION ALL SELECT * FROM weg") -> tuple[str, ...]:
    """Return what makes a table anew, without keys, from the rows of the old one."""
    return (
        f"ALTER TABLE {table} RENAME TO weg",
        f"CREATE TABLE {table} AS {rows}",
        "DROP TABLE weg",
    )


@pytest.mark.parametrize(
    "table", ["vault", "directory", "heads", "bodies", "entries", "grants", "reads", "signals", "checkpoints"]
)
def test_attack_rows_that_stand_there_twice_end_in_a_refusal_and_not_in_a_crash(
    school: School, table: str
) -> None:
    school.forge(*rebuilt(table))
    for command in (
        ("kluis", "lijst"),
        ("kluis", "haal", NUMBER, "-o", school.folder / "uit.yaml"),
        ("kluis", "bewaar", school.case(**{"Oefentoetsen thuis.": "Anders."})),
        ("kluis", "controleer", "--alles"),
        ("kluis", "reservekopie", school.folder / "kopie"),
        ("kluis", "log", NUMBER),
    ):
        result = run(*command, *school.options)
        assert "dossiertool zelf" not in result.stderr, command


SLOW = "('" + "a" * 4000 + "' LIKE '" + "%a" * 40 + "b')"
COMPUTES = {
    "a column that computes": (
        "ALTER TABLE heads RENAME TO weg",
        "CREATE TABLE heads (id TEXT, version INTEGER, epoch INTEGER, seq INTEGER, entry TEXT, after INTEGER,"
        f" saved_at TEXT, state TEXT GENERATED ALWAYS AS ({SLOW}))",
        "INSERT INTO heads SELECT id, version, epoch, seq, entry, after, saved_at FROM weg",
    ),
    "an index that computes": (f"CREATE INDEX traag ON reads ((n > 1 AND {SLOW}))",),
    "a check that computes": (
        "ALTER TABLE reads RENAME TO weg",
        f"CREATE TABLE reads (n INTEGER, dossier TEXT, jws BLOB, CHECK (NOT {SLOW}))",
    ),
    "rows that take others along": (
        "ALTER TABLE reads RENAME TO weg",
        "CREATE TABLE reads (n INTEGER, dossier TEXT REFERENCES heads (id) ON DELETE CASCADE, jws BLOB)",
    ),
    "rows that push others out": (
        "ALTER TABLE checkpoints RENAME TO weg",
        "CREATE TABLE checkpoints (n INTEGER PRIMARY KEY ON CONFLICT IGNORE, jws BLOB)",
        "INSERT INTO checkpoints SELECT * FROM weg",
    ),
    "a virtual table": ("DROP TABLE reads", "CREATE VIRTUAL TABLE reads USING fts5 (n, dossier, jws)"),
}


@pytest.mark.parametrize("how", COMPUTES)
def test_attack_a_table_that_does_more_than_keep_rows_is_refused_at_once(school: School, how: str) -> None:
    school.forge(*COMPUTES[how])
    start = time.perf_counter()
    for command in (("kluis", "lijst"), ("kluis", "haal", NUMBER, "-o", school.folder / "uit.yaml")):
        assert run(*command, *school.options).exit_code == 4
    assert time.perf_counter() - start < 5


def test_what_a_database_administrator_may_do_is_no_attack(school: School) -> None:
    school.forge("ANALYZE", "VACUUM", "REINDEX")
    assert run("kluis", "lijst", *school.options).exit_code == 0


@pytest.mark.parametrize("column", ["state", "saved_at", "entry"])
def test_attack_one_byte_that_is_no_text_closes_only_its_own_dossier(school: School, column: str) -> None:
    """One bit on the disk is enough for it."""
    school.forge(f"UPDATE heads SET {column}=CAST(X'ff' || substr({column}, 2) AS TEXT) WHERE rowid=1")
    first = run("kluis", "lijst", *school.options)
    assert first.exit_code in (0, 4)
    assert OTHER in first.stdout or NUMBER in first.stdout
    fetched = [
        run("kluis", "haal", number, "-o", school.folder / f"{number}.yaml", *school.options).exit_code
        for number in (NUMBER, OTHER)
    ]
    assert sorted(fetched) == [0, 4]


def test_attack_a_row_with_a_name_that_a_terminal_obeys_is_shown_harmless(school: School) -> None:
    school.forge(
        "INSERT INTO heads SELECT 'x' || char(27) || ']0;weg' || char(10) || 'Nagekeken: alles in orde.',"
        " version, epoch, seq, entry, after, saved_at, state FROM heads LIMIT 1",
        "INSERT INTO signals VALUES (1, char(27) || '[2J', X'00', X'00')",
    )
    for command in (
        ("kluis", "controleer"),
        ("kluis", "lijst"),
        ("kluis", "reservekopie", school.folder / "k"),
    ):
        result = run(*command, *school.options)
        assert "\x1b" not in result.output
        assert "\nNagekeken: alles" not in result.output


@posix
@pytest.mark.parametrize("name", ["kluis.db", "kluis.db-wal", "kluis.db-shm", "kluis.db-journal"])
def test_attack_a_pipe_in_the_folder_keeps_nobody_waiting(school: School, name: str) -> None:
    (school.vault / name).unlink(missing_ok=True)
    os.mkfifo(school.vault / name)
    start = time.perf_counter()
    for command in (("kluis", "lijst"), ("kluis", "controleer")):
        result = run(*command, *school.options)
        assert result.exit_code in (0, 2, 4)
        assert "dossiertool zelf" not in result.stderr
    assert time.perf_counter() - start < 15


def test_attack_checkpoints_that_were_dropped_from_the_beginning_are_missed(school: School) -> None:
    """With them goes who took a backup into use, and why."""
    accepted = ("kluis", "herstel", "--aanvaard", "--reden", "schijf kapot")
    assert run(*accepted, *school.options).exit_code == 0
    with Vault.open(school.vault) as vault:
        vault.save(school.owner, "D-3333-33", b'{"a":1}', now=now())
    told = run("kluis", "controleer", *school.options)
    assert "schijf kapot" in told.stdout
    (last,) = school.query("SELECT max(n) FROM checkpoints")[0]
    school.forge(f"DELETE FROM checkpoints WHERE n<{last}")
    told = run("kluis", "controleer", *school.options)
    assert told.exit_code == 4


def test_a_table_of_somebody_else_in_the_file_is_left_alone(school: School) -> None:
    """Programs that make copies of a database keep one in it."""
    school.forge("CREATE TABLE _kopie (id INTEGER PRIMARY KEY, waar TEXT DEFAULT 'hier')")
    assert run("kluis", "lijst", *school.options).exit_code == 0
