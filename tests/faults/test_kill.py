"""The program is killed: what was acknowledged is there, and nothing half."""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from dossiertool.vault.vault import Vault
from tests.postgres import new_database
from tests.vault.conftest import NOW

from .conftest import Outcome
from .judging import Promised, judge
from .killing import FORKING, save_and_kill

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place

    from .conftest import Sizes, Table

PER_VAULT = 10


@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_no_acknowledged_version_is_lost_when_the_program_is_killed(
    tmp_path: Path,
    owner: PersonalKey,
    recovery: RecoveryKey,
    sizes: Sizes,
    chance: random.Random,
    table: Table,
    kind: str,
) -> None:
    outcome, wrong = Outcome("1", f"programma gedood ({kind})"), []
    with ProcessPoolExecutor(1, mp_context=FORKING) as next_morning:  # a process that knows nothing yet
        for first in range(0, sizes.kills, PER_VAULT):
            place: Place = tmp_path / f"kluis-{first}" if kind == "SQLite" else new_database()
            Vault.begin(place, owner=owner, recovery=recovery, now=NOW).close()
            promised = Promised()
            for kill in range(PER_VAULT):
                save_and_kill(place, owner, f"D-{kill}{kill}{kill}{kill}-22", promised, chance)
                verdict = next_morning.submit(judge, place, owner, promised).result()
                outcome.trials += 1
                outcome.lost += verdict.lost
                wrong += verdict.wrong
            outcome.acknowledged += len(promised.acknowledged)
    table.add(f"01-{kind}", outcome)

    assert (wrong, outcome.lost) == ([], 0)
    assert outcome.acknowledged > outcome.trials
