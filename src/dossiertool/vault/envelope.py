"""The envelope: JWE in General form under one frozen profile (`docs/format.md` §4).

`jwcrypto` is imported here only. It does the cryptography; what may stand in an envelope is decided
here, before it sees anything, because it accepts far more than the profile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jwcrypto.common import JWException
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK

from dossiertool.vault.encoding import (
    compact_json,
    from_base64url,
    strict_json,
    strict_object,
    to_base64url,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.keys import KeyPair, PublicKey

PROFILE = 1
MAX_ENVELOPE = 32 * 1024 * 1024
MAX_RECIPIENTS = 64

_ALG, _ENC = "ECDH-ES+A256KW", "A256GCM"
_IV_SIZE, _TAG_SIZE, _WRAPPED_KEY_SIZE, _COORDINATE_SIZE = 12, 16, 40, 32
_ENVELOPE = frozenset({"ciphertext", "iv", "protected", "recipients", "tag"})
_RECIPIENT = frozenset({"encrypted_key", "header"})
_HEADER = frozenset({"alg", "epk", "kid"})
_EPHEMERAL = frozenset({"crv", "kty", "x", "y"})


class Unreadable(Exception):
    """This envelope does not open with this key; the reason is for developers and holds no content."""


def body_header(dossier: str, version: int, epoch: int) -> bytes:
    """Return the protected header of a dossier's version: the only one a reader accepts for that row."""
    place = {"id": dossier, "version": version, "epoch": epoch, "state": "open", "retain_until": None}
    return _protected("json", "dossier-body+jose", place)


def grant_header(dossier: str, epoch: int) -> bytes:
    """Return the protected header of a grant: the only one a reader accepts for that row."""
    return _protected("jwk+json", "dossier-grant+jose", {"id": dossier, "epoch": epoch})


def encrypt(plaintext: bytes, header: bytes, recipients: Sequence[PublicKey]) -> bytes:
    """Return the envelope of a text that is not empty, for at most `MAX_RECIPIENTS` keys.

    Raises:
        ValueError: a public key that is no point on the curve.
    """
    token = JWE(plaintext, protected=header.decode("ascii"), algs=[_ALG, _ENC])
    for key in recipients:
        token.add_recipient(JWK(**key.jwk), header=compact_json({"alg": _ALG, "kid": key.kid}).decode("ascii"))
    members = strict_json(token.serialize().encode("ascii"))
    if "recipients" not in members:  # jwcrypto writes the flattened form for one recipient
        members["recipients"] = [{name: members.pop(name) for name in _RECIPIENT}]
    return compact_json(members)


def decrypt(envelope: bytes, header: bytes, pair: KeyPair) -> bytes:
    """Return the plaintext of an envelope that has this protected header, byte for byte.

    Raises:
        Unreadable: whatever is wrong: another header, no recipient with the key's kid, a changed bit,
            anything that the profile does not allow.
    """
    members = _checked(envelope, header)
    mine = [entry for entry in members["recipients"] if entry["header"]["kid"] == pair.public.kid]
    if len(mine) != 1:
        raise Unreadable("not exactly one recipient with this kid")
    token = JWE(algs=[_ALG, _ENC])
    try:
        # Only our own recipient goes in: jwcrypto would try the key on every one.
        token.deserialize(compact_json({**members, "recipients": mine}).decode("ascii"))
        token.decrypt(JWK(**pair.jwk()))
    except JWException:  # its text can repeat what it read
        raise Unreadable("does not decrypt") from None
    plaintext: bytes = token.payload
    return plaintext


def _protected(cty: str, typ: str, dossier: dict[str, Any]) -> bytes:
    return compact_json({"cty": cty, "dossier": {"p": PROFILE, **dossier}, "enc": _ENC, "typ": typ})


def _checked(envelope: bytes, header: bytes) -> dict[str, Any]:
    """Return the members of an envelope that follows the profile to the letter."""
    if len(envelope) > MAX_ENVELOPE:
        raise Unreadable("too large")
    try:
        members = strict_object(envelope, _ENVELOPE)
        if members["protected"] != to_base64url(header):
            raise Unreadable("another protected header")
        from_base64url(members["iv"], _IV_SIZE)
        from_base64url(members["tag"], _TAG_SIZE)
        from_base64url(members["ciphertext"])
        recipients = members["recipients"]
        if not isinstance(recipients, list) or not 1 <= len(recipients) <= MAX_RECIPIENTS:
            raise Unreadable("number of recipients")
        kids = [_checked_recipient(entry) for entry in recipients]
    except ValueError as problem:
        raise Unreadable(str(problem)) from None
    if len(set(kids)) != len(kids):
        raise Unreadable("one recipient twice")
    return members


def _checked_recipient(entry: object) -> str:
    """Return the kid of a recipient that follows the profile."""
    members = strict_object(entry, _RECIPIENT)
    from_base64url(members["encrypted_key"], _WRAPPED_KEY_SIZE)
    header = strict_object(members["header"], _HEADER)
    ephemeral = strict_object(header["epk"], _EPHEMERAL)
    if (header["alg"], ephemeral["crv"], ephemeral["kty"]) != (_ALG, "P-256", "EC"):
        raise Unreadable("another algorithm")
    for name in "xy":
        from_base64url(ephemeral[name], _COORDINATE_SIZE)
    if not isinstance(header["kid"], str):
        raise Unreadable("kid is not a text")
    return header["kid"]
