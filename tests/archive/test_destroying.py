"""Destroying: approved, announced, waited for, done, declared; never by a clock that jumps (rows 11, 13)."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.destroy import (
    Approved,
    announce_destruction,
    cancel_destruction,
    declare,
    destroy,
    tidy,
)
from dossiertool.actions.due import HELD, due_in_vault
from dossiertool.actions.keep import keep_case
from dossiertool.actions.package import export_package
from dossiertool.actions.school import Keeper
from dossiertool.actions.seal import Wish, seal_cases
from dossiertool.actions.unlock import Unlocked
from dossiertool.errors import DossierError, InvalidInput, NotFound, Refused
from dossiertool.model.bewaring import Bewaarstop, Bewaring
from dossiertool.model.schoolregels import Bewaartermijn
from dossiertool.vault.check import check
from dossiertool.vault.clock import LONGEST_AWAY
from dossiertool.vault.crypto.encoding import to_base64url
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.signals import hand_in
from dossiertool.vault.vault import Vault
from tests.archive.made import CANARY, NOW, NUMBER, TERM, Desk, as_if_printed, closed
from tests.documents.word import all_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossiertool.model.dossier import Dossier

APPROVED = Approved(Approval("directeur Van Loon", "De bewaartermijn is voorbij."))
AFTER_TERM = datetime.combine(TERM, datetime.min.time(), UTC) + timedelta(hours=9)
LATER = AFTER_TERM + timedelta(days=30)


def announced(desk: Desk, now: datetime = AFTER_TERM) -> None:
    """Seal, and announce on a day after the term; the vault was used in between."""
    desk.seal(NUMBER)
    with desk.open() as vault:
        used(desk, vault, AFTER_TERM - timedelta(days=200))
        announce_destruction(Unlocked(vault, desk.owner), NUMBER, APPROVED, now=now)


def used(desk: Desk, vault: Vault, now: datetime) -> None:
    """Let somebody work in the vault, so that it has seen this day."""
    vault.save(desk.owner, f"D-2222-{now.day:02}", b'{"dossiernummer":"x"}', now=now)
    vault.checkpoint(desk.owner, now=now)


@pytest.mark.eis("N04")
def test_a_dossier_goes_after_approval_and_waiting_and_then_opens_for_nobody(either: Desk) -> None:
    announced(either)
    with either.open() as vault:
        opened = Unlocked(vault, either.owner)
        with pytest.raises(Refused, match="wachttijd loopt tot 30-08-2029"):
            destroy(opened, NUMBER, said=None, now=LATER - timedelta(days=1))
        assert vault.fetch(either.owner, NUMBER)
        gone = destroy(opened, NUMBER, said=None, now=LATER)
        again = destroy(opened, NUMBER, said=None, now=LATER + timedelta(days=1))
        assert tidy(opened)
    assert (gone.number, gone.by, gone.approved_by) == (NUMBER, "Beheerder", "directeur Van Loon")
    assert again == gone
    with either.open() as vault:
        for key in (either.owner, either.mentor, either.recovery):
            with pytest.raises(NotFound):
                vault.fetch(key, NUMBER)
        assert NUMBER not in [stored.number for stored in vault.list(either.recovery).dossiers]
        assert check(vault, either.owner).problems == []


def test_an_announcement_can_be_taken_back_and_the_term_is_then_what_it_was(either: Desk) -> None:
    announced(either)
    with either.open() as vault:
        opened = Unlocked(vault, either.owner)
        stands = cancel_destruction(opened, NUMBER, now=AFTER_TERM)
        assert (stands.first_day, stands.retain_until) == (None, TERM)
        for refused in (
            lambda: cancel_destruction(opened, NUMBER, now=AFTER_TERM),
            lambda: destroy(opened, NUMBER, said=None, now=LATER),
        ):
            with pytest.raises(Refused, match="geen vernietiging aangekondigd"):
                refused()
        assert vault.fetch(either.owner, NUMBER)


@pytest.mark.eis("N04")
@pytest.mark.parametrize(
    ("days", "offered"), [(-3650, False), (-1, False), (0, True), (1, True), (29, True), (3650, True)]
)
def test_a_dossier_is_offered_from_its_day_on_and_not_a_day_before(
    desk: Desk, days: int, *, offered: bool
) -> None:
    desk.seal(NUMBER)
    with desk.open() as vault:
        found = due_in_vault(Unlocked(vault, desk.owner), (), today=TERM + timedelta(days=days))
        assert bool(found) == offered
        if not offered:
            with pytest.raises(Refused, match="bewaartermijn loopt tot 31-07-2029"):
                announce_destruction(Unlocked(vault, desk.owner), NUMBER, APPROVED, now=NOW + timedelta(days=1))


@pytest.mark.parametrize("year", [2028, 2032])
def test_terms_and_waiting_days_count_over_a_leap_day_and_the_end_of_a_school_year(
    desk: Desk, year: int
) -> None:
    desk.seal(NUMBER, until=date(year, 1, 31))
    now = datetime(year, 1, 31, 12, tzinfo=UTC)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        used(desk, vault, now - timedelta(days=20))
        stands = announce_destruction(opened, NUMBER, APPROVED, now=now)
        assert stands.first_day == date(year, 3, 1)
        with pytest.raises(Refused):
            destroy(opened, NUMBER, said=None, now=datetime(year, 2, 29, 23, 59, tzinfo=UTC))
        assert destroy(opened, NUMBER, said=None, now=datetime(year, 3, 1, tzinfo=UTC)).number == NUMBER


@pytest.mark.parametrize("years", [-10, -1])
def test_attack_a_clock_that_is_behind_destroys_nothing(desk: Desk, years: int) -> None:
    announced(desk)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        used(desk, vault, LATER)
        now = LATER.replace(year=LATER.year + years)
        for act in _acts(opened, now):
            with pytest.raises(Refused, match="De klok"):
                act()
        assert vault.fetch(desk.owner, NUMBER)


def _acts(opened: Unlocked, now: datetime) -> list[Callable[[], object]]:
    return [
        lambda: destroy(opened, NUMBER, said=None, now=now),
        lambda: destroy(opened, NUMBER, said=now.date(), now=now),
    ]


@pytest.mark.parametrize("days", [LONGEST_AWAY + 1, 3650])
def test_attack_a_clock_that_runs_ahead_destroys_nothing_unless_somebody_types_the_day(
    desk: Desk, days: int
) -> None:
    announced(desk)
    now = AFTER_TERM + timedelta(days=days)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        with pytest.raises(Refused, match="Loopt de klok"):
            destroy(opened, NUMBER, said=None, now=now)
        with pytest.raises(Refused, match="U typte"):
            destroy(opened, NUMBER, said=LATER.date(), now=now)
        assert vault.fetch(desk.owner, NUMBER)
        assert destroy(opened, NUMBER, said=now.date(), now=now).number == NUMBER


def test_within_the_longest_absence_nobody_is_asked_for_the_day(desk: Desk) -> None:
    announced(desk)
    with desk.open() as vault:
        now = AFTER_TERM + timedelta(days=LONGEST_AWAY)
        assert destroy(Unlocked(vault, desk.owner), NUMBER, said=None, now=now).number == NUMBER


def kept(*stops: Bewaarstop) -> Dossier:
    """Return the closed dossier of a pupil who left on the first day of the term."""
    keeping = Bewaring(uitgeschreven_op=date(2027, 7, 31), stops=stops)
    return closed().model_copy(update={"bewaring": keeping})


@pytest.mark.eis("N04")
def test_what_is_held_is_neither_announced_nor_destroyed_until_the_hold_is_lifted(tmp_path: Path) -> None:
    stop = Bewaarstop(vanaf=date(2027, 7, 1), reden="Er loopt een klacht.", door="directeur Van Loon")
    lifted = stop.model_copy(update={"opgeheven_op": LATER.date() + timedelta(days=3), "opgeheven_door": "x"})
    desk = Desk(tmp_path / "kluis", tmp_path)
    desk.begin(kept(lifted))
    desk.seal(NUMBER)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        used(desk, vault, AFTER_TERM - timedelta(days=200))
        early = Approved(APPROVED.approval, early=True)
        for how in (APPROVED, early):
            with pytest.raises(Refused, match="bewaarstop"):
                announce_destruction(opened, NUMBER, how, now=AFTER_TERM)
        (found,) = due_in_vault(opened, (), today=LATER.date())
        assert (found.stand, found.tegengehouden) == ("termijn voorbij", HELD)
        now = LATER + timedelta(days=3)
        (free,) = due_in_vault(opened, (), today=now.date())
        assert free.tegengehouden is None
        announce_destruction(opened, NUMBER, Approved(APPROVED.approval, days=1), now=now)
        assert destroy(opened, NUMBER, said=None, now=now + timedelta(days=1)).number == NUMBER


def test_a_hold_that_came_after_the_announcement_stops_the_destruction(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "kluis", tmp_path)
    desk.begin(kept())
    early = Approved(APPROVED.approval, days=1, early=True)
    stop = Bewaarstop(vanaf=date(2027, 7, 1), reden="Er loopt een klacht.", door="directeur Van Loon")
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        announce_destruction(opened, NUMBER, early, now=NOW)
        keep_case(opened, kept(stop), now=NOW)
        with pytest.raises(Refused, match="bewaarstop"):
            destroy(opened, NUMBER, said=None, now=NOW + timedelta(days=2))
        assert vault.fetch(desk.owner, NUMBER)


@pytest.mark.eis("N04")
@pytest.mark.parametrize(("days", "offered"), [(-1, False), (0, True), (1, True)])
def test_without_a_seal_the_term_follows_from_the_day_of_leaving_and_the_terms_of_the_school(
    tmp_path: Path, days: int, *, offered: bool
) -> None:
    desk = Desk(tmp_path / "kluis", tmp_path)
    desk.begin(kept())
    term = Bewaartermijn(categorie="begeleiding", jaren=2, vanaf="uitschrijving", grondslag="Eigen keuze.")
    now = datetime(2029, 7, 31, 9, tzinfo=UTC) + timedelta(days=days)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        used(desk, vault, now - timedelta(days=20))
        assert due_in_vault(opened, (), today=now.date()) == []
        assert bool(due_in_vault(opened, (term,), today=now.date())) == offered
        with pytest.raises(Refused, match="geen bewaartermijn bekend"):
            announce_destruction(opened, NUMBER, APPROVED, now=now)
        if offered:
            assert announce_destruction(opened, NUMBER, APPROVED, now=now, terms=(term,)).first_day
        else:
            with pytest.raises(Refused, match="loopt tot 31-07-2029"):
                announce_destruction(opened, NUMBER, APPROVED, now=now, terms=(term,))


def test_what_cannot_be_read_is_not_destroyed_because_a_hold_may_stand_in_it(desk: Desk) -> None:
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        vault.save(desk.owner, "D-2222-33", b'{"dossiernummer":"x"}', now=NOW)
        with pytest.raises(Refused, match="kan het dossier niet lezen"):
            announce_destruction(opened, "D-2222-33", Approved(APPROVED.approval, early=True), now=NOW)


def test_the_term_of_a_seal_follows_from_the_day_the_pupil_left_and_the_terms_of_the_school(
    tmp_path: Path,
) -> None:
    terms = (Bewaartermijn(categorie="begeleiding", jaren=3, vanaf="uitschrijving", grondslag="Eigen keuze."),)
    desk = Desk(tmp_path / "kluis", tmp_path)
    desk.begin(kept())
    last = date(2030, 7, 31)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        assert [one.kan_op for one in due_in_vault(opened, terms, today=date(2031, 1, 1))] == [last]
        wish = Wish(NOW.date(), folder=tmp_path, keeper=Keeper("Het Voorbeeld", terms), printer=as_if_printed)
        (done,) = seal_cases(opened, [NUMBER], wish, now=NOW)
    assert done.zegel is not None
    assert done.zegel.retain_until == str(last)
    assert done.bewijs is not None
    assert "Het Voorbeeld" in all_text(done.bewijs.read_bytes())


def test_only_a_beheerder_or_the_school_announces_and_a_reason_says_nothing_like_a_bsn(desk: Desk) -> None:
    with desk.open() as vault:
        early = Approved(APPROVED.approval, early=True)
        with pytest.raises(Refused, match="beheerder"):
            announce_destruction(Unlocked(vault, desk.mentor), NUMBER, early, now=NOW)
        for approval in (Approval("", "x"), Approval("x", ""), Approval("x", "a\nb"), Approval("x", "y" * 201)):
            with pytest.raises(InvalidInput, match="waarom"):
                announce_destruction(
                    Unlocked(vault, desk.owner), NUMBER, Approved(approval, early=True), now=NOW
                )
        with pytest.raises(InvalidInput, match="BSN"):
            announce_destruction(
                Unlocked(vault, desk.owner), NUMBER, Approved(Approval("x", "111222333"), early=True), now=NOW
            )
        assert announce_destruction(Unlocked(vault, desk.recovery), NUMBER, early, now=NOW).first_day


def test_what_was_exported_is_told_and_the_declaration_counts_it(desk: Desk) -> None:
    desk.seal(NUMBER)
    with desk.open() as vault:
        opened = Unlocked(vault, desk.owner)
        export_package(opened, NUMBER, desk.folder / "pakket", now=NOW)
        used(desk, vault, AFTER_TERM - timedelta(days=100))
        announce_destruction(opened, NUMBER, APPROVED, now=AFTER_TERM)
        gone = destroy(opened, NUMBER, said=None, now=LATER)
        paper = declare(opened, [gone], desk.folder / "v.docx", on_server=False, pdf=False, today=LATER.date())
    assert [(one.by, one.version) for one in gone.exports] == [("Beheerder", 2)]
    text = all_text(paper.read_bytes())
    for shown in (
        NUMBER,
        "Begeleidingsdossier",
        "directeur Van Loon",
        "De bewaartermijn is voorbij.",
        "30 augustus 2029",
        "1 keer",
        "VACUUM",
        "Reservekopieën",
    ):
        assert shown in text
    assert closed().leerling.roepnaam not in text


def secrets_of(desk: Desk) -> list[bytes]:
    """Return what must not be found any more: the dossier's private keys, and pieces of envelopes."""
    with desk.open() as vault, vault.reading() as transaction:
        opened = vault.require(transaction, desk.owner, NUMBER)
        assert opened.secret is not None
        private = opened.secret.pair.private
        now, versions = opened.chain.now, opened.chain.versions
        envelopes = [transaction.body(now.id, one.version, one.epoch) for one in versions.values()]
        envelopes += [transaction.grant(now.id, now.epoch, line.kid) for line in now.grant]
        envelopes += [transaction.attachment(now.id, att.id, now.epoch) for att in now.att]
        envelopes += [transaction.signal(n) for n, _ in transaction.signals_of(now.id)]
        assert all(envelopes)
    return [
        private,
        to_base64url(private).encode(),
        *(envelope[-400:-300] for envelope in envelopes if envelope),
    ]


