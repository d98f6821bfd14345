"""`docs/format.md` and the bytes: old ones stay readable, another program reads them, the page is complete."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.vault.crypto.envelope import body_header, decrypt
from dossiertool.vault.crypto.keyfile import unlock
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.format.grants import open_grant
from tests.needs import need

from .conftest import NOW, NUMBER, content, query

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import Opener, PersonalKey
    from dossiertool.vault.vault import Vault

FORMAT = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
READER = Path(__file__).parents[2] / "docs" / "lezer.py"
VECTOR: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "profile1.json").read_text("utf-8"))


def test_what_profile_1_once_wrote_stays_readable() -> None:
    openers: dict[str, Opener] = {
        "owner": unlock(VECTOR["sleutelbestand"].encode(), VECTOR["wachtzin"]),
        "recovery": RecoveryKey.from_text(VECTOR["herstelsleutel"]),
    }
    for name, opener in openers.items():
        assert opener.pair.public.kid == VECTOR["kids"][name]
        grant = VECTOR["grants"][name].encode()
        pair, number = open_grant(grant, opener.pair, dossier=VECTOR["id"], epoch=VECTOR["epoch"])
        assert (pair.public.kid, number) == (VECTOR["kids"]["dossier"], VECTOR["nummer"])
        header = body_header(VECTOR["id"], VECTOR["version"], VECTOR["epoch"])
        assert decrypt(VECTOR["body"].encode(), header, pair) == VECTOR["plaintext"].encode()


def test_other_programs_read_a_vault_the_way_the_format_says(
    vault: Vault, folder: Path, owner: PersonalKey, tmp_path: Path
) -> None:
    jose = need("jose", "jose")
    text = content("Noor leest \u201czacht\u201d.", size=100_000)
    vault.save(owner, NUMBER, text, now=NOW)
    ((grant,),) = query(folder, "SELECT CAST(envelope AS TEXT) FROM grants WHERE kid=?", owner.public.kid)
    ((body,),) = query(folder, "SELECT CAST(envelope AS TEXT) FROM bodies")
    files = {"grant.jwe": grant, "body.jwe": body, "personal.jwk": json.dumps(owner.pair.jwk())}
    for name, written in files.items():
        (tmp_path / name).write_text(written)

    def opened(envelope: str, key: str) -> bytes:
        command = [jose, "jwe", "dec", "-i", envelope, "-k", key]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout

    (tmp_path / "dossier.jwk").write_bytes(opened("grant.jwe", "personal.jwk"))
    assert json.loads(opened("body.jwe", "dossier.jwk"))["dossier"] == json.loads(text)
    reader = [sys.executable, str(READER), str(folder / "kluis.db"), "personal.jwk", NUMBER, vault.fingerprint]
    read = subprocess.run(reader, cwd=tmp_path, capture_output=True, check=True)
    assert read.stdout == text


def test_the_format_shows_the_headers_as_they_are_written() -> None:
    for written in (body_header("<id>", 3, 1), b'"typ":"dossier-grant+jose"', b"dossiertool-sleutelbestand"):
        assert written.decode() in FORMAT
