"""Sealing: frozen in one act, mentors out, every file compared, and nothing after it but what may."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.attach import attach
from dossiertool.actions.keep import keep_case
from dossiertool.actions.package import check_seals
from dossiertool.actions.unlock import Unlocked
from dossiertool.errors import InvalidInput, NotFound, Refused, Tampered
from dossiertool.files.load import load_dossier
from dossiertool.vault.access import admit, give, take, who
from dossiertool.vault.check import check
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable, body_header, decrypt
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.everywhere import take_everywhere
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.format.roles import Act, Role
from dossiertool.vault.rewrap import behind, rewrap_older
from dossiertool.vault.sealing import ToSeal, reopen, seal
from dossiertool.vault.seals import contents, look
from dossiertool.vault.signals import hand_in
from tests.archive.made import CANARY, NOW, NUMBER, SAMPLES, TERM, TODAY, Desk, closed
from tests.documents.word import all_text
from tests.vault.conftest import query

if TYPE_CHECKING:
    from dossiertool.model.dossier import Dossier
    from dossiertool.vault.crypto.keys import KeyPair
    from dossiertool.vault.format.chain import Chain

APPROVAL = Approval("directeur Van Loon", "Nieuwe vraag van ouders.")


@pytest.mark.eis("N03")
def test_a_seal_holds_the_text_and_every_document_twice_and_comes_back_as_it_was(either: Desk) -> None:
    (done,) = either.seal(NUMBER)
    with either.open() as vault:
        found, files, _, _ = contents(vault, either.owner, NUMBER)
        looked = look(vault, either.owner, NUMBER, decrypt_all=True)
        before = vault.fetch(either.owner, NUMBER, version=1)
        report = check(vault, either.owner)

    assert done.fout is None
    assert done.zegel is not None
    assert (found.by, found.at, found.retain_until) == ("Beheerder", "2027-07-05T09:12Z", TERM.isoformat())
    assert sorted(files) == [
        "documenten/handelingsplan-HP1.docx",
        "documenten/handelingsplan-HP1.pdf",
        "dossier.json",
    ]
    assert files["dossier.json"] == before
    assert json.loads(before)["dossiernummer"] == NUMBER
    assert looked.differs == ()
    assert report.problems == []
    assert found.checkpoint is not None


def test_the_documents_of_a_seal_hold_what_belonged_to_closed_needs(desk: Desk) -> None:
    desk.seal(NUMBER)
    with desk.open() as vault:
        _, files, _, _ = contents(vault, desk.owner, NUMBER)

    text = all_text(files["documenten/handelingsplan-HP1.docx"])
    assert "toetsen inleveren" in text
    assert "niet meer" not in text.split("toetsen inleveren")[0]


def test_after_a_seal_only_archivists_and_the_school_have_access(either: Desk) -> None:
    with either.open() as vault:
        assert vault.fetch(either.mentor, NUMBER)
    either.seal(NUMBER)
    with either.open() as vault:
        roles = {line.role for line in who(vault, either.owner, NUMBER)}
        with pytest.raises(NotFound):
            vault.fetch(either.mentor, NUMBER)
        acts = [str(done.entry.act) for done in _chain(either).done]
    assert roles == {Role.BEHEERDER, Role.SCHOOL}
    assert acts == ["create", "grant", "revoke", "rewrap", "edit", "seal"]


def stored(desk: Desk) -> set[tuple[int, int]]:
    """Return version and epoch of every body that the store holds of the dossier."""
    with desk.open() as vault, vault.reading() as transaction:
        return transaction.bodies(vault.require(transaction, desk.owner, NUMBER).chain.id)


def secret_of_the_mentor(desk: Desk) -> KeyPair:
    """Return the key of the dossier that a mentor can keep, as long as they have access."""
    with desk.open() as vault, vault.reading() as transaction:
        opened = vault.require(transaction, desk.mentor, NUMBER)
        assert opened.secret is not None
        return opened.secret.pair


def test_attack_a_key_that_a_mentor_kept_fits_nothing_that_is_left_after_a_seal(either: Desk) -> None:
    scan = either.folder / "verslag.pdf"
    scan.write_bytes(b"%PDF-1.7\n" + b"verslag " * 900 + b"\n%%EOF\n")
    with either.open() as vault:
        keep_case(Unlocked(vault, either.owner), in_another_class(), now=NOW)
        attach(Unlocked(vault, either.owner), NUMBER, scan, now=NOW, today=TODAY)
    kept = secret_of_the_mentor(either)
    assert stored(either) == {(1, 1), (2, 1), (3, 1)}
    (done,) = either.seal(NUMBER)

    assert done.fout is None
    assert stored(either) == {(1, 2), (2, 2), (3, 2), (4, 2)}
    with either.open() as vault, vault.reading() as transaction:
        opened = vault.require(transaction, either.owner, NUMBER)
        now = opened.chain.now
        assert {epoch for _, epoch in transaction.attachments(now.id)} == {2}
        for version in opened.chain.versions:
            envelope = transaction.body(now.id, version, 2)
            assert envelope is not None
            with pytest.raises(Unreadable):
                decrypt(envelope, body_header(now.id, version, 2), kept)
    with either.open() as vault:
        assert check(vault, either.owner).problems == []
        assert behind(vault, either.owner) == []
        assert json.loads(vault.fetch(either.owner, NUMBER, version=1))["dossiernummer"] == NUMBER


def test_what_a_killed_seal_left_under_the_old_key_goes_with_the_next_upkeep(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.open() as vault:
        keep_case(Unlocked(vault, desk.owner), in_another_class(), now=NOW)
    with monkeypatch.context() as patch:
        patch.setattr("dossiertool.vault.sealing.remove_superseded", lambda *_: None)
        desk.seal(NUMBER)
    assert stored(desk) == {(1, 1), (2, 1), (1, 2), (2, 2), (3, 2)}
    with desk.open() as vault:
        assert behind(vault, desk.owner) == [NUMBER]
        done = rewrap_older(vault, desk.owner, NUMBER, now=NOW)
        assert (done.ours, done.whole, done.left) == (True, True, 0)
    assert stored(desk) == {(1, 2), (2, 2), (3, 2)}


def test_a_dossier_with_a_damaged_older_version_is_not_sealed_and_stays_as_it_was(desk: Desk) -> None:
    with desk.open() as vault:
        keep_case(Unlocked(vault, desk.owner), in_another_class(), now=NOW)
    assert isinstance(desk.place, Path)
    query(desk.place, "UPDATE bodies SET envelope=zeroblob(9) WHERE version=1")
    (refused,) = desk.seal(NUMBER)
    assert isinstance(refused.fout, Tampered)
    assert "versie 1" in refused.fout.message
    with desk.open() as vault:
        assert look(vault, desk.owner, NUMBER).seal is None
        assert vault.fetch(desk.mentor, NUMBER)


def test_a_sealed_dossier_takes_no_new_version_until_the_seal_is_broken_with_a_reason(desk: Desk) -> None:
    desk.seal(NUMBER)
    changed = in_another_class()
    with desk.open() as vault:
        with pytest.raises(Refused):
            keep_case(Unlocked(vault, desk.owner), changed, now=NOW)
        with pytest.raises(InvalidInput, match="waarom"):
            reopen(vault, desk.owner, NUMBER, Approval("x", ""), now=NOW)
        with pytest.raises(InvalidInput, match="BSN"):
            reopen(vault, desk.owner, NUMBER, Approval("x", "over 111222333"), now=NOW)
        reopen(vault, desk.owner, NUMBER, APPROVAL, now=NOW)
        assert look(vault, desk.owner, NUMBER).seal is None
        with pytest.raises(Refused, match="niet verzegeld"):
            reopen(vault, desk.owner, NUMBER, APPROVAL, now=NOW)
        assert keep_case(Unlocked(vault, desk.owner), changed, now=NOW).versie == 3
    (again,) = desk.seal(NUMBER)
    assert again.zegel is not None
    assert again.zegel.manifest.version == 4
    assert _chain(desk).done[-3].entry.approval is None
    broken = next(done for done in _chain(desk).done if done.entry.act is Act.REOPEN)
    assert broken.entry.approval == APPROVAL


def test_who_keeps_access_to_a_sealed_dossier_keeps_it_until_the_seal_is_broken(desk: Desk) -> None:
    scan = desk.folder / "verslag.pdf"
    scan.write_bytes(b"%PDF-1.7\n" + b"verslag " * 900 + b"\n%%EOF\n")
    other = new_personal_key()
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        attach(opened, NUMBER, scan, now=NOW, today=TODAY)
        person = Person("Carla", Role.BEHEERDER, other.public, other.signer.public)
        admit(vault, desk.recovery, person, now=NOW)
        give(vault, desk.owner, NUMBER, person.kid, Role.BEHEERDER, now=NOW)
    desk.seal(NUMBER)
    assert isinstance(desk.place, Path)
    before = query(desk.place, "SELECT dossier, id, epoch FROM attachments")
    with desk.open() as vault:
        for key in (desk.owner, desk.recovery):
            (refused,) = take_everywhere(vault, key, person.kid, [NUMBER], now=NOW)
            assert isinstance(refused, Refused)
            assert "heropen zegel" in (refused.hint or "")
            with pytest.raises(Refused, match="is verzegeld"):
                take(vault, key, NUMBER, person.kid, now=NOW)
            with pytest.raises(Refused, match="is verzegeld"):
                give(vault, key, NUMBER, desk.mentor.public.kid, Role.MEELEZER, now=NOW)
        with pytest.raises(Refused, match="is verzegeld"):
            attach(Unlocked(vault, desk.owner), NUMBER, scan, now=NOW, today=TODAY)
        with pytest.raises(Refused, match="is verzegeld"):
            hand_in(vault, desk.owner, NUMBER, b'"een signaal"', now=NOW)
    assert query(desk.place, "SELECT dossier, id, epoch FROM attachments") == before
    with desk.open() as vault:
        assert check(vault, desk.owner).problems == []
        reopen(vault, desk.owner, NUMBER, APPROVAL, now=NOW)
        assert take(vault, desk.owner, NUMBER, person.kid, now=NOW).role is Role.BEHEERDER


def in_another_class() -> Dossier:
    case = closed()
    return case.model_copy(update={"leerling": case.leerling.model_copy(update={"klas": "2V1"})})


def test_only_a_beheerder_seals_and_only_a_version_that_nobody_changed_meanwhile(desk: Desk) -> None:
    what = ToSeal(1, {}, {}, None)
    with desk.open() as vault:
        with pytest.raises(Refused, match="beheerder"):
            seal(vault, desk.mentor, NUMBER, what, now=NOW)
        with pytest.raises(Refused, match="andere versie"):
            seal(vault, desk.owner, NUMBER, replace(what, version=2), now=NOW)
        with pytest.raises(NotFound):
            seal(vault, desk.owner, "D-9999-99", what, now=NOW)
        seal(vault, desk.owner, NUMBER, what, now=NOW)
        with pytest.raises(Refused, match="al verzegeld"):
            seal(vault, desk.owner, NUMBER, what, now=NOW)


@pytest.mark.parametrize("needs_closed", [False, True])
def test_a_dossier_that_was_not_closed_is_not_sealed(tmp_path: Path, *, needs_closed: bool) -> None:
    desk = Desk(tmp_path / "kluis", tmp_path)
    whole = load_dossier(SAMPLES / "02-toetsen" / "zaak.dossier.yaml")
    desk.begin(closed().model_copy(update={"afsluitingen": ()}) if needs_closed else whole)
    (refused,) = desk.seal(NUMBER)
    assert isinstance(refused.fout, Refused)
    assert "nog niet afgesloten" in refused.fout.message
    assert not list(tmp_path.glob("*.docx"))


def test_sealing_again_says_so_and_writes_only_the_receipt_that_is_missing(desk: Desk) -> None:
    (first,) = desk.seal(NUMBER)
    assert first.bewijs is not None
    told = first.bewijs.read_bytes()
    (second,) = desk.seal(NUMBER, now=NOW + timedelta(days=3))
    assert (second.al, second.bewijs) == (True, None)
    first.bewijs.unlink()
    (third,) = desk.seal(NUMBER, now=NOW + timedelta(days=3))
    assert third.bewijs is not None
    assert third.bewijs.read_bytes() == told


def test_a_receipt_has_what_a_seal_is_known_by_and_nothing_about_the_pupil(desk: Desk) -> None:
    (done,) = desk.seal(NUMBER)
    assert done.bewijs is not None
    assert done.zegel is not None
    text = all_text(done.bewijs.read_bytes())
    with desk.open() as vault:
        fingerprint = vault.fingerprint
    checkpoint = done.zegel.checkpoint
    assert checkpoint is not None
    for code in (fingerprint, done.zegel.hash, checkpoint[0].root):
        assert code in "".join(text.split())
    for shown in (NUMBER, "Beheerder", "5 juli 2027", "31 juli 2029", "zegel controleer"):
        assert shown in text
    case = closed()
    assert not any(word in text for word in (CANARY, case.leerling.roepnaam))


def test_whoever_cannot_write_the_receipt_has_a_sealed_dossier_all_the_same(desk: Desk) -> None:
    desk.folder = desk.folder / "weg"
    (done,) = desk.seal(NUMBER)
    assert done.zegel is not None
    assert isinstance(done.fout, InvalidInput)


def _chain(desk: Desk) -> Chain:
    with desk.open() as vault, vault.reading() as transaction:
        return vault.require(transaction, desk.owner, NUMBER).chain


def _hash_of(desk: Desk, seq: int) -> str:
    assert isinstance(desk.place, Path)
    return sha256_hex(query(desk.place, "SELECT jws FROM entries WHERE seq=?", seq)[0][0])


@pytest.mark.eis("N03")
@pytest.mark.parametrize("everything", [False, True])
def test_attack_a_changed_attachment_of_a_sealed_dossier_is_named(desk: Desk, *, everything: bool) -> None:
    desk.seal(NUMBER)
    assert isinstance(desk.place, Path)
    rows = query(desk.place, "SELECT id, length(envelope) FROM attachments ORDER BY length(envelope) DESC")
    query(desk.place, "UPDATE attachments SET envelope=zeroblob(100) WHERE id=?", rows[0][0])
    with desk.open() as vault:
        (found,) = check_seals(Unlocked(vault, desk.owner), [NUMBER], everything=everything)
    assert not found.klopt
    assert found.anders == ["documenten/handelingsplan-HP1.docx"]


def test_attack_a_seal_without_its_manifest_or_with_a_removed_seal_is_found(desk: Desk) -> None:
    desk.seal(NUMBER)
    assert isinstance(desk.place, Path)
    rows = query(desk.place, "SELECT id, envelope FROM attachments ORDER BY length(envelope)")
    query(desk.place, "DELETE FROM attachments WHERE id=?", rows[0][0])
    with desk.open() as vault, pytest.raises(Tampered):
        look(vault, desk.owner, NUMBER)
    query(desk.place, "DELETE FROM entries WHERE seq=6")
    with desk.open() as vault, pytest.raises(Tampered):
        look(vault, desk.owner, NUMBER)
    before = _hash_of(desk, 5)
    query(desk.place, "UPDATE heads SET seq=5, state='open', entry=?", before)
    with pytest.raises(Tampered, match="ijkpunt"):
        desk.open()


def test_the_term_of_a_seal_is_the_one_that_was_given(desk: Desk) -> None:
    (done,) = desk.seal(NUMBER, until=None)
    assert done.zegel is not None
    assert done.zegel.retain_until is None
    assert NOW.date() == TODAY


@pytest.mark.eis("N03")
def test_attachments_are_sealed_with_the_dossier_and_can_be_told_apart_in_a_package(desk: Desk) -> None:
    scan = desk.folder / "verslag logopedie.pdf"
    scan.write_bytes(b"%PDF-1.7\n" + b"verslag " * 900 + b"\n%%EOF\n")
    with desk.open() as vault:
        attach(Unlocked(vault, desk.owner), NUMBER, scan, now=NOW, today=TODAY)
    (done,) = desk.seal(NUMBER)
    assert done.fout is None
    with desk.open() as vault:
        found, files, _, _ = contents(vault, desk.owner, NUMBER)
        assert check(vault, desk.owner).problems == []
    assert files["bijlagen/01.pdf"] == scan.read_bytes()
    assert len(found.manifest.files) == 4
    assert "Bijlagen" in all_text((desk.folder / f"zegelbewijs-{NUMBER}.docx").read_bytes())
