"""The few calls into `cryptography`, which is imported here only. Bytes in, bytes out."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from dossiertool.errors import InvalidInput
from dossiertool.vault.crypto import argon2_package

COORDINATE_SIZE = 32
TAG_SIZE = 16
_CURVE = ec.SECP256R1()


def new_p256() -> bytes:
    """Return a new P-256 private key: its number, 32 bytes."""
    return ec.generate_private_key(_CURVE).private_numbers().private_value.to_bytes(COORDINATE_SIZE)


def p256_point(private: bytes) -> tuple[bytes, bytes]:
    """Return x and y of the public key that belongs to this private key.

    Raises:
        ValueError: zero, or not below the order of the curve.
    """
    try:
        public = ec.derive_private_key(int.from_bytes(private), _CURVE).public_key().public_numbers()
    except ValueError:
        raise ValueError("not a private key of the curve") from None
    return public.x.to_bytes(COORDINATE_SIZE), public.y.to_bytes(COORDINATE_SIZE)


def require_p256_point(x: bytes, y: bytes) -> None:
    """Refuse a point that is not on the curve, or one in a second spelling: a coordinate above the prime.

    Raises:
        ValueError: it is.
    """
    given = ec.EllipticCurvePublicNumbers(int.from_bytes(x), int.from_bytes(y), _CURVE)
    try:
        point = given.public_key().public_numbers()
    except ValueError:
        raise ValueError("not a point of the curve") from None
    if point != given:
        raise ValueError("not a point of the curve")


def new_ed25519() -> bytes:
    """Return a new Ed25519 private key, 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def ed25519_public(private: bytes) -> bytes:
    """Return the public key that belongs to this private key of 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def aes_gcm_encrypt(key: bytes, iv: bytes, plaintext: bytes, authenticated: bytes) -> tuple[bytes, bytes]:
    """Return ciphertext and tag."""
    sealed = AESGCM(key).encrypt(iv, plaintext, authenticated)
    return sealed[:-TAG_SIZE], sealed[-TAG_SIZE:]


def aes_gcm_decrypt(key: bytes, iv: bytes, ciphertext: bytes, tag: bytes, authenticated: bytes) -> bytes:
    """Return the plaintext.

    Raises:
        ValueError: the key is another one, or a bit was changed.
    """
    try:
        return AESGCM(key).decrypt(iv, ciphertext + tag, authenticated)
    except InvalidTag:
        raise ValueError("does not decrypt") from None


def hkdf(secret: bytes, info: bytes) -> bytes:
    """Return 32 bytes derived from a secret that is itself random (HKDF-SHA256 without salt)."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(secret)


def scrypt(passphrase: bytes, salt: bytes, *, n: int, r: int, p: int) -> bytes:
    """Return 32 bytes from a passphrase (RFC 7914), where Argon2id is missing. The caller looked at the cost.

    Raises:
        InvalidInput: this machine lacks the memory for it.
    """
    try:
        return Scrypt(salt=salt, length=32, n=n, r=r, p=p).derive(passphrase)
    except MemoryError:
        raise InvalidInput(
            f"Er is te weinig geheugen om de wachtzin te verwerken ({128 * n * r // 1024**2} MB is nodig).",
            "Sluit andere programma's en probeer het opnieuw.",
        ) from None


def has_argon2id() -> bool:
    """Tell whether this machine has Argon2id: in its OpenSSL (3.2 or later), or as the package argon2-cffi."""
    return _openssl_has_argon2id() or argon2_package.is_installed()


def argon2id(passphrase: bytes, salt: bytes, *, memory: int, passes: int, lanes: int) -> bytes:
    """Return 32 bytes from a passphrase; `memory` in KiB. The caller has looked at the cost.

    Raises:
        InvalidInput: this machine lacks Argon2id or the memory for it.
    """
    try:
        if _openssl_has_argon2id():
            function = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
            return function.derive(passphrase)
        if argon2_package.is_installed():
            return argon2_package.argon2id(passphrase, salt, memory=memory, passes=passes, lanes=lanes)
    except MemoryError:
        raise InvalidInput(
            f"Er is te weinig geheugen om de wachtzin te verwerken ({memory // 1024} MB is nodig).",
            "Sluit andere programma's en probeer het opnieuw.",
        ) from None
    raise InvalidInput(
        "Deze computer kan de wachtzin niet verwerken: OpenSSL is te oud (3.2 of later is nodig).",
        'Installeer het onderdeel dat dit wel kan: pip install "dossiertool[argon2]"',
    )


def _openssl_has_argon2id() -> bool:
    try:
        Argon2id(salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=8)
    except UnsupportedAlgorithm:
        return False
    return True
