"""What a search asks of each dossier, from the cache; only what changed since is decrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.dossiers import open_dossier, read_body
from dossiertool.vault.list_cache import Summary
from dossiertool.vault.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.list_cache import Known
    from dossiertool.vault.store.rows import Head
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault

_TOGETHER = 100


def summaries(
    vault: Vault,
    key: Opener,
    read: Callable[[bytes, str], Summary],
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> dict[str, Summary]:
    """Return by id what each dossier says that this key can read; without those that do not open.

    `read` makes a summary of a text and the time when it was saved, and raises ValueError when it cannot.
    Of a dossier that is for handing in signals only, nothing is known. `step` hears how many are done.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        with uncollected():
            known = vault.index.known(transaction, key.pair, vault.trust.directory)
        changed = [(head, one) for head, one in known if one.number is not None and one.entry != head.entry]
        for done, (head, one, opened) in enumerate(_opened(vault, transaction, key, changed), start=1):
            try:
                one.summary, one.entry = _summary(transaction, opened, read), head.entry
            except (Tampered, ValueError):
                one.summary, one.entry = None, None
            step(done, len(changed))
        if changed:
            vault.index.learned(key.pair)
    return {head.id: one.summary for head, one in known if one.summary is not None}


def _opened(
    vault: Vault, transaction: Transaction, key: Opener, heads: list[tuple[Head, Known]]
) -> Iterator[tuple[Head, Known, Opened | None]]:
    for start in range(0, len(heads), _TOGETHER):
        part = heads[start : start + _TOGETHER]
        transaction.fetch_together(key.pair.public.kid, [head.id for head, _ in part])
        for head, one in part:
            try:
                opened = open_dossier(transaction, vault.trust, key.pair, head, one.number or "")
            except Tampered:
                opened = None
            yield head, one, opened


def _summary(transaction: Transaction, opened: Opened | None, read: Callable[[bytes, str], Summary]) -> Summary:
    if opened is None:
        raise ValueError("does not open")
    if opened.secret is None:
        return Summary()
    text = read_body(transaction, opened, opened.chain.now.version).text
    return read(text, opened.head.saved_at)._replace(bewaren_tot=opened.chain.term)