@pytest.mark.eis("N04")
def test_attack_after_a_shred_nothing_of_it_is_in_the_files_or_the_temporary_folder(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with desk.open() as vault:
        hand_in(vault, desk.owner, NUMBER, b'{"tekst":"een signaal"}', now=NOW)
    earlier = secrets_of(desk)  # of the key that the mentor had
    announced(desk)
    sought = secrets_of(desk)
    assert isinstance(desk.place, Path)
    before = b"".join(path.read_bytes() for path in desk.place.iterdir())
    assert sum(piece in before for piece in sought) == len(sought) - 2  # never the key itself
    with desk.open() as vault:
        destroy(Unlocked(vault, desk.owner), NUMBER, said=None, now=LATER)
        assert tidy(Unlocked(vault, desk.owner))
        after = [path for folder in (desk.place, temporary) for path in folder.rglob("*") if path.is_file()]
        found = b"".join(path.read_bytes() for path in after)
    assert not [piece for piece in (*earlier, *sought) if piece in found]
    assert CANARY.encode() not in before + found


def test_attack_a_backup_without_the_grants_opens_nothing_and_one_with_them_does(desk: Desk) -> None:
    announced(desk)
    assert isinstance(desk.place, Path)
    backup = desk.folder / "kopie"
    shutil.copytree(desk.place, backup)
    with desk.open() as vault:
        destroy(Unlocked(vault, desk.owner), NUMBER, said=None, now=LATER)
    with closing(Vault.open(backup)) as vault:
        assert vault.fetch(desk.owner, NUMBER)  # so the copies of the grants decide when it is final
    from tests.vault.conftest import query  # noqa: PLC0415

    query(backup, "DELETE FROM grants")
    with closing(Vault.open(backup)) as vault:
        for key in (desk.owner, desk.mentor, desk.recovery):
            with pytest.raises(DossierError):
                vault.fetch(key, NUMBER)


def test_what_is_not_there_or_was_not_destroyed_is_said_in_the_same_words(desk: Desk) -> None:
    said = set()
    with desk.open() as vault:
        for key in (desk.owner, desk.mentor):
            with pytest.raises(NotFound) as problem:
                destroy(Unlocked(vault, key), "D-9999-99", said=None, now=NOW)
            said.add(str(problem.value))
    assert len(said) == 1
