"""Padding to Padmé, so that a length tells next to nothing (`docs/format.md` §5)."""

from __future__ import annotations

from dossiertool.vault.crypto.envelope import Unreadable

MINIMUM = 4096


def padded_length(length: int) -> int:
    """Return the length to pad to: at least `MINIMUM`, at most 12 % more than `length` above that."""
    if length <= MINIMUM:
        return MINIMUM
    exponent = length.bit_length() - 1
    low_bits = exponent - exponent.bit_length()
    mask = (1 << low_bits) - 1
    return (length + mask) & ~mask


def pad(data: bytes, fill: bytes) -> bytes:
    """Return the data with `fill` (one byte) behind it, up to the padded length."""
    return data.ljust(padded_length(len(data)), fill)


def without_zeros(padded: bytes, size: int) -> bytes:
    """Return the file of this size that was padded with zeros.

    Raises:
        Unreadable: it is not padded so, or another length.
    """
    if not 0 < size <= len(padded) or padded_length(size) != len(padded) or any(padded[size:]):
        raise Unreadable("another length than was said")
    return padded[:size]
