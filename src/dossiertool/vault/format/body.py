"""The plaintext of a version: the case, a salt and blanks (`docs/format.md` §5)."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field

from dossiertool.vault.crypto.encoding import from_base64url, sha256_hex, strict_json, to_base64url
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.padding import pad, padded_length

MAX_TEXT = 22 * 1024 * 1024  # padded and in base64 this stays below the 32 MiB of an envelope
_SALT_SIZE = 32
_START = re.compile(rb'\{"salt":"([A-Za-z0-9_-]{43})","dossier":')


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a case, and the salt that keeps its hash from being guessed."""

    text: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def new(cls, text: bytes) -> Body:
        """Return a body with a salt of its own.

        Raises:
            ValueError: the text is no JSON, or too large.
        """
        if len(text) > MAX_TEXT:
            raise ValueError("too large")
        strict_json(text)
        return cls(text, secrets.token_bytes(_SALT_SIZE))

    @property
    def doc(self) -> str:
        """What an author signs: the hash of salt and text."""
        return sha256_hex(self.salt, self.text)

    def padded(self) -> bytes:
        """Return the plaintext, as long as others of about its size."""
        return pad(b'{"salt":"%b","dossier":%b}' % (to_base64url(self.salt).encode(), self.text), b" ")

    @classmethod
    def from_padded(cls, plaintext: bytes) -> Body:
        """Return what `padded` wrote; whether the text is JSON is left to who parses it.

        Raises:
            Unreadable: anything else, another length of padding included.
        """
        start, bare = _START.match(plaintext), plaintext.rstrip(b" ")
        if start is None or not bare.endswith(b"}") or padded_length(len(bare)) != len(plaintext):
            raise Unreadable("not a padded body")
        try:
            return cls(bare[start.end() : -1], from_base64url(start[1].decode(), _SALT_SIZE))
        except ValueError:
            raise Unreadable("not a salt") from None
