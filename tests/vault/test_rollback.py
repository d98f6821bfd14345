"""A store that went back or sideways: each kind is found against what this computer remembers (row 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import ExitCode, Tampered
from dossiertool.vault.acceptance import accept
from dossiertool.vault.access import give, take
from dossiertool.vault.check import check
from dossiertool.vault.format.roles import Role
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, colleague, content
from .meddle import put_down, query, taken_down

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place

    from .meddle import Rows

OTHER = "D-2222-01"


@pytest.fixture
def states(place: Place, memory: Path, owner: PersonalKey, recovery: RecoveryKey) -> tuple[Rows, Rows]:
    """The vault with one version of one dossier, and a session later; both were seen by this computer."""
    with Vault.begin(place, owner=owner, recovery=recovery, now=NOW, memory=memory) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
    before = taken_down(place)
    with Vault.open(place, memory=memory) as vault:
        vault.save(owner, NUMBER, content("twee"), now=NOW)
        vault.save(owner, OTHER, content("ander"), now=NOW)
    return before, taken_down(place)


def only(states: tuple[Rows, Rows], *older: str) -> Rows:
    """Everything as it is now, but these tables as they were before."""
    before, now = states
    return {name: (before if name in older else now)[name] for name in now}


STATE = ("heads", "bodies", "entries", "grants")
BACK = {
    "an older database": (*STATE, "checkpoints", "directory", "reads"),
    "an older dossier, checkpoint kept": STATE,
    "an older list of checkpoints": ("checkpoints",),
    "an older head": ("heads",),
}


@pytest.mark.parametrize("what", sorted(BACK))
def test_what_was_put_back_is_found_and_looking_does_not_change_what_is_remembered(
    place: Place, memory: Path, states: tuple[Rows, Rows], what: str
) -> None:
    put_down(place, only(states, *BACK[what]))
    seen = memory.read_bytes()

    for _ in range(2):
        with pytest.raises(Tampered) as found:
            Vault.open(place, memory=memory)
        assert found.value.exit_code is ExitCode.TAMPERED
    assert memory.read_bytes() == seen

    put_down(place, states[1])
    Vault.open(place, memory=memory).close()


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM heads WHERE id=:id"],
        [f"DELETE FROM {table} WHERE dossier=:id" for table in ("bodies", "entries", "grants")]
        + ["DELETE FROM heads WHERE id=:id"],
        ["DELETE FROM checkpoints WHERE n=(SELECT max(n) FROM checkpoints)"],
    ],
    ids=["a deleted head", "a dropped dossier", "a dropped checkpoint"],
)
def test_what_was_deleted_is_found(
    place: Place, memory: Path, states: tuple[Rows, Rows], statements: list[str]
) -> None:
    ((gone,),) = query(place, "SELECT id FROM heads WHERE version=1")
    for statement in statements:
        query(place, statement, **({"id": gone} if ":id" in statement else {}))

    with pytest.raises(Tampered):
        Vault.open(place, memory=memory)


def test_an_older_version_in_the_place_of_the_newest_is_found(
    place: Place, memory: Path, states: tuple[Rows, Rows], owner: PersonalKey
) -> None:
    ((old,),) = query(
        place,
        "SELECT b.envelope FROM bodies b JOIN heads h ON h.id=b.dossier WHERE h.version=2 AND b.version=1",
    )
    query(place, "UPDATE bodies SET envelope=:old WHERE version=2", old=old)

    with Vault.open(place, memory=memory) as vault:
        with pytest.raises(Tampered, match=f"{NUMBER}, versie 2"):
            vault.fetch(owner, NUMBER)
        assert vault.fetch(owner, OTHER) == content("ander")


def test_a_fork_is_found_by_whoever_saw_the_other_branch(
    place: Place, memory: Path, states: tuple[Rows, Rows], owner: PersonalKey, tmp_path: Path
) -> None:
    """The server shows one colleague this, and the other that: two histories that are each whole."""
    put_down(place, states[0])
    with Vault.open(place, memory=tmp_path / "van-bram.json") as vault:
        vault.save(owner, NUMBER, content("anders"), now=NOW)
        vault.save(owner, NUMBER, content("nog anders"), now=NOW)
    with Vault.open(place, memory=tmp_path / "van-bram.json") as vault:  # longer than what Anna saw
        vault.save(owner, NUMBER, content("en nog"), now=NOW)

    with pytest.raises(Tampered, match="een ander afschrift"):
        Vault.open(place, memory=memory)
    put_down(place, states[1])
    with pytest.raises(Tampered, match="een ander afschrift"):
        Vault.open(place, memory=tmp_path / "van-bram.json")


def test_access_that_was_taken_away_does_not_come_back_with_an_older_database(
    place: Place, memory: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    with Vault.begin(place, owner=owner, recovery=recovery, now=NOW, memory=memory) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        bram = colleague(vault, recovery, Role.BEHANDELAAR)
        give(vault, owner, NUMBER, bram.public.kid, Role.BEHANDELAAR, now=NOW)
    before = taken_down(place)
    with Vault.open(place, memory=memory) as vault:
        take(vault, owner, NUMBER, bram.public.kid, now=NOW)
    put_down(place, before)

    with pytest.raises(Tampered, match="ouder dan wat u eerder zag"):
        Vault.open(place, memory=memory)


def test_an_older_database_is_accepted_by_name_with_a_reason_and_others_are_told_by_whom(
    place: Place, memory: Path, states: tuple[Rows, Rows], owner: PersonalKey, tmp_path: Path
) -> None:
    other = tmp_path / "van-bram.json"
    other.write_bytes(memory.read_bytes())
    put_down(place, states[0])
    with Vault.open(place, memory=memory, accept=True) as vault:
        accept(vault, owner, "  schijf kapot ", now=NOW)

    with Vault.open(place, memory=memory) as vault:
        assert vault.fetch(owner, NUMBER) == content("een")
        (done,) = check(vault, owner).accepted
        assert (done.by.name, done.reason) == ("Beheerder", "schijf kapot")
    with pytest.raises(Tampered, match="Beheerder nam op 2026-11-21T14:05Z een reservekopie in gebruik"):
        Vault.open(place, memory=other)


def test_attack_a_vault_that_does_not_hold_by_itself_is_not_accepted_either(
    place: Place, memory: Path, states: tuple[Rows, Rows], owner: PersonalKey
) -> None:
    query(place, "DELETE FROM heads WHERE version=1")
    seen = memory.read_bytes()
    with (
        pytest.raises(Tampered, match="ijkpunt"),
        Vault.open(place, memory=memory, accept=True) as vault,
    ):
        accept(vault, owner, "maakt niet uit", now=NOW)
    assert memory.read_bytes() == seen
