"""The list cache: only faster. With it, without it, damaged or stale: the same list for the same key."""

from __future__ import annotations

import contextlib
import json
import stat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossiertool import cache as disk
from dossiertool.actions.search import summary_of
from dossiertool.errors import NotFound, Refused
from dossiertool.vault import list_cache
from dossiertool.vault.access import admit, expel, give, take
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.roles import Role
from dossiertool.vault.list_cache import Known, Summary
from dossiertool.vault.summaries import summaries
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, query

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

NUMBERS = (NUMBER, "D-2222-01", "D-3333-02")
GRANT = "a" * 64


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def case(number: str, klas: str = "1V1", naam: str = "Noor") -> bytes:
    pupil = {"roepnaam": naam, "klas": klas}
    fields = {"dossiernummer": number, "leerling": pupil, "schooljaar": "2026-2027", "behoeften": [{}]}
    return json.dumps(fields).encode()


def seen(folder: Path, key: PersonalKey, *, cached: bool) -> tuple[Any, ...]:
    """Everything that a list can show to this key: with names, classes and what is damaged."""
    with Vault.open(folder, cached=cached, accept=True) as vault:
        listing = vault.list(key)
        said = summaries(vault, key, summary_of)
        rows = [(one, one.id, said.get(one.id)) for one in listing.dossiers]
        return rows, sorted(listing.damaged), said.keys()


