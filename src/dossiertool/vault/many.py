"""Many dossiers in one transaction: saved and read back, or read; the numbers are looked up once for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import DossierError
from dossiertool.vault.dossiers import altered, open_dossier, read_body
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.roles import may_read
from dossiertool.vault.refusals import not_here
from dossiertool.vault.vault import Saved, body_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.body import Body
    from dossiertool.vault.index import Numbers
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault, Wish


def save_many(
    vault: Vault, key: Opener, wishes: Sequence[Wish], *, now: datetime
) -> list[Saved | DossierError]:
    """Save each as `Vault.save` does, all in one transaction, and read each back after that.

    Return for each what was saved, or why not; one that is refused does not hinder the others.

    Raises:
        InvalidInput: the disk is full or the vault in use: then nothing was saved.
    """
    at = to_minute(now)
    outcomes: list[Saved | DossierError] = []
    bodies = [_body(wish) for wish in wishes]  # before others are kept out
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        numbers = vault.index.now(transaction, key.pair, pen.directory)
        for wish, body in zip(wishes, bodies, strict=True):
            if isinstance(body, DossierError):
                outcomes.append(body)
                continue
            try:
                opened = _find(vault, transaction, key, numbers, wish.number)
                chain = vault.write(transaction, key, pen, opened, wish, body)
            except DossierError as problem:
                outcomes.append(problem)
                continue
            if opened is None:
                numbers.add(wish.number, chain.id)
            outcomes.append(Saved(wish.number, chain.now.version))
        if any(isinstance(one, Saved) for one in outcomes):
            vault.wrote(key, at)
    return _read_back(vault, key, wishes, outcomes)


def read_many(vault: Vault, key: Opener, numbers: Sequence[str]) -> dict[str, tuple[int, bytes] | DossierError]:
    """Return of each number that is there: the newest version and its text, or why it does not open."""
    found: dict[str, tuple[int, bytes] | DossierError] = {}
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        known = vault.index.now(transaction, key.pair, vault.trust.directory)
        known.fetch_together(transaction, numbers)
        for number in numbers:
            try:
                opened = _find(vault, transaction, key, known, number)
                if opened is not None:
                    version = opened.chain.now.version
                    found[number] = (version, read_body(transaction, _readable(opened), version).text)
            except DossierError as problem:
                found[number] = problem
    return found


def _body(wish: Wish) -> Body | DossierError:
    try:
        return body_of(wish.number, wish.content)
    except DossierError as problem:
        return problem


def _find(vault: Vault, transaction: Transaction, key: Opener, numbers: Numbers, number: str) -> Opened | None:
    head = numbers.find(transaction, number)
    return None if head is None else open_dossier(transaction, vault.trust, key.pair, head, number)


def _readable(opened: Opened) -> Opened:
    if not may_read(opened.role):
        raise not_here(opened.number)
    return opened


def _read_back(
    vault: Vault, key: Opener, wishes: Sequence[Wish], outcomes: list[Saved | DossierError]
) -> list[Saved | DossierError]:
    """Compare what is on the disk now with what was to be saved."""
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        numbers = vault.index.now(transaction, key.pair, vault.trust.directory)
        numbers.fetch_together(transaction, [one.number for one in outcomes if isinstance(one, Saved)])
        for place, (wish, saved) in enumerate(zip(wishes, outcomes, strict=True)):
            if not isinstance(saved, Saved):
                continue
            try:
                opened = _find(vault, transaction, key, numbers, wish.number)
                if opened is None or read_body(transaction, opened, saved.version).text != wish.content:
                    raise altered(wish.number, saved.version)
                vault.trust.saved(opened.chain)
            except DossierError as problem:
                outcomes[place] = problem
    return outcomes
