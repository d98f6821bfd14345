"""What tells one place of a vault from another: a folder, or a database on a server (`docs/format.md` §8)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from dossiertool.vault.crypto.encoding import sha256_hex

if TYPE_CHECKING:
    from dossiertool.vault.store.database import Place

_WHERE = ("host", "port")


def place_hash(place: Place) -> str:
    """Return the hash that stands for a place; user and password are no part of it."""
    if isinstance(place, Path):
        return sha256_hex(str(place.absolute().resolve()).encode("utf-8", "surrogateescape"))
    address = urlsplit(place)
    where = address.netloc.rpartition("@")[2].lower()
    behind = [f"{name}={value}" for name, value in sorted(parse_qsl(address.query)) if name in _WHERE]
    return sha256_hex("\n".join([f"server:{where}", address.path, *behind]).encode())
