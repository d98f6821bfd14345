"""Several people save one dossier at once: no version twice, none lost, and who comes too late is told."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import ExitCode, NotFound, Refused
from dossiertool.vault.check import check
from dossiertool.vault.vault import Vault
from tests.postgres import new_database
from tests.vault.conftest import NOW, NUMBER, content

from .conftest import Outcome
from .judging import strays, texts
from .killing import FORKING

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place

    from .conftest import Sizes, Table

AT_LEAST = 12  # saves by each
PER_DOSSIER = 100  # a chain is followed whole at every save


def save_for_a_while(
    place: Place, key: PersonalKey, name: str, meeting: Path, sizes: Sizes
) -> tuple[dict[tuple[str, int], bytes], int]:
    """Save as one of several, each on what it read; return what was acknowledged, and the refusals."""
    acknowledged: dict[tuple[str, int], bytes] = {}
    refused = step = turn = 0
    (meeting / name).touch()
    while len(list(meeting.iterdir())) < sizes.writers:
        time.sleep(0.001)
    ends = time.monotonic() + sizes.seconds
    with Vault.open(place, wait=60) as vault:
        while time.monotonic() < ends or len(acknowledged) < AT_LEAST:
            number, step = f"D-{1111 + turn}-22", step + 1
            newest = {one.number: one.version for one in vault.list(key).dossiers}.get(number, 0)
            if newest >= PER_DOSSIER:
                turn += 1
                continue
            text = content(f"{name}, {step}")
            try:
                saved = vault.save(key, number, text, now=NOW, expected_version=newest)
            except Refused as refusal:
                refused += 1
                if refusal.exit_code is not ExitCode.REFUSED or "andere versie" not in refusal.message:
                    raise
                continue
            assert saved.version == newest + 1
            acknowledged[number, saved.version] = text
    return acknowledged, refused


@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_writers_at_once_lose_no_version_and_give_none_twice(
    tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey, sizes: Sizes, table: Table, kind: str
) -> None:
    place: Place = tmp_path / "kluis" if kind == "SQLite" else new_database()
    outcome = Outcome("7", f"{sizes.writers} schrijvers tegelijk ({kind})", trials=sizes.writers)
    with (
        Vault.begin(place, owner=owner, recovery=recovery, now=NOW) as vault,
        ProcessPoolExecutor(sizes.writers, mp_context=FORKING) as pool,
    ):
        (tmp_path / "samen").mkdir()
        tasks = [
            pool.submit(save_for_a_while, place, owner, f"schrijver {n}", tmp_path / "samen", sizes)
            for n in range(sizes.writers)
        ]
        told = [task.result() for task in tasks]
        outcome.acknowledged = sum(len(acknowledged) for acknowledged, _ in told)
        everything = {one: text for acknowledged, _ in told for one, text in acknowledged.items()}
        twice = outcome.acknowledged - len(everything)
        found = texts(vault, owner, {number for number, _ in everything})
        outcome.lost = twice + sum(found.get(one) != text for one, text in everything.items())
        outcome.remark = (
            f"{sum(refused for _, refused in told)} keer geweigerd (iemand was eerder), {twice} dubbel"
        )
        table.add(f"07-{kind}", outcome)

        assert (twice, outcome.lost) == (0, 0)
        assert found == everything
        assert strays(vault) == []
        assert check(vault).problems == []
        assert len(vault.list(recovery).dossiers) == len({number for number, _ in everything})


def test_a_number_that_two_begin_at_once_is_one_dossier(
    tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    with Vault.begin(tmp_path / "kluis", owner=owner, recovery=recovery, now=NOW) as vault:
        with Vault.open(tmp_path / "kluis") as other:
            assert other.save(owner, NUMBER, content("een"), now=NOW, expected_version=0).version == 1
        with pytest.raises((Refused, NotFound)) as told:
            vault.save(owner, NUMBER, content("ook een"), now=NOW, expected_version=0)
        assert told.value.exit_code is ExitCode.REFUSED
        assert vault.fetch(owner, NUMBER) == content("een")
