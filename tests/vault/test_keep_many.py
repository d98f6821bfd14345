"""Many cases go into the vault at once: in few transactions, each read back, and as often as you like."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from dossiertool.actions import keep_many as keeping
from dossiertool.actions.keep import Kept
from dossiertool.actions.keep_many import files_to_keep, keep_many
from dossiertool.actions.share import expel_person
from dossiertool.actions.unlock import Unlocked
from dossiertool.errors import DossierError, ExitCode, PartlyFailed, Tampered
from dossiertool.vault import everywhere, index, many
from dossiertool.vault.access import admit, give, who
from dossiertool.vault.crypto import jose
from dossiertool.vault.everywhere import dossiers_of, take_everywhere
from dossiertool.vault.format import grants
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.roles import Role
from dossiertool.vault.many import read_many, save_many
from dossiertool.vault.vault import Saved, Vault, Wish
from tests.postgres import new_database

from .conftest import NOW, content, query
from .test_keep import CASE, GROUP, changed, written

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

NUMBERS = [f"D-7K3Q-{n}" for n in range(10, 17)]


@pytest.fixture
def opened(vault: Vault, owner: PersonalKey) -> Unlocked:
    return Unlocked(vault, owner)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with seven dossiers and a groepsplan, some further down, and a school file."""
    room = tmp_path / "zaken"
    (room / "onder").mkdir(parents=True)
    for n, number in enumerate(NUMBERS):
        text = CASE.replace("D-7K3Q-92", number)
        written((room / "onder" if n % 2 else room) / f"{n}.dossier.yaml", text)
    written(room / "plan.groepsplan.yaml", GROUP)
    written(room / "school.yaml", "naam: Voorbeeldcollege\n")
    return room


def told(opened: Unlocked, room: Path, **how: Any) -> dict[str, Kept | DossierError]:
    outcomes = keep_many(opened, files_to_keep([str(room)]), now=lambda: NOW, **how)
    return {path.name: outcome for path, outcome in outcomes}


def versions(outcomes: dict[str, Kept | DossierError]) -> set[tuple[int, bool] | None]:
    return {(one.versie, one.nieuw) if isinstance(one, Kept) else None for one in outcomes.values()}


