"""Whether rows of `heads` say what was signed: for a list, which follows no chains (`docs/format.md` §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.entry import read_entry
from dossiertool.vault.format.roles import Act
from dossiertool.vault.store.rows import Head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.list_cache import Known
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.trust import Trust

_TOGETHER = 500
_NEW_VERSION = (Act.CREATE, Act.EDIT)


def learn_rows(transaction: Transaction, trust: Trust, known: Sequence[tuple[Head, Known]]) -> bool:
    """Compare each row that changed since it was known with the entries, and keep those that fit in `known`.

    Of the rest `is_signed` is false. Return whether anything was learned.
    """
    changed = [(head, one) for head, one in known if not is_signed(head, one)]
    learned = False
    for start in range(0, len(changed), _TOGETHER):
        part = changed[start : start + _TOGETHER]
        chains = transaction.chains([head.id for head, _ in part])
        for head, one in part:
            try:
                if _signed_row(chains.get(head.id, ()), trust) == head:
                    one.row, learned = _said(head), True
            except Unreadable:
                continue
    return learned


def is_signed(head: Head, known: Known) -> bool:
    """Tell whether this row is the one that was compared with what was signed."""
    return known.row == _said(head)


def _said(head: Head) -> str:
    """Return what a row says, as the cache keeps it."""
    return f"{head.version} {head.saved_at} {head.state} {head.entry}"


def _signed_row(entries: Sequence[bytes], trust: Trust) -> Head:
    """Return the row that belongs to these entries: the signature of the newest covers those before it.

    Whether each might be signed by who did, is looked at when the dossier is opened.

    Raises:
        Unreadable: they are no chain, or the newest was not signed by somebody of this vault.
    """
    if not entries:
        raise Unreadable("no entries")
    newest, claim = read_entry(entries[-1])
    signer = trust.directory.signer(claim.kid, trust.directory.place(newest.dir))
    claim.require_by(signer.sig)
    entry = newest
    for before in reversed(entries[:-1]):
        if entry.act in _NEW_VERSION:
            break
        if sha256_hex(before) != entry.prev:
            raise Unreadable("an entry out of place")
        entry, _ = read_entry(before)
    if entry.act not in _NEW_VERSION or newest.vault != trust.vault:
        raise Unreadable("no version, or of another vault")
    return Head(
        newest.id, entry.version, newest.epoch, newest.seq, claim.hash, newest.after, entry.at, newest.state
    )
