"""Does the harness bite? Stores with a mistake on purpose, which it must find; see also test_power.py."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import Tampered
from dossiertool.vault.crypto import jose
from dossiertool.vault.crypto.encoding import compact_json, from_base64url, to_base64url
from dossiertool.vault.vault import Vault
from tests.vault.conftest import NOW, NUMBER, content

from .conftest import Outcome
from .power import after_power_loss
from .vfs import Call

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

    from .conftest import Sizes, Table


def later(folder: Path) -> None:
    """Do as somebody with a database tool would: let the newest save seem to be of another day."""
    with closing(sqlite3.connect(folder / "kluis.db", isolation_level=None)) as connection:
        ((jws,),) = connection.execute("SELECT jws FROM entries ORDER BY seq DESC LIMIT 1")
        members = json.loads(jws)
        payload = json.loads(from_base64url(members["payload"]))
        payload["at"] = "2026-11-22T09:00Z"
        forged = compact_json({**members, "payload": to_base64url(compact_json(payload))})
        connection.execute("UPDATE entries SET jws=? WHERE jws=?", (forged, jws))
        connection.execute("UPDATE heads SET saved_at=?, entry=?", (payload["at"], _hash(forged)))


def _hash(jws: bytes) -> str:
    from hashlib import sha256  # noqa: PLC0415

    return sha256(jws).hexdigest()


def test_without_signatures_a_change_passes_unseen(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the flips and forgeries of tests/vault are up against: with signatures it is refused."""
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW):
        pass
    unfinished = Vault.open(folder)
    unfinished.save(owner, NUMBER, content("een"), now=NOW)
    later(folder)
    outcome = Outcome("3", "proef op de som: zonder handtekening; hier moet een wijziging doorgaan", trials=1)

    with Vault.open(folder) as vault, pytest.raises(Tampered, match=NUMBER):
        vault.fetch(owner, NUMBER)
    monkeypatch.setattr(jose, "verified", lambda *_: True)
    with Vault.open(folder) as vault:
        assert vault.fetch(owner, NUMBER) == content("een")
        assert vault.list(owner).dossiers[0].saved_at.day == 22
    outcome.lost = 1
    table.add("03-handtekening", outcome)
    with pytest.raises(Tampered, match="teruggezet"):  # only the session itself knows what it saved
        unfinished.close()


def test_a_file_that_is_written_over_in_place_is_torn(
    sizes: Sizes, chance: random.Random, table: Table
) -> None:
    """The simplest store there is, in the same replay: the old text is gone before the new one is there."""
    old, new = (json.dumps({"tekst": letter * 5000}).encode() for letter in "ab")
    events = [Call("write", "d.json", 0, new[at : at + 4096]) for at in range(0, len(new), 4096)]
    outcome = Outcome("3", "proef op de som: bestand ter plekke overschreven; hier moet verlies zijn")
    for _ in range(sizes.states):
        place = chance.randint(0, len(events))
        held = after_power_loss(events[:place], chance, {"d.json": old})["d.json"]
        outcome.trials += 1
        outcome.acknowledged += 1
        outcome.lost += held not in (old, new)
    table.add("03-ter-plekke", outcome)

    assert outcome.lost > outcome.trials // 10
