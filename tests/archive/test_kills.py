"""Killed at every step of sealing, exporting and destroying: the old state or the new (line 11)."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from dossiertool.actions.destroy import Approved, announce_destruction, declare, destroy, tidy
from dossiertool.actions.package import check_package, export_package
from dossiertool.actions.unlock import Unlocked
from dossiertool.archive.documents import word_documents
from dossiertool.errors import NotFound
from dossiertool.vault.check import check
from dossiertool.vault.destroying import gone
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.seals import look
from tests.archive.killed import dies_at
from tests.archive.made import NOW, NUMBER, TODAY, Desk, closed
from tests.documents.word import all_text
from tests.postgres import new_database

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="killing takes a process that was forked off")
EARLY = Approved(Approval("directeur", "op verzoek"), days=1, early=True)
LATER = NOW + timedelta(days=2)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "kluis" if request.param == "sqlite" else new_database(), tmp_path)
    made.begin(closed(NUMBER))
    return made


@pytest.fixture(autouse=True)
def _word_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the Word files once: how that goes is not what is killed here."""
    made = word_documents(closed(NUMBER), TODAY)
    monkeypatch.setattr("dossiertool.actions.seal.word_documents", lambda _case, _today: made)


def copies(desk: Desk) -> Iterator[Desk]:
    """Yield copies of a desk as it is now, each in a folder of its own."""
    for n in count(1):
        folder = desk.folder / f"kopie{n}"
        if isinstance(desk.place, Path):
            shutil.copytree(desk.place, folder / "kluis")
            yield replace(desk, place=folder / "kluis", folder=folder)
        else:
            folder.mkdir()
            yield replace(desk, place=_copied(desk.place, n), folder=folder)


def _copied(address: str, n: int) -> str:
    """Copy a database of PostgreSQL that nobody has open."""
    import psycopg  # noqa: PLC0415

    parts = urlsplit(address)
    name = parts.path.removeprefix("/")
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}k{n} TEMPLATE {name}".encode())
    return parts._replace(path=f"/{name}k{n}").geturl()


def stride(desk: Desk) -> int:
    """Return how many steps to go on: each statement on SQLite, each third on a server, which is slower."""
    return 1 if isinstance(desk.place, Path) else 3


def whole(desk: Desk) -> None:
    """See that nothing in the vault is damaged."""
    with desk.open() as vault:
        assert check(vault).problems == []


def test_sealing_killed_at_every_step_is_done_or_not_and_done_the_next_time(desk: Desk) -> None:
    fresh = copies(desk)
    here, sealed = next(fresh), 0
    for step in count(1, stride(desk)):
        died = dies_at(step, here.folder, lambda: here.seal(NUMBER))  # noqa: B023  used at once
        whole(here)
        with here.open() as vault:
            done = look(vault, here.owner, NUMBER, decrypt_all=True)
            assert done.differs == ()
            if done.seal is None:  # not sealed: then it is all as it was, for the mentor too
                assert vault.fetch(here.mentor, NUMBER)
        receipts = list(here.folder.glob("zegelbewijs-*.docx"))
        assert not receipts or done.seal is not None
        assert all(NUMBER in all_text(path.read_bytes()) for path in receipts)
        if done.seal is not None:
            sealed += 1
            (again,) = here.seal(NUMBER)
            assert (again.al, again.fout) == (True, None)
            assert list(here.folder.glob("zegelbewijs-*.docx"))
            here = next(fresh)
        if not died:
            break
    assert step > 20
    assert sealed > 2


def test_exporting_killed_at_every_step_leaves_no_half_package(desk: Desk) -> None:
    desk.seal(NUMBER)

    def export(target: Path) -> None:
        with desk.open() as vault:
            export_package(Unlocked(vault, desk.owner), NUMBER, target, now=NOW)

    for step in count(1, 2 * stride(desk)):  # a package has many files
        target = desk.folder / f"pakket{step}"
        died = dies_at(step, desk.folder, lambda: export(target))  # noqa: B023  used at once
        if target.exists():
            assert check_package(target).klopt
        if not died:
            break
    assert step > 40
    assert target.exists()
    assert not list(desk.folder.glob(".dossiertool-*"))
    whole(desk)


def test_destroying_killed_at_every_step_keeps_all_or_nothing(desk: Desk) -> None:
    desk.seal(NUMBER)
    with desk.open() as vault:
        announce_destruction(Unlocked(vault, desk.owner), NUMBER, EARLY, now=NOW)

    def act(here: Desk) -> None:
        with here.open() as vault:
            opened = Unlocked(vault, here.owner)
            done = destroy(opened, NUMBER, said=None, now=LATER)
            assert tidy(opened)
            paper = here.folder / "verklaring.docx"
            if not paper.exists():
                declare(opened, [done], paper, on_server=False, pdf=False, today=LATER.date())

    fresh = copies(desk)
    here, destroyed = next(fresh), 0
    for step in count(1, stride(desk)):
        died = dies_at(step, here.folder, lambda: act(here))  # noqa: B023  used at once
        whole(here)
        paper = here.folder / "verklaring.docx"
        with here.open() as vault:
            try:
                assert gone(vault, NUMBER).number == NUMBER
                is_gone = True
            except NotFound:
                is_gone = False
                assert look(vault, here.owner, NUMBER, decrypt_all=True).differs == ()
        assert not paper.exists() or is_gone
        if is_gone:
            destroyed += 1
            act(here)
            assert NUMBER in all_text(paper.read_bytes())
            with here.open() as vault, pytest.raises(NotFound):
                vault.fetch(here.recovery, NUMBER)
            here = next(fresh)
        if not died:
            break
    assert step > 15
    assert destroyed > 2