@pytest.mark.parametrize("worth_it", [2, 100], ids=["processes", "this process"])
def test_a_folder_is_kept_and_kept_again_without_new_versions(
    opened: Unlocked, room: Path, worth_it: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_WORTH_IT", worth_it)
    first = told(opened, room)
    assert len(first) == len(NUMBERS) + 1
    assert "school.yaml" not in first
    assert versions(first) == {(1, True)}
    assert versions(told(opened, room)) == {(1, False)}

    changed(room / "0.dossier.yaml", "1V1", "2V1")
    again = told(opened, room)
    assert [name for name, one in again.items() if isinstance(one, Kept) and one.nieuw] == ["0.dossier.yaml"]
    assert b"2V1" in opened.vault.fetch(opened.key, NUMBERS[0])
    assert {one.number for one in opened.vault.list(opened.key).dossiers} == {*NUMBERS, "G-4M7T-58"}


def test_what_fails_is_told_and_hinders_nothing_else(opened: Unlocked, room: Path) -> None:
    changed(room / "0.dossier.yaml", "schooljaar: 2026-2027", "schooljaar: 2026")
    changed(room / "2.dossier.yaml", NUMBERS[2], NUMBERS[4])
    changed(room / "2.dossier.yaml", "Noor", "Sem")
    outcomes = told(opened, room)
    failed = {name: one for name, one in outcomes.items() if isinstance(one, DossierError)}
    assert {name: one.exit_code for name, one in failed.items()} == {
        "0.dossier.yaml": ExitCode.FINDINGS,
        "4.dossier.yaml": ExitCode.REFUSED,  # the number was Sem's by then
    }
    assert len(opened.vault.list(opened.key).dossiers) == len(NUMBERS) - 1


def test_moving_takes_away_only_what_is_safe(opened: Unlocked, room: Path) -> None:
    changed(room / "0.dossier.yaml", "schooljaar: 2026-2027", "schooljaar: 2026")
    written(room / "2.dossier.yaml", (room / "2.dossier.yaml").read_text() + "# later bellen\n")
    told(opened, room, move=True)
    left = {path.name for path in room.rglob("*.yaml")}
    assert left == {"0.dossier.yaml", "2.dossier.yaml", "school.yaml"}


def test_a_call_that_was_stopped_goes_on_where_it_was(
    opened: Unlocked, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_TOGETHER", 3)
    with contextlib.closing(keep_many(opened, files_to_keep([str(room)]), now=lambda: NOW)) as stopped:  # type: ignore[type-var]
        next(stopped)
    assert len(opened.vault.list(opened.key).dossiers) == 3
    rest = told(opened, room)
    assert sorted(one.nieuw for one in rest.values() if isinstance(one, Kept)) == [False] * 3 + [True] * 5


def test_many_are_saved_in_one_transaction_and_each_grant_is_opened_once(
    vault: Vault, owner: PersonalKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, opened = Mock(wraps=vault.writing), Mock(wraps=grants.open_grant)
    monkeypatch.setattr(vault, "writing", begun)
    monkeypatch.setattr(index, "open_grant", opened)
    wishes = [Wish(number, content(number), 0) for number in NUMBERS]
    assert save_many(vault, owner, wishes, now=NOW) == [Saved(number, 1) for number in NUMBERS]
    assert (begun.call_count, opened.call_count) == (1, 0)  # what this session wrote itself, it need not open
    found = read_many(vault, owner, [*NUMBERS, "D-9999-99"])
    assert found == {number: (1, content(number)) for number in NUMBERS}


def test_of_many_the_refused_are_told_apart(vault: Vault, owner: PersonalKey) -> None:
    save_many(vault, owner, [Wish(NUMBERS[0], content("een"))], now=NOW)
    wishes = [
        Wish(NUMBERS[0], content("twee"), 0),
        Wish("Noor", content("naam")),
        Wish(NUMBERS[1], b"geen json"),
        Wish(NUMBERS[1], content("een"), 0),
        Wish(NUMBERS[0], content("twee"), 1),
    ]
    outcomes = save_many(vault, owner, wishes, now=NOW)
    codes = [one.version if isinstance(one, Saved) else str(one.exit_code.name) for one in outcomes]
    assert codes == ["REFUSED", "UNUSABLE", "UNUSABLE", 1, 2]
    assert vault.fetch(owner, NUMBERS[0]) == content("twee")


def test_what_is_not_on_the_disk_as_it_was_written_is_said_of_that_one(
    vault: Vault, folder: Path, owner: PersonalKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = many._read_back

    def spoiled(*given: Any) -> Any:
        query(folder, "UPDATE bodies SET envelope=CAST('x' AS BLOB) WHERE rowid=2")
        return real(*given)

    monkeypatch.setattr(many, "_read_back", spoiled)
    outcomes = save_many(vault, owner, [Wish(number, content("een")) for number in NUMBERS], now=NOW)
    assert [isinstance(one, Tampered) for one in outcomes] == [n == 1 for n in range(len(NUMBERS))]


def test_a_signature_is_verified_once_in_a_session(
    vault: Vault, owner: PersonalKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, looked = NUMBERS[0], Mock(wraps=jose.verified)
    for turn in range(4):
        vault.save(owner, number, content(str(turn)), now=NOW)
    monkeypatch.setattr(jose, "verified", looked)
    assert vault.fetch(owner, number) == content("3")
    assert looked.call_count == 0
    vault.save(owner, number, content("4"), now=NOW)
    assert looked.call_count == 1


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_attack_an_entry_that_changes_after_it_was_verified_is_found(
    vault: Vault, folder: Path, owner: PersonalKey, seq: int
) -> None:
    for turn in range(3):
        vault.save(owner, NUMBERS[0], content(str(turn)), now=NOW)
    assert vault.fetch(owner, NUMBERS[0]) == content("2")
    other = "SELECT jws FROM entries WHERE seq=?"
    query(folder, f"UPDATE entries SET jws=({other}) WHERE seq=?", seq % 3 + 1, seq)
    for key in (owner, owner):
        with pytest.raises(Tampered):
            vault.fetch(key, NUMBERS[0])


@pytest.fixture
def bram(vault: Vault, owner: PersonalKey, recovery: RecoveryKey, stranger: PersonalKey) -> str:
    """A colleague with access to all but the last dossier."""
    save_many(vault, owner, [Wish(number, content(number)) for number in NUMBERS], now=NOW)
    person = Person("Bram", Role.BEHANDELAAR, stranger.public, stranger.signer.public)
    admit(vault, recovery, person, now=NOW)
    for number in NUMBERS[:-1]:
        give(vault, owner, number, person.kid, Role.MEELEZER, now=NOW)
    return person.kid


def test_access_is_taken_away_everywhere_and_goes_on_where_it_was_stopped(
    vault: Vault, owner: PersonalKey, stranger: PersonalKey, bram: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everywhere, "_TOGETHER", 2)
    wanted = [one for one in dossiers_of(vault, owner, bram) if isinstance(one, str)]
    assert sorted(wanted) == NUMBERS[:-1]
    with contextlib.closing(take_everywhere(vault, owner, bram, wanted, now=NOW)) as stopped:  # type: ignore[type-var]
        next(stopped)
    assert len(vault.list(stranger).dossiers) == len(wanted) - 2
    assert list(take_everywhere(vault, owner, bram, wanted, now=NOW)) == wanted
    assert dossiers_of(vault, owner, bram) == []
    assert vault.list(stranger).dossiers == []
    for number in NUMBERS:
        assert vault.fetch(owner, number) == content(number)
        assert len(who(vault, owner, number)) == 2


def test_a_damaged_dossier_is_named_and_does_not_hold_up_the_others(
    vault: Vault, folder: Path, recovery: RecoveryKey, stranger: PersonalKey, bram: str
) -> None:
    (broken, _), *_ = ((one.id, one) for one in vault.list(stranger).dossiers if one.number == NUMBERS[2])
    query(folder, "UPDATE entries SET jws=CAST('x' AS BLOB) WHERE dossier=? AND seq=1", broken)
    with Vault.open(folder) as fresh, pytest.raises(PartlyFailed, match=NUMBERS[2]) as problem:
        expel_person(Unlocked(fresh, recovery), "Bram", now=NOW)
    assert "1 van de 6" in problem.value.message
    still = query(folder, "SELECT dossier FROM grants WHERE kid=?", bram)
    assert still == [(broken,)]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_many_go_in_and_access_goes_on_both_databases(
    tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey, stranger: PersonalKey, kind: str
) -> None:
    place = tmp_path / "kluis" if kind == "sqlite" else new_database()
    with Vault.begin(place, owner=owner, recovery=recovery, now=NOW) as vault:
        wishes = [Wish(number, content(number), 0) for number in NUMBERS]
        assert save_many(vault, owner, wishes, now=NOW) == [Saved(number, 1) for number in NUMBERS]
        person = Person("Bram", Role.BEHANDELAAR, stranger.public, stranger.signer.public)
        admit(vault, recovery, person, now=NOW)
        for number in NUMBERS[:3]:
            give(vault, owner, number, person.kid, Role.BEHANDELAAR, now=NOW)
        assert len(vault.list(stranger).dossiers) == 3
    with Vault.open(place) as vault:
        wanted = [one for one in dossiers_of(vault, recovery, person.kid) if isinstance(one, str)]
        assert list(take_everywhere(vault, recovery, person.kid, wanted, now=NOW)) == wanted
        assert vault.list(stranger).dossiers == []
        found = read_many(vault, owner, NUMBERS)
        assert found == {number: (1, content(number)) for number in NUMBERS}
