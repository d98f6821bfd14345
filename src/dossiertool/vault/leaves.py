"""Where the dossiers of a store stand, as the leaves that the root of a checkpoint is made of."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.format.checkpoint import merkle_root
from dossiertool.vault.format.fields import is_hash, is_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.format.checkpoint import Checkpoint
    from dossiertool.vault.store.rows import Head
    from dossiertool.vault.store.transaction import Transaction

_MAX_DOUBTFUL = 8


def leaves_under(transaction: Transaction, checkpoint: Checkpoint) -> dict[str, str] | None:
    """Return the newest entry of every dossier that a checkpoint covers, by id; None when they do not fit.

    A head or an entry that is damaged does not matter as long as the other says where the dossier stood.
    """
    certain: list[tuple[str, str]] = []
    doubtful: list[list[tuple[str, str] | None]] = []
    for head in transaction.heads():
        if head.after < checkpoint.n and is_leaf(head):
            certain.append((head.id, head.entry))
        elif is_id(head.id) and (leaf := covered(transaction, head.id, checkpoint.n)) is not None:
            certain.append(leaf)
    if not _holds(checkpoint, certain):
        certain, doubtful = _told_apart(transaction, checkpoint)
    for chosen in product(*doubtful):
        leaves = [*certain, *(leaf for leaf in chosen if leaf is not None)]
        if _holds(checkpoint, leaves):
            return dict(leaves)
    return None


def is_leaf(head: Head) -> bool:
    """Tell whether a row names a dossier and an entry."""
    return is_id(head.id) and is_hash(head.entry)


def covered(transaction: Transaction, dossier: str, checkpoint: int) -> tuple[str, str] | None:
    """Return the leaf of a dossier as its entries tell it; None when none is covered."""
    entry = transaction.entry_before(dossier, checkpoint)
    return None if entry is None else (dossier, sha256_hex(entry))


def _holds(checkpoint: Checkpoint, leaves: Sequence[tuple[str, str]]) -> bool:
    return len(leaves) == checkpoint.dossiers and merkle_root(leaves) == checkpoint.root


def _told_apart(
    transaction: Transaction, checkpoint: Checkpoint
) -> tuple[list[tuple[str, str]], list[list[tuple[str, str] | None]]]:
    """Return the leaves on which head and entries agree, and both readings of the few where they do not.

    A reading may be that there is no such dossier: a row that somebody slipped in has no entries.

    When a head or an entry was damaged, the other still gives the leaf, so that one damaged dossier does
    not close the vault. A dossier that was put back as a whole has one reading, which does not fit.
    """
    certain: list[tuple[str, str]] = []
    doubtful: list[list[tuple[str, str] | None]] = []
    for head in transaction.heads():
        leaf = covered(transaction, head.id, checkpoint.n) if is_id(head.id) else None
        own = (head.id, head.entry) if is_leaf(head) else None
        if leaf is not None and (leaf == own or own is None):
            certain.append(leaf)
        elif leaf != own:
            doubtful.append([leaf, own])
    return certain, doubtful[:_MAX_DOUBTFUL]
