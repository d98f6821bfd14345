"""Signals: what somebody hands in to a dossier, encrypted to its key; who only reports can read none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Refused
from dossiertool.vault.changes import Beside
from dossiertool.vault.crypto.encoding import sha256_hex, strict_json
from dossiertool.vault.crypto.envelope import Unreadable, decrypt, encrypt, signal_header
from dossiertool.vault.dossiers import pair_of
from dossiertool.vault.format.entry import OPEN
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.lines import Signal, follow, read_signal
from dossiertool.vault.format.padding import pad
from dossiertool.vault.refusals import not_here
from dossiertool.vault.trust import SIGNALS, broken_chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.chain import Chain
    from dossiertool.vault.format.directory import Person
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.trust import Trust
    from dossiertool.vault.vault import Vault

MAX_SIGNAL = 256 * 1024


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A signal: its number in the vault, who handed it in, when (as they claim), and its JSON text.

    `hash` is what an entry names when the signal is taken in; `taken` says whether one did.
    """

    n: int
    at: str
    by: Person
    hash: str
    taken: bool
    text: bytes = field(repr=False)


@dataclass(slots=True)
class Signals:
    """The signals of a dossier, oldest first, and the numbers of those that are damaged or forged."""

    found: list[HandedIn] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)


def hand_in(vault: Vault, key: Opener, number: str, text: bytes, *, now: datetime) -> None:
    """Add a signal (JSON text in UTF-8) to a dossier.

    Raises:
        InvalidInput: no JSON, or too large.
        NotFound: the dossier is not there, or this key is not in its list.
        Refused: the dossier is sealed.
        Tampered: the signals of the vault are damaged or altered.
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
        if stands.state != OPEN:
            raise Refused(
                f"{number} is verzegeld: er kan geen signaal meer bij.",
                "Geef het signaal aan de beheerder van de kluis. Die kan het dossier heropenen.",
            )
        envelope = encrypt(pad(text, b" "), signal_header(stands.id, stands.epoch), [stands.key])
        last, prev = vault.trust.newest(transaction, SIGNALS)
        digest, n = sha256_hex(envelope), last + 1
        line = Signal(at, pen.directory.hash, stands.epoch, stands.id, n, prev, digest, pen.vault)
        transaction.add_signal(n, stands.id, envelope, line.signed(key.signer))
        vault.wrote(key, at)


def signals_of(vault: Vault, key: Opener, number: str) -> Signals:
    """Return the signals of a dossier.

    Raises:
        NotFound: the dossier is not there, or not for this key to read.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        signals, rows = Signals(), transaction.signals_of(opened.chain.id)
        for n, jws in rows:
            try:
                signals.found.append(_open(vault, transaction, opened, n, jws))
            except Unreadable:
                signals.damaged.append(n)
    return signals


def taking_in(hashes: Iterable[str]) -> Callable[[Transaction, Opened], Beside]:
    """Return what `Vault.save` needs to name these signals in the entry of the next version.

    Raises:
        Refused: when used, on a signal that was taken in meanwhile.
    """
    wanted = frozenset(hashes)

    def beside(transaction: Transaction, opened: Opened) -> Beside:
        if not opened.chain.signals.isdisjoint(wanted):
            raise Refused(
                f"Een signaal bij {opened.number} is intussen al opgenomen. Er is nu niets veranderd.",
                f"Kijk wat er nog ligt met: dossiertool kluis signaal lijst {opened.number}",
            )
        return Beside(signals=wanted)

    return beside


def follow_signals(transaction: Transaction, trust: Trust) -> list[tuple[Signal, str, Person]]:
    """Return all signals of the vault with hash and signer, their chain followed; the texts are not opened.

    Raises:
        Tampered: a signal is gone, out of place or forged, or there are fewer than a checkpoint says.
    """
    directory = trust.directory
    epochs: dict[str, int] = {}
    rows = transaction.signals()
    try:
        lines = [jws for _, jws in rows]
        found = follow(lines, read_signal, directory, trust.vault, trust.signals, trust.place)
        places = [directory.place(line.dir) for line, _, _ in found]
        if places != sorted(places) or [line.id for line, _, _ in found] != [dossier for dossier, _ in rows]:
            raise Unreadable("a signal that goes back, or of another dossier than its row says")
        for line, _, _ in found:
            if line.epoch < epochs.get(line.id, 1):
                raise Unreadable("a signal of an epoch that was over")
            epochs[line.id] = line.epoch
    except Unreadable:
        raise broken_chain(SIGNALS) from None
    return found


def require_whole(vault: Vault) -> None:
    """See that no signal of the vault was dropped or altered. Raises Tampered."""
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        follow_signals(transaction, vault.trust)


def may_have_signed(chain: Chain, line: Signal, by: Person) -> bool:
    """Tell whether who signed a signal was in the list of the dossier in the epoch that the signal names."""
    return any(done.entry.epoch == line.epoch and done.entry.access(by.kid) for done in chain.done)


def _open(vault: Vault, transaction: Transaction, opened: Opened, n: int, jws: bytes) -> HandedIn:
    chain, envelope = opened.chain, transaction.signal(n)
    line, digest, by = read_signal(jws, vault.trust.directory, vault.trust.vault)
    if envelope is None or (line.id, line.n, line.signal) != (chain.id, n, sha256_hex(envelope)):
        raise Unreadable("a signal out of place")
    trust = vault.trust
    if not may_have_signed(chain, line, by):
        raise Unreadable("by somebody who was not in the list")
    if n > trust.signals[0] and trust.directory.place(line.dir) < trust.place:
        raise Unreadable("signed with a directory that was over")
    if opened.secret is None:
        raise Unreadable("no key")
    pair = pair_of(transaction, chain, opened.secret, line.epoch)
    text = decrypt(envelope, signal_header(chain.id, line.epoch), pair).rstrip(b" ")
    if len(text) > MAX_SIGNAL:
        raise Unreadable("longer than a signal can be")
    return HandedIn(n, line.at, by, digest, digest in chain.signals, text)
