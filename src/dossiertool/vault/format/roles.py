"""What somebody may do: the roles, in order, and the acts that each may sign (`docs/format.md` §6)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody is in a school or a dossier; `SCHOOL` is the recovery key, and nobody's to give."""

    MELDER = "melder"
    MEELEZER = "meelezer"
    BEHANDELAAR = "behandelaar"
    BEHEERDER = "beheerder"
    SCHOOL = "school"


class Act(StrEnum):
    """What an entry does to a dossier."""

    CREATE = "create"
    EDIT = "edit"
    GRANT = "grant"
    REVOKE = "revoke"
    REWRAP = "rewrap"
    RECOVER = "recover"
    SEAL = "seal"
    REOPEN = "reopen"
    RENEW = "renew-timestamp"
    ANNOUNCE = "announce-shred"
    CANCEL = "cancel-shred"
    SHRED = "shred"


_ORDER = (Role.MELDER, Role.MEELEZER, Role.BEHANDELAAR, Role.BEHEERDER)
_WRITERS = frozenset({Role.BEHANDELAAR, Role.BEHEERDER})
_ARCHIVIST = frozenset({Role.BEHEERDER})
_SCHOOL = frozenset({Role.SCHOOL})
_MAY = {
    Act.CREATE: _WRITERS,
    Act.EDIT: _WRITERS,
    Act.GRANT: _WRITERS | _SCHOOL,
    Act.REVOKE: _WRITERS | _SCHOOL,
    Act.REWRAP: _WRITERS | _SCHOOL,
    Act.RECOVER: _SCHOOL,
    Act.SEAL: _ARCHIVIST,
    Act.REOPEN: _ARCHIVIST,
    Act.RENEW: _ARCHIVIST,
    Act.ANNOUNCE: _ARCHIVIST | _SCHOOL,
    Act.CANCEL: _ARCHIVIST | _SCHOOL,
    Act.SHRED: _ARCHIVIST | _SCHOOL,
}
# In a sealed dossier nothing else happens.
AFTER_SEAL = frozenset({Act.REOPEN, Act.RECOVER, Act.RENEW, Act.ANNOUNCE, Act.CANCEL, Act.SHRED})


def may(role: Role, act: Act) -> bool:
    """Tell whether this role may sign this act."""
    return role in _MAY[act]


def may_read(role: Role) -> bool:
    """Tell whether this role gets a key that opens the dossier."""
    return role is not Role.MELDER


def may_give(giver: Role, given: Role) -> bool:
    """Tell whether `giver` may give `given` to somebody, or take it away."""
    if given is Role.SCHOOL or not may(giver, Act.GRANT):
        return False
    return giver is Role.SCHOOL or _ORDER.index(given) <= _ORDER.index(giver)


def lower(one: Role, other: Role) -> Role:
    """Return the lower of two roles; of the school, which is in no order, itself."""
    if Role.SCHOOL in (one, other):
        return Role.SCHOOL
    return min(one, other, key=_ORDER.index)
