"""What must not be found: no word of a case, no number, no private key, in any file or message."""

from __future__ import annotations

import json
import tempfile
import traceback
from base64 import b64encode, urlsafe_b64encode
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import DossierError
from dossiertool.vault.crypto.keyfile import lock

from .conftest import NOW, NUMBER, query

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.vault import Vault

CANARIES = (
    "Kanarievogel Zilverdistel Hagedoorn Wielewaal Bosrietzanger "
    "Kwartelkoning Schorseneer Vuurvlinder Ijsvogelblauw Roerdomp"
).split()
CASE = json.dumps({"dossiernummer": NUMBER, "feiten": CANARIES * 50}).encode()


def spellings(word: bytes) -> set[bytes]:
    """The word itself, as hexadecimals, and in base64 at each of its three offsets."""
    found = {word, word.hex().encode()}
    for encode in (b64encode, urlsafe_b64encode):
        for offset in range(3):
            encoded = encode(b"\0" * offset + word)
            found.add(encoded[(offset * 8 + 5) // 6 : len(encoded.rstrip(b"=")) - 1])
    return found


def files_with(word: bytes, *folders: Path) -> list[str]:
    return [
        path.name
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(spelling in path.read_bytes() for spelling in spellings(word))
    ]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temp folder of our own, for Python and for SQLite."""
    place = tmp_path / "tijdelijk"
    place.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


def test_nothing_readable_reaches_the_disk(
    temporary: Path, vault: Vault, folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    secrets = [
        *(word.encode() for word in CANARIES),
        NUMBER.encode(),
        owner.pair.private,
        owner.signing,
        recovery.pair.private,
        *(line.encode() for line in recovery.text.split("\n")),
    ]

    for _ in range(3):
        vault.save(owner, NUMBER, CASE, now=NOW)
    assert vault.fetch(recovery, NUMBER, version=2) == CASE
    assert vault.list(owner).dossiers

    assert (folder / "kluis.db-wal").stat().st_size > len(CASE)
    assert files_with(owner.public.kid.encode(), folder)  # the search itself finds what is there
    assert files_with(b'"cty":"jwk+json"', folder)  # also inside base64
    for secret in secrets:
        assert files_with(secret, folder, temporary) == []
    vault.close()
    for secret in secrets:
        assert files_with(secret, folder, temporary) == []


def test_a_key_file_shows_neither_the_key_nor_the_passphrase(owner: PersonalKey, tmp_path: Path) -> None:
    (tmp_path / "sleutel.json").write_bytes(lock(owner, "vier fietsen in de gang"))

    for secret in (owner.pair.private, owner.signing, b"fietsen", owner.public.kid.encode()):
        assert files_with(secret, tmp_path) == []


def test_no_failure_repeats_content_or_keys(vault: Vault, folder: Path, owner: PersonalKey) -> None:
    vault.save(owner, NUMBER, CASE, now=NOW)
    words = [*CANARIES, owner.pair.jwk()["d"], owner.pair.private.hex()]
    attempts: list[Callable[[], object]] = [
        lambda: vault.fetch(owner, NUMBER),
        lambda: vault.save(owner, NUMBER, CASE[:-1], now=NOW),
    ]

    for statement in (
        "UPDATE bodies SET envelope=CAST(replace(CAST(envelope AS TEXT), 'tag', 'gat') AS BLOB)",
        "UPDATE bodies SET epoch=7",
        "UPDATE bodies SET envelope=5",
        "DROP TABLE bodies",
    ):
        query(folder, statement)
        for attempt in attempts:
            with pytest.raises(DossierError) as problem:
                attempt()
            told = "".join(traceback.format_exception(problem.value)) + str(problem.value.hint)
            assert not [word for word in words if word in told]
            assert "sqlalchemy.exc" not in told  # its errors can hold statements and values
