"""Keys in memory: public keys, pairs that open envelopes, and a person's own key.

No repr shows key material, so that none ends up in a log or a traceback.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Protocol

from dossiertool.vault.crypto import primitives
from dossiertool.vault.crypto.encoding import compact_json, from_base64url, strict_object, to_base64url

_PUBLIC = frozenset({"crv", "kty", "use", "x", "y"})
_PRIVATE = _PUBLIC | {"d"}
_VERIFYING = frozenset({"crv", "kty", "use", "x"})
_SIGNING = _VERIFYING | {"d"}
_P256 = {"crv": "P-256", "kty": "EC", "use": "enc"}
_ED25519 = {"crv": "Ed25519", "kty": "OKP", "use": "sig"}


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A P-256 key to encrypt to; `kid` is its RFC 7638 thumbprint."""

    kid: str
    jwk: dict[str, str] = field(repr=False, hash=False)

    @classmethod
    def from_jwk(cls, value: object) -> PublicKey:
        """Return the key of this public JWK, which has exactly the members of the format.

        Raises:
            ValueError: other members, another kind of key, a point that is not on the curve.
        """
        jwk = strict_object(value, _PUBLIC)
        x, y = (from_base64url(jwk[name], primitives.COORDINATE_SIZE) for name in "xy")
        primitives.require_p256_point(x, y)
        expected = _p256_jwk(x, y)
        if jwk != expected:
            raise ValueError("not a P-256 key for encryption")
        return cls(_thumbprint(expected), expected)


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A P-256 key pair: what opens the envelopes for its public half."""

    public: PublicKey
    private: bytes = field(repr=False)

    @classmethod
    def new(cls) -> KeyPair:
        """Make a pair."""
        return cls.from_private(primitives.new_p256())

    @classmethod
    def from_private(cls, private: bytes) -> KeyPair:
        """Return the pair of this private key of 32 bytes.

        Raises:
            ValueError: it is no private key of this curve.
        """
        jwk = _p256_jwk(*primitives.p256_point(private))
        return cls(PublicKey(_thumbprint(jwk), jwk), private)

    @classmethod
    def from_jwk(cls, value: object) -> KeyPair:
        """Return the pair of this private JWK, which has exactly the members of the format.

        Raises:
            ValueError: other members, another kind of key, or halves that do not belong together.
        """
        jwk = strict_object(value, _PRIVATE)
        pair = cls.from_private(from_base64url(jwk["d"], primitives.COORDINATE_SIZE))
        if pair.jwk() != jwk:
            raise ValueError("not a P-256 key pair for encryption")
        return pair

    def jwk(self) -> dict[str, str]:
        """Return the private JWK. It is not to be stored or shown unencrypted."""
        return {**self.public.jwk, "d": to_base64url(self.private)}


@dataclass(frozen=True, slots=True)
class SignatureKey:
    """An Ed25519 key to check signatures with; `kid` is its RFC 7638 thumbprint."""

    kid: str
    jwk: dict[str, str] = field(repr=False, hash=False)

    @classmethod
    def from_jwk(cls, value: object) -> SignatureKey:
        """Return the key of this public JWK, which has exactly the members of the format.

        Raises:
            ValueError: other members, another kind of key.
        """
        jwk = strict_object(value, _VERIFYING)
        expected = {**_ED25519, "x": to_base64url(from_base64url(jwk["x"], primitives.COORDINATE_SIZE))}
        if jwk != expected:
            raise ValueError("not an Ed25519 key for signing")
        return cls(_thumbprint(expected), expected)


@dataclass(frozen=True, slots=True)
class SigningPair:
    """An Ed25519 key pair: what signs entries."""

    public: SignatureKey
    private: bytes = field(repr=False)

    @classmethod
    def from_private(cls, private: bytes) -> SigningPair:
        """Return the pair of this private key of 32 bytes."""
        return cls(
            SignatureKey.from_jwk({**_ED25519, "x": to_base64url(primitives.ed25519_public(private))}), private
        )

    def jwk(self) -> dict[str, str]:
        """Return the private JWK. It is not to be stored or shown unencrypted."""
        return {**self.public.jwk, "d": to_base64url(self.private)}


class Opener(Protocol):
    """Whoever can have grants and sign: a person, or the school through its recovery key."""

    @property
    def pair(self) -> KeyPair:
        """The pair that opens the grants."""

    @property
    def signer(self) -> SigningPair:
        """The pair that signs what is done."""


@dataclass(frozen=True, slots=True)
class PersonalKey:
    """What one person has: a pair to open grants, and a key to sign with."""

    pair: KeyPair
    signing: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The half that others encrypt to."""
        return self.pair.public

    @property
    def signer(self) -> SigningPair:
        """The pair that signs."""
        return SigningPair.from_private(self.signing)

    def jwk_set(self) -> dict[str, list[dict[str, str]]]:
        """Return both private keys as a JWK Set. It is not to be stored or shown unencrypted."""
        return {"keys": [self.pair.jwk(), self.signer.jwk()]}

    @classmethod
    def from_jwk_set(cls, value: object) -> PersonalKey:
        """Return the key that `jwk_set` described.

        Raises:
            ValueError: anything else.
        """
        keys = strict_object(value, frozenset({"keys"}))["keys"]
        if not isinstance(keys, list) or len(keys) != 2:  # noqa: PLR2004 (one to open, one to sign)
            raise ValueError("not two keys")
        jwk = strict_object(keys[1], _SIGNING)
        signing = from_base64url(jwk["d"], primitives.COORDINATE_SIZE)
        if SigningPair.from_private(signing).jwk() != jwk:
            raise ValueError("not an Ed25519 key pair for signing")
        return cls(KeyPair.from_jwk(keys[0]), signing)


def new_personal_key() -> PersonalKey:
    """Make a key for one person."""
    return PersonalKey(KeyPair.new(), primitives.new_ed25519())


def _p256_jwk(x: bytes, y: bytes) -> dict[str, str]:
    return {**_P256, "x": to_base64url(x), "y": to_base64url(y)}


def _thumbprint(jwk: dict[str, str]) -> str:
    """RFC 7638: SHA-256 over the required members only."""
    required = {name: jwk[name] for name in ("crv", "kty", "x", "y") if name in jwk}
    return to_base64url(hashlib.sha256(compact_json(required)).digest())
