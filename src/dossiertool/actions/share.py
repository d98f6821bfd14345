"""Lets people in and out: their cards into the directory, their access to a dossier given and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.actions.unlock import open_key, require_long_enough
from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.files.source import read_text
from dossiertool.files.write import make_folder, write_new, write_over
from dossiertool.vault.access import admit, expel, give, people, take, who
from dossiertool.vault.card import read_card, write_card
from dossiertool.vault.keyfile import lock
from dossiertool.vault.keys import new_personal_key
from dossiertool.vault.recovery import RecoveryKey
from dossiertool.vault.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Passphrase, Unlocked
    from dossiertool.vault.directory import Person

ROLES = tuple(str(role) for role in Role if role is not Role.SCHOOL)


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody as the screen shows them; `kid` tells people with the same name apart."""

    naam: str
    rol: str
    kid: str
    ingetrokken: bool = False


def make_key(key_file: Path, passphrase: Passphrase) -> None:
    """Make a key file for somebody; what is there is not overwritten.

    Raises:
        InvalidInput: the file exists or cannot be written, or the passphrase is too short.
    """
    locked = lock(new_personal_key(), require_long_enough(passphrase()))
    make_folder(key_file.parent, private=True)
    write_new(key_file, locked, private=True)


def change_passphrase(key_file: Path, old: Passphrase, new: Passphrase) -> None:
    """Put the same key under another passphrase, in the same file.

    Raises:
        InvalidInput: no key file, or the new passphrase is too short. Tampered: the old one is wrong.
    """
    key = open_key(key_file, old)
    locked = lock(key, require_long_enough(new()))
    write_over(key_file, key_file.read_bytes(), locked)


def card_of(key_file: Path, passphrase: Passphrase, name: str) -> bytes:
    """Return the public card of the key in this file. Raises as `unlocked`."""
    return write_card(open_key(key_file, passphrase), name)


def admit_by_card(opened: Unlocked, card: Path, role: str, *, now: datetime) -> Someone:
    """Put the owner of a card in the directory; the vault was opened with the recovery key.

    Raises:
        InvalidInput: no card, or its keys cannot be used. Refused: not the school's own key.
    """
    person = read_card(read_text(card).encode(), Role(role))
    admit(opened.vault, _root(opened), person, now=now)
    return _someone(person)


def expel_person(opened: Unlocked, wanted: str, *, now: datetime) -> tuple[Someone, int]:
    """Revoke somebody in the directory and take away their access to every dossier; may be repeated.

    Return who it was, and from how many dossiers access was taken now.
    """
    root, person = _root(opened), _find(opened, wanted, revoked=True)
    if not person.revoked:
        expel(opened.vault, root, person.kid, now=now)
    lines = list(_lines_of(opened, person))
    for number, _ in lines:
        take(opened.vault, opened.key, number, person.kid, now=now)
    return _someone(person), len(lines)


def replace_key(opened: Unlocked, wanted: str, card: Path, *, now: datetime) -> tuple[Someone, int]:
    """Give the key on a card all that somebody's old key had, and revoke the old one; may be repeated.

    Return who it is now, and at how many dossiers the key was replaced.

    Raises:
        NotFound: nobody has that name or code. InvalidInput: no card, or its keys cannot be used.
        Refused: the vault was not opened with the school's recovery key.
    """
    root, old = _root(opened), _find(opened, wanted)
    new = read_card(read_text(card).encode(), old.role)
    if opened.vault.trust.directory.person(new.kid) is None:
        admit(opened.vault, root, new, now=now)
    lines = list(_lines_of(opened, old))
    for number, role in lines:
        has = {line.person.kid: line.role for line in who(opened.vault, opened.key, number)}
        if has.get(new.kid) is not role:
            give(opened.vault, opened.key, number, new.kid, role, now=now)
        take(opened.vault, opened.key, number, old.kid, now=now)
    expel(opened.vault, root, old.kid, now=now)
    return _someone(new), len(lines)


def give_access(opened: Unlocked, number: str, wanted: str, role: str, *, now: datetime) -> Someone:
    """Give somebody access to a dossier. Raises NotFound or Refused."""
    line = give(opened.vault, opened.key, number, _find(opened, wanted).kid, Role(role), now=now)
    return _someone(line.person, line.role)


def take_access(opened: Unlocked, number: str, wanted: str, *, now: datetime) -> Someone:
    """Take somebody's access to a dossier away. Raises NotFound or Refused."""
    line = take(opened.vault, opened.key, number, _find(opened, wanted, revoked=True).kid, now=now)
    return _someone(line.person, line.role)


def who_has_access(opened: Unlocked, number: str | None) -> list[Someone]:
    """Return who has access to a dossier; without a number everybody in the directory."""
    if number is None:
        return [_someone(person) for person in people(opened.vault)]
    return [_someone(line.person, line.role) for line in who(opened.vault, opened.key, number)]


def _lines_of(opened: Unlocked, person: Person) -> Iterator[tuple[str, Role]]:
    """Yield each dossier to which somebody has access, and as what; the recovery key sees them all."""
    for stored in opened.vault.list(opened.key).dossiers:
        for line in who(opened.vault, opened.key, stored.number):
            if line.person.kid == person.kid:
                yield stored.number, line.role


def _root(opened: Unlocked) -> RecoveryKey:
    if not isinstance(opened.key, RecoveryKey):
        raise Refused(
            "Dit kan alleen met de herstelsleutel van de school.", "Noem die met: --herstelsleutel BESTAND"
        )
    return opened.key


def _find(opened: Unlocked, wanted: str, *, revoked: bool = False) -> Person:
    """Return the person with this name or kid; only with `revoked` also who was revoked."""
    known = [person for person in people(opened.vault) if person.role is not Role.SCHOOL]
    found = [
        person for person in known if wanted in (person.name, person.kid) and (revoked or not person.revoked)
    ]
    if not found:
        raise NotFound(
            "Deze persoon staat niet in de sleutellijst van de kluis.",
            "Kijk wie er zijn met: dossiertool kluis toegang toon",
        )
    if len(found) > 1:
        raise InvalidInput(
            f"Deze naam staat {len(found)} keer in de sleutellijst.",
            "Noem in plaats van de naam de lange code uit: dossiertool kluis toegang toon",
        )
    return found[0]


def _someone(person: Person, role: Role | None = None) -> Someone:
    return Someone(person.name, str(role or person.role), person.kid, person.revoked)
