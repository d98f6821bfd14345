"""Other programs read what we write: joserfc, `jose`, `openssl`, and the short reader of the format."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from joserfc import jwe, jws
from joserfc.jwk import ECKey, OKPKey

from dossiertool.vault.crypto.encoding import from_base64url
from dossiertool.vault.format.body import Body
from tests.needs import need

from .story import NUMBER, SCAN, SCAN_ID, SECOND, Story, encrypted_anew, new_school, told

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def story() -> Story:
    return told(new_school())


@pytest.fixture
def folder(story: Story, tmp_path: Path) -> Path:
    """A vault's tables as far as a reader needs them, and Anna's key."""
    anna = story.school.keys["Anna"]
    (tmp_path / "personal.jwk").write_text(json.dumps(anna.pair.jwk()))
    with closing(sqlite3.connect(tmp_path / "kluis.db")) as database, database:
        for table in ("directory(n,jws)", "entries(dossier,seq,jws)", "bodies(dossier,version,epoch,envelope)"):
            database.execute(f"CREATE TABLE {table}")
        database.execute("CREATE TABLE grants(dossier,epoch,kid,envelope)")
        database.executemany("INSERT INTO directory VALUES (?,?)", enumerate(story.school.records))
        rows = [(story.id, seq, entry) for seq, entry in enumerate(story.entries, start=1)]
        database.executemany("INSERT INTO entries VALUES (?,?,?)", rows)
        bodies = [(story.id, *place, envelope) for place, envelope in story.bodies.items()]
        database.executemany("INSERT INTO bodies VALUES (?,?,?,?)", bodies)
        grants = [(story.id, *place, envelope) for place, envelope in story.grants.items()]
        database.executemany("INSERT INTO grants VALUES (?,?,?,?)", grants)
        database.execute("CREATE TABLE attachments(dossier,id,epoch,envelope)")
        files = [(story.id, *place, envelope) for place, envelope in story.files.items()]
        database.executemany("INSERT INTO attachments VALUES (?,?,?,?)", files)
    return tmp_path


def read_by_short_reader(folder: Path, *more: str) -> subprocess.CompletedProcess[bytes]:
    reader = [sys.executable, str(DOCS / "lezer.py"), "kluis.db", "personal.jwk", NUMBER, *more]
    return subprocess.run(reader, cwd=folder, capture_output=True, check=False)


def test_the_short_reader_needs_only_cryptography_and_reads_a_dossier(story: Story, folder: Path) -> None:
    source = (DOCS / "lezer.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) < 90
    imported = set(re.findall(r"^(?:import|from) (\w+)", source, re.MULTILINE))
    assert imported - sys.stdlib_module_names == {"cryptography"}
    read = read_by_short_reader(folder, story.school.directory.fingerprint)
    assert (read.returncode, read.stdout) == (0, SECOND), read.stderr


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET jws=(SELECT jws FROM entries WHERE seq=2) WHERE seq=1",
        "DELETE FROM entries WHERE seq=3",
        "DELETE FROM directory WHERE n=1",
        "DELETE FROM bodies WHERE epoch=2",
    ],
)
def test_the_short_reader_refuses_what_was_altered(folder: Path, change: str) -> None:
    with closing(sqlite3.connect(folder / "kluis.db")) as database, database:
        database.execute(change)
    read = read_by_short_reader(folder)
    assert read.returncode != 0
    assert read.stdout == b""


def test_the_short_reader_reads_an_attachment(story: Story, folder: Path) -> None:
    read = read_by_short_reader(folder, story.school.directory.fingerprint, SCAN_ID)
    assert (read.returncode, read.stdout) == (0, SCAN), read.stderr


def test_the_short_reader_still_finds_the_newest_version_when_an_older_one_was_encrypted_anew(
    folder: Path, story: Story
) -> None:
    with closing(sqlite3.connect(folder / "kluis.db")) as database, database:
        database.execute("DELETE FROM entries WHERE seq>?", (story.before_seal,))
        again = encrypted_anew(story)
        for seq, entry in enumerate(again.entries, start=story.before_seal + 1):
            database.execute("INSERT INTO entries VALUES (?,?,?)", (story.id, seq, entry))
        for place, envelope in again.bodies.items():
            database.execute("INSERT INTO bodies VALUES (?,?,?,?)", (story.id, *place, envelope))
    read = read_by_short_reader(folder)
    assert (read.returncode, read.stdout) == (0, SECOND), read.stderr


def test_the_short_reader_refuses_another_school(folder: Path) -> None:
    assert read_by_short_reader(folder, "A" * 43).returncode != 0


def test_openssl_refuses_a_signature_over_something_else(story: Story, folder: Path) -> None:
    openssl = need("openssl", "openssl")
    parts = json.loads(story.entries[-1])
    key = bytes.fromhex("302a300506032b6570032100") + from_base64url(story.school.person("Bram").sig.jwk["x"])
    (folder / "signer.der").write_bytes(key)
    (folder / "signature.bin").write_bytes(from_base64url(parts["signature"]))
    (folder / "signed.txt").write_text(f"{parts['protected']}.{parts['payload']}")
    command = (
        "pkeyutl -verify -pubin -keyform DER -inkey signer.der -rawin -in signed.txt -sigfile signature.bin"
    )
    assert subprocess.run([openssl, *command.split()], cwd=folder, capture_output=True, check=False).returncode


def test_joserfc_reads_envelopes_and_signatures(story: Story) -> None:
    secret = story.secrets[2].pair
    key = ECKey.import_key({k: v for k, v in secret.jwk().items() if k != "use"})
    read = jwe.decrypt_json(
        json.loads(story.bodies[2, 2]),
        key,
        registry=jwe.JWERegistry(algorithms=["ECDH-ES+A256KW", "A256GCM"], strict_check_header=False),
    )
    assert Body.from_padded(read.plaintext or b"").text == SECOND
    by = story.school.person("Anna").sig
    signer = OKPKey.import_key({k: v for k, v in by.jwk.items() if k != "use"})
    checked = jws.deserialize_json(json.loads(story.entries[-1]), signer, algorithms=["Ed25519"])
    assert json.loads(checked.payload)["id"] == story.id
