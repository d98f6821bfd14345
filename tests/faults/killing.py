"""A saver that is killed: a process of its own, which says through a pipe what was saved after `save` returned.

Processes are forked from one that has already read the product, so that hundreds fit in a minute.
"""

from __future__ import annotations

import multiprocessing
import time
from typing import TYPE_CHECKING

from sqlalchemy import event

from dossiertool.vault.vault import Vault
from tests.vault.conftest import NOW, content

if TYPE_CHECKING:
    import random
    from multiprocessing.connection import Connection

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.store.database import Place

    from .judging import Promised

FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(["tests.faults.killing"])
_COMMITTING, _SAVED = "committing", "saved"


def save_for_ever(place: Place, key: PersonalKey, number: str, told: Connection) -> None:
    """Save one version after the other; say so before each commit and after each save."""
    with Vault.open(place, wait=60) as vault:
        engine = vault._database._writers
        version = 0
        event.listen(engine, "commit", lambda _: told.send((_COMMITTING, version + 1)))
        while True:
            vault.save(key, number, text(number, version + 1), now=NOW, expected_version=version)
            version += 1
            told.send((_SAVED, version))


def text(number: str, version: int) -> bytes:
    """Return what that version of that dossier says."""
    return content(f"{number}, versie {version}", size=1000 * (version % 20))


def save_and_kill(
    place: Place, key: PersonalKey, number: str, promised: Promised, chance: random.Random
) -> None:
    """Let somebody save, and kill that process at a random moment, or just when it begins to commit."""
    heard, told = FORKING.Pipe(duplex=False)
    saver = FORKING.Process(target=save_for_ever, args=(place, key, number, told), daemon=True)
    saver.start()
    told.close()
    commits, said = chance.randint(1, 12), 0
    assert heard.poll(60), "the saver does not begin"
    while said < commits:
        said += _hear(heard, number, promised)
    publishing = chance.random() < 0.5  # just while it is put on the disk, or at any other moment
    time.sleep(chance.uniform(0, 0.004) if publishing else chance.uniform(0, 0.1))
    saver.kill()
    saver.join()
    try:
        while True:  # what was said before it died
            _hear(heard, number, promised)
    except EOFError:
        heard.close()


def _hear(heard: Connection, number: str, promised: Promised) -> bool:
    """Note what is said; True when a commit begins."""
    what, version = heard.recv()
    promised.meant[number, version] = text(number, version)
    if what == _SAVED:
        promised.acknowledged.add((number, version))
    return bool(what == _COMMITTING)
