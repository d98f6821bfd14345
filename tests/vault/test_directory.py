"""The directory: only the school says whose keys count; every bit of it is covered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.format.directory import Directory, Person, root_record
from dossiertool.vault.format.roles import Role

from .story import AT, VAULT, School, new_school


@pytest.fixture(scope="module")
def school() -> School:
    return new_school()


def refused(records: list[bytes]) -> None:
    with pytest.raises(Unreadable):
        Directory.follow(records, VAULT)


def test_people_are_found_by_their_keys_and_the_school_comes_first(school: School) -> None:
    directory = school.directory
    assert [person.name for person in directory.people()][1:] == ["Anna", "Bram", "Carla", "Dirk"]
    assert directory.root.role is Role.SCHOOL
    assert directory.fingerprint == school.recovery.signer.public.kid
    assert directory.signer(school.keys["Bram"].signer.public.kid).name == "Bram"
    assert directory.person(school.keys["Dirk"].public.kid, place=2) is None


def test_records_that_were_cut_swapped_left_out_or_of_another_vault_are_refused(school: School) -> None:
    first, second, third, *_ = school.records
    for length in range(0, len(first), 17):
        refused([first[:length]])
    for records in ([], [second], [first, third], [second, first], [first, second, second]):
        refused(records)
    with pytest.raises(Unreadable):
        Directory.follow(school.records, "0" * 32)


def test_only_the_root_adds_people(school: School) -> None:
    key = new_personal_key()
    person = Person("Eva", Role.BEHEERDER, key.public, key.signer.public)
    for signer in (school.keys["Anna"].signer, key.signer):
        refused([*school.records, school.directory.record("add", person, signer, AT)])


def test_a_key_is_added_once_and_a_revoked_one_never_comes_back(school: School) -> None:
    own = new_school()
    root = own.recovery.signer
    bram = own.person("Bram")
    add = own.directory.record("add", bram, root, AT)
    refused([*own.records, add])
    other = replace(bram, enc=new_personal_key().public)
    refused([*own.records, own.directory.record("add", other, root, AT)])
    own.records.append(own.directory.record("change", replace(bram, role=Role.MEELEZER), root, AT))
    lowered = own.person("Bram")
    refused([*own.records, own.directory.record("revoke", replace(lowered, revoked=True, name="X"), root, AT)])
    own.records.append(own.directory.record("revoke", replace(lowered, revoked=True), root, AT))
    with pytest.raises(Unreadable):
        own.directory.signer(bram.sig.kid)
    assert own.directory.signer(bram.sig.kid, place=3).role is Role.BEHANDELAAR
    refused([*own.records, own.directory.record("change", lowered, root, AT)])
    refused([*own.records, own.directory.record("add", lowered, root, AT)])


def test_there_is_one_school_and_nobody_else_has_its_role(school: School) -> None:
    key = new_personal_key()
    second = Person("Tweede school", Role.SCHOOL, key.public, key.signer.public)
    refused([*school.records, school.directory.record("add", second, school.recovery.signer, AT)])
    refused([root_record(replace(second, role=Role.BEHEERDER), key.signer, AT, VAULT)])
    refused([root_record(second, school.recovery.signer, AT, VAULT)])


@pytest.mark.parametrize("name", ["", " Anna", "Anna\n", "A" * 81, "\x1b[2J", "A\u202eB"])
def test_a_name_that_could_deceive_a_screen_is_refused(school: School, name: str) -> None:
    key = new_personal_key()
    person = Person(name, Role.MEELEZER, key.public, key.signer.public)
    refused([*school.records, school.directory.record("add", person, school.recovery.signer, AT)])
