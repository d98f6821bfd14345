"""Takes somebody's access away everywhere, some dossiers in each transaction, so that it can be resumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import DossierError
from dossiertool.vault.access import require_give
from dossiertool.vault.attachments import resealing
from dossiertool.vault.changes import given, taken
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.dossiers import altered, follow, open_dossier, read_body
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.list_cache import Known
from dossiertool.vault.refusals import not_here, require_unsealed, stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from dossiertool.vault.changes import Pen
    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.index import Numbers
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault

_TOGETHER = 25
_READ_TOGETHER = 200


def dossiers_of(vault: Vault, key: Opener, kid: str) -> list[str | DossierError]:
    """Return the number of each dossier that names this kid in its list, as its signed entries say.

    Of a dossier that was damaged or altered it cannot be said: the failure stands in its place.
    """
    found: list[str | DossierError] = []
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        known = vault.index.known(transaction, key.pair, vault.trust.directory)
        for place, (head, one) in enumerate(known):
            if place % _READ_TOGETHER == 0:
                part = [other.id for other, _ in known[place : place + _READ_TOGETHER]]
                transaction.fetch_together(key.pair.public.kid, part, bodies=False)
            shown = one.number or "Een dossier"
            try:
                if follow(transaction, vault.trust, head).now.access(kid) is not None:
                    found.append(one.number or altered(shown))
            except Unreadable:
                found.append(altered(shown))
    return found


def take_everywhere(
    vault: Vault, key: Opener, kid: str, numbers: Sequence[str], *, now: datetime, heir: str | None = None
) -> Iterator[str | DossierError]:
    """Take the access of `kid` to these dossiers away, as `access.take`; yield each number when it is done.

    With an `heir` that kid gets the same access first. What fails is yielded as the failure; the rest goes on.
    Whoever stops halfway gives the same call again: what is done is done.
    """
    at = to_minute(now)
    for start in range(0, len(numbers), _TOGETHER):
        done: list[str | DossierError] = []
        with vault.writing() as transaction:
            pen = vault.pen(transaction, key, at)
            known = vault.index.now(transaction, key.pair, pen.directory)
            for number in numbers[start : start + _TOGETHER]:
                try:
                    _take(vault, transaction, (key, pen, known), number, (kid, heir))
                    done.append(number)
                except DossierError as problem:
                    done.append(problem)
            vault.wrote(key, at)
        yield from done


def _take(
    vault: Vault,
    transaction: Transaction,
    desk: tuple[Opener, Pen, Numbers],
    number: str,
    who: tuple[str, str | None],
) -> None:
    key, pen, known = desk
    kid, heir = who
    opened = _open(vault, transaction, key, known, number)
    access = opened.chain.now.access(kid)
    if access is None:
        return  # somebody else did it meanwhile
    require_give(opened, access.role)
    require_unsealed(number, opened.chain.now.state)
    if heir is not None:
        opened = _give(vault, transaction, desk, opened, (heir, kid))
    if opened.secret is None:
        raise not_here(number)
    body = read_body(transaction, opened, opened.chain.now.version)
    files = resealing(transaction, opened)
    _, change = taken(pen, opened.chain, opened.secret, frozenset({kid}), body, files)
    if not vault.store(transaction, number, opened.chain, opened, change):
        raise stale(number)
    place = (opened.chain.id, opened.chain.now.epoch)
    grant = change.grants.get((place[1], key.pair.public.kid))
    if grant is not None:
        vault.index.learn(key.pair, place, Known(sha256_hex(grant), number))


def _give(
    vault: Vault,
    transaction: Transaction,
    desk: tuple[Opener, Pen, Numbers],
    opened: Opened,
    who: tuple[str, str],
) -> Opened:
    """Give the heir what the other has, and return the dossier as it stands then."""
    key, pen, known = desk
    heir, other = (opened.chain.now.access(kid) for kid in who)
    person = pen.directory.person(who[0])
    if person is None or other is None or opened.secret is None:
        raise not_here(opened.number)
    if heir is not None and heir.role is other.role:
        return opened
    change = given(pen, opened.chain, opened.secret, person, other.role)
    if not vault.store(transaction, opened.number, opened.chain, opened, change):
        raise stale(opened.number)
    return _open(vault, transaction, key, known, opened.number)


def _open(vault: Vault, transaction: Transaction, key: Opener, known: Numbers, number: str) -> Opened:
    head = known.find(transaction, number)
    opened = None if head is None else open_dossier(transaction, vault.trust, key.pair, head, number)
    if opened is None:
        raise not_here(number)
    return opened
