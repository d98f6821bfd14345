"""One entry: what was done to a dossier, signed (`docs/format.md` §6). What may follow what is in `chain`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.crypto.keys import PublicKey
from dossiertool.vault.format.fields import (
    is_count,
    is_date_or_null,
    is_hash,
    is_hash_or_null,
    is_hashes,
    is_id,
    is_kid,
    is_name,
    is_positive,
    is_time,
)
from dossiertool.vault.format.grants import is_number
from dossiertool.vault.format.roles import Act, Role
from dossiertool.vault.format.signature import Claim, read_claim, sign

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossiertool.vault.crypto.keys import SigningPair
    from dossiertool.vault.format.signature import Shape

_TYP = "dossier-entry+jose"
OPEN, SEALED, SHREDDED = "open", "sealed", "shredded"


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody's line in the list of a dossier; `grant` is the hash of the exact envelope."""

    kid: str
    role: Role
    grant: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a version; `sha256` is the hash of the exact envelope."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Who decided that a seal goes or a dossier is destroyed, and why: readable, so nothing about a pupil."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says; the members are those of the format, the last two of one act only."""

    act: Act
    after: int
    at: str
    att: tuple[Attachment, ...]
    body: str | None
    dir: str
    doc: str | None
    epoch: int
    grant: tuple[Access, ...]
    id: str
    key: PublicKey
    link: str | None
    prev: str | None
    retain_until: str | None
    seq: int
    signals: tuple[str, ...]
    state: str
    vault: str
    version: int
    approval: Approval | None = None
    number: str | None = None

    def signed(self, signer: SigningPair) -> bytes:
        """Return the exact bytes to store and hash."""
        payload: dict[str, Any] = {name: getattr(self, name) for name in _SHAPE}
        payload |= {
            "act": str(self.act),
            "att": [{"id": one.id, "sha256": one.sha256} for one in self.att],
            "grant": [{"grant": one.grant, "kid": one.kid, "role": str(one.role)} for one in self.grant],
            "key": self.key.jwk,
            "signals": list(self.signals),
        }
        if self.approval is not None:
            payload["approval"] = {"by": self.approval.by, "reason": self.approval.reason}
        if self.number is not None:
            payload["number"] = self.number
        return sign(payload, _TYP, signer)

    def access(self, kid: str) -> Access | None:
        """Return the line of this key in the list."""
        return next((one for one in self.grant if one.kid == kid), None)


def read_entry(jws: bytes) -> tuple[Entry, Claim]:
    """Return what an entry says, its signature not yet looked at.

    Raises:
        Unreadable: it is no entry to the letter of the format.
    """
    claim = read_claim(jws, _TYP, _SHAPE, more=_of_act)
    says = dict(claim.payload)
    try:
        says["key"] = PublicKey.from_jwk(says["key"])
    except ValueError as problem:
        raise Unreadable(str(problem)) from None
    says["act"] = Act(says["act"])
    says["att"] = tuple(Attachment(**one) for one in says["att"])
    says["grant"] = tuple(Access(one["kid"], Role(one["role"]), one["grant"]) for one in says["grant"])
    says["signals"] = tuple(says["signals"])
    if "approval" in says:
        says["approval"] = Approval(**says["approval"])
    return Entry(**says), claim


def _sorted_objects(key: str, shape: dict[str, Callable[[Any], bool]]) -> Callable[[Any], bool]:
    """Return the question whether this is an array of such objects, sorted by this member, none twice."""

    def holds(value: object) -> bool:
        if not isinstance(value, list):
            return False
        for one in value:
            if not isinstance(one, dict) or one.keys() != shape.keys():
                return False
            if not all(allowed(one[name]) for name, allowed in shape.items()):
                return False
        keys = [one[key] for one in value]
        return sorted(set(keys)) == keys

    return holds


_SHAPE: Shape = {
    "act": lambda value: value in list(Act),
    "after": is_count,
    "at": is_time,
    "att": _sorted_objects("id", {"id": is_id, "sha256": is_hash}),
    "body": is_hash_or_null,
    "dir": is_hash,
    "doc": is_hash_or_null,
    "epoch": is_positive,
    "grant": _sorted_objects(
        "kid", {"grant": is_hash, "kid": is_kid, "role": lambda value: value in list(Role)}
    ),
    "id": is_id,
    "key": lambda value: isinstance(value, dict),
    "link": is_hash_or_null,
    "prev": is_hash_or_null,
    "retain_until": is_date_or_null,
    "seq": is_positive,
    "signals": is_hashes,
    "state": (OPEN, SEALED, SHREDDED).__contains__,
    "vault": is_id,
    "version": is_positive,
}

_LONGEST_REASON = 200


def is_reason(value: object) -> bool:
    """Tell whether this can stand as the reason of an act: one line that says something."""
    return (
        isinstance(value, str)
        and 1 <= len(value) <= _LONGEST_REASON
        and value.isprintable()
        and value == value.strip()
    )


def _is_approval(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {"by", "reason"}:
        return False
    return is_name(value["by"]) and is_reason(value["reason"])


_MORE: dict[str, Shape] = {
    Act.REOPEN: {"approval": _is_approval},
    Act.ANNOUNCE: {"approval": _is_approval},
    Act.SHRED: {"number": lambda value: isinstance(value, str) and is_number(value)},
}


def _of_act(payload: dict[str, Any]) -> Shape:
    """Return what an entry of this act says besides what every entry says."""
    act = payload.get("act")
    return _MORE.get(act, {}) if isinstance(act, str) else {}
