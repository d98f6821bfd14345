"""The directory (sleutellijst): everybody's public keys, signed by the school (`docs/format.md` §7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.crypto.keys import PublicKey, SignatureKey
from dossiertool.vault.format.fields import (
    is_count,
    is_date_or_null,
    is_hash_or_null,
    is_id,
    is_kid,
    is_name,
    is_time,
)
from dossiertool.vault.format.roles import Role
from dossiertool.vault.format.signature import Claim, read_claim, sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.crypto.keys import SigningPair
    from dossiertool.vault.format.signature import Shape

_TYP = "dossier-directory+jose"
_ACTS = ("root", "add", "change", "revoke")
_SHAPE: Shape = {
    "act": _ACTS.__contains__,
    "at": is_time,
    "enc": lambda value: isinstance(value, dict),
    "from": is_date_or_null,
    "kid": is_kid,
    "n": is_count,
    "name": is_name,
    "prev": is_hash_or_null,
    "revoked": lambda value: isinstance(value, bool),
    "role": lambda value: value in list(Role),
    "sig": lambda value: isinstance(value, dict),
    "until": is_date_or_null,
    "vault": is_id,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the directory: who they are, what they may be at most, and their public keys."""

    name: str
    role: Role
    enc: PublicKey
    sig: SignatureKey
    since: str | None = None
    until: str | None = None
    revoked: bool = False

    @property
    def kid(self) -> str:
        """The name of their key in grants and lists."""
        return self.enc.kid

    def serves_on(self, day: date) -> bool:
        """Tell whether this day lies within their appointment, as the directory has it."""
        begun = self.since is None or date.fromisoformat(self.since) <= day
        return begun and (self.until is None or day <= date.fromisoformat(self.until))


class Directory:
    """A directory that was followed from its root; every question is about one place in it."""

    def __init__(self, vault: str) -> None:
        """Hold nothing yet; use `follow`."""
        self._hashes: list[str] = []
        self._places: dict[str, int] = {}
        self._history: dict[str, list[tuple[int, Person]]] = {}
        self._signers: dict[str, str] = {}
        self._vault = vault

    @classmethod
    def follow(cls, records: Sequence[bytes], vault: str) -> Directory:
        """Return the directory that these records make.

        Raises:
            Unreadable: a record that is damaged, not by the root, out of place, or not allowed.
        """
        directory = cls(vault)
        for jws in records:
            directory.add(jws)
        if not records:
            raise Unreadable("no directory")
        return directory

    @property
    def last(self) -> int:
        """The place of the newest record."""
        return len(self._hashes) - 1

    @property
    def hash(self) -> str:
        """The hash of the newest record."""
        return self._hashes[-1]

    @property
    def root(self) -> Person:
        """The school: its recovery key, and the key that signs this directory."""
        return next(iter(self._history.values()))[0][1]

    @property
    def fingerprint(self) -> str:
        """What to compare: whoever controls this key controls who is in here."""
        return self.root.sig.kid

    def place(self, record: str) -> int:
        """Return the place of the record with this hash.

        Raises:
            Unreadable: there is none.
        """
        if record not in self._places:
            raise Unreadable("names a directory that is not here")
        return self._places[record]

    def person(self, kid: str, place: int | None = None) -> Person | None:
        """Return who has this encryption key, as they stood at that place (or now), revoked or not."""
        limit = self.last if place is None else place
        known = [person for n, person in self._history.get(kid, ()) if n <= limit]
        return known[-1] if known else None

    def signer(self, kid: str, place: int | None = None) -> Person:
        """Return who signs with this key.

        Raises:
            Unreadable: nobody at that place, or somebody who was revoked there.
        """
        person = self.person(self._signers.get(kid, ""), place)
        if person is None or person.revoked:
            raise Unreadable("signed by somebody who is not in the directory at that place")
        return person

    def people(self) -> list[Person]:
        """Return everybody as they are now, the school first, then in the order in which they came."""
        return [history[-1][1] for history in self._history.values()]

    def add(self, jws: bytes) -> Person:
        """Follow one record more.

        Raises:
            Unreadable: as `follow`.
        """
        claim = read_claim(jws, _TYP, _SHAPE)
        person, n = _person(claim), len(self._hashes)
        says = claim.payload
        if (says["n"], says["prev"], says["vault"]) != (n, self._hashes[-1] if n else None, self._vault):
            raise Unreadable("a directory record out of place")
        claim.require_by(person.sig if n == 0 else self.root.sig)
        self._require_allowed(says["act"], person)
        self._places[claim.hash] = n
        self._hashes.append(claim.hash)
        self._history.setdefault(person.kid, []).append((n, person))
        self._signers[person.sig.kid] = person.kid
        return person

    def accepts(self, jws: bytes) -> bool:
        """Tell whether a record may come next, and add it if so."""
        try:
            self.add(jws)
        except Unreadable:
            return False
        return True

    def _require_allowed(self, act: str, person: Person) -> None:
        before = self.person(person.kid) if self._hashes else None
        first = not self._hashes
        allowed = (act == "root") == first and (person.role is Role.SCHOOL) == first
        allowed = allowed and person.revoked == (act == "revoke")
        if act in ("root", "add"):
            allowed = allowed and before is None and person.sig.kid not in self._signers
        else:
            allowed = allowed and before is not None and not before.revoked
            allowed = allowed and before is not None and before.sig == person.sig
        if act == "revoke" and before is not None:
            allowed = allowed and replace(before, revoked=True) == person
        if not allowed:
            raise Unreadable("a directory record that may not stand there")

    def record(self, act: str, person: Person, root: SigningPair, at: str) -> bytes:
        """Return the next record, signed by the root; it is not added yet."""
        return _signed(act, person, root, at, (self.last + 1, self.hash, self._vault))


def root_record(person: Person, root: SigningPair, at: str, vault: str) -> bytes:
    """Return the first record of a directory: the school's own keys, signed by themselves."""
    return _signed("root", person, root, at, (0, None, vault))


def _signed(act: str, person: Person, root: SigningPair, at: str, place: tuple[int, str | None, str]) -> bytes:
    n, prev, vault = place
    payload: dict[str, Any] = {
        "act": act,
        "at": at,
        "enc": person.enc.jwk,
        "from": person.since,
        "kid": person.kid,
        "n": n,
        "name": person.name,
        "prev": prev,
        "revoked": person.revoked,
        "role": str(person.role),
        "sig": person.sig.jwk,
        "until": person.until,
        "vault": vault,
    }
    return sign(payload, _TYP, root)


def _person(claim: Claim) -> Person:
    says = claim.payload
    try:
        enc, sig = PublicKey.from_jwk(says["enc"]), SignatureKey.from_jwk(says["sig"])
    except ValueError as problem:
        raise Unreadable(str(problem)) from None
    if enc.kid != says["kid"]:
        raise Unreadable("a kid that is not of its key")
    role = Role(says["role"])
    return Person(says["name"], role, enc, sig, says["from"], says["until"], says["revoked"])
