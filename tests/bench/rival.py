"""The rival of the vault: the same primitives called directly, and a plain SQLite table with FULL sync."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap

if TYPE_CHECKING:
    from pathlib import Path

_CURVE, _GRANT, _ENTRY = ec.SECP256R1(), b"x" * 260, b"x" * 1400
_MINE = ec.generate_private_key(_CURVE)
_SIGNER = Ed25519PrivateKey.generate()
_SIGNED = _SIGNER.sign(_ENTRY)
Sealed = tuple[ec.EllipticCurvePublicKey, bytes, bytes, bytes]


def seal(text: bytes, to: ec.EllipticCurvePublicKey | None = None) -> Sealed:
    """ECDH-ES+A256KW and A256GCM, without any of JOSE."""
    fresh, cek, iv = ec.generate_private_key(_CURVE), secrets.token_bytes(32), secrets.token_bytes(12)
    shared = fresh.exchange(ec.ECDH(), to or _MINE.public_key())
    wrapped = aes_key_wrap(ConcatKDFHash(SHA256(), 32, b"A256KW").derive(shared), cek)
    return fresh.public_key(), wrapped, iv, AESGCM(cek).encrypt(iv, text, b"header")


def unseal(sealed: Sealed) -> bytes:
    """Open what `seal` made."""
    public, wrapped, iv, text = sealed
    kek = ConcatKDFHash(SHA256(), 32, b"A256KW").derive(_MINE.exchange(ec.ECDH(), public))
    return AESGCM(aes_key_unwrap(kek, wrapped)).decrypt(iv, text, b"header")


def sign() -> bytes:
    """Sign one entry."""
    return _SIGNER.sign(_ENTRY)


def verify() -> bool:
    """Verify one entry."""
    _SIGNER.public_key().verify(_SIGNED, _ENTRY)
    return True


GRANT = seal(_GRANT)


class Plain:
    """A table with numbers and bytes, in WAL with FULL sync."""

    def __init__(self, path: Path) -> None:
        """Make it."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, number, day, body)")

    def insert(self, bodies: list[bytes]) -> None:
        """Insert these, in one transaction, and read them back."""
        self._connection.execute("BEGIN IMMEDIATE")
        rows = [("D-7K3Q-92", "2026-11-21T14:05Z", body) for body in bodies]
        self._connection.executemany("INSERT INTO plain (number, day, body) VALUES (?, ?, ?)", rows)
        self._connection.execute("COMMIT")
        query = "SELECT body FROM plain ORDER BY id DESC LIMIT ?"
        assert len(self._connection.execute(query, (len(bodies),)).fetchall()) == len(bodies)

    def rows(self) -> int:
        """Read all but the bytes."""
        return len(self._connection.execute("SELECT number, day FROM plain ORDER BY number").fetchall())

    def body(self) -> bytes:
        """Read one."""
        return bytes(self._connection.execute("SELECT body FROM plain ORDER BY id LIMIT 1").fetchone()[0])


def save(plain: Plain, bodies: list[bytes], *, grants: int) -> int:
    """Encrypt, sign, keep and read back as many as these; `grants` for each."""
    kept = []
    for body in bodies:
        sealed = [seal(body), *(seal(_GRANT) for _ in range(grants))]
        signed = sign()
        kept.append(b"".join([*(one[3] for one in sealed), signed, _ENTRY]))
        unseal(GRANT), unseal(sealed[0]), verify()
    plain.insert(kept)
    return len(kept)


def fetch(plain: Plain, sealed: Sealed) -> None:
    """Read, hash, verify and decrypt one."""
    hashlib.sha256(plain.body()).hexdigest()
    verify(), unseal(GRANT), unseal(sealed)
