"""Destroying a dossier whose waiting days are over, and saying how that went (`docs/format.md` §12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dossiertool.errors import NotFound, Refused
from dossiertool.vault.announcing import exports_of, not_announced, standing_of
from dossiertool.vault.changes import destroyed
from dossiertool.vault.clock import day_of, require_clock
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.roles import Act
from dossiertool.vault.refusals import stale
from dossiertool.vault.sealing import require_archivist
from dossiertool.vault.shredded import shredded

if TYPE_CHECKING:
    from datetime import datetime

    from dossiertool.vault.announcing import Exported
    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.format.chain import Chain, Done
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Gone:
    """A dossier that was destroyed, as its last entries say."""

    number: str
    at: str
    by: str
    announced_at: str
    approved_by: str
    reason: str
    versions: int
    hash: str
    exports: tuple[Exported, ...] = ()


def shred(vault: Vault, key: Opener, number: str, *, said: date | None = None, now: datetime) -> Gone:
    """Destroy a dossier: its keys, its versions, its attachments and signals, all at once, for everybody.

    What the store no longer needs is given up by `Vault.tidy` after this. `said` is today as somebody typed it.

    Raises:
        NotFound: it is not there, or not for this key.
        Refused: this role may not, nothing was announced, the waiting days are not over, or the clock jumped.
    """
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        require_archivist(opened.role, Act.SHRED)
        stands = standing_of(opened)
        if stands.first_day is None:
            raise not_announced(number)
        require_clock(transaction, vault, opened.chain, now.date(), said=said)
        if day_of(at) < stands.first_day:
            raise Refused(
                f"{number} mag nog niet worden vernietigd: de wachttijd loopt tot {stands.first_day:%d-%m-%Y}.",
                f"Toch bewaren? Typ: dossiertool vernietig {number} --annuleer",
            )
        change = destroyed(pen, opened.chain, number)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
    vault.index.forget(key.pair, opened.chain.id)
    return gone(vault, number)


def gone(vault: Vault, number: str) -> Gone:
    """Return how a dossier was destroyed; no key is needed for that.

    Raises:
        NotFound: no dossier with this number was destroyed here.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        for chain in shredded(transaction, vault.trust, number):
            return _gone(transaction, vault, chain)
    raise NotFound(
        "Dit nummer staat niet in de kluis, of u hebt er geen toegang toe.",
        "Kijk wat u kunt openen met: dossiertool kluis lijst",
    )


def _gone(transaction: Transaction, vault: Vault, chain: Chain) -> Gone:
    last, said = chain.done[-1], _announcement(chain)
    approval = said.entry.approval
    assert approval is not None  # noqa: S101  the chain holds
    return Gone(
        number=chain.now.number or "",
        at=last.entry.at,
        by=last.by.name,
        announced_at=said.entry.at,
        approved_by=approval.by,
        reason=approval.reason,
        versions=chain.now.version,
        hash=last.hash,
        exports=exports_of(transaction, vault, chain.id),
    )


def _announcement(chain: Chain) -> Done:
    assert chain.announced is not None  # noqa: S101  else its last entry would not have been taken
    return chain.announced
