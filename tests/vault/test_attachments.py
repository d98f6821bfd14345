"""Files beside a dossier: encrypted, named by signed entries, encrypted anew when somebody loses access."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import NotFound, Tampered
from dossiertool.vault.access import give, take
from dossiertool.vault.attachments import MAX_FILE, adding, ids_of, leaving_out, new_id, read_file
from dossiertool.vault.check import check
from dossiertool.vault.format.roles import Role
from dossiertool.vault.rewrap import behind, rewrap_older
from dossiertool.vault.vault import Vault
from tests.postgres import new_database

from .conftest import NOW, NUMBER, colleague, content, query

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

SCAN, PHOTO = b"%PDF-1.7 Noor " * 400, b"\x89PNG Noor \0\0"


def added(vault: Vault, key: PersonalKey, file: bytes, text: str = "met bijlage") -> str:
    """Save a next version with one file more, and return its id."""
    id_ = new_id()
    vault.save(key, NUMBER, content(text), now=NOW, beside=adding(id_, file))
    return id_


def rows(vault: Vault, key: PersonalKey) -> tuple[set[tuple[int, int]], set[tuple[str, int]]]:
    """Return which envelopes of the dossier are there: versions and attachments, with their epochs."""
    with vault.reading() as transaction:
        id_ = vault.require(transaction, key, NUMBER).chain.id
        return transaction.bodies(id_), transaction.attachments(id_)


def test_a_file_comes_back_as_it_went_in_and_stays_when_access_is_taken_away(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey, stranger: PersonalKey
) -> None:
    bram = colleague(shared, recovery, Role.MEELEZER)
    give(shared, owner, NUMBER, bram.public.kid, Role.MEELEZER, now=NOW)
    scan = added(shared, owner, SCAN)
    photo = added(shared, owner, PHOTO)
    shared.save(owner, NUMBER, content("zonder foto"), now=NOW, beside=leaving_out(photo))

    assert ids_of(shared, owner, NUMBER) == {scan}
    assert read_file(shared, bram, NUMBER, scan, len(SCAN)) == SCAN
    with pytest.raises(NotFound):
        read_file(shared, owner, NUMBER, photo, len(PHOTO))
    assert read_file(shared, owner, NUMBER, photo, len(PHOTO), version=3) == PHOTO
    with pytest.raises(NotFound):
        read_file(shared, stranger, NUMBER, scan, len(SCAN))

    take(shared, owner, NUMBER, bram.public.kid, now=NOW)
    with pytest.raises(NotFound):
        read_file(shared, bram, NUMBER, scan, len(SCAN))
    with shared.reading() as transaction:
        chain = shared.require(transaction, owner, NUMBER).chain
    assert [chain.files[one.sha256] for one in chain.now.att] == [(scan, 2)]
    assert chain.files[chain.versions[3].att[0].sha256][1] == 1
    for version, file, size in ((4, scan, SCAN), (3, photo, PHOTO), (2, scan, SCAN)):
        assert read_file(shared, recovery, NUMBER, file, len(size), version=version) == size
    shared.save(owner, NUMBER, content("verder"), now=NOW)
    assert ids_of(shared, owner, NUMBER) == {scan}
    report = check(shared, owner)
    assert (report.problems, report.attachments) == ([], 3)


def test_older_versions_follow_in_steps_and_nothing_is_left_for_an_old_key(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    bram = colleague(shared, recovery, Role.MEELEZER)
    give(shared, owner, NUMBER, bram.public.kid, Role.MEELEZER, now=NOW)
    scan, photo = added(shared, owner, SCAN), added(shared, owner, PHOTO, "met foto")
    shared.save(owner, NUMBER, content("vier"), now=NOW, beside=leaving_out(photo))
    assert behind(shared, owner) == []
    take(shared, owner, NUMBER, bram.public.kid, now=NOW)
    assert behind(shared, owner) == [NUMBER]

    turns = iter([True, False])  # stopped after one step
    first = rewrap_older(shared, owner, NUMBER, now=NOW, go_on=lambda: next(turns))
    assert (first.done, first.left) == (1, 2)
    assert check(shared, owner).problems == []
    shared.save(owner, NUMBER, content("vijf"), now=NOW)  # work goes on in between
    rest = rewrap_older(shared, owner, NUMBER, now=NOW)
    assert (rest.done, rest.left, rest.damaged) == (2, 0, 0)

    assert behind(shared, owner) == []
    assert rows(shared, owner) == ({(n, 2) for n in range(1, 6)}, {(scan, 2), (photo, 2)})
    for version, text in enumerate(("een", "met bijlage", "met foto", "vier", "vijf"), start=1):
        assert shared.fetch(owner, NUMBER, version=version) == content(text)
    assert read_file(shared, owner, NUMBER, photo, len(PHOTO), version=3) == PHOTO
    assert check(shared, owner).problems == []
    with shared.reading() as transaction:
        chain = shared.require(transaction, owner, NUMBER).chain
    assert chain.now.version == 5
    assert rewrap_older(shared, owner, NUMBER, now=NOW).done == 0


def test_two_at_once_encrypt_every_older_version_once(owner: PersonalKey, recovery: RecoveryKey) -> None:
    place = new_database()
    with (
        Vault.begin(place, owner=owner, recovery=recovery, now=NOW) as one,
        closing(Vault.open(place)) as two,
    ):
        bram = colleague(one, recovery, Role.BEHANDELAAR)
        for n in range(20):
            one.save(owner, NUMBER, content(str(n)), now=NOW)
        give(one, owner, NUMBER, bram.public.kid, Role.BEHANDELAAR, now=NOW)
        dirk = colleague(one, recovery, Role.MEELEZER, "Dirk")
        give(one, owner, NUMBER, dirk.public.kid, Role.MEELEZER, now=NOW)
        take(one, owner, NUMBER, dirk.public.kid, now=NOW)

        others: list[int] = []

        def go_on() -> bool:
            others.append(rewrap_older(two, bram, NUMBER, now=NOW).done)
            return True

        mine = rewrap_older(one, owner, NUMBER, now=NOW, go_on=go_on)
        assert (mine.done, mine.left, sum(others)) == (0, 0, 19)
        assert rows(one, owner)[0] == {(n, 2) for n in range(1, 21)}
        assert one.fetch(bram, NUMBER, version=1) == content("0")
        assert check(one, owner).problems == []


def test_who_only_reads_leaves_older_versions_to_others(
    shared: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    bram, dirk = (colleague(shared, recovery, Role.MEELEZER, name) for name in ("Bram", "Dirk"))
    for key in (bram, dirk):
        give(shared, owner, NUMBER, key.public.kid, Role.MEELEZER, now=NOW)
    shared.save(owner, NUMBER, content("twee"), now=NOW)
    take(shared, owner, NUMBER, bram.public.kid, now=NOW)
    left = rewrap_older(shared, dirk, NUMBER, now=NOW)
    assert (left.done, left.left) == (0, 1)
    done = rewrap_older(shared, recovery, NUMBER, now=NOW)
    assert (done.done, done.left) == (1, 0)


def test_a_version_that_does_not_open_is_left_with_what_an_old_key_finds(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        for text in ("een", "twee", "drie"):
            vault.save(owner, NUMBER, content(text), now=NOW)
        bram = colleague(vault, recovery, Role.MEELEZER)
        give(vault, owner, NUMBER, bram.public.kid, Role.MEELEZER, now=NOW)
        take(vault, owner, NUMBER, bram.public.kid, now=NOW)
        query(folder, "UPDATE bodies SET envelope=X'7B7D' WHERE version=2")
        told = rewrap_older(vault, owner, NUMBER, now=NOW)
        assert (told.done, told.left, told.damaged) == (1, 1, 1)
        assert rows(vault, owner)[0] == {(1, 2), (2, 1), (3, 2)}
        assert vault.fetch(owner, NUMBER, version=1) == content("een")


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM attachments WHERE rowid=1",
        "UPDATE attachments SET envelope=(SELECT envelope FROM attachments WHERE rowid=2) WHERE rowid=1",
        "UPDATE attachments SET envelope=X'7B7D' WHERE rowid=1",
        "UPDATE attachments SET epoch=2 WHERE rowid=1",
    ],
)
def test_attack_an_attachment_that_was_altered_is_refused_and_found(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey, change: str
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        scan, photo = added(vault, owner, SCAN), added(vault, owner, PHOTO)
        query(folder, change)
        with pytest.raises(Tampered, match="bijlage"):
            read_file(vault, owner, NUMBER, scan, len(SCAN))
        assert read_file(vault, owner, NUMBER, photo, len(PHOTO)) == PHOTO
        assert (f"bijlage {scan}", "") in [(what, "") for what, _ in check(vault, owner).problems]
        bram = colleague(vault, recovery, Role.MEELEZER)
        give(vault, owner, NUMBER, bram.public.kid, Role.MEELEZER, now=NOW)
        with pytest.raises(Tampered, match="bijlage"):
            take(vault, owner, NUMBER, bram.public.kid, now=NOW)


@pytest.mark.parametrize("length", [len(SCAN) - 1, 0, len(SCAN) * 2, -1])
def test_attack_a_length_that_is_not_the_files_own_is_refused(
    folder: Path, owner: PersonalKey, recovery: RecoveryKey, length: int
) -> None:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        scan = added(vault, owner, SCAN)
        with pytest.raises(Tampered):
            read_file(vault, owner, NUMBER, scan, length)


def test_an_empty_or_too_large_file_is_none() -> None:
    for file in (b"", bytes(MAX_FILE + 1)):
        with pytest.raises(ValueError, match="empty or too large"):
            adding(new_id(), file)
