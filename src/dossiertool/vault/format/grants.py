"""Grants: a dossier's private key, with its number, encrypted to one key (`docs/format.md` §5).

The number stands here and nowhere else, so that the store cannot tell which dossier is whose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from dossiertool.vault.crypto.encoding import canonical_object, compact_json
from dossiertool.vault.crypto.envelope import Unreadable, decrypt, encrypt, grant_header
from dossiertool.vault.crypto.keys import KeyPair, PublicKey

if TYPE_CHECKING:
    from collections.abc import Callable

_Key = TypeVar("_Key")
_NUMBER_MEMBER = "dossiernummer"
_PAYLOAD = frozenset({"crv", "d", _NUMBER_MEMBER, "kty", "use", "x", "y"})
_NUMBER = re.compile(r"[A-Z]-[0-9A-Z]{4}-[0-9]{2}")


def is_number(number: str) -> bool:
    """Tell whether this has the shape of a dossier's or groepsplan's number, so that it may be shown."""
    return _NUMBER.fullmatch(number) is not None


def write_pointer(key: PublicKey, number: str, to: PublicKey, *, dossier: str, epoch: int) -> bytes:
    """Return the envelope that lets a melder encrypt a signal to this dossier, and open nothing."""
    payload = compact_json({**key.jwk, _NUMBER_MEMBER: number})
    return encrypt(payload, grant_header(dossier, epoch, "pointer"), [to])


def open_pointer(envelope: bytes, pair: KeyPair, *, dossier: str, epoch: int) -> tuple[PublicKey, str]:
    """Return the dossier's public key and its number.

    Raises:
        Unreadable: as `open_grant`.
    """
    payload = decrypt(envelope, grant_header(dossier, epoch, "pointer"), pair)
    return _parsed(payload, _PAYLOAD - {"d"}, PublicKey.from_jwk)


def write_link(older: KeyPair, number: str, to: PublicKey, *, dossier: str, epoch: int) -> bytes:
    """Return the envelope that lets whoever opens the next epoch open this one; `epoch` is the older."""
    payload = compact_json({**older.jwk(), _NUMBER_MEMBER: number})
    return encrypt(payload, grant_header(dossier, epoch, "link"), [to])


def open_link(envelope: bytes, newer: KeyPair, *, dossier: str, epoch: int) -> tuple[KeyPair, str]:
    """Return the key pair of the older epoch and the dossier's number.

    Raises:
        Unreadable: as `open_grant`.
    """
    payload = decrypt(envelope, grant_header(dossier, epoch, "link"), newer)
    return _parsed(payload, _PAYLOAD, KeyPair.from_jwk)


def write_grant(pair: KeyPair, number: str, to: PublicKey, *, dossier: str, epoch: int) -> bytes:
    """Return the envelope that lets the holder of one key open this dossier."""
    payload = compact_json({**pair.jwk(), _NUMBER_MEMBER: number})
    return encrypt(payload, grant_header(dossier, epoch), [to])


def open_grant(envelope: bytes, pair: KeyPair, *, dossier: str, epoch: int) -> tuple[KeyPair, str]:
    """Return the dossier's key pair and its number.

    Raises:
        Unreadable: not for this key or this dossier, damaged, or not what a grant holds.
    """
    payload = decrypt(envelope, grant_header(dossier, epoch), pair)
    return _parsed(payload, _PAYLOAD, KeyPair.from_jwk)


def _parsed(payload: bytes, members: frozenset[str], read: Callable[[object], _Key]) -> tuple[_Key, str]:
    try:
        jwk = canonical_object(payload, members)
        number = jwk.pop(_NUMBER_MEMBER)
        key = read(jwk)
    except ValueError:
        raise Unreadable("not what a grant holds") from None
    if not isinstance(number, str) or not is_number(number):
        raise Unreadable("no number")
    return key, number
