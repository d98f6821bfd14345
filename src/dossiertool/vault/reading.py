"""Reads several dossiers at a time, and has it written down who read them before anybody sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from dossiertool.errors import DossierError
from dossiertool.vault.dossiers import open_dossier, read_body
from dossiertool.vault.format.roles import may_read
from dossiertool.vault.log import note_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Text:
    """The newest version of a dossier as it was saved: JSON in UTF-8."""

    version: int
    content: bytes = field(repr=False)


def read_noted(
    vault: Vault,
    key: Opener,
    numbers: Sequence[str],
    act: str,
    *,
    now: datetime,
    noted: Container[tuple[str, int]] = (),
) -> dict[str, Text | DossierError]:
    """Return the newest version of each of these dossiers, by number, or why it cannot be read.

    The lines in the log of reading (`act`: `READ` or `EXPORT`) are on the disk, in one transaction, when this
    returns; what is in `noted` (number and version) has one already. All are in memory at once.

    Raises:
        InvalidInput: the vault cannot be written, so nothing may be read. Tampered: the whole vault is altered.
        NotFound: this key was revoked meanwhile.
    """

    def newest(transaction: Transaction, opened: Opened) -> tuple[Opened, Text]:
        version = opened.chain.now.version
        return opened, Text(version, read_body(transaction, opened, version).text)

    found = _each(vault, key, numbers, newest)
    read = [one for one in found.values() if not isinstance(one, DossierError)]
    unnoted = [(opened, text.version) for opened, text in read if (opened.number, text.version) not in noted]
    note_readings(vault, key, unnoted, act, now=now)
    return {number: one if isinstance(one, DossierError) else one[1] for number, one in found.items()}


def stamps_of(vault: Vault, key: Opener, numbers: Sequence[str]) -> dict[str, str | DossierError]:
    """Return the signed, salted hash of each dossier: it changes when the text does, and says nothing about it.

    Nothing is decrypted but grants, so nothing was read. For what cannot be opened: why not.
    """

    def stamp(_: Transaction, opened: Opened) -> str:
        return opened.chain.versions[opened.chain.now.version].doc

    return _each(vault, key, numbers, stamp)


def _each(
    vault: Vault, key: Opener, numbers: Sequence[str], take: Callable[[Transaction, Opened], _Found]
) -> dict[str, _Found | DossierError]:
    """Return what `take` makes of each dossier, by number; a failure of one is a value."""
    try:
        return dict(_taken(vault, key, numbers, take))
    except DossierError as problem:  # the store itself fails on one of them: the others may still be there
        if len(numbers) == 1:
            return {numbers[0]: problem}
    return {number: _each(vault, key, [number], take)[number] for number in numbers}


def _taken(
    vault: Vault, key: Opener, numbers: Sequence[str], take: Callable[[Transaction, Opened], _Found]
) -> Iterator[tuple[str, _Found | DossierError]]:
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        places: dict[str, list[str]] = {}
        for place, number in vault.numbers(transaction, key).items():
            places.setdefault(number, []).append(place)
        for number in numbers:
            try:
                yield (
                    number,
                    take(transaction, _opened(vault, transaction, key, number, places.get(number, []))),
                )
            except DossierError as problem:
                yield number, problem


def _opened(vault: Vault, transaction: Transaction, key: Opener, number: str, places: Sequence[str]) -> Opened:
    """Return a dossier of which it is known where it stands; raises as `Vault.require`."""
    head = transaction.head(places[0]) if len(places) == 1 else None
    opened = head and open_dossier(transaction, vault.trust, key.pair, head, number)
    if not opened or not may_read(opened.role):
        return vault.require(transaction, key, number)  # says why not
    return opened
