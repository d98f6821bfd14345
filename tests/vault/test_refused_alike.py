"""Whoever may not: role by state by kind of key, each is told exactly what a stranger is told (row 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import ExitCode, InvalidInput, NotFound, Refused
from dossiertool.vault.access import admit, expel, give, take, who
from dossiertool.vault.changes import noted
from dossiertool.vault.crypto.keys import PersonalKey, new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.lines import READ
from dossiertool.vault.format.roles import Act, Role
from dossiertool.vault.log import log_of, note_reading
from dossiertool.vault.signals import hand_in, signals_of
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.store.database import Place

PEOPLE = (Role.MELDER, Role.MEELEZER, Role.BEHANDELAAR, Role.BEHEERDER)
OTHER = "D-2222-01"
TODAY = NOW.date()
AT = "2026-11-21T14:05Z"


@pytest.fixture
def vault(place: Place, owner: PersonalKey, recovery: RecoveryKey) -> Iterator[Vault]:
    Vault.begin(place, owner=owner, recovery=recovery, now=NOW).close()
    with Vault.open(place, today=TODAY) as opened:
        for number in (NUMBER, OTHER):
            opened.save(owner, number, content("een"), now=NOW)
        yield opened


def seal(vault: Vault, owner: PersonalKey) -> None:
    with vault.writing() as transaction:
        pen = vault.pen(transaction, owner, AT)
        opened = vault.require(transaction, owner, NUMBER)
        assert vault.store(transaction, NUMBER, opened.chain, opened, noted(pen, opened.chain, Act.SEAL))


def told(vault: Vault, key: Opener) -> set[str]:
    """Do everything that can be done with a dossier; return what is said, which is a refusal each time."""
    attempts: list[Callable[[], object]] = [
        lambda: vault.fetch(key, NUMBER),
        lambda: vault.fetch(key, NUMBER, version=1),
        lambda: vault.save(key, NUMBER, content("twee"), now=NOW, expected_version=1),
        lambda: who(vault, key, NUMBER),
        lambda: log_of(vault, key, NUMBER),
        lambda: note_reading(vault, key, NUMBER, 1, READ, now=NOW),
        lambda: give(vault, key, NUMBER, key.pair.public.kid, Role.MEELEZER, now=NOW),
        lambda: take(vault, key, NUMBER, key.pair.public.kid, now=NOW),
        lambda: hand_in(vault, key, NUMBER, b'{"tekst":"x"}', now=NOW),
        lambda: signals_of(vault, key, NUMBER),
    ]
    said = set()
    for attempt in attempts:
        with pytest.raises(NotFound) as refused:
            attempt()
        assert refused.value.exit_code is ExitCode.NOT_FOUND
        said.add(f"{refused.value.message} {refused.value.hint}")
    assert vault.list(key).dossiers == []
    return said


def test_without_access_everybody_is_told_the_same_whatever_role_state_or_key(
    vault: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    """Wrong key, no grant, access taken away, revoked, appointment over: times role, open and sealed."""
    cases: dict[str, Opener] = {"a stranger": new_personal_key(), "another school": new_recovery_key()}
    for role in PEOPLE:
        for kind in ("no grant", "taken away", "revoked", "expired"):
            key: PersonalKey = new_personal_key()
            until = {"expired": "2026-11-20"}.get(kind)
            person = Person(f"{role} {kind}", role, key.public, key.signer.public, until=until)
            admit(vault, recovery, replace(person, until=None), now=NOW)
            if kind != "no grant":
                give(vault, owner, NUMBER, person.kid, role, now=NOW)
            if kind == "taken away":
                take(vault, owner, NUMBER, person.kid, now=NOW)
            if kind == "revoked":
                expel(vault, recovery, person.kid, now=NOW)
            if kind == "expired":
                admit(vault, recovery, person, now=NOW)
            cases[person.name] = key
    mixed = PersonalKey(owner.pair, new_personal_key().signing)  # the right half to read, none to sign
    outside = [one for name, one in cases.items() if name.endswith(("stranger", "revoked", "expired"))]

    said = {name: told(vault, key) for name, key in cases.items()}
    for opener in (mixed, *outside):
        with pytest.raises(NotFound):
            vault.save(opener, NUMBER, content("twee"), now=NOW)
    seal(vault, owner)
    said |= {f"{name}, sealed": told(vault, key) for name, key in cases.items()}

    assert len(said) == 2 * (2 + len(PEOPLE) * 4)
    (only,) = set().union(*said.values())
    assert NUMBER in only
    with pytest.raises(NotFound) as absent:  # as if it were not there
        vault.fetch(owner, "D-9999-99")
    assert f"{absent.value.message} {absent.value.hint}" == only.replace(NUMBER, "D-9999-99")


def test_an_appointment_counts_to_its_last_day_and_nobody_gets_access_after_it(
    place: Place, vault: Vault, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    key = new_personal_key()
    person = Person("Bram", Role.BEHANDELAAR, key.public, key.signer.public, until=TODAY.isoformat())
    admit(vault, recovery, person, now=NOW)
    give(vault, owner, NUMBER, person.kid, Role.BEHANDELAAR, now=NOW)

    assert vault.save(key, NUMBER, content("twee"), now=NOW).version == 2
    with Vault.open(place, today=TODAY.replace(day=TODAY.day + 1)) as tomorrow:
        with pytest.raises(NotFound):
            tomorrow.fetch(key, NUMBER)
        with pytest.raises(Refused, match="voorbij"):
            give(tomorrow, owner, OTHER, person.kid, Role.MEELEZER, now=NOW.replace(day=NOW.day + 1))
        admit(tomorrow, recovery, replace(person, until=None), now=NOW)
        assert tomorrow.fetch(key, NUMBER) == content("twee")


def test_a_key_that_is_no_key_of_this_vault_begins_nothing_either(vault: Vault, stranger: PersonalKey) -> None:
    with pytest.raises(NotFound):
        vault.save(stranger, "D-3333-03", content("nieuw"), now=NOW)
    with pytest.raises(InvalidInput):
        vault.save(stranger, "geen nummer", content("nieuw"), now=NOW)
