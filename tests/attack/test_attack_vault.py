"""A thief with the vault's folder, a forger who can write to it (accepted: docs/format.md §8)."""

from __future__ import annotations

import json
import os
import shutil
import struct
import sys
import time
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.errors import Tampered
from dossiertool.vault.crypto.envelope import Unreadable, body_header, decrypt, encrypt
from dossiertool.vault.crypto.keys import KeyPair
from tests.cli.run import run

from .desk import NUMBER, Desk

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links and time zones")
JOURNAL = bytes.fromhex("d9d505f920a163d7")


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """A desk with Noor in the vault."""
    assert run("kluis", "bewaar", desk.case(), *desk.options).exit_code == 0
    return desk


def everything(desk: Desk) -> list[Any]:
    """Do all that a user can do to a vault."""
    out = desk.folder / "uit.dossier.yaml"
    out.unlink(missing_ok=True)
    return [
        run("kluis", "lijst", *desk.options),
        run("kluis", "lijst", "--toon-namen", *desk.options),
        run("kluis", "haal", NUMBER, "-o", out, *desk.options),
        run("kluis", "bewaar", desk.case(), *desk.options),
    ]


def journal_naming(victim: Path, database: bytes) -> bytes:
    """Return a journal that makes SQLite remove the file it names, once it has played it back."""
    (page,) = struct.unpack(">H", database[16:18])
    name = os.fsencode(victim)
    header = (JOURNAL + struct.pack(">IIIII", 0, 0, len(database) // page, 512, page)).ljust(512, b"\0")
    ending = struct.pack(">II", len(name), sum(name)) + JOURNAL
    return header + struct.pack(">I", 0x40000000 // page + 1) + name + ending


def test_attack_a_journal_cannot_make_the_vault_remove_another_file(kept: Desk) -> None:
    victim = kept.folder / "proefschrift.docx"
    victim.write_text("drie jaar werk", encoding="utf-8")
    database = kept.vault / "kluis.db"
    (kept.vault / "kluis.db-journal").write_bytes(journal_naming(victim, database.read_bytes()))

    for result in everything(kept):
        assert result.exit_code == 4
    assert victim.read_text(encoding="utf-8") == "drie jaar werk"


@pytest.mark.parametrize("content", [b"", JOURNAL + b"\0" * 504, b"x" * 7])
def test_attack_a_journal_of_nonsense_changes_nothing(kept: Desk, content: bytes) -> None:
    (kept.vault / "kluis.db-journal").write_bytes(content)
    for result in everything(kept):
        assert result.exit_code in (0, 4)
        assert "dossiertool zelf" not in result.stderr
    (kept.vault / "kluis.db-journal").unlink(missing_ok=True)
    assert all(result.exit_code == 0 for result in everything(kept))


@posix
@pytest.mark.parametrize("name", ["kluis.db-wal", "kluis.db-shm", "kluis.db-journal"])
def test_attack_a_link_beside_the_database_is_not_written_through(kept: Desk, name: str) -> None:
    victim = kept.folder / "proefschrift.docx"
    victim.write_text("drie jaar werk", encoding="utf-8")
    (kept.vault / name).symlink_to(victim)
    for result in everything(kept):
        assert "dossiertool zelf" not in result.stderr
    assert victim.read_text(encoding="utf-8") == "drie jaar werk"


@posix
@pytest.mark.parametrize("target", ["/dev/zero", "kluis.db", "noor.dossier.yaml"])
def test_attack_a_link_in_place_of_the_database_opens_nothing_else(kept: Desk, target: str) -> None:
    (kept.vault / "kluis.db").unlink()
    case = kept.case()
    text = case.read_bytes()
    (kept.vault / "kluis.db").symlink_to(case if target == case.name else target)
    for result in everything(kept):
        assert result.exit_code in (2, 4)
        assert "dossiertool zelf" not in result.stderr
    assert case.read_bytes() == text


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c)"
REBUILT = {
    "an endless vault": [
        "DROP TABLE vault",
        f"CREATE VIEW vault(profile, mark) AS {ENDLESS} SELECT 1, 'a' FROM c",
    ],
    "an endless list": [
        "ALTER TABLE heads RENAME TO weg",
        f"CREATE VIEW heads AS {ENDLESS} SELECT weg.* FROM weg, c",
    ],
    "a trigger": ["CREATE TRIGGER t AFTER INSERT ON bodies BEGIN DELETE FROM bodies; END"],
    "a body of a gigabyte": [
        "ALTER TABLE bodies RENAME TO weg",
        "CREATE TABLE bodies (dossier TEXT, version INTEGER, epoch INTEGER,"
        " envelope BLOB GENERATED ALWAYS AS (zeroblob(900000000)))",
        "INSERT INTO bodies (dossier, version, epoch) SELECT dossier, version, epoch FROM weg",
    ],
    "a grant of a gigabyte": [
        "ALTER TABLE grants RENAME TO weg",
        "CREATE TABLE grants (dossier TEXT, epoch INTEGER, kid TEXT,"
        " envelope BLOB GENERATED ALWAYS AS (zeroblob(900000000)))",
        "INSERT INTO grants (dossier, epoch, kid) SELECT dossier, epoch, kid FROM weg",
    ],
}


@pytest.mark.parametrize("forged", REBUILT)
def test_attack_a_database_that_was_rebuilt_to_exhaust_the_machine_is_refused(kept: Desk, forged: str) -> None:
    kept.forge(*REBUILT[forged])
    out = kept.folder / "uit.dossier.yaml"
    start = time.perf_counter()
    assert run("kluis", "haal", NUMBER, "-o", out, *kept.options).exit_code == 4
    assert time.perf_counter() - start < 5


@posix
@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York"])
@pytest.mark.parametrize("saved_at", ["9999-12-31T23:59Z", "0001-01-01T00:00Z", "\x1b[2J"])
def test_attack_a_time_that_cannot_be_hides_only_its_own_dossier(
    kept: Desk, monkeypatch: pytest.MonkeyPatch, saved_at: str, zone: str
) -> None:
    other = kept.case("ander.dossier.yaml", **{NUMBER: "D-2222-22", "roepnaam: Noor": "roepnaam: Bo"})
    kept.forge(f"UPDATE heads SET saved_at='{saved_at}'")
    assert run("kluis", "bewaar", other, *kept.options).exit_code in (0, 4)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        results = [
            run("kluis", "lijst", *flags, *kept.options) for flags in ((), ("--json",), ("--toon-namen",))
        ]
    finally:
        monkeypatch.undo()
        time.tzset()
    for result in results:
        assert result.exit_code == 4
        assert "D-2222-22" in result.stdout
        assert NUMBER not in result.stdout
        assert "\x1b" not in result.output


@pytest.mark.parametrize("version", [0, -(2**63)])
def test_attack_a_version_that_cannot_be_hides_only_its_own_dossier(kept: Desk, version: int) -> None:
    other = kept.case("ander.dossier.yaml", **{NUMBER: "D-2222-22", "roepnaam: Noor": "roepnaam: Bo"})
    assert run("kluis", "bewaar", other, *kept.options).exit_code == 0
    kept.forge(
        f"UPDATE heads SET version={version} WHERE rowid=1",
        f"UPDATE bodies SET version={version} WHERE rowid=1",
    )
    for flags in ((), ("--toon-namen",)):
        result = run("kluis", "lijst", *flags, *kept.options)
        assert result.exit_code == 4
        assert "D-2222-22" in result.stdout


def test_attack_a_dossier_of_another_vault_does_not_open_in_this_one(kept: Desk, tmp_path: Path) -> None:
    """Heads, grants and bodies copied whole from a vault of the forger's own."""
    folder = tmp_path / "elders"
    folder.mkdir()
    theirs = Desk(folder)
    theirs.begin()
    case = theirs.case(**{"Oefentoetsen thuis.": "Vals."})
    assert run("kluis", "bewaar", case, *theirs.options).exit_code == 0
    copied = ("heads", "entries", "bodies", "grants")
    kept.forge(
        f"ATTACH '{theirs.vault / 'kluis.db'}' AS t",
        *(f"DELETE FROM {table}" for table in copied),
        *(f"INSERT INTO {table} SELECT * FROM t.{table}" for table in copied),
    )
    results = everything(kept)
    assert [result.exit_code for result in results] == [4, 4, 4, 4]
    assert "Vals" not in "".join(result.output for result in results)


HEADERS: dict[str, dict[str, Any]] = {
    "no algorithm": {"alg": "none"},
    "the key itself": {"alg": "dir"},
    "a passphrase that takes for ever": {"alg": "PBES2-HS256+A128KW", "p2c": 2**31, "p2s": "AAAA"},
    "wrapped by a known key": {"alg": "A256KW"},
    "another kid": {"kid": "x"},
    "a key from the network": {"jku": "http://127.0.0.1:9/"},
}


@pytest.mark.parametrize("forged", HEADERS)
def test_attack_a_recipient_with_another_header_is_refused_at_once(forged: str) -> None:
    pair, header = KeyPair.new(), body_header("0" * 32, 1, 1)
    members = json.loads(encrypt(b"geheim", header, [pair.public]))
    members["recipients"][0]["header"].update(HEADERS[forged])
    start = time.perf_counter()
    with pytest.raises(Unreadable):
        decrypt(json.dumps(members).encode(), header, pair)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("added", [{"zip": "DEF"}, {"crit": ["x"]}, {"enc": "A128CBC-HS256"}, {"alg": "none"}])
def test_attack_a_protected_header_with_more_in_it_is_refused(added: dict[str, Any]) -> None:
    pair, header = KeyPair.new(), body_header("0" * 32, 1, 1)
    members = json.loads(encrypt(b"geheim", header, [pair.public]))
    forged = json.dumps({**json.loads(header), **added}, sort_keys=True, separators=(",", ":"))
    members["protected"] = urlsafe_b64encode(forged.encode()).decode().rstrip("=")
    with pytest.raises(Unreadable):
        decrypt(json.dumps(members).encode(), header, pair)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (1, 1), (2**256 - 1, 1)])
