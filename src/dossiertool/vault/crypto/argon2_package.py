"""Argon2id from the package argon2-cffi, an extra: for machines whose OpenSSL is older than 3.2."""

from __future__ import annotations

from importlib.util import find_spec

_SIZE = 32


def is_installed() -> bool:
    """Tell whether the package is here."""
    return find_spec("argon2") is not None


def argon2id(passphrase: bytes, salt: bytes, *, memory: int, passes: int, lanes: int) -> bytes:
    """Return 32 bytes from a passphrase (RFC 9106, version 0x13); `memory` in KiB.

    Raises:
        MemoryError: the machine lacks it.
    """
    from argon2.exceptions import HashingError  # noqa: PLC0415
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    try:
        return hash_secret_raw(
            passphrase,
            salt,
            time_cost=passes,
            memory_cost=memory,
            parallelism=lanes,
            hash_len=_SIZE,
            type=Type.ID,
        )
    except HashingError as problem:
        raise MemoryError from problem