def file_in(cache: Path) -> Path:
    (found,) = cache.glob("lijst-*.bin")
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["save", "give", "take", "expel", "shred", "forget", "flip", "older", "grant"]),
            st.integers(0, 2),
        ),
        min_size=4,
        max_size=9,
    )
)
def test_a_list_with_the_cache_is_the_list_without_it(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as room, pytest.MonkeyPatch.context() as patch:
        folder, cache = Path(room, "kluis"), Path(room, "cache")
        patch.setenv("DOSSIERTOOL_CACHE", str(cache))
        anna, bram, recovery = new_personal_key(), new_personal_key(), new_recovery_key()
        with Vault.begin(folder, owner=anna, recovery=recovery, now=NOW) as vault:
            person = Person("Bram", Role.BEHANDELAAR, bram.public, bram.signer.public)
            admit(vault, recovery, person, now=NOW)
            vault.save(anna, NUMBER, case(NUMBER), now=NOW)
        older = b""
        for turn, (act, which) in enumerate(steps):
            number = NUMBERS[which]
            done(folder, (anna, bram, recovery), act, number, turn)
            for file in cache.glob("lijst-*.bin"):
                if act == "forget":
                    file.unlink()
                elif act == "flip":
                    whole = bytearray(file.read_bytes())
                    whole[turn * 7919 % len(whole)] ^= 1 << which
                    file.write_bytes(whole)
                elif act == "older" and older:
                    file.write_bytes(older)
                older = older or (file.read_bytes() if file.exists() else b"")
            for key in (anna, bram):
                without = seen(folder, key, cached=False)
                assert seen(folder, key, cached=True) == without
                assert seen(folder, key, cached=True) == without


def done(
    folder: Path, people: tuple[PersonalKey, PersonalKey, RecoveryKey], act: str, number: str, turn: int
) -> None:
    """Do one thing to the store, if it can be done now."""
    anna, bram, recovery = people
    with Vault.open(folder, cached=turn % 2 == 0, accept=True) as vault:
        listed = {one.number: one for one in vault.list(anna).dossiers}
        if act == "save" and not vault.list(anna).damaged:
            vault.save(anna, number, case(number, f"{turn}V1"), now=NOW)
        elif number in listed and act in ("give", "take", "shred"):
            with contextlib.suppress(Refused, NotFound):  # he has it already, or has it not, or is revoked
                if act == "give":
                    give(vault, anna, number, bram.public.kid, Role.MEELEZER, now=NOW)
                elif act == "take":
                    take(vault, anna, number, bram.public.kid, now=NOW)
            if act == "shred":
                query(folder, "DELETE FROM grants WHERE dossier=?", listed[number].id)
        elif act == "expel" and not vault.trust.directory.person(bram.public.kid).revoked:  # type: ignore[union-attr]
            expel(vault, recovery, bram.public.kid, now=NOW)
        elif act == "grant" and number in listed:
            query(
                folder,
                "UPDATE grants SET envelope=CAST(substr(envelope, 1, 200) AS BLOB) WHERE dossier=?",
                listed[number].id,
            )


def test_a_dossier_is_decrypted_for_searching_once_until_it_changes(
    vault: Vault, folder: Path, owner: PersonalKey
) -> None:
    for number in NUMBERS:
        vault.save(owner, number, case(number), now=NOW)
    vault.close()
    read: list[bytes] = []

    def reading(content: bytes, saved_at: str) -> Summary:
        read.append(content)
        return summary_of(content, saved_at)

    for turn in range(3):
        with Vault.open(folder, cached=True) as again:
            summaries(again, owner, reading)
            again.list(owner)
        assert len(read) == len(NUMBERS), turn
    with Vault.open(folder) as again:
        again.save(owner, NUMBER, case(NUMBER, "2V1"), now=NOW)
    with Vault.open(folder, cached=True) as again:
        said = summaries(again, owner, reading)
    assert read[len(NUMBERS) :] == [case(NUMBER, "2V1")]
    assert sorted(one.groep or "" for one in said.values()) == ["1V1", "1V1", "2V1"]


def test_the_file_is_the_users_own_and_says_nothing_readable(
    vault: Vault, folder: Path, cache: Path, owner: PersonalKey
) -> None:
    vault.save(owner, NUMBER, case(NUMBER, "KANARIE-KLAS", "KanarieNaam"), now=NOW)
    vault.close()
    seen(folder, owner, cached=True)

    file = file_in(cache)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {path.name for path in cache.iterdir()} == {file.name}
    for secret in (b"KANARIE", b"Kanarie", NUMBER.encode(), owner.public.kid.encode(), b"2026-2027"):
        assert secret not in file.read_bytes()
        assert secret not in file.name.encode()


def test_the_recovery_key_leaves_no_cache(
    vault: Vault, folder: Path, cache: Path, owner: PersonalKey, recovery: RecoveryKey, tmp_path: Path
) -> None:
    from dossiertool.actions.search import list_cases  # noqa: PLC0415
    from dossiertool.actions.unlock import unlocked_by_recovery  # noqa: PLC0415

    vault.save(owner, NUMBER, case(NUMBER), now=NOW)
    vault.close()
    paper = tmp_path / "herstel.txt"
    paper.write_text(recovery.text)
    with unlocked_by_recovery(folder, paper) as opened:
        assert [row.naam for row in list_cases(opened, names=True).rows] == ["Noor"]
    assert not cache.exists()


def test_attack_a_row_for_a_dossier_without_a_grant_is_never_shown(
    vault: Vault, folder: Path, owner: PersonalKey, stranger: PersonalKey
) -> None:
    vault.save(owner, NUMBER, case(NUMBER), now=NOW)
    vault.close()
    (stored,) = Vault.open(folder).list(owner).dossiers
    planted = ((stored.id, 1), Known(GRANT, NUMBER, "b" * 64, Summary(naam="Sem", groep="1V1")))
    list_cache.store(vault.trust.vault, stranger.pair, [planted])
    list_cache.store(vault.trust.vault, owner.pair, [planted])

    assert seen(folder, stranger, cached=True) == ([], [], {}.keys())
    rows, damaged, _ = seen(folder, owner, cached=True)
    assert [said.naam for _, _, said in rows] == ["Noor"]
    assert damaged == []


@pytest.mark.parametrize("other", ["key", "vault", "version"])
def test_a_file_of_another_key_vault_or_version_counts_as_not_there(
    cache: Path, owner: PersonalKey, stranger: PersonalKey, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, row = "ab" * 16, (("01" * 16, 1), Known(GRANT, NUMBER))
    list_cache.store(vault, owner.pair, [row])
    assert list_cache.load(vault, owner.pair) == dict([row])
    content = file_in(cache).read_bytes()[32:]
    pair, asked = (stranger.pair if other == "key" else owner.pair), ("cd" * 16 if other == "vault" else vault)
    if other == "version":
        monkeypatch.setattr(list_cache, "_INFO", b"dossiertool lijst 0")
    disk.store("lijst", list_cache._name(asked, pair), content)
    assert list_cache.load(asked, pair) == {}


@pytest.mark.parametrize(
    "row",
    [
        None,
        [],
        ["01" * 16, "1", GRANT, NUMBER, None, None],
        ["01" * 16, 1, GRANT, NUMBER, None, None, None],
        ["01" * 16, 1, GRANT, 3, None, None],
        ["01" * 16, 1, GRANT, "Noor", None, None],
        ["01" * 16, 1, GRANT, NUMBER, "b" * 64, None],
        ["01" * 16, 1, GRANT, NUMBER, "b" * 64, ["Noor"]],
        ["01" * 16, 1, GRANT, NUMBER, "b" * 64, ["1V1", None, None, "2", None, None]],
        ["01" * 16, 1, GRANT, NUMBER, None, [None] * 6],
        ["01" * 16, 1, [], NUMBER, None, None],
    ],
)
def test_a_file_with_anything_else_in_it_is_ignored_as_a_whole(
    owner: PersonalKey, row: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = ["01" * 16, 1, GRANT, NUMBER, None, None]
    monkeypatch.setattr(list_cache, "compact_json", lambda value: json.dumps(value).encode())
    with monkeypatch.context() as patch:
        patch.setattr(
            list_cache,
            "compact_json",
            lambda value: json.dumps([good, row] if isinstance(value, list) else value).encode(),
        )
        list_cache.store("ab" * 16, owner.pair, [])
    assert list_cache.load("ab" * 16, owner.pair) == {}


def test_every_byte_of_the_file_counts(cache: Path, owner: PersonalKey) -> None:
    row = (("01" * 16, 1), Known(GRANT, NUMBER, "b" * 64, Summary(naam="Noor", open_behoeften=2)))
    list_cache.store("ab" * 16, owner.pair, [row])
    file = file_in(cache)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert list_cache.load("ab" * 16, owner.pair) == {}
    file.write_bytes(whole)
    assert list_cache.load("ab" * 16, owner.pair) == dict([row])


def test_the_next_evaluation_and_what_is_open_are_read_from_the_case() -> None:
    made = json.loads(case(NUMBER))
    days = ("2026-11-20", "2027-02-02", "2026-12-11")
    made["plannen"] = [{"evaluatiemomenten": [{"datum": day} for day in days]}, {}]
    made["behoeften"] = [{"status": "open"}, {"status": "afgesloten"}, {}]
    said = summary_of(json.dumps(made).encode(), "2026-11-21T14:05Z")
    assert said == Summary("1V1", "2026-2027", "Noor", 2, "2026-12-11")
    plan = {"plannummer": "G-2F8H-79", "klas": "1V1", "schooljaar": "2026-2027"}
    named = json.dumps({**plan, "leerlingen": [{"naam": "Noor B"}, {"naam": "Daan"}, {"naam": "Noor V"}]})
    said = summary_of(named.encode(), "2026-11-21T14:05Z")
    assert said == Summary("1V1", "2026-2027", leerlingen="Daan\nNoor")
    nameless = json.dumps({**plan, "leerlingen": [{"naam": " "}]}).encode()
    for wrong in (b"[]", b"{}", b'{"leerling": []}', b'{"dossiernummer": 3}', nameless):
        with pytest.raises(ValueError, match="not a case"):
            summary_of(wrong, "2026-11-21T14:05Z")
