"""Marks of texts, for notes that lie readable on a disk: the holder of a key can tell a text again by its mark.

A plain hash would let anybody who guesses a text see that the guess is right, also after the text is destroyed.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.primitives import hkdf

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import Opener

_INFO = b"dossiertool mark 1 "


def mark_of(key: Opener, text: bytes) -> str:
    """Return 64 hexadecimals that are the same for the same text and key, and that nobody else can make."""
    return hkdf(key.pair.private, _INFO + sha256(text).digest()).hex()
