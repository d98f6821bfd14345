"""Checkpoints (ijkpunten): one signed hash over all dossiers, against an older copy (`docs/format.md` §8)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.fields import is_count, is_hash, is_hash_or_null, is_id, is_positive, is_time
from dossiertool.vault.signature import read_claim, sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.vault.directory import Directory
    from dossiertool.vault.keys import SigningPair
    from dossiertool.vault.signature import Shape

_TYP = "dossier-checkpoint+jose"
_LEAF, _NODE = b"\0", b"\1"


def _is_reads(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {"n", "sha256"}:
        return False
    return is_count(value["n"]) and (is_hash(value["sha256"]) if value["n"] else value["sha256"] is None)


_SHAPE: Shape = {
    "at": is_time,
    "dir": is_hash,
    "dossiers": is_count,
    "n": is_positive,
    "prev": is_hash_or_null,
    "reads": _is_reads,
    "root": is_hash,
    "vault": is_id,
}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says; `reads` is number and hash of the newest line of the log of reading."""

    at: str
    dir: str
    dossiers: int
    n: int
    prev: str | None
    reads: tuple[int, str | None]
    root: str
    vault: str

    def signed(self, signer: SigningPair) -> bytes:
        """Return the exact bytes to store and hash."""
        number, digest = self.reads
        return sign({**asdict(self), "reads": {"n": number, "sha256": digest}}, _TYP, signer)


def read_checkpoint(jws: bytes, directory: Directory, vault: str) -> tuple[Checkpoint, str]:
    """Return a checkpoint of this vault and its hash, signed by somebody who was in the directory.

    Raises:
        Unreadable: anything else.
    """
    claim = read_claim(jws, _TYP, _SHAPE)
    says = dict(claim.payload)
    reads = says.pop("reads")
    checkpoint = Checkpoint(**says, reads=(reads["n"], reads["sha256"]))
    if checkpoint.vault != vault:
        raise Unreadable("a checkpoint of another vault")
    claim.require_by(directory.signer(claim.kid, directory.place(checkpoint.dir)).sig)
    return checkpoint, claim.hash


def require_follows(before: Checkpoint, its_hash: str, after: Checkpoint, directory: Directory) -> None:
    """Refuse a checkpoint that is not the next one.

    Raises:
        Unreadable: it is not, or has fewer dossiers, lines of the log or directory records.
    """
    follows = (after.n, after.prev) == (before.n + 1, its_hash)
    grows = after.dossiers >= before.dossiers and after.reads[0] >= before.reads[0]
    if not (follows and grows and directory.place(after.dir) >= directory.place(before.dir)):
        raise Unreadable("a checkpoint that does not follow")


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
