"""Two processes that save at once: every version that was acknowledged is there, and none was given twice."""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, content

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.keys import PersonalKey
    from dossiertool.vault.recovery import RecoveryKey

WRITERS, SAVES = 2, 15


def save_many(folder: Path, key: PersonalKey, name: str) -> dict[int, bytes]:
    """Save as one process; wait for the other first, so that they meet at the very first version."""
    (folder.parent / f"klaar-{name}").touch()
    while len(list(folder.parent.glob("klaar-*"))) < WRITERS:
        time.sleep(0.001)
    acknowledged = {}
    with Vault.open(folder, wait=60) as vault:
        for step in range(SAVES):
            text = content(f"{name}-{step}")
            acknowledged[vault.save(key, NUMBER, text, now=NOW).version] = text
    return acknowledged


def test_two_processes_that_save_one_new_dossier_lose_no_version(
    vault: Vault, folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS, mp_context=spawn) as pool:
        tasks = [pool.submit(save_many, folder, owner, name) for name in ("een", "twee")]
        first, second = (task.result() for task in tasks)

    assert sorted([*first, *second]) == list(range(1, WRITERS * SAVES + 1))
    for version, text in {**first, **second}.items():
        assert vault.fetch(owner, NUMBER, version=version) == text
    assert len(vault.list(recovery).dossiers) == 1
