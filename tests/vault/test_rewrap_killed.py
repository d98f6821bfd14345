"""Encrypting older versions anew, killed in between, again and again: nothing is lost and it goes on."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dossiertool.vault.access import give, take
from dossiertool.vault.attachments import adding, new_id, read_file
from dossiertool.vault.check import check
from dossiertool.vault.format.roles import Role
from dossiertool.vault.rewrap import behind, rewrap_older
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, colleague, content

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place

VERSIONS, KILLS = 32, 4
FILE = b"%PDF-1.7 Noor " * 2000
WORKER = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from dossiertool.vault.crypto.keys import PersonalKey
from dossiertool.vault.rewrap import rewrap_older
from dossiertool.vault.vault import Vault

place, number, key = sys.argv[1:]
place = place if place.startswith("postgresql") else Path(place)
with Vault.open(place) as vault:
    print("open", flush=True)
    key = PersonalKey.from_jwk_set(json.loads(key))
    print(rewrap_older(vault, key, number, now=datetime.now(UTC)).done, flush=True)
"""


def killed_while_working(place: Place, key: PersonalKey, after: float) -> None:
    """Begin in a process of its own and kill it so many seconds after the vault was open."""
    command = [sys.executable, "-c", WORKER, str(place), NUMBER, json.dumps(key.jwk_set())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"open\n"
        time.sleep(after)
        worker.send_signal(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_process_that_is_killed_while_it_encrypts_anew_loses_nothing(
    place: Place, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    chance = random.Random(7)
    with Vault.begin(place, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("1"), now=NOW)
        files = {}
        for version in range(2, VERSIONS + 1):
            if version % 8:
                vault.save(owner, NUMBER, content(str(version)), now=NOW)
            else:
                files[version] = new_id()
                beside = adding(files[version], FILE + bytes([version]))
                vault.save(owner, NUMBER, content(str(version)), now=NOW, beside=beside)
        bram = colleague(vault, recovery, Role.MEELEZER)
        give(vault, owner, NUMBER, bram.public.kid, Role.MEELEZER, now=NOW)
        take(vault, owner, NUMBER, bram.public.kid, now=NOW)

    for _ in range(KILLS):
        killed_while_working(place, owner, chance.uniform(0, 0.25))
        with closing(Vault.open(place)) as vault:
            assert check(vault).problems == []
    with Vault.open(place) as vault:
        rewrap_older(vault, owner, NUMBER, now=NOW)
        assert behind(vault, owner) == []
        for version in range(1, VERSIONS + 1):
            assert vault.fetch(owner, NUMBER, version=version) == content(str(version))
        for version, file in files.items():
            got = read_file(vault, owner, NUMBER, file, len(FILE) + 1, version=version)
            assert got == FILE + bytes([version])
        with vault.reading() as transaction:
            chain = vault.require(transaction, owner, NUMBER).chain
            assert transaction.bodies(chain.id) == {(n, 2) for n in range(1, VERSIONS + 1)}
        again = [done.entry.version for done in chain.done if str(done.entry.act) == "rewrap"]
        assert sorted(again) == list(range(1, VERSIONS + 1))  # each version once, whatever was killed
        assert check(vault, owner).problems == []