def test_attack_an_ephemeral_key_off_the_curve_is_refused(x: int, y: int) -> None:
    """Points off the curve would give away the private key bit by bit."""
    pair, header = KeyPair.new(), body_header("0" * 32, 1, 1)
    members = json.loads(encrypt(b"geheim", header, [pair.public]))
    for name, value in (("x", x), ("y", y)):
        spelled = urlsafe_b64encode(value.to_bytes(32)).decode().rstrip("=")
        members["recipients"][0]["header"]["epk"][name] = spelled
    with pytest.raises(Unreadable):
        decrypt(json.dumps(members).encode(), header, pair)


@pytest.mark.parametrize(
    "changed", [{"m": 2**40}, {"t": 10**9}, {"p": 10**6}, {"m": True}, {"m": 65536.0}, {"m": -1}, {"t": "3"}]
)
def test_attack_a_key_file_that_asks_for_endless_work_is_refused_at_once(
    kept: Desk, changed: dict[str, Any]
) -> None:
    members = json.loads(kept.key_file.read_text(encoding="utf-8"))
    kept.key_file.write_text(json.dumps({**members, **changed}), encoding="utf-8")
    start = time.perf_counter()
    assert run("kluis", "lijst", *kept.options).exit_code == 4
    assert time.perf_counter() - start < 2


