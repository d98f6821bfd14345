"""What this computer saw of each vault, kept outside the store (`docs/format.md` §8): an older copy shows."""

from __future__ import annotations

import contextlib
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dossiertool.disk import settle
from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.encoding import compact_json, strict_json, strict_object
from dossiertool.vault.fields import is_count, is_hash, is_hash_or_null, is_id, is_kid

if TYPE_CHECKING:
    from pathlib import Path

NAME = "kluizen.json"
_MAX_SIZE = 1024 * 1024
_SHAPE = {"checkpoint": is_hash_or_null, "directory": is_hash, "fingerprint": is_kid, "n": is_count}


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest that was seen of a vault: its checkpoint (0 and None for none) and directory."""

    fingerprint: str
    directory: str
    n: int = 0
    checkpoint: str | None = None


class Memory:
    """A file that remembers; without a path it forgets."""

    def __init__(self, path: Path | None) -> None:
        """Remember in this file, which need not exist yet."""
        self._path = path

    def seen(self, vault: str) -> Seen | None:
        """Return what was seen of this vault.

        Raises:
            Tampered: the file is damaged.
            InvalidInput: it cannot be read.
        """
        return self._read().get(vault)

    def remember(self, vault: str, seen: Seen) -> None:
        """Write down what was seen, whole or not at all.

        Raises:
            Tampered, InvalidInput: as `seen`; or it cannot be written.
        """
        if self._path is None:
            return
        known = self._read()
        if known.get(vault) == seen:
            return
        known[vault] = seen
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(handle, "wb") as file:  # noqa: PTH123 (a handle with its mode)
                file.write(compact_json({name: asdict(one) for name, one in known.items()}))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
            settle(self._path.parent)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise _unusable(self._path) from None

    def _read(self) -> dict[str, Seen]:
        if self._path is None:
            return {}
        try:
            with self._path.open("rb") as file:
                content = file.read(_MAX_SIZE)
        except FileNotFoundError:
            return {}
        except OSError:
            raise _unusable(self._path) from None
        try:
            members = strict_json(content)
            if not isinstance(members, dict):
                raise ValueError("not an object")
            return {_id(vault): _seen(value) for vault, value in members.items()}
        except ValueError:
            raise Tampered(
                f"Het bestand {self._path} is beschadigd of gewijzigd. Daarin staat wat u van een kluis zag.",
                "Zet een reservekopie van dat bestand terug.",
            ) from None


def _id(value: str) -> str:
    if not is_id(value):
        raise ValueError("not an id")
    return value


def _seen(value: object) -> Seen:
    members = strict_object(value, frozenset(_SHAPE))
    if not all(allowed(members[name]) for name, allowed in _SHAPE.items()):
        raise ValueError("another kind of value")
    return Seen(**members)


def _unusable(path: Path) -> InvalidInput:
    return InvalidInput(
        f"Het bestand {path} kan niet worden gebruikt. Daarin onthoudt dossiertool wat u van een kluis zag.",
        "Kijk of u in die map mag lezen en schrijven.",
    )
