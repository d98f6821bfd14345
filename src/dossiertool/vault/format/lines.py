"""Signed lines beside the chains: who read what, and signals of a melder (`docs/format.md` §6)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.fields import is_hash, is_hash_or_null, is_id, is_id_or_null, is_positive, is_time
from dossiertool.vault.format.signature import read_claim, sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dossiertool.vault.crypto.keys import SigningPair
    from dossiertool.vault.format.directory import Directory, Person
    from dossiertool.vault.format.signature import Shape

READ, EXPORT = "read", "export"
_READING, _SIGNAL = "dossier-reading+jose", "dossier-signal+jose"
_COMMON: Shape = {
    "at": is_time,
    "dir": is_hash,
    "id": is_id,
    "n": is_positive,
    "prev": is_hash_or_null,
    "vault": is_id,
}
_READING_SHAPE: Shape = {
    **_COMMON,
    "act": (READ, EXPORT).__contains__,
    "att": is_id_or_null,
    "version": is_positive,
}
_SIGNAL_SHAPE: Shape = {**_COMMON, "epoch": is_positive, "signal": is_hash}


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody read, or exported, a version of a dossier; with `att` the id of one of its attachments."""

    act: str
    at: str
    att: str | None
    dir: str
    id: str
    n: int
    prev: str | None
    vault: str
    version: int

    def signed(self, signer: SigningPair) -> bytes:
        """Return the exact bytes to store and hash."""
        return sign(asdict(self), _READING, signer)


@dataclass(frozen=True, slots=True)
class Signal:
    """Somebody handed in a signal, encrypted to the dossier; `signal` is the hash of the exact envelope."""

    at: str
    dir: str
    epoch: int
    id: str
    n: int
    prev: str | None
    signal: str
    vault: str

    def signed(self, signer: SigningPair) -> bytes:
        """Return the exact bytes to store and hash."""
        return sign(asdict(self), _SIGNAL, signer)


def read_reading(jws: bytes, directory: Directory, vault: str) -> tuple[Reading, str, Person]:
    """Return a line of the log of reading, its hash and who signed it.

    Raises:
        Unreadable: it is no such line of this vault, or not by somebody in the directory.
    """
    says, digest, by = _read(jws, _READING, _READING_SHAPE, directory, vault)
    return Reading(**says), digest, by


def read_signal(jws: bytes, directory: Directory, vault: str) -> tuple[Signal, str, Person]:
    """Return the signature under a signal, its hash and who signed it.

    Raises:
        Unreadable: it is no such signature of this vault, or not by somebody in the directory.
    """
    says, digest, by = _read(jws, _SIGNAL, _SIGNAL_SHAPE, directory, vault)
    return Signal(**says), digest, by


_Line = TypeVar("_Line", Reading, Signal)


def follow(
    rows: Iterable[bytes],
    read: Callable[[bytes, Directory, str], tuple[_Line, str, Person]],
    directory: Directory,
    vault: str,
    newest: tuple[int, str | None],
    since: int,
) -> list[tuple[_Line, str, Person]]:
    """Return a whole chain of lines, each with its hash and who signed it; `newest` is what a checkpoint names.

    `since` is the place in the directory that the checkpoint names: what comes behind it was signed later.

    Raises:
        Unreadable: a line that is damaged or out of place, or fewer lines than the checkpoint names.
    """
    found: list[tuple[_Line, str, Person]] = []
    prev = None
    for jws in rows:
        line, digest, by = read(jws, directory, vault)
        if (line.n, line.prev) != (len(found) + 1, prev) or (line.n == newest[0] and digest != newest[1]):
            raise Unreadable("a line out of place")
        if line.n > newest[0] and directory.place(line.dir) < since:
            raise Unreadable("signed with a directory that was over")
        found.append((line, digest, by))
        prev = digest
    if len(found) < newest[0]:
        raise Unreadable("fewer lines than the checkpoint names")
    return found


def _read(
    jws: bytes, typ: str, shape: Shape, directory: Directory, vault: str
) -> tuple[dict[str, Any], str, Person]:
    claim = read_claim(jws, typ, shape)
    if claim.payload["vault"] != vault:
        raise Unreadable("of another vault")
    by = directory.signer(claim.kid, directory.place(claim.payload["dir"]))
    claim.require_by(by.sig)
    return claim.payload, claim.hash, by
