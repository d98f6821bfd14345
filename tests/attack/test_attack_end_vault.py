"""Sealed and announced dossiers against who can write to the database, a colleague, a hasty archivist."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.destroy import Approved, announce_destruction, cancel_destruction
from dossiertool.actions.due import due_in_vault
from dossiertool.actions.keep import keep_case
from dossiertool.actions.package import check_seals
from dossiertool.actions.seal import reopen_sealed
from dossiertool.actions.signal import give_signal, offer, take_in
from dossiertool.actions.unlock import Unlocked
from dossiertool.errors import Refused, Tampered
from dossiertool.vault.announcing import standing
from dossiertool.vault.attachments import store_file
from dossiertool.vault.changes import Beside, new_version
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.dossiers import read_body
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.signals import hand_in
from tests.archive.made import NOW, NUMBER, TERM, Desk, closed

if TYPE_CHECKING:
    from pathlib import Path

ASKED = Approval("directeur Van Loon", "Ouders vroegen erom.")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "kluis", tmp_path)
    made.begin(closed(NUMBER))
    return made


@pytest.mark.eis("N04")
@pytest.mark.parametrize("ended", ["reopened", "edited", "cancelled", "sealed again"])
def test_attack_an_announcement_that_was_ended_does_not_leave_its_day_as_the_term(
    desk: Desk, ended: str
) -> None:
    """Announced early at the wish of parents, who changed their minds: its day stayed as if it was the term.

    A dossier that is to be kept for two years more was then offered for destruction after a month, and went
    without `--eerder`.
    """
    desk.seal(NUMBER)
    after = NOW + timedelta(days=40)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        announce_destruction(opened, NUMBER, Approved(ASKED, 30, early=True), now=NOW)
        if ended == "cancelled":
            cancel_destruction(opened, NUMBER, now=NOW)
        else:
            reopen_sealed(opened, NUMBER, "Ouders bedachten zich.", by=None, now=NOW)
        if ended == "edited":
            keep_case(opened, closed(NUMBER).model_copy(update={"schooljaar": "2027-2028"}), now=NOW)
            announce_destruction(opened, NUMBER, Approved(ASKED, 30, early=True), now=NOW)
            cancel_destruction(opened, NUMBER, now=NOW)
    if ended == "sealed again":
        assert desk.seal(NUMBER)[0].fout is None
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        stands = standing(vault, desk.owner, NUMBER)
        assert (stands.retain_until, stands.first_day) == (TERM, None)
        assert due_in_vault(opened, (), today=after.date()) == []
        with pytest.raises(Refused, match=f"{TERM:%d-%m-%Y}"):
            announce_destruction(opened, NUMBER, Approved(ASKED, 1), now=after)


@pytest.mark.parametrize(
    "lie",
    [
        "UPDATE heads SET state='open'",
        "UPDATE heads SET state='shredded'",
        "DELETE FROM grants WHERE kid='{kid}'",
        "UPDATE heads SET state='open', version=1, seq=seq-1",
    ],
)
def test_attack_a_sealed_dossier_cannot_be_hidden_from_a_look_at_all_seals(desk: Desk, lie: str) -> None:
    """Who can write to the database let `zegel controleer` say that nothing is sealed, with code 0."""
    desk.seal(NUMBER)
    with closing(sqlite3.connect(desk.folder / "kluis" / "kluis.db")) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(lie.format(kid=desk.owner.public.kid))
        connection.commit()

    with desk.open() as vault:
        try:
            found = list(check_seals(Unlocked(vault, desk.owner), [], everything=False))
        except Tampered:
            return
    assert [one.klopt for one in found] == [False]


def test_attack_a_dossier_sealed_and_turned_back_in_the_database_is_missed(desk: Desk) -> None:
    """Everything of the seal taken out of the database, rows in order: only the checkpoint remembers."""
    with closing(sqlite3.connect(desk.folder / "kluis" / "kluis.db")) as connection:
        before = connection.execute("SELECT * FROM heads").fetchall()
        entries = connection.execute("SELECT max(seq) FROM entries").fetchone()[0]
    desk.seal(NUMBER)
    with closing(sqlite3.connect(desk.folder / "kluis" / "kluis.db")) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM heads")
        connection.executemany(f"INSERT INTO heads VALUES ({','.join('?' * len(before[0]))})", before)
        connection.execute("DELETE FROM entries WHERE seq>?", (entries,))
        connection.commit()

    with pytest.raises(Tampered), desk.open() as vault:
        list(check_seals(Unlocked(vault, desk.owner), [], everything=False))


def test_a_look_at_all_seals_says_nothing_of_what_this_key_may_not_open(desk: Desk) -> None:
    desk.seal(NUMBER)
    with desk.open() as vault:
        assert list(check_seals(Unlocked(vault, desk.mentor), [], everything=False)) == []


def test_attack_a_colleague_cannot_spoil_a_seal_with_an_attachment_that_looks_like_a_manifest(
    desk: Desk,
) -> None:
    """An id can be chosen. One that begins like the hash of its content was taken for the manifest of the seal.

    The dossier was then sealed, and no look at it or package of it ever worked again.
    """
    content = secrets.token_bytes(8)
    with desk.open() as vault:
        with vault.writing() as transaction:
            pen = vault.pen(transaction, desk.mentor, "2027-07-05T09:12Z")
            found = vault.require(transaction, desk.mentor, NUMBER)
            assert found.secret is not None
            now = found.chain.now
            text = read_body(transaction, found, now.version).text
            file = (sha256_hex(content)[:32], content)
            att = store_file(transaction, found.chain.id, file, found.secret.pair.public, now.epoch)
            change = new_version(pen, found.chain, found.secret, Body.new(text), Beside(att=(att,)))
            assert vault.store(transaction, NUMBER, found.chain, found, change)
        vault.wrote(desk.mentor, "2027-07-05T09:12Z")

    (done,) = desk.seal(NUMBER)

    assert done.fout is None
    with desk.open() as vault:
        assert [one.klopt for one in check_seals(Unlocked(vault, desk.owner), [NUMBER], everything=True)] == [
            True
        ]


def test_attack_a_signal_that_waits_is_not_sealed_away_unread(desk: Desk) -> None:
    """A mentor reported something; whoever would rather not read it sealed the dossier over it."""
    with desk.open() as vault:
        mentor = Unlocked(vault, desk.mentor)
        said = offer(
            mentor, "onderwerp: Drie blauwe plekken op de arm.", "x", {}, today=NOW.date(), school=None
        )
        give_signal(mentor, NUMBER, said.signaal, now=NOW)

    (done,) = desk.seal(NUMBER)

    assert isinstance(done.fout, Refused)
    assert "signaal" in str(done.fout)
    assert "plekken" not in f"{done.fout}{done.fout.hint}"
    with desk.open() as vault:
        took = take_in(Unlocked(vault, desk.owner), NUMBER, (), now=NOW, today=NOW.date())
        assert len(took.opgenomen) == 1
    assert desk.seal(NUMBER)[0].fout is None


def test_attack_a_heap_of_bytes_handed_in_as_a_signal_keeps_no_dossier_from_being_sealed(desk: Desk) -> None:
    with desk.open() as vault:
        hand_in(vault, desk.mentor, NUMBER, b'{"x": 1}', now=NOW)

    assert desk.seal(NUMBER)[0].fout is None
