"""Bytes that somebody or something changed: refused, never another text, and other dossiers still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import ExitCode, InvalidInput, NotFound, Tampered
from dossiertool.vault.check import check
from dossiertool.vault.format.grants import open_grant, write_grant
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, content, query

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

OTHER = "D-2222-01"


@pytest.fixture(autouse=True)
def two_dossiers(vault: Vault, owner: PersonalKey) -> None:
    vault.save(owner, NUMBER, content("een"), now=NOW)
    vault.save(owner, NUMBER, content("twee"), now=NOW)
    vault.save(owner, OTHER, content("ander"), now=NOW)


@pytest.fixture
def dossier(vault: Vault, owner: PersonalKey) -> str:
    """The id of the first dossier."""
    with vault.reading() as transaction:
        head = vault._index.find(transaction, owner.pair, vault.trust.directory, NUMBER)
    assert head is not None
    return head.id


def envelope_of(folder: Path, table: str, where: str, *values: object) -> bytes:
    ((envelope,),) = query(folder, f"SELECT envelope FROM {table} WHERE {where}", *values)
    assert isinstance(envelope, bytes)
    return envelope


def one_bit_changed(envelope: bytes) -> list[bytes]:
    flipped = []
    for position in range(len(envelope)):
        damaged = bytearray(envelope)
        damaged[position] ^= 1 << (position % 8)
        flipped.append(bytes(damaged))
    return flipped


def test_every_changed_byte_of_a_body_is_refused(
    vault: Vault, folder: Path, owner: PersonalKey, dossier: str
) -> None:
    where = "dossier=? AND version=2"
    for damaged in one_bit_changed(envelope_of(folder, "bodies", where, dossier))[::3]:
        query(folder, f"UPDATE bodies SET envelope=? WHERE {where}", damaged, dossier)
        with pytest.raises(Tampered, match=NUMBER) as problem:
            vault.fetch(owner, NUMBER)
        assert problem.value.exit_code is ExitCode.TAMPERED

    assert vault.fetch(owner, NUMBER, version=1) == content("een")
    assert vault.fetch(owner, OTHER) == content("ander")


def test_every_changed_byte_of_a_grant_is_refused(
    vault: Vault, folder: Path, owner: PersonalKey, recovery: RecoveryKey, dossier: str
) -> None:
    where = "dossier=? AND kid=?"
    place = (dossier, owner.public.kid)
    for damaged in one_bit_changed(envelope_of(folder, "grants", where, *place)):
        query(folder, f"UPDATE grants SET envelope=? WHERE {where}", damaged, *place)
        with Vault.open(folder) as again, pytest.raises(Tampered):
            again.fetch(owner, NUMBER)
    with pytest.raises(Tampered, match=NUMBER):  # also when the number was seen before the damage
        vault.fetch(owner, NUMBER)

    with Vault.open(folder) as again:
        assert again.fetch(owner, OTHER) == content("ander")
        assert again.fetch(recovery, NUMBER) == content("twee")
        assert again.list(owner).damaged == [dossier]
        assert [stored.number for stored in again.list(owner).dossiers] == [OTHER]
        assert again.save(owner, OTHER, content("nog een"), now=NOW).version == 2
        with pytest.raises(Tampered, match="kluis: 1"):  # it might be the very one that is damaged
            again.save(owner, "D-3333-03", content("nieuw"), now=NOW)


@pytest.mark.parametrize("length", [1, 100, 4095, 4096, 8192, 12288])
def test_a_database_that_was_cut_off_is_refused(
    vault: Vault, folder: Path, owner: PersonalKey, length: int
) -> None:
    vault.close()
    database = folder / "kluis.db"
    database.write_bytes(database.read_bytes()[:length])

    with pytest.raises((Tampered, InvalidInput)), Vault.open(folder) as again:
        again.fetch(owner, NUMBER)


def test_two_bodies_that_were_exchanged_are_refused(
    vault: Vault, folder: Path, owner: PersonalKey, dossier: str
) -> None:
    first = envelope_of(folder, "bodies", "dossier=? AND version=1", dossier)
    second = envelope_of(folder, "bodies", "dossier=? AND version=2", dossier)
    foreign = envelope_of(folder, "bodies", "dossier<>?", dossier)
    update = "UPDATE bodies SET envelope=? WHERE dossier=? AND version=?"

    query(folder, update, second, dossier, 1)
    query(folder, update, first, dossier, 2)
    for version in (1, 2):
        with pytest.raises(Tampered):
            vault.fetch(owner, NUMBER, version=version)

    query(folder, update, foreign, dossier, 2)
    with pytest.raises(Tampered):
        vault.fetch(owner, NUMBER)


def test_two_grants_that_were_exchanged_are_refused(
    vault: Vault, folder: Path, owner: PersonalKey, dossier: str
) -> None:
    kid = owner.public.kid
    mine = envelope_of(folder, "grants", "dossier=? AND kid=?", dossier, kid)
    foreign = envelope_of(folder, "grants", "dossier<>? AND kid=?", dossier, kid)
    query(folder, "UPDATE grants SET envelope=? WHERE dossier=? AND kid=?", foreign, dossier, kid)
    query(folder, "UPDATE grants SET envelope=? WHERE dossier<>? AND kid=?", mine, dossier, kid)

    with Vault.open(folder) as again:
        assert len(again.list(owner).damaged) == 2
        for number in (NUMBER, OTHER):
            with pytest.raises(Tampered):
                again.fetch(owner, number)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM bodies WHERE version=2",
        "UPDATE heads SET version=9",
        "UPDATE heads SET seq=9",
        "UPDATE heads SET saved_at='2020-01-01T00:00Z'",
        "UPDATE heads SET state='sealed'",
        "UPDATE heads SET entry='0000000000000000000000000000000000000000000000000000000000000000'",
        "DELETE FROM entries WHERE seq=2",
        "DELETE FROM heads",
        "UPDATE entries SET jws=(SELECT jws FROM entries WHERE seq=2) WHERE seq=1",
        "UPDATE bodies SET epoch=2",
        "UPDATE bodies SET envelope=''",
        "UPDATE bodies SET envelope=12",
        "UPDATE bodies SET envelope=CAST(envelope AS TEXT)",
        "UPDATE heads SET saved_at=X'00'",
        "UPDATE directory SET jws=X'00'",
        "DELETE FROM directory WHERE n=1",
        "DELETE FROM directory",
        "UPDATE checkpoints SET jws=X'00'",
        "UPDATE grants SET envelope='tekst'",
        "UPDATE heads SET version='twee'",
        "DROP TABLE bodies",
        "DROP TABLE grants",
    ],
)
def test_rows_that_were_changed_or_dropped_are_refused(
    vault: Vault, folder: Path, owner: PersonalKey, statement: str
) -> None:
    vault.close()
    query(folder, "PRAGMA foreign_keys=OFF")
    query(folder, statement)

    with pytest.raises(Tampered), Vault.open(folder) as again:
        again.fetch(owner, NUMBER)


def test_a_version_that_is_gone_is_found_by_a_look_over_the_vault(
    vault: Vault, folder: Path, owner: PersonalKey, dossier: str
) -> None:
    assert check(vault, owner).problems == []
    query(folder, "DELETE FROM bodies WHERE version=2")
    assert ("versie 2", dossier) in check(vault).problems

    query(folder, "UPDATE heads SET saved_at='gisteren'")
    assert len(vault.list(owner).damaged) == 2


def test_a_grant_that_is_gone_looks_like_no_grant(vault: Vault, folder: Path, owner: PersonalKey) -> None:
    query(folder, "DELETE FROM grants WHERE kid=?", owner.public.kid)

    with pytest.raises(NotFound):
        vault.fetch(owner, NUMBER)


def test_a_grant_that_was_replaced_by_one_with_another_number_is_refused(
    vault: Vault, folder: Path, owner: PersonalKey, dossier: str
) -> None:
    """Even with the right key pair in it, as another reader of the dossier could make one."""
    assert vault.fetch(owner, NUMBER) == content("twee")
    place = (dossier, owner.public.kid)
    grant = envelope_of(folder, "grants", "dossier=? AND kid=?", *place)
    pair, _ = open_grant(grant, owner.pair, dossier=dossier, epoch=1)
    forged = write_grant(pair, "D-9999-99", owner.public, dossier=dossier, epoch=1)
    query(folder, "UPDATE grants SET envelope=? WHERE dossier=? AND kid=?", forged, *place)

    with pytest.raises(Tampered, match=NUMBER):
        vault.fetch(owner, NUMBER)


def test_a_grant_of_an_earlier_epoch_does_not_show_a_dossier(
    vault: Vault, folder: Path, owner: PersonalKey, dossier: str
) -> None:
    query(folder, "UPDATE heads SET epoch=2 WHERE id=?", dossier)

    assert [stored.number for stored in vault.list(owner).dossiers] == [OTHER]
    with pytest.raises(NotFound):
        vault.fetch(owner, NUMBER)


def test_two_dossiers_with_one_number_are_refused(
    vault: Vault, folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    query(folder, "DELETE FROM grants WHERE kid=?", owner.public.kid)
    vault.save(owner, NUMBER, content("weer een"), now=NOW)

    assert vault.fetch(owner, NUMBER) == content("weer een")
    with pytest.raises(Tampered, match="2 keer"):
        vault.fetch(recovery, NUMBER)


@pytest.mark.parametrize("what", ["head", "entry"])
def test_one_damaged_dossier_does_not_close_the_vault(
    vault: Vault, folder: Path, owner: PersonalKey, dossier: str, what: str
) -> None:
    vault.close()
    if what == "head":
        query(folder, "UPDATE heads SET entry=? WHERE id=?", "0" * 64, dossier)
    else:
        query(folder, "UPDATE entries SET jws=X'7B7D' WHERE dossier=? AND seq=2", dossier)

    with Vault.open(folder) as again:
        assert again.fetch(owner, OTHER) == content("ander")
        with pytest.raises(Tampered, match=NUMBER):
            again.fetch(owner, NUMBER)


def test_a_head_that_was_put_back_is_found_at_the_next_save(
    vault: Vault, folder: Path, owner: PersonalKey
) -> None:
    query(folder, "UPDATE heads SET version=1")

    with pytest.raises(Tampered):
        vault.save(owner, NUMBER, content("drie"), now=NOW)


def test_a_body_that_was_not_written_as_meant_is_found_before_save_returns(
    vault: Vault, folder: Path, owner: PersonalKey
) -> None:
    """A trigger plays the disk that keeps something else than it was given."""
    query(
        folder,
        "CREATE TRIGGER kapot AFTER INSERT ON bodies BEGIN UPDATE bodies SET envelope="
        "CAST(replace(CAST(envelope AS TEXT), 'A', 'B') AS BLOB) WHERE version=new.version; END",
    )

    with pytest.raises(Tampered, match=f"{NUMBER}, versie 3"):
        vault.save(owner, NUMBER, content("drie"), now=NOW)
    assert vault.fetch(owner, NUMBER, version=2) == content("twee")
