"""What is signed: JWS in flattened form under one frozen profile (`docs/format.md` §6).

A claim is read first and verified afterwards, because its `kid` and its place say with which key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dossiertool.vault.crypto import jose
from dossiertool.vault.crypto.encoding import (
    canonical_object,
    canonical_value,
    compact_json,
    from_base64url,
    sha256_hex,
    strict_json,
)
from dossiertool.vault.crypto.envelope import PROFILE, Unreadable
from dossiertool.vault.format.fields import is_kid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dossiertool.vault.crypto.keys import SignatureKey, SigningPair

    Shape = Mapping[str, Callable[[Any], bool]]

MAX_PAYLOAD = 64 * 1024
_MAX_JWS = MAX_PAYLOAD * 4 // 3 + 1024
_SIGNATURE_SIZE = 64
_JWS = frozenset({"payload", "protected", "signature"})
_HEADER = frozenset({"alg", "kid", "typ"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What a signed object says before its signature is looked at; `hash` is over its exact bytes."""

    kid: str
    payload: dict[str, Any]
    hash: str
    jws: bytes = field(repr=False)

    def require_by(self, key: SignatureKey) -> None:
        """Refuse it when it was not signed by the holder of this key.

        Raises:
            Unreadable: it was not.
        """
        if self.kid != key.kid or not jose.verified(self.jws, key.jwk):
            raise Unreadable("the signature is not by this key")


def sign(payload: Mapping[str, object], typ: str, signer: SigningPair) -> bytes:
    """Return the signed object: the exact bytes to store and hash."""
    header = compact_json({"alg": jose.SIGNATURE_ALG, "kid": signer.public.kid, "typ": typ})
    return jose.sign(compact_json({**payload, "p": PROFILE}), header, signer.jwk())


def read_claim(
    jws: bytes, typ: str, shape: Shape, more: Callable[[dict[str, Any]], Shape] | None = None
) -> Claim:
    """Return what a signed object of this type says; `shape` has a question for each member but `p`.

    `more` gives, when what is said so far is known, the questions for members that only some have.

    Raises:
        Unreadable: anything that the profile does not allow; the signature is not looked at.
    """
    if len(jws) > _MAX_JWS:
        raise Unreadable("too large")
    try:
        members = canonical_object(jws, _JWS)
        header = canonical_object(from_base64url(members["protected"]), _HEADER)
        said = from_base64url(members["payload"])
        value = strict_json(said)
        shape = {**shape, **more(value)} if more and isinstance(value, dict) else shape
        payload = canonical_value(said, value, frozenset({*shape, "p"}))
        from_base64url(members["signature"], _SIGNATURE_SIZE)
    except ValueError as problem:
        raise Unreadable(str(problem)) from None
    if header["alg"] not in (jose.SIGNATURE_ALG, jose.ALSO_READ) or header["typ"] != typ:
        raise Unreadable("another algorithm or type")
    profile = payload.pop("p")
    if type(profile) is not int or profile != PROFILE or not is_kid(header["kid"]):
        raise Unreadable("another profile or no kid")
    for name, allowed in shape.items():
        if not allowed(payload[name]):
            raise Unreadable(f"{name} holds another kind of value")
    return Claim(header["kid"], payload, sha256_hex(jws), jws)
