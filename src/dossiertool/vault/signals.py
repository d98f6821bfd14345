"""Signals: what somebody hands in to a dossier, encrypted to its key; who only reports can read none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.dossiers import pair_of
from dossiertool.vault.encoding import sha256_hex, strict_json
from dossiertool.vault.envelope import Unreadable, decrypt, encrypt, signal_header
from dossiertool.vault.fields import to_minute
from dossiertool.vault.lines import Signal, read_signal
from dossiertool.vault.padding import pad
from dossiertool.vault.refusals import not_here

if TYPE_CHECKING:
    from datetime import datetime

    from dossiertool.vault.directory import Person
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.keys import Opener
    from dossiertool.vault.transaction import Transaction
    from dossiertool.vault.vault import Vault

MAX_SIGNAL = 256 * 1024


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A signal that was opened: who handed it in, when (as they claim), and its JSON text."""

    n: int
    at: str
    by: Person
    text: bytes = field(repr=False)


def hand_in(vault: Vault, key: Opener, number: str, text: bytes, *, now: datetime) -> int:
    """Add a signal (JSON text in UTF-8) to a dossier and return its number within it.

    Raises:
        InvalidInput: no JSON, or too large.
        NotFound: the dossier is not there, or this key is not in its list.
    """
    at = to_minute(now)
    try:
        if len(text) > MAX_SIGNAL:
            raise ValueError("too large")
        strict_json(text)
    except ValueError:
        raise InvalidInput("Dit signaal kan niet in de kluis.", "Maak het korter, als JSON.") from None
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.find(transaction, key, number)
        if opened is None:
            raise not_here(number)
        stands = opened.chain.now
        header = signal_header(stands.id, stands.epoch)
        envelope = encrypt(pad(text, b" "), header, [stands.key])
        n = len(transaction.signals(stands.id)) + 1
        line = Signal(at, pen.directory.hash, stands.epoch, stands.id, n, sha256_hex(envelope), pen.vault)
        transaction.add_signal(stands.id, n, envelope, line.signed(key.signer))
        vault.wrote(key, at)
    return n


def handed_in(vault: Vault, key: Opener, number: str) -> list[HandedIn]:
    """Return the signals of a dossier, oldest first.

    Raises:
        NotFound: the dossier is not there, or not for this key to read.
        Tampered: a signal was damaged, is missing, or is by somebody who was not in the list.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        found = []
        for n, (envelope, jws) in enumerate(transaction.signals(opened.chain.id), start=1):
            try:
                found.append(_open(vault, transaction, opened, (n, envelope, jws)))
            except Unreadable:
                raise Tampered(
                    f"Signaal {n} bij {number} is beschadigd of gewijzigd en wordt niet getoond.",
                    "Zet een reservekopie van de kluis terug.",
                ) from None
    return found


def _open(vault: Vault, transaction: Transaction, opened: Opened, row: tuple[int, bytes, bytes]) -> HandedIn:
    n, envelope, jws = row
    chain = opened.chain
    line, _, by = read_signal(jws, vault.trust.directory, vault.trust.vault)
    if (line.id, line.n, line.signal) != (chain.id, n, sha256_hex(envelope)):
        raise Unreadable("a signal out of place")
    listed = {one.kid for done in chain.done if done.entry.epoch == line.epoch for one in done.entry.grant}
    if by.kid not in listed:
        raise Unreadable("by somebody who was not in the list")
    if opened.secret is None:
        raise Unreadable("no key")
    pair = pair_of(transaction, chain, opened.secret, line.epoch)
    text = decrypt(envelope, signal_header(chain.id, line.epoch), pair).rstrip(b" ")
    return HandedIn(n, line.at, by, text)
