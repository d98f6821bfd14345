"""The power fails: whatever the disk still had to write, no acknowledged version is lost.

A kill cannot show this, for the system still writes what a killed program gave it.
"""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

import pytest

from dossiertool.vault.store import sqlite
from dossiertool.vault.vault import Vault
from tests.vault.conftest import NOW, content

from .conftest import Outcome
from .judging import Promised, judge
from .power import Trace, after_power_loss
from .vfs import Call, watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

    from .conftest import Sizes, Table

OFTEN = (
    "PRAGMA wal_autocheckpoint=60"  # pages: SQLite moves its log into the database now and then, not at 1000
)


@dataclass(frozen=True, slots=True)
class Told:
    """What had been promised, and what the computer remembered, after so many events."""

    place: int
    promised: Promised
    memory: bytes


@dataclass(slots=True)
class Played:
    """Some days with a vault: every write to the disk, and what was promised when."""

    key: PersonalKey
    trace: Trace = field(default_factory=Trace)
    told: list[Told] = field(default_factory=list)

    @property
    def begun(self) -> int:
        """The place at which there is a vault."""
        return self.told[0].place

    def try_out(
        self, places: Iterable[int], chance: random.Random, target: Path, outcome: Outcome
    ) -> list[str]:
        """Let the power fail at these places, and say what is wrong afterwards."""
        wrong = []
        for place in places:
            shutil.rmtree(target, ignore_errors=True)
            (target / "kluis").mkdir(parents=True)
            told = next(one for one in reversed(self.told) if one.place <= place)
            for path, held in after_power_loss(self.trace.events[:place], chance).items():
                (target / "kluis" / path.rpartition("/")[2]).write_bytes(held)
            (target / "kluis" / "kluis.db-shm").write_bytes(chance.randbytes(32_768))  # no one may need it
            (target / "kluizen.json").write_bytes(told.memory)
            verdict = judge(target / "kluis", self.key, told.promised, memory=target / "kluizen.json")
            outcome.trials += 1
            outcome.acknowledged += len(told.promised.acknowledged)
            outcome.lost += verdict.lost
            wrong += [f"after {place}: {what}" for what in verdict.wrong]
        return wrong


def synced(trace: Trace, fsync: Callable[[int], None], handle: int) -> None:
    """Do as the product asks, and note which folder it was."""
    fsync(handle)
    if S_ISDIR(os.fstat(handle).st_mode):
        trace.mark("settle", str(Path(f"/proc/self/fd/{handle}").readlink()))


def play(folder: Path, key: PersonalKey, recovery: RecoveryKey, *, saves: int = 14) -> Played:
    """Begin a vault and save on two days, from the first write to the last."""
    played, promised, memory = Played(key), Promised(), folder.parent / "kluizen.json"

    def tell(event: str) -> None:
        place = played.trace.mark(event)
        played.told.append(Told(place, promised.so_far(), memory.read_bytes()))

    played.trace.events.append(Call("open", str(folder / "kluis.db"), made=True))
    with pytest.MonkeyPatch.context() as patch, watching(played.trace):
        patch.setattr(sqlite, "_ALWAYS", (*sqlite._ALWAYS, OFTEN))
        patch.setattr(os, "fsync", partial(synced, played.trace, os.fsync))
        Vault.begin(folder, owner=key, recovery=recovery, now=NOW, memory=memory).close()
        tell("begun")
        for day in (1, 2):
            with Vault.open(folder, memory=memory) as vault:
                for step in range(saves):
                    number, version = f"D-{day}{step % 3}{step % 3}{step % 3}-22", step // 3 + 1
                    text = content(f"dag {day}, {step}", size=20_000 if step % 3 else 2_000)
                    promised.meant[number, version] = text
                    vault.save(key, number, text, now=NOW)
                    promised.acknowledged.add((number, version))
                    tell("saved")
            tell("closed")
    return played


def test_no_acknowledged_version_is_lost_when_the_power_fails(
    folder: Path,
    fast_folder: Path,
    owner: PersonalKey,
    recovery: RecoveryKey,
    sizes: Sizes,
    chance: random.Random,
    table: Table,
) -> None:
    played = play(folder, owner, recovery)
    last = len(played.trace.events)
    assert any(
        call.what == "write" and call.path.endswith(".db") for call in played.trace.events[played.begun :]
    )

    at_random = Outcome("2", "stroom weg op een willekeurig moment (SQLite)")
    places = [chance.randint(played.begun, last) for _ in range(sizes.states)]
    wrong = played.try_out(places, chance, fast_folder, at_random)
    table.add("02-stroom", at_random)
    at_syncs = Outcome("2", "stroom weg vlak voor en vlak na elke fsync (SQLite)")
    places = [place + after for place in played.trace.syncs() for after in (0, 1) if place >= played.begun]
    wrong += played.try_out(places, chance, fast_folder, at_syncs)
    table.add("02-stroom-fsync", at_syncs)

    assert (wrong, at_random.lost, at_syncs.lost) == ([], 0, 0)


@pytest.mark.parametrize("setting", ["OFF", "NORMAL"])
def test_the_same_test_finds_a_store_that_does_not_wait_for_the_disk(
    folder: Path,
    fast_folder: Path,
    owner: PersonalKey,
    recovery: RecoveryKey,
    sizes: Sizes,
    chance: random.Random,
    table: Table,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
) -> None:
    careless = tuple(line.replace("synchronous=FULL", f"synchronous={setting}") for line in sqlite._ALWAYS)
    assert careless != sqlite._ALWAYS
    monkeypatch.setattr(sqlite, "_ALWAYS", careless)
    played = play(folder, owner, recovery)
    monkeypatch.undo()

    outcome = Outcome("3", f"proef op de som: synchronous={setting}; hier moet verlies zijn")
    last = len(played.trace.events)
    places = [chance.randint(played.begun, last) for _ in range(sizes.states)]
    wrong = played.try_out(places, chance, fast_folder, outcome)
    table.add(f"03-{setting}", outcome)

    assert outcome.lost > 0
    assert setting == "NORMAL" or wrong  # NORMAL loses the last saves, OFF also what was there
