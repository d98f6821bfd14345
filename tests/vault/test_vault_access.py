"""Several people with keys of their own: who may what, taken away for real, logged; older copies refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import ExitCode, NotFound, Refused, Tampered
from dossiertool.vault.acceptance import accept
from dossiertool.vault.access import expel, give, people, take, who
from dossiertool.vault.check import check
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.format.lines import EXPORT, READ
from dossiertool.vault.format.roles import Role
from dossiertool.vault.log import log_of, note_reading
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, colleague, content, query

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place


def test_two_people_work_on_one_dossier_each_with_their_own_key(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    bram = colleague(shared, recovery, Role.BEHANDELAAR)
    with pytest.raises(NotFound):
        shared.fetch(bram, NUMBER)
    give(shared, owner, NUMBER, bram.public.kid, Role.BEHANDELAAR, now=NOW)

    assert shared.fetch(bram, NUMBER) == content("een")
    assert shared.save(bram, NUMBER, content("twee"), now=NOW, expected_version=1).version == 2
    assert shared.fetch(owner, NUMBER) == content("twee")
    assert [(line.person.name, str(line.role)) for line in who(shared, bram, NUMBER)].count(
        ("Bram", "behandelaar")
    ) == 1
    assert [person.name for person in people(shared)] == ["School", "Beheerder", "Bram"]
    assert check(shared, bram).problems == []


def test_who_only_reads_cannot_save_and_a_melder_reads_nothing(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    reader = colleague(shared, recovery, Role.MEELEZER, "Dirk")
    melder = colleague(shared, recovery, Role.MELDER, "Carla")
    give(shared, owner, NUMBER, reader.public.kid, Role.MEELEZER, now=NOW)
    give(shared, owner, NUMBER, melder.public.kid, Role.MELDER, now=NOW)

    assert shared.fetch(reader, NUMBER) == content("een")
    with pytest.raises(Refused, match="meelezer") as refused:
        shared.save(reader, NUMBER, content("twee"), now=NOW)
    assert refused.value.exit_code is ExitCode.REFUSED
    for number in (NUMBER, "D-3333-03"):
        with pytest.raises((Refused, NotFound)):
            shared.save(melder, number, content("twee"), now=NOW)
    with pytest.raises(NotFound):
        shared.fetch(melder, NUMBER)
    with pytest.raises(Refused):
        give(shared, reader, NUMBER, melder.public.kid, Role.MEELEZER, now=NOW)
    with pytest.raises(Refused):
        give(shared, owner, NUMBER, reader.public.kid, Role.BEHANDELAAR, now=NOW)


def test_taking_access_away_gives_the_others_a_new_key_and_keeps_every_version(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    bram = colleague(shared, recovery, Role.BEHANDELAAR)
    give(shared, owner, NUMBER, bram.public.kid, Role.BEHANDELAAR, now=NOW)
    shared.save(bram, NUMBER, content("twee"), now=NOW)
    with shared.reading() as transaction:
        before = shared.require(transaction, owner, NUMBER)
    take(shared, owner, NUMBER, bram.public.kid, now=NOW)
    with shared.reading() as transaction:
        after = shared.require(transaction, owner, NUMBER)

    with pytest.raises(NotFound):
        shared.fetch(bram, NUMBER)
    with pytest.raises(NotFound):
        shared.save(bram, NUMBER, content("drie"), now=NOW, expected_version=2)
    assert shared.list(bram).dossiers == []
    assert after.chain.now.key != before.chain.now.key
    assert (after.chain.now.version, after.chain.now.epoch) == (2, 2)
    assert shared.fetch(owner, NUMBER, version=1) == content("een")
    assert shared.fetch(recovery, NUMBER) == content("twee")
    shared.save(owner, NUMBER, content("drie"), now=NOW)
    dirk = colleague(shared, recovery, Role.MEELEZER, "Dirk")
    give(shared, owner, NUMBER, dirk.public.kid, Role.MEELEZER, now=NOW)
    assert [shared.fetch(dirk, NUMBER, version=n) for n in (1, 2, 3)] == [
        content(text) for text in ("een", "twee", "drie")
    ]
    take(shared, owner, NUMBER, dirk.public.kid, now=NOW)
    assert shared.fetch(owner, NUMBER, version=1) == content("een")
    assert check(shared, owner).problems == []


def test_who_was_revoked_in_the_directory_is_told_what_a_stranger_is_told(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey, stranger: PersonalKey
) -> None:
    bram = colleague(shared, recovery, Role.BEHANDELAAR)
    give(shared, owner, NUMBER, bram.public.kid, Role.BEHANDELAAR, now=NOW)
    expel(shared, recovery, bram.public.kid, now=NOW)

    told = []
    for key in (stranger, bram):
        with pytest.raises(NotFound) as fetching:
            shared.fetch(key, NUMBER)
        with pytest.raises(NotFound) as saving:
            shared.save(key, NUMBER, content("twee"), now=NOW)
        told += [str(fetching.value), str(saving.value)]
    assert len(set(told)) == 1
    with pytest.raises(NotFound):
        expel(shared, recovery, bram.public.kid, now=NOW)


def test_only_the_school_of_this_vault_puts_people_in(shared: Vault) -> None:
    with pytest.raises(Refused):
        colleague(shared, new_recovery_key(), Role.BEHEERDER)
    assert len(people(shared)) == 2


def test_the_log_tells_changes_and_readings_apart_and_names_the_recovery_key(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    bram = colleague(shared, recovery, Role.MEELEZER)
    give(shared, owner, NUMBER, bram.public.kid, Role.MEELEZER, now=NOW)
    note_reading(shared, bram, NUMBER, 1, EXPORT, now=NOW)
    note_reading(shared, recovery, NUMBER, 1, READ, now=NOW)

    log = log_of(shared, owner, NUMBER)
    assert [(line.act, line.by.name) for line in log.changes] == [
        ("create", "Beheerder"),
        ("grant", "Beheerder"),
        ("recover", "School"),
    ]
    assert [(line.act, line.by.name) for line in log.readings] == [("export", "Bram"), ("read", "School")]


def test_an_older_copy_is_refused_until_it_is_accepted(
    memory: Path, folder: Path, owner: PersonalKey, recovery: RecoveryKey, tmp_path: Path
) -> None:
    copy = tmp_path / "reservekopie"
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW, memory=memory) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
    shutil.copytree(folder, copy)
    with Vault.open(folder, memory=memory) as vault:
        vault.save(owner, NUMBER, content("twee"), now=NOW)
    with Vault.open(folder, memory=memory) as vault:
        assert vault.fetch(owner, NUMBER) == content("twee")

    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
    with pytest.raises(Tampered, match="ouder dan wat u eerder zag") as told:
        Vault.open(folder, memory=memory)
    assert "herstel --aanvaard" in (told.value.hint or "")
    with Vault.open(folder, memory=memory, accept=True) as vault:
        assert vault.fetch(owner, NUMBER) == content("een")
    with pytest.raises(Tampered, match="ouder dan wat u eerder zag"):  # looking is not accepting
        Vault.open(folder, memory=memory)
    with Vault.open(folder, memory=memory, accept=True) as vault:
        accept(vault, owner, "schijf kapot", now=NOW)
    with Vault.open(folder, memory=memory) as vault:
        assert vault.save(owner, NUMBER, content("weer twee"), now=NOW).version == 2
        (done,) = check(vault).accepted
        assert (done.at, done.by.name, done.reason) == ("2026-11-21T14:05Z", "Beheerder", "schijf kapot")


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM entries", "DELETE FROM bodies", "DELETE FROM grants", "DELETE FROM heads"],
        [
            "DELETE FROM entries WHERE seq=2",
            "DELETE FROM bodies WHERE version=2",
            "UPDATE heads SET version=1, seq=1, entry=(SELECT e FROM oud), after=(SELECT a FROM oud)",
            "DROP TABLE oud",
        ],
    ],
    ids=["a dropped dossier", "a dossier put back"],
)
def test_a_dossier_that_was_dropped_or_put_back_as_a_whole_is_found_without_memory(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey, statements: list[str]
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
    query(folder, "CREATE TABLE oud AS SELECT entry AS e, after AS a FROM heads")
    with Vault.open(folder) as vault:
        vault.save(owner, NUMBER, content("twee"), now=NOW)
    for statement in statements:
        query(folder, statement)
    with pytest.raises(Tampered, match="ijkpunt"):
        Vault.open(folder)


def test_another_school_under_the_same_name_is_refused(
    memory: Path, folder: Path, owner: PersonalKey, recovery: RecoveryKey, tmp_path: Path
) -> None:
    """A server that hands out a directory of its own."""
    Vault.begin(folder, owner=owner, recovery=recovery, now=NOW, memory=memory).close()
    ((vault,),) = query(folder, "SELECT id FROM vault")
    other = tmp_path / "andere"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossiertool.vault.beginning.secrets.token_hex", lambda _: vault)
        Vault.begin(other, owner=owner, recovery=new_recovery_key(), now=NOW).close()
    with pytest.raises(Tampered, match="vingerafdruk"):
        Vault.open(other, memory=memory)


def test_a_session_that_was_cut_off_leaves_a_vault_that_opens(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    Vault.begin(folder, owner=owner, recovery=recovery, now=NOW).close()
    cut_off = Vault.open(folder)
    cut_off.save(owner, NUMBER, content("een"), now=NOW)
    cut_off.save(owner, NUMBER, content("twee"), now=NOW)
    cut_off._database.close()

    with Vault.open(folder) as again:
        assert again.fetch(owner, NUMBER) == content("twee")
        again.save(owner, NUMBER, content("drie"), now=NOW)
    with Vault.open(folder) as again:
        assert check(again, owner).problems == []


def test_what_was_remembered_and_then_damaged_is_said(memory: Path, shared: Vault, place: Place) -> None:
    shared.close()
    memory.write_text('{"x":1}')
    with pytest.raises(Tampered, match="beschadigd"):
        Vault.open(place, memory=memory)
