"""A real vault read back by the commands that `docs/format.md` prints, word for word, and by its scripts."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.vault import access
from dossiertool.vault.crypto.keyfile import Cost, ScryptCost, lock
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.roles import Role
from dossiertool.vault.vault import Vault
from tests.needs import need

from .conftest import NOW, NUMBER

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = (DOCS / "format.md").read_text(encoding="utf-8").split("```sh\n")[1].split("```")[0]
TEXT = '{ "dossiernummer": "D-7K3Q-92",  \n "tekst": "Noor telt: één, twee." }\n'.encode()
OTHER = "D-2222-01"
# For a machine without the program: what `sqlite3 FILE STATEMENT` prints.
SQLITE = f"""#!{sys.executable}
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print("|".join(map(str, row)))
"""


@pytest.fixture(scope="module")
def kept(
    tmp_path_factory: pytest.TempPathFactory, owner: PersonalKey, recovery: RecoveryKey, stranger: PersonalKey
) -> Path:
    """A folder with a vault in which two people wrote and one lost access, and the key of the other."""
    for program in ("jose", "openssl"):
        need(program, program)
    place = tmp_path_factory.mktemp("met-de-hand")
    bram = Person("Bram", Role.BEHANDELAAR, stranger.public, stranger.signer.public)
    with Vault.begin(place / "kluis", owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, OTHER, b'{"ander":true}', now=NOW)
        vault.save(owner, NUMBER, b'{"eerste":true}', now=NOW)
        access.admit(vault, recovery, bram, now=NOW)
        access.give(vault, owner, NUMBER, bram.kid, Role.BEHANDELAAR, now=NOW)
        vault.save(stranger, NUMBER, TEXT, now=NOW)
        access.take(vault, owner, NUMBER, bram.kid, now=NOW)
    shutil.copy(place / "kluis" / "kluis.db", place)
    (place / "personal.jwk").write_text(json.dumps(owner.pair.jwk()))
    if shutil.which("sqlite3") is None:
        (place / "bin").mkdir()
        (place / "bin" / "sqlite3").write_text(SQLITE)
        (place / "bin" / "sqlite3").chmod(stat.S_IRWXU)
    return place


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept, tmp_path / "map")


def by_hand(folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run what the page prints, and nothing else."""
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-e", "-c", COMMANDS],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=False,
    )


def changed(folder: Path, statement: str, owner: PersonalKey | None = None) -> int:
    with closing(sqlite3.connect(folder / "kluis.db")) as database, database:
        return database.execute(statement, {"kid": owner.public.kid} if owner else {}).rowcount


def test_the_commands_of_the_page_read_and_verify_a_dossier_of_a_real_vault(folder: Path) -> None:
    read = by_hand(folder)
    assert read.returncode == 0, read.stderr.decode()
    assert read.stdout.endswith(TEXT)
    assert (folder / "dossier.json").read_bytes() == TEXT
    with Vault.open(folder / "kluis") as vault:
        assert read.stdout.startswith(vault.fingerprint.encode() + b"\n")
    # Three records of the directory and five entries: create, grant, edit, revoke, rewrap.
    assert read.stdout.count(b"Signature Verified Successfully") == 3 + 5


SPOILED = "CAST(replace(CAST({0} AS TEXT), '{1}', '{2}') AS BLOB)"
ALTERED = {
    "an entry is gone": "DELETE FROM entries WHERE seq=4",
    "an entry was repeated": "UPDATE entries SET jws=(SELECT jws FROM entries e WHERE "
    "e.dossier=entries.dossier AND e.seq=3) WHERE seq=4",
    "a letter of an entry": f"UPDATE entries SET jws={SPOILED.format('jws', 'A', 'B')}",
    "a record is gone": "DELETE FROM directory WHERE n=1",
    "a record twice": "UPDATE directory SET jws=(SELECT jws FROM directory d WHERE d.n=1) WHERE n=2",
    "a letter of a record": f"UPDATE directory SET jws={SPOILED.format('jws', 'x', 'y')} WHERE n=2",
    "the body of the epoch": "DELETE FROM bodies WHERE epoch=2",
    "a body of another": "UPDATE bodies SET envelope=(SELECT envelope FROM bodies b WHERE "
    "b.dossier<>bodies.dossier) WHERE epoch=2",
    "a letter of a body": f"UPDATE bodies SET envelope={SPOILED.format('envelope', 'Q', 'R')}",
    "my grant is gone": "DELETE FROM grants WHERE kid=:kid",
    "a letter of my grants": f"UPDATE grants SET envelope={SPOILED.format('envelope', 'Q', 'R')}",
}


@pytest.mark.parametrize("what", ALTERED)
def test_the_commands_of_the_page_stop_at_what_was_altered(folder: Path, owner: PersonalKey, what: str) -> None:
    assert changed(folder, ALTERED[what], owner) > 0
    read = by_hand(folder)
    assert read.returncode != 0
    assert TEXT not in read.stdout


def test_the_reader_of_80_lines_gives_the_same(folder: Path) -> None:
    command = [sys.executable, str(DOCS / "lezer.py"), "kluis.db", "personal.jwk", NUMBER]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout == TEXT


def as_jwk(file: Path, passphrase: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(DOCS / "sleutel.py"), str(file)]
    return subprocess.run(command, input=f"{passphrase}\n".encode(), capture_output=True, check=False)


def test_the_script_of_the_page_turns_the_paper_key_into_one_that_reads(
    folder: Path, recovery: RecoveryKey
) -> None:
    paper = folder / "herstel.txt"
    paper.write_text(recovery.text.lower().replace("0", "o"), encoding="utf-8")
    made = as_jwk(paper)
    assert json.loads(made.stdout) == recovery.pair.jwk()
    (folder / "personal.jwk").write_bytes(made.stdout)
    assert by_hand(folder).stdout.endswith(TEXT)
    wrong = recovery.text.replace(recovery.text[20], "7" if recovery.text[20] != "7" else "8", 1)
    paper.write_text(wrong, encoding="utf-8")
    assert as_jwk(paper).returncode != 0


@pytest.mark.parametrize("cost", [Cost(19 * 1024, 1, 1), ScryptCost(1 << 15, 8, 1)])
def test_the_script_of_the_page_opens_a_key_file(folder: Path, cost: Cost | ScryptCost) -> None:
    key = new_personal_key()
    (folder / "sleutel.json").write_bytes(lock(key, "café om de hoek", _cost=cost))
    made = as_jwk(folder / "sleutel.json", "cafe\u0301 om de hoek")
    assert json.loads(made.stdout) == key.pair.jwk()
    assert as_jwk(folder / "sleutel.json", "iets anders").returncode != 0
