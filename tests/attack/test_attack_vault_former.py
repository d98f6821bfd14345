"""A colleague who left, with their old key and write access to the database: a signature counts no more."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import DossierError
from dossiertool.vault.access import expel
from dossiertool.vault.changes import given, new_dossier, new_version
from dossiertool.vault.check import check
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import encrypt, signal_header
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.lines import READ, Reading, Signal
from dossiertool.vault.format.padding import pad
from dossiertool.vault.format.roles import Role
from dossiertool.vault.log import log_of
from dossiertool.vault.signals import signals_of
from dossiertool.vault.trust import READS, SIGNALS
from dossiertool.vault.vault import Vault

from .own_client import School, now

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.changes import Pen
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.store.transaction import Transaction

MINE, NUMBER, AT = "D-2222-01", "D-7K3Q-92", "2026-11-21T14:05Z"


class Left:
    """A vault that Bram was in until just now, and what he can still write in its database."""

    def __init__(self, folder: Path) -> None:
        self.school = School(folder)
        self.folder, self.owner = self.school.vault, self.school.owner
        with Vault.open(self.folder) as vault:
            vault.save(self.owner, NUMBER, b'{"a":1}', now=now())
        self.bram: PersonalKey = self.school.colleague(Role.BEHANDELAAR, access=NUMBER)
        with Vault.open(self.folder) as vault:
            self.old = vault.trust.directory.hash
            self.bram_himself = vault.trust.directory.person(self.bram.public.kid)
        with Vault.open(self.folder) as vault:
            expel(vault, self.school.recovery, self.bram.public.kid, now=now())

    def pen(self, vault: Vault, transaction: Transaction) -> Pen:
        """Return what Bram writes with: the directory as it was when he was still in it."""
        pen = vault.pen(transaction, self.bram, AT)
        return replace(pen, directory=_As(vault, self.old))  # type: ignore[arg-type]


class _As:
    """The directory, with the hash of an older record as its newest."""

    def __init__(self, vault: Vault, digest: str) -> None:
        self._directory, self.hash = vault.trust.directory, digest

    def __getattr__(self, name: str) -> object:
        return getattr(self._directory, name)


@pytest.fixture
def left(tmp_path: Path) -> Left:
    return Left(tmp_path)


def test_attack_who_left_begins_no_dossier_for_a_colleague(left: Left) -> None:
    with closing(Vault.open(left.folder)) as vault, vault.writing() as transaction:
        pen = left.pen(vault, transaction)
        assert left.bram_himself is not None
        dossier, secret, change = new_dossier(pen, MINE, left.bram_himself, Body.new(b'{"vals":1}'))
        chain = Chain(dossier, pen.vault, vault.trust.directory)
        chain.add(change.entries[0])
        owner = vault.trust.directory.person(left.owner.public.kid)
        assert owner is not None
        more = given(pen, chain, secret, owner, Role.BEHANDELAAR)
        change.entries += more.entries
        change.grants |= more.grants
        chain = Chain(dossier, pen.vault, vault.trust.directory)
        assert vault.store(transaction, MINE, chain, None, change)
    with Vault.open(left.folder) as vault:
        vault.save(left.owner, NUMBER, b'{"a":2}', now=now())
        with pytest.raises(DossierError):
            vault.fetch(left.owner, MINE)
    with Vault.open(left.folder) as vault:
        with pytest.raises(DossierError):
            vault.fetch(left.owner, MINE)
        assert vault.fetch(left.owner, NUMBER) == b'{"a":2}'
        assert check(vault).problems


def test_attack_who_left_writes_no_version_while_their_access_is_still_being_taken_away(left: Left) -> None:
    with closing(Vault.open(left.folder)) as vault, vault.writing() as transaction:
        pen = left.pen(vault, transaction)
        found = vault.require(transaction, left.owner, NUMBER)  # his own grant is still there as well
        assert found.secret is not None
        change = new_version(pen, found.chain, found.secret, Body.new(b'{"vals":1}'))
        assert vault.store(transaction, NUMBER, found.chain, found, change)
    with Vault.open(left.folder) as vault, pytest.raises(DossierError):
        vault.fetch(left.owner, NUMBER)


def test_attack_who_left_hands_in_no_signal(left: Left) -> None:
    with closing(Vault.open(left.folder)) as vault, vault.writing() as transaction:
        found = vault.require(transaction, left.owner, NUMBER)
        stands = found.chain.now
        envelope = encrypt(pad(b'"vals"', b" "), signal_header(stands.id, 1), [stands.key])
        n, prev = vault.trust.newest(transaction, SIGNALS)
        line = Signal(AT, left.old, 1, stands.id, n + 1, prev, sha256_hex(envelope), vault.trust.vault)
        transaction.add_signal(n + 1, stands.id, envelope, line.signed(left.bram.signer))
    with closing(Vault.open(left.folder)) as vault:
        signals = signals_of(vault, left.owner, NUMBER)
        assert ([one.n for one in signals.found], signals.damaged) == ([], [1])
        assert ("signalen", "") in check(vault).problems


def test_attack_who_left_adds_no_line_to_the_log_of_reading(left: Left) -> None:
    with closing(Vault.open(left.folder)) as vault, vault.writing() as transaction:
        dossier = vault.require(transaction, left.owner, NUMBER).chain.id
        n, prev = vault.trust.newest(transaction, READS)
        line = Reading(READ, AT, None, left.old, dossier, n + 1, prev, vault.trust.vault, 1)
        transaction.add_reading(n + 1, dossier, line.signed(left.bram.signer))
    with closing(Vault.open(left.folder)) as vault:
        with pytest.raises(DossierError):
            log_of(vault, left.owner, NUMBER)
        assert ("leeslogboek", "") in check(vault).problems
