"""Who may do what: people in and out of the directory, and access to one dossier given and taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.vault.attachments import resealing
from dossiertool.vault.changes import given, taken
from dossiertool.vault.dossiers import read_body
from dossiertool.vault.format.directory import Directory, Person
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.roles import Role, may_give
from dossiertool.vault.refusals import require_unsealed, stale

if TYPE_CHECKING:
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody with access to a dossier, and as what."""

    person: Person
    role: Role


def people(vault: Vault) -> list[Person]:
    """Return everybody in the directory, as they are now, the school first."""
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        return vault.trust.directory.people()


def admit(vault: Vault, root: RecoveryKey, person: Person, *, now: datetime) -> None:
    """Put somebody in the directory, or change their name or role.

    Raises:
        Refused: these keys cannot be used, or this is not the school's key.
    """
    known = vault.trust.directory.person(person.kid)
    _record(vault, root, "add" if known is None else "change", person, to_minute(now))


def expel(vault: Vault, root: RecoveryKey, kid: str, *, now: datetime) -> None:
    """Revoke somebody in the directory: they sign nothing from here on. What they can open stays until `take`.

    Raises:
        NotFound: nobody has this key.
        Refused: this is not the school's key.
    """
    person = vault.trust.directory.person(kid)
    if person is None or person.revoked:
        raise _nobody()
    _record(vault, root, "revoke", replace(person, revoked=True), to_minute(now))


def who(vault: Vault, key: Opener, number: str) -> list[Line]:
    """Return who has access to a dossier, the school included.

    Raises:
        NotFound: it is not there, or not for this key.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        found = [(vault.trust.directory.person(line.kid), line.role) for line in opened.chain.now.grant]
    return [Line(person, role) for person, role in found if person is not None]


def give(vault: Vault, key: Opener, number: str, kid: str, role: Role, *, now: datetime) -> Line:
    """Give somebody access to a dossier, or another role in it.

    Raises:
        NotFound: no such dossier for this key, or nobody with that kid.
        Refused: the giver may not, or the directory allows that person less.
    """
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        person = pen.directory.person(kid)
        if person is None or person.revoked:
            raise _nobody()
        if not person.serves_on(now.date()):
            raise Refused(
                f"De aanstelling van {person.name} is voorbij, of begint nog.",
                "Laat deze persoon opnieuw toe met: dossiertool kluis toegang laat-toe KAART --tot DATUM",
            )
        require_give(opened, role)
        require_unsealed(number, opened.chain.now.state)
        if opened.secret is None:
            raise _nobody()
        access = opened.chain.now.access(kid)
        if access is not None and access.role is role:
            raise Refused(f"{person.name} heeft die toegang al.", "Er is niets veranderd.")
        change = given(pen, opened.chain, opened.secret, person, role)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
    return Line(person, role)


def take(vault: Vault, key: Opener, number: str, kid: str, *, now: datetime) -> Line:
    """Take somebody's access away: a new key for the others, the newest version encrypted anew at once.

    Older versions follow in `rewrap`.
    What that person could read before, they may have kept: the caller says so.

    Raises:
        NotFound: no such dossier for this key, or that person has no access.
        Refused: the one who asks may not take this away.
    """
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        access, person = opened.chain.now.access(kid), pen.directory.person(kid)
        if access is None or person is None or opened.secret is None:
            raise _nobody()
        require_give(opened, access.role)
        require_unsealed(number, opened.chain.now.state)
        body = read_body(transaction, opened, opened.chain.now.version)
        files = resealing(transaction, opened)
        _, change = taken(pen, opened.chain, opened.secret, frozenset({kid}), body, files)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
    return Line(person, access.role)


def _record(vault: Vault, root: RecoveryKey, act: str, person: Person, at: str) -> None:
    if root.signer.public.kid != vault.fingerprint:
        raise Refused(
            "Dit is niet de herstelsleutel van deze kluis.",
            "Neem het papier van de school waar deze kluis bij hoort.",
        )
    with vault.writing() as transaction:
        pen = vault.pen(transaction, root, at)
        directory: Directory = pen.directory
        record = directory.record(act, person, root.signer, at)
        trial = Directory.follow(transaction.directory(), vault.trust.vault)
        if not trial.accepts(record):
            raise InvalidInput(
                "Deze sleutel kan niet in de sleutellijst komen.",
                "Staat deze persoon er al in, of is de sleutel ingetrokken? Maak dan een nieuwe sleutel.",
            )
        transaction.add_record(directory.last + 1, record)
        vault.trust.refresh(transaction)
        vault.wrote(root, at)


def require_give(opened: Opened, role: Role) -> None:
    """Refuse when this key may not give or take that role. Raises Refused."""
    if not may_give(opened.role, role):
        raise Refused(
            f"Als {opened.role} kunt u de toegang van een {role} niet geven of wegnemen.",
            "Vraag de beheerder van de kluis.",
        )


def _nobody() -> NotFound:
    return NotFound(
        "Deze persoon is er niet, of heeft geen toegang.",
        "Kijk wie er is met: dossiertool kluis toegang toon",
    )
