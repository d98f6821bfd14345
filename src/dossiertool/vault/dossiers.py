"""One dossier in the store: its key pair, the grants to it and its encrypted versions."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.encoding import compact_json
from dossiertool.vault.envelope import Unreadable, body_header, decrypt, encrypt
from dossiertool.vault.grants import open_grant, write_grant
from dossiertool.vault.keys import KeyPair, PublicKey
from dossiertool.vault.rows import Body, Head, KeyRow

if TYPE_CHECKING:
    from dossiertool.vault.store import Transaction

_OWNER, _RECOVERY = "owner", "recovery"
_FIRST_EPOCH = 1


def recipient_rows(owner: PublicKey, recovery: PublicKey) -> list[KeyRow]:
    """Return what the store keeps of the keys that get a grant for every new dossier."""
    roles = {_OWNER: owner, _RECOVERY: recovery}
    return [KeyRow(key.kid, role, compact_json(key.jwk).decode("ascii")) for role, key in roles.items()]


def recipients(transaction: Transaction) -> list[PublicKey]:
    """Return the keys that get a grant for every new dossier.

    Raises:
        Tampered: they are not one owner and one recovery key, or do not fit their kid.
    """
    rows = transaction.keys()
    try:
        keys = [PublicKey.from_jwk(row.jwk.encode()) for row in rows]
    except ValueError:
        keys = []
    roles = sorted(row.role for row in rows)
    if roles != [_OWNER, _RECOVERY] or [key.kid for key in keys] != [row.kid for row in rows]:
        raise Tampered(
            "De sleutels in de kluis zijn beschadigd of gewijzigd; er is niets bewaard.",
            "Zet een reservekopie van de kluis terug.",
        )
    return keys


def add_dossier(
    transaction: Transaction, number: str, keys: list[PublicKey]
) -> tuple[Head, KeyPair, dict[str, bytes]]:
    """Add a dossier without versions; return its head, its new key pair and the grants by kid."""
    head, pair = Head(secrets.token_hex(16), version=0, epoch=_FIRST_EPOCH), KeyPair.new()
    transaction.add_dossier(head)
    grants = {key.kid: write_grant(pair, number, key, dossier=head.id, epoch=head.epoch) for key in keys}
    for kid, grant in grants.items():
        transaction.add_grant(head.id, head.epoch, kid, grant)
    return head, pair, grants


def dossier_pair(transaction: Transaction, opener: KeyPair, head: Head, number: str) -> KeyPair:
    """Return the key pair of a dossier in the epoch of `head`.

    Raises:
        Tampered: the grant is missing or altered, or belongs to another number.
    """
    grant = transaction.grant(head.id, head.epoch, opener.public.kid)
    try:
        if grant is None:
            raise Unreadable("no grant")
        pair, found = open_grant(grant, opener, dossier=head.id, epoch=head.epoch)
        if found != number:
            raise Unreadable("another number")
    except Unreadable:
        raise altered(number) from None
    return pair


def add_version(transaction: Transaction, head: Head, pair: KeyPair, content: bytes, saved_at: str) -> bool:
    """Add the version after `head` and move the head; False when the head no longer stands there."""
    version = head.version + 1
    envelope = encrypt(content, body_header(head.id, version, head.epoch), [pair.public])
    transaction.add_body(Body(head.id, version, head.epoch, saved_at, envelope))
    return transaction.move_head(head, version)


def read_version(transaction: Transaction, opener: KeyPair, dossier: str, version: int, number: str) -> bytes:
    """Return the content of one version.

    Raises:
        Tampered: the version or its grant is missing or altered.
    """
    body = transaction.body(dossier, version)
    if body is None:
        raise altered(number, version)
    pair = dossier_pair(transaction, opener, Head(dossier, version, body.epoch), number)
    try:
        return decrypt(body.envelope, body_header(dossier, version, body.epoch), pair)
    except Unreadable:
        raise altered(number, version) from None


def altered(number: str, version: int | None = None) -> Tampered:
    """Say that a dossier, or one version of it, is not what was saved."""
    which = number if version is None else f"{number}, versie {version},"
    return Tampered(
        f"{which} is beschadigd of gewijzigd en wordt niet getoond.",
        "Haal een eerdere versie op met --versie N, of zet een reservekopie van de kluis terug.",
    )
