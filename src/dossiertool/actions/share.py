"""Lets people in and out: their cards into the directory, their access to a dossier given and taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.actions.unlock import open_key, require_long_enough
from dossiertool.errors import DossierError, InvalidInput, NotFound, PartlyFailed, Refused
from dossiertool.files.source import read_text
from dossiertool.files.write import make_folder, write_new, write_over
from dossiertool.vault.access import admit, expel, give, people, take, who
from dossiertool.vault.crypto.keyfile import lock
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.everywhere import dossiers_of, take_everywhere
from dossiertool.vault.format.card import read_card, write_card
from dossiertool.vault.format.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Passphrase, Unlocked
    from dossiertool.vault.format.directory import Person

    Step = Callable[[int, int], None]

ROLES = tuple(str(role) for role in Role if role is not Role.SCHOOL)


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody as the screen shows them; `kid` tells people with the same name apart."""

    naam: str
    rol: str
    kid: str
    ingetrokken: bool = False
    tot: str | None = None


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


def kid_on(card: bytes) -> str:
    """Return the long code on a card, by which people compare it. Raises InvalidInput: no card."""
    return read_card(card, Role.MELDER).kid


def admit_by_card(
    opened: Unlocked, card: Path, role: str, *, now: datetime, until: date | None = None
) -> Someone:
    """Put the owner of a card in the directory, perhaps until a day; opened with the recovery key.

    Raises:
        InvalidInput: no card, or its keys cannot be used. Refused: not the school's own key.
    """
    person = read_card(read_text(card).encode(), Role(role))
    person = replace(person, until=until.isoformat() if until else None)
    admit(opened.vault, _root(opened), person, now=now)
    return _someone(person)


def expel_person(
    opened: Unlocked, wanted: str, *, now: datetime, step: Step = lambda _done, _total: None
) -> tuple[Someone, int]:
    """Revoke somebody in the directory and take away their access to every dossier; may be repeated.

    Return who it was, and from how many dossiers access was taken now. `step` hears how many are done.

    Raises:
        PartlyFailed: some dossiers are damaged; the others are done.
    """
    root, person = _root(opened), _find(opened, wanted, revoked=True)
    if not person.revoked:
        expel(opened.vault, root, person.kid, now=now)
    return _someone(person), _taken(opened, person.kid, now=now, step=step)


def replace_key(
    opened: Unlocked, wanted: str, card: Path, *, now: datetime, step: Step = lambda _done, _total: None
) -> tuple[Someone, int]:
    """Give the key on a card all that somebody's old key had, and revoke the old one; may be repeated.

    Return who it is now, and at how many dossiers the key was replaced. `step` as for `expel_person`.

    Raises:
        NotFound: nobody has that name or code. InvalidInput: no card, or its keys cannot be used.
        Refused: the vault was not opened with the school's recovery key, or the key on the card is already
            somebody's.
        PartlyFailed: some dossiers are damaged; the others are done, and the old key is not revoked yet.
    """
    root, shown = _root(opened), read_card(read_text(card).encode(), Role.MELDER)
    old = _find(opened, wanted, besides=shown.kid)
    new = replace(shown, role=old.role, since=old.since, until=old.until)
    known = opened.vault.trust.directory.person(new.kid)
    if known is None:
        admit(opened.vault, root, new, now=now)
    elif new.kid == old.kid or known != new:  # the same again goes on where it stopped
        raise Refused(
            "Op deze kaart staat een sleutel die al in de kluis bekend is. Er is niets veranderd.",
            f"Laat {old.name} een nieuwe sleutel maken met: dossiertool sleutel maak. Neem de kaart daarvan.",
        )
    dossiers = _taken(opened, old.kid, now=now, step=step, heir=new.kid)
    expel(opened.vault, root, old.kid, now=now)
    return _someone(new), dossiers


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


def _taken(opened: Unlocked, kid: str, *, now: datetime, step: Step, heir: str | None = None) -> int:
    """Take the access of a key away everywhere, and return at how many dossiers."""
    found = dossiers_of(opened.vault, opened.key, kid)
    problems = [one for one in found if isinstance(one, DossierError)]
    numbers = [one for one in found if isinstance(one, str)]
    done = 0
    outcomes = take_everywhere(opened.vault, opened.key, kid, numbers, now=now, heir=heir)
    for place, outcome in enumerate(outcomes, start=1):
        if isinstance(outcome, DossierError):
            problems.append(outcome)
        else:
            done += 1
        step(place, len(numbers))
    if problems:
        raise PartlyFailed(
            f"Bij {len(problems)} van de {done + len(problems)} dossiers is het niet gelukt: {problems[0]}",
            "Zet die dossiers terug uit een reservekopie en geef dezelfde opdracht opnieuw. "
            "De andere dossiers zijn klaar.",
        )
    return done


def _root(opened: Unlocked) -> RecoveryKey:
    if not isinstance(opened.key, RecoveryKey):
        raise Refused(
            "Dit kan alleen met de herstelsleutel van de school.", "Noem die met: --herstelsleutel BESTAND"
        )
    return opened.key


def _find(opened: Unlocked, wanted: str, *, revoked: bool = False, besides: str | None = None) -> Person:
    """Return the person with this kid, else with this name; only with `revoked` also who was revoked.

    Of several with that name not the one with the kid `besides`: who has it is on the way in.
    """
    known = [person for person in people(opened.vault) if person.role is not Role.SCHOOL]
    named = [person for person in known if person.kid == wanted] or [
        person for person in known if person.name == wanted
    ]
    found = [person for person in named if revoked or not person.revoked]
    if len(found) > 1:
        found = [person for person in found if person.kid != besides]
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
    return Someone(person.name, str(role or person.role), person.kid, person.revoked, person.until)
