"""The disk gives an error, or is full: that is said in Dutch, nothing acknowledged is lost, nothing is half."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import DossierError, InvalidInput
from dossiertool.vault.vault import Vault
from tests.vault.conftest import NOW, NUMBER, content

from .conftest import Outcome
from .failing import FailingDisk, SmallDisk
from .judging import Promised, judge, texts
from .power import after_power_loss
from .vfs import watching

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

    from .conftest import Table

SAFE = {(NUMBER, 1): content("een"), (NUMBER, 2): content("twee")}


@pytest.fixture
def template(fast_folder: Path, owner: PersonalKey, recovery: RecoveryKey) -> Path:
    """A vault in which two versions are safe."""
    with Vault.begin(fast_folder / "eerst", owner=owner, recovery=recovery, now=NOW) as vault:
        for text in SAFE.values():
            vault.save(owner, NUMBER, text, now=NOW)
    return fast_folder / "eerst"


def one_save(folder: Path, key: PersonalKey, disk: FailingDisk, fails_at: int | None) -> DossierError | None:
    """Open, save a third version and close, on a disk that fails there; return the refusal."""
    try:
        with watching(disk):
            disk.arm(fails_at)
            with Vault.open(folder) as vault:
                vault.save(key, NUMBER, content("drie", size=20_000), now=NOW)
    except DossierError as refusal:
        return refusal
    return None


@pytest.mark.parametrize("full", [False, True], ids=["error", "full"])
def test_an_error_at_any_call_of_a_save_loses_nothing_and_is_said(
    template: Path, owner: PersonalKey, table: Table, full: bool
) -> None:
    what = (
        "schijf vol bij de n-de keer schrijven, elke n"
        if full
        else "I/O-fout bij elke aanroep van één keer bewaren"
    )
    outcome, wrong = Outcome("4" if full else "5", f"{what} (SQLite)"), []
    meant = {**SAFE, (NUMBER, 3): content("drie", size=20_000)}
    usual = FailingDisk(full=full)
    shutil.copytree(template, template.parent / "gewoon")
    assert one_save(template.parent / "gewoon", owner, usual, None) is None
    for fails_at in range(1, len(usual.calls) + 1):
        folder, disk = template.parent / "na", FailingDisk(full=full)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        refusal = one_save(folder, owner, disk, fails_at)
        assert disk.failed is not None
        promised = Promised(meant, {*SAFE, *([] if refusal else [(NUMBER, 3)])})
        if refusal is None and disk.failed.what == "sync" and disk.lost_by_failed_sync("-wal"):
            wrong.append(f"a failed fsync at call {fails_at} was kept silent")
        if refusal is not None and not (refusal.hint and str(folder) in refusal.message):
            wrong.append(f"{disk.failed.what} at call {fails_at}: {refusal.message}")
        verdict = judge(folder, owner, promised)
        outcome.trials += 1
        outcome.acknowledged += len(promised.acknowledged)
        outcome.lost += verdict.lost
        wrong += [f"{disk.failed.what} at call {fails_at}: {problem}" for problem in verdict.wrong]
    table.add("04-schrijven" if full else "05-fout", outcome)

    assert (wrong, outcome.lost) == ([], 0)
    assert outcome.trials > 20


def test_after_a_failed_fsync_what_was_acknowledged_survives_a_power_cut(
    template: Path, owner: PersonalKey, chance: random.Random, table: Table
) -> None:
    """The system forgets what a failed fsync should have saved, and the next fsync reports success."""
    outcome, wrong = Outcome("5", "fsync mislukt, daarna verder bewaard, daarna stroom weg (SQLite)"), []
    usual = FailingDisk()
    shutil.copytree(template, template.parent / "gewoon")
    one_save(template.parent / "gewoon", owner, usual, None)
    syncs = [n for n, call in enumerate(usual.calls, 1) if call.what == "sync"]
    for fails_at in syncs:
        folder, disk, meant = template.parent / "na", FailingDisk(), dict(SAFE)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        base = (folder / "kluis.db").read_bytes()
        promised = Promised(meant, set(SAFE))
        with watching(disk):
            disk.arm(fails_at)
            for attempt in ("een keer", "nog een keer", "en nog eens"):
                try:
                    with Vault.open(folder) as vault:
                        saved = vault.save(owner, NUMBER, content(attempt, size=10_000), now=NOW)
                        meant[NUMBER, saved.version] = content(attempt, size=10_000)
                        promised.acknowledged.add((NUMBER, saved.version))
                except DossierError:
                    continue
        for _ in range(6):
            after = after_power_loss(disk.events, chance, {str(folder / "kluis.db"): base})
            shutil.rmtree(folder)
            folder.mkdir()
            for path, held in after.items():
                (folder / path.rpartition("/")[2]).write_bytes(held)
            verdict = judge(folder, owner, promised)
            outcome.trials += 1
            outcome.acknowledged += len(promised.acknowledged)
            outcome.lost += verdict.lost
            wrong += [
                f"sync {fails_at}: {problem}" for problem in verdict.wrong if "another text" not in problem
            ]
    table.add("05-fsync", outcome)

    assert (wrong, outcome.lost) == ([], 0)
    assert outcome.trials >= 12


def save_until_refused(folder: Path, key: PersonalKey, promised: Promised) -> InvalidInput:
    try:
        with Vault.open(folder) as vault:
            while True:
                version = len(promised.acknowledged) + 1
                promised.meant[NUMBER, version] = content(f"v{version}", size=20_000)
                vault.save(key, NUMBER, promised.meant[NUMBER, version], now=NOW)
                promised.acknowledged.add((NUMBER, version))
    except InvalidInput as refusal:
        return refusal


def test_a_small_disk_loses_nothing_and_saving_works_again_after_room_is_made(
    fast_folder: Path, owner: PersonalKey, recovery: RecoveryKey, table: Table
) -> None:
    """Where mounting is not allowed; tests/vault/test_vault_faults.py does it with a real small disk."""
    outcome, promised = Outcome("4", "schijf vol (SQLite)"), Promised()
    folder, disk = fast_folder / "kluis", SmallDisk(room=700_000)
    fast_folder.mkdir()
    with watching(disk):
        Vault.begin(folder, owner=owner, recovery=recovery, now=NOW).close()
        for room in (700_000, 1_000_000):
            disk.room = room
            refusal = save_until_refused(folder, owner, promised)
            assert "is vol" in refusal.message
            assert "ruimte" in (refusal.hint or "")
            outcome.trials += 1
            outcome.acknowledged = len(promised.acknowledged)
    with Vault.open(folder) as vault:
        found = texts(vault, owner, [NUMBER])
    verdict = judge(folder, owner, promised)
    outcome.lost = verdict.lost
    table.add("04-vol", outcome)

    assert set(found) == promised.acknowledged
    assert (verdict.wrong, verdict.lost) == ([], 0)
    assert outcome.acknowledged > 10
