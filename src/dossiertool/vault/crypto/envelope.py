"""The envelope: JWE in General form under one frozen profile (`docs/format.md` §4).

What may stand in an envelope is decided here, to the letter; `jose` does the cryptography.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.vault.crypto import jose
from dossiertool.vault.crypto.encoding import (
    canonical_object,
    compact_json,
    from_base64url,
    require_base64url,
    strict_object,
    to_base64url,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.crypto.keys import KeyPair, PublicKey

PROFILE = 1
MAX_ENVELOPE = 32 * 1024 * 1024
MAX_RECIPIENTS = 64

_IV_SIZE, _TAG_SIZE, _WRAPPED_KEY_SIZE, _COORDINATE_SIZE = 12, 16, 40, 32
_ENVELOPE = frozenset({"ciphertext", "iv", "protected", "recipients", "tag"})
_RECIPIENT = frozenset({"encrypted_key", "header"})
_HEADER = frozenset({"alg", "epk", "kid"})
_EPHEMERAL = frozenset({"crv", "kty", "x", "y"})


class Unreadable(Exception):
    """This envelope does not open with this key; the reason is for developers and holds no content."""


def body_header(
    dossier: str, version: int, epoch: int, *, state: str = "open", retain_until: str | None = None
) -> bytes:
    """Return the protected header of a dossier's version: the only one a reader accepts for that row."""
    place = {"id": dossier, "version": version, "epoch": epoch, "state": state, "retain_until": retain_until}
    return _protected("json", "dossier-body+jose", place)


def grant_header(dossier: str, epoch: int, kind: str = "grant") -> bytes:
    """Return the protected header of a `grant`, `pointer` or `link`: the only one accepted for that row."""
    return _protected("jwk+json", f"dossier-{kind}+jose", {"id": dossier, "epoch": epoch})


def signal_header(dossier: str, epoch: int) -> bytes:
    """Return the protected header of a signal."""
    return _protected("json", "dossier-signal+jose", {"id": dossier, "epoch": epoch})


def attachment_header(dossier: str, attachment: str, epoch: int) -> bytes:
    """Return the protected header of an attachment."""
    place = {"id": dossier, "att": attachment, "epoch": epoch}
    return _protected("octet-stream", "dossier-attachment+jose", place)


def encrypt(plaintext: bytes, header: bytes, recipients: Sequence[PublicKey]) -> bytes:
    """Return the envelope of a text that is not empty, for at most `MAX_RECIPIENTS` keys.

    Raises:
        ValueError: a public key that is no point on the curve.
    """
    return compact_json(jose.encrypt(plaintext, header, {key.kid: key.jwk for key in recipients}))


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
    try:
        # Only our own recipient goes in: jwcrypto would try the key on every one.
        return jose.decrypt({**members, "recipients": mine}, pair.jwk())
    except ValueError as problem:
        raise Unreadable(str(problem)) from None


def _protected(cty: str, typ: str, dossier: dict[str, Any]) -> bytes:
    return compact_json({"cty": cty, "dossier": {"p": PROFILE, **dossier}, "enc": jose.ENC, "typ": typ})


def _checked(envelope: bytes, header: bytes) -> dict[str, Any]:
    """Return the members of an envelope that follows the profile to the letter."""
    if len(envelope) > MAX_ENVELOPE:
        raise Unreadable("too large")
    try:
        members = canonical_object(envelope, _ENVELOPE)
        if members["protected"] != to_base64url(header):
            raise Unreadable("another protected header")
        from_base64url(members["iv"], _IV_SIZE)
        from_base64url(members["tag"], _TAG_SIZE)
        require_base64url(members["ciphertext"])
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
    if (header["alg"], ephemeral["crv"], ephemeral["kty"]) != (jose.ALG, "P-256", "EC"):
        raise Unreadable("another algorithm")
    for name in "xy":
        from_base64url(ephemeral[name], _COORDINATE_SIZE)
    if not isinstance(header["kid"], str):
        raise Unreadable("kid is not a text")
    return header["kid"]
