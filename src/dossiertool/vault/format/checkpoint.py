"""Checkpoints (ijkpunten): one signed hash over all dossiers, against an older copy (`docs/format.md` §8)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.fields import (
    is_count,
    is_hash,
    is_hash_or_null,
    is_id,
    is_positive,
    is_reason,
    is_time,
)
from dossiertool.vault.format.signature import read_claim, sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.vault.crypto.keys import SigningPair
    from dossiertool.vault.format.directory import Directory, Person
    from dossiertool.vault.format.signature import Claim, Shape

_TYP = "dossier-checkpoint+jose"
_LEAF, _NODE = b"\0", b"\1"
_CHAINS = ("reads", "signals")


def _is_last(value: object) -> bool:
    """Tell whether this is number and hash of the last of a chain, or 0 and null."""
    if not isinstance(value, dict) or value.keys() != {"n", "sha256"}:
        return False
    return is_count(value["n"]) and (is_hash(value["sha256"]) if value["n"] else value["sha256"] is None)


_SHAPE: Shape = {
    "at": is_time,
    "dir": is_hash,
    "dossiers": is_count,
    "n": is_positive,
    "prev": is_hash_or_null,
    "reads": _is_last,
    "root": is_hash,
    "signals": _is_last,
    "vault": is_id,
}


def _is_accepted(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {"reason", "seen"}:
        return False
    return is_reason(value["reason"]) and _is_last(value["seen"])


@dataclass(frozen=True, slots=True)
class Accepted:
    """Why a restored backup was taken into use; `seen` is number and hash of the newest checkpoint before."""

    reason: str
    seen: tuple[int, str | None]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says; `reads` is number and hash of the newest line of the log of reading.

    `signals` is the same of the newest signal.
    """

    at: str
    dir: str
    dossiers: int
    n: int
    prev: str | None
    reads: tuple[int, str | None]
    root: str
    signals: tuple[int, str | None]
    vault: str
    accepted: Accepted | None = None

    def signed(self, signer: SigningPair) -> bytes:
        """Return the exact bytes to store and hash."""
        chains = {name: _last(getattr(self, name)) for name in _CHAINS}
        says = {**asdict(self), **chains}
        del says["accepted"]
        if self.accepted is not None:
            says["accepted"] = {"reason": self.accepted.reason, "seen": _last(self.accepted.seen)}
        return sign(says, _TYP, signer)


def read_checkpoint(jws: bytes, directory: Directory, vault: str) -> tuple[Checkpoint, str]:
    """Return a checkpoint of this vault and its hash, signed by somebody who was in the directory.

    Raises:
        Unreadable: anything else.
    """
    claim = _claim(jws)
    says = dict(claim.payload)
    says |= {name: (says[name]["n"], says[name]["sha256"]) for name in _CHAINS}
    accepted = says.pop("accepted", None)
    if accepted is not None:
        accepted = Accepted(accepted["reason"], (accepted["seen"]["n"], accepted["seen"]["sha256"]))
    checkpoint = Checkpoint(**says, accepted=accepted)
    if checkpoint.vault != vault:
        raise Unreadable("a checkpoint of another vault")
    claim.require_by(_signer(claim, directory).sig)
    return checkpoint, claim.hash


def signer_of(jws: bytes, directory: Directory) -> Person:
    """Return who signed a checkpoint that was read before. Raises as `read_checkpoint`."""
    return _signer(_claim(jws), directory)


def require_follows(before: Checkpoint, its_hash: str, after: Checkpoint, directory: Directory) -> None:
    """Refuse a checkpoint that is not the next one.

    Raises:
        Unreadable: it is not, or has fewer dossiers, lines of the log, signals or directory records.
    """
    follows = (after.n, after.prev) == (before.n + 1, its_hash)
    grows = all(getattr(after, name)[0] >= getattr(before, name)[0] for name in _CHAINS)
    grows = grows and after.dossiers >= before.dossiers
    if not (follows and grows and directory.place(after.dir) >= directory.place(before.dir)):
        raise Unreadable("a checkpoint that does not follow")


def require_first(checkpoint: Checkpoint) -> None:
    """Refuse a checkpoint that is not the first of a vault: those before it were dropped.

    Raises:
        Unreadable: it is not.
    """
    if (checkpoint.n, checkpoint.prev) != (1, None):
        raise Unreadable("not the first checkpoint")


def merkle_root(heads: Iterable[tuple[str, str]]) -> str:
    """Return the root over (id, hash of the newest entry) of all dossiers, in any order (RFC 9162 §2.1)."""
    level = [sha256(_LEAF + bytes.fromhex(id_ + entry)).digest() for id_, entry in sorted(heads)]
    if not level:
        return sha256().hexdigest()
    while len(level) > 1:
        # A last node without a neighbour goes up as it is: the same tree as splitting by powers of two.
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [sha256(_NODE + left + right).digest() for left, right in pairs]
        level = [*above, *level[len(above) * 2 :]]
    return level[0].hex()


def _claim(jws: bytes) -> Claim:
    try:
        return read_claim(jws, _TYP, _SHAPE)
    except Unreadable:
        return read_claim(jws, _TYP, {**_SHAPE, "accepted": _is_accepted})


def _signer(claim: Claim, directory: Directory) -> Person:
    return directory.signer(claim.kid, directory.place(claim.payload["dir"]))


def _last(of_chain: tuple[int, str | None]) -> dict[str, object]:
    number, digest = of_chain
    return {"n": number, "sha256": digest}