@posix
def test_attack_a_key_file_without_end_is_no_key_file(kept: Desk) -> None:
    """Five gigabytes that take no room on the disk."""
    kept.key_file.unlink()
    with kept.key_file.open("wb") as file:
        file.truncate(5 * 1024**3)
    start = time.perf_counter()
    result = run("kluis", "lijst", *kept.options)
    assert result.exit_code == 2
    assert "geen sleutelbestand" in result.stderr
    assert time.perf_counter() - start < 2


def test_attack_a_stolen_vault_opens_with_no_other_key(kept: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "dief"
    folder.mkdir()
    thief = Desk(folder)
    thief.begin()
    shutil.rmtree(thief.vault)
    shutil.copytree(kept.vault, thief.vault)
    listing, _, fetching, saving = everything(thief)
    assert listing.exit_code == 0
    assert listing.stdout == ""
    assert fetching.exit_code == 3
    assert saving.exit_code == 3
    assert not (thief.folder / "uit.dossier.yaml").exists()


@posix
def test_attack_others_on_the_machine_cannot_read_vault_key_or_fetched_case(kept: Desk) -> None:
    out = kept.folder / "terug.dossier.yaml"
    before = os.umask(0)
    try:
        assert run("kluis", "haal", NUMBER, "-o", out, *kept.options).exit_code == 0
        assert run("kluis", "bewaar", out, *kept.options).exit_code == 0
    finally:
        os.umask(before)
    for path in (out, kept.vault, *kept.vault.iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path


def test_attack_a_row_that_was_put_back_is_refused_at_the_next_save(kept: Desk) -> None:
    rows = "SELECT count(*) FROM bodies"
    case = kept.case(**{"Oefentoetsen thuis.": "Oefentoetsen op school."})
    assert run("kluis", "bewaar", case, *kept.options).exit_code == 0
    kept.forge("UPDATE heads SET version=1")
    changed = kept.case(**{"Oefentoetsen thuis.": "Oefentoetsen overal."})
    assert run("kluis", "bewaar", changed, *kept.options).exit_code == Tampered.exit_code
    assert kept.query(rows) == [(2,)]
