"""A program of one's own: keys of the school used without what dossiertool looks at before it writes."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dossiertool.vault.access import admit, give
from dossiertool.vault.changes import new_version
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import encrypt, signal_header
from dossiertool.vault.crypto.keyfile import lock
from dossiertool.vault.crypto.keys import PersonalKey, new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.lines import Signal
from dossiertool.vault.format.padding import pad
from dossiertool.vault.format.roles import Role
from dossiertool.vault.trust import SIGNALS
from dossiertool.vault.vault import Vault

from .desk import CHEAP, NUMBER, Desk

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "een zin die niemand raadt"


class School(Desk):
    """A desk of which the recovery key is at hand, with colleagues."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.owner, self.recovery = new_personal_key(), new_recovery_key()
        self.key_file.write_bytes(lock(self.owner, PASSPHRASE, _cost=CHEAP))
        Vault.begin(self.vault, owner=self.owner, recovery=self.recovery, now=now()).close()
        self.paper = folder / "herstel.txt"
        self.paper.write_text(self.recovery.text, encoding="utf-8")

    def colleague(self, role: Role, name: str = "Bram", access: str | None = NUMBER) -> PersonalKey:
        """Put somebody in the directory, and give access to a dossier."""
        key = new_personal_key()
        with Vault.open(self.vault) as vault:
            admit(vault, self.recovery, Person(name, role, key.public, key.signer.public), now=now())
            if access:
                give(vault, self.owner, access, key.public.kid, role, now=now())
        return key

    def options_of(self, key: PersonalKey, name: str) -> tuple[object, ...]:
        """Return the options with which somebody else works, at a computer of their own."""
        folder = self.folder / name
        folder.mkdir()
        (folder / "sleutel.json").write_bytes(lock(key, PASSPHRASE, _cost=CHEAP))
        file = folder / "sleutel.json"
        return ("--kluis", self.vault, "--sleutel", file, "--wachtzin-bestand", self.passphrase)


def save_as_it_is(vault: Path, key: PersonalKey, number: str, text: bytes) -> None:
    """Save bytes as the next version: signed and encrypted as they should be, whatever they are."""
    with Vault.open(vault) as opened:
        with opened.writing() as transaction:
            pen = opened.pen(transaction, key, "2026-11-21T14:05Z")
            found = opened.require(transaction, key, number)
            assert found.secret is not None
            change = new_version(pen, found.chain, found.secret, Body(text, secrets.token_bytes(32)))
            assert opened.store(transaction, number, found.chain, found, change)
        opened.wrote(key, "2026-11-21T14:05Z")


def hand_in_as_it_is(vault: Path, key: PersonalKey, number: str, *texts: bytes) -> None:
    """Hand in bytes as signals: signed and encrypted as they should be, whatever they are."""
    with Vault.open(vault) as opened:
        with opened.writing() as transaction:
            pen = opened.pen(transaction, key, "2026-11-21T14:05Z")
            found = opened.find(transaction, key, number)
            assert found is not None
            now = found.chain.now
            n, prev = opened.trust.newest(transaction, SIGNALS)
            for text in texts:
                envelope = encrypt(pad(text, b" "), signal_header(now.id, now.epoch), [now.key])
                n, digest, record = n + 1, sha256_hex(envelope), pen.directory.hash
                signed = Signal(pen.at, record, now.epoch, now.id, n, prev, digest, pen.vault).signed(
                    key.signer
                )
                transaction.add_signal(n, now.id, envelope, signed)
                prev = sha256_hex(signed)
        opened.wrote(key, "2026-11-21T14:05Z")


def now() -> datetime:
    return datetime.now(UTC)
