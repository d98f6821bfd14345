"""Dossiers that were destroyed: their numbers, which stay for ever and are nobody's any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import Refused
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.entry import SHREDDED, read_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.trust import Trust


def shredded_ids(transaction: Transaction) -> dict[str, list[str]]:
    """Return the ids of destroyed dossiers by number, as their last entries say; no signature is looked at."""
    found: dict[str, list[str]] = {}
    for head in transaction.heads(SHREDDED):
        try:
            entry, _ = read_entry(transaction.entries(head.id)[-1])
        except (Unreadable, IndexError):
            continue  # `kluis controleer` says so
        if entry.number is not None:
            found.setdefault(entry.number, []).append(head.id)
    return found


def shredded(transaction: Transaction, trust: Trust, number: str) -> Iterator[Chain]:
    """Yield the chain of each dossier of this number that was destroyed, followed and found good."""
    for id_ in shredded_ids(transaction).get(number, ()):
        try:
            chain = Chain.follow(transaction.entries(id_), trust.directory, id=id_, vault=trust.vault)
        except Unreadable:
            continue
        if chain.now.number == number:
            yield chain


def require_not_shredded(transaction: Transaction, trust: Trust, number: str) -> None:
    """Refuse to begin a dossier under the number of one that was destroyed. Raises Refused."""
    chain = next(shredded(transaction, trust, number), None)
    if chain is not None:
        raise Refused(
            f"{number} is niet bewaard: het dossier met dit nummer is vernietigd op {chain.done[-1].entry.at}.",
            "Is dit een oud bestand van dat dossier? Haal het weg. Een ander dossier krijgt een nieuw nummer: "
            "dossiertool nieuw dossier",
        )
