"""What this computer saw of each vault, kept outside the store (`docs/format.md` §8): an older copy shows."""

from __future__ import annotations

import contextlib
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.disk import is_full, settle
from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.crypto.encoding import compact_json, strict_json, strict_object
from dossiertool.vault.format.fields import is_count, is_hash, is_hash_or_null, is_hashes, is_id, is_kid

if TYPE_CHECKING:
    from pathlib import Path

NAME = "kluizen.json"
_MAX_SIZE = 1024 * 1024
_SHAPE = {
    "checkpoint": is_hash_or_null,
    "directory": is_hash,
    "fingerprint": is_kid,
    "n": is_count,
    "places": is_hashes,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest that was seen of a vault: its checkpoint (0 and None for none), directory and places."""

    fingerprint: str
    directory: str
    n: int = 0
    checkpoint: str | None = None
    places: tuple[str, ...] = ()


class Memory:
    """A file that remembers; without a path it forgets."""

    def __init__(self, path: Path | None) -> None:
        """Remember in this file, which need not exist yet, nor its folder."""
        self._path = path

    @property
    def keeps(self) -> bool:
        """Whether anything is remembered at all."""
        return self._path is not None

    def require_no_other(self, vault: str, place: str) -> None:
        """Refuse a vault in a place (its hash) where another one was seen.

        Raises:
            Tampered: there was another one there; or as `seen`.
        """
        if any(place in one.places for known, one in self._read().items() if known != vault):
            raise Tampered(
                "Op deze plek staat een andere kluis dan de kluis die u hier eerder zag.",
                "Vraag de school of er een nieuwe kluis is. Ja? Neem die in gebruik met: "
                "dossiertool kluis herstel --aanvaard --reden TEKST",
            )

    def seen(self, vault: str) -> Seen | None:
        """Return what was seen of this vault.

        Raises:
            Tampered: the file is damaged.
            InvalidInput: it cannot be read.
        """
        return self._read().get(vault)

    def remember(self, vault: str, seen: Seen, place: str) -> None:
        """Write down what was seen, and in which place (its hash), whole or not at all.

        Raises:
            Tampered, InvalidInput: as `seen`; or it cannot be written.
        """
        if self._path is None:
            return
        known = self._read()
        places = {place, *known[vault].places} if vault in known else {place}
        new = {other: replace(one, places=_without(one.places, place)) for other, one in known.items()}
        new[vault] = replace(seen, places=tuple(sorted(places)))
        if new == known:
            return
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.unlink(missing_ok=True)  # of a process that was killed, or a link that somebody made
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "wb") as file:  # noqa: PTH123 (a handle with its mode)
                file.write(compact_json({name: asdict(one) for name, one in new.items()}))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
            settle(self._path.parent)
        except OSError as problem:
            with contextlib.suppress(OSError):
                beside.unlink()
            if is_full(problem):
                raise InvalidInput(
                    f"{self._path} is niet bijgewerkt: de schijf is vol. Daarin onthoudt dossiertool wat u van "
                    "een kluis zag.",
                    "Maak ruimte. Wat u in de kluis bewaarde, staat er wel.",
                ) from None
            raise _unusable(self._path) from None

    def _read(self) -> dict[str, Seen]:
        if self._path is None:
            return {}
        try:
            if self._path.exists() and not self._path.is_file():  # a pipe would never end
                raise _unusable(self._path)
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
    return Seen(**{**members, "places": tuple(members["places"])})


def _without(places: tuple[str, ...], place: str) -> tuple[str, ...]:
    return tuple(one for one in places if one != place)


def _unusable(path: Path) -> InvalidInput:
    return InvalidInput(
        f"Het bestand {path} kan niet worden gebruikt. Daarin onthoudt dossiertool wat u van een kluis zag.",
        "Kijk of u in die map mag lezen en schrijven.",
    )
