"""Grants: a dossier's private key, with its number, encrypted to one key (`docs/format.md` §5).

The number stands here and nowhere else, so that the store cannot tell which dossier is whose.
"""

from __future__ import annotations

import re

from dossiertool.vault.encoding import compact_json, strict_object
from dossiertool.vault.envelope import Unreadable, decrypt, encrypt, grant_header
from dossiertool.vault.keys import KeyPair, PublicKey

_NUMBER_MEMBER = "dossiernummer"
_PAYLOAD = frozenset({"crv", "d", _NUMBER_MEMBER, "kty", "use", "x", "y"})
_NUMBER = re.compile(r"[A-Z]-[0-9A-Z]{4}-[0-9]{2}")


def is_number(number: str) -> bool:
    """Tell whether this has the shape of a dossier's or groepsplan's number, so that it may be shown."""
    return _NUMBER.fullmatch(number) is not None


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
    try:
        jwk = strict_object(payload, _PAYLOAD)
        number = jwk.pop(_NUMBER_MEMBER)
        opened = KeyPair.from_jwk(jwk)
    except ValueError:
        raise Unreadable("not what a grant holds") from None
    if not isinstance(number, str) or not is_number(number):
        raise Unreadable("no number")
    return opened, number
