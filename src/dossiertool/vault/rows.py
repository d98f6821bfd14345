"""Rows of the store as values (`docs/format.md` §3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A public key that gets a grant for every new dossier."""

    kid: str
    role: str
    jwk: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a dossier stands."""

    id: str
    version: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Body:
    """One version, encrypted."""

    dossier: str
    version: int
    epoch: int
    saved_at: str
    envelope: bytes


@dataclass(frozen=True, slots=True)
class Granted:
    """A dossier that a key has a grant for; `saved_at` is None when its newest version is missing."""

    head: Head
    saved_at: str | None
    grant: bytes
