"""A server that hands out keys of its own, or another vault: refused against what was pinned (row 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import Tampered
from dossiertool.vault.acceptance import accept
from dossiertool.vault.access import give
from dossiertool.vault.crypto.keys import PersonalKey, new_personal_key
from dossiertool.vault.crypto.recovery import RecoveryKey, new_recovery_key
from dossiertool.vault.format.directory import Directory, Person, root_record
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.roles import Role
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, colleague, content
from .meddle import put_down, query, taken_down

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.store.database import Place

AT = to_minute(NOW)


@pytest.fixture
def bram(place: Place, memory: Path, owner: PersonalKey, recovery: RecoveryKey) -> PersonalKey:
    """A colleague, in record 2 of the directory; without access to the one dossier."""
    with Vault.begin(place, owner=owner, recovery=recovery, now=NOW, memory=memory) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        return colleague(vault, recovery, Role.BEHANDELAAR)


def a_record(place: Place, key: PersonalKey, root: RecoveryKey, n: int) -> bytes:
    """What a server would write for somebody called Bram, signed by this root."""
    records = [bytes(jws) for (jws,) in query(place, "SELECT jws FROM directory ORDER BY n")]
    ((vault,),) = query(place, "SELECT id FROM vault")
    person = Person("Bram", Role.BEHANDELAAR, key.public, key.signer.public)
    return Directory.follow(records[:n], vault).record("add", person, root.signer, AT)


@pytest.mark.parametrize("signed_by", ["a root of the server", "the colleague"])
def test_attack_a_key_in_the_place_of_a_colleagues_is_refused_before_anything_is_given_to_it(
    place: Place, memory: Path, bram: PersonalKey, signed_by: str
) -> None:
    mine = new_personal_key()
    root = new_recovery_key() if signed_by == "a root of the server" else RecoveryKey(bram.pair)
    query(place, "UPDATE directory SET jws=:jws WHERE n=2", jws=a_record(place, mine, root, 2))

    for known in (memory, None):
        with pytest.raises(Tampered, match="sleutellijst"):
            Vault.open(place, memory=known)


def test_attack_a_key_that_the_server_adds_while_somebody_works_is_refused(
    place: Place, memory: Path, bram: PersonalKey, owner: PersonalKey
) -> None:
    mine = new_personal_key()
    vault = Vault.open(place, memory=memory)
    query(place, "INSERT INTO directory VALUES (3, :jws)", jws=a_record(place, mine, new_recovery_key(), 3))
    with pytest.raises(Tampered, match="sleutellijst"):
        give(vault, owner, NUMBER, mine.public.kid, Role.MEELEZER, now=NOW)
    assert query(place, "SELECT count(*) FROM grants WHERE kid=:kid", kid=mine.public.kid) == [(0,)]
    vault.close()


def test_attack_a_directory_without_the_newest_record_is_an_older_one(
    place: Place, memory: Path, bram: PersonalKey
) -> None:
    """So a server cannot hide that somebody was revoked."""
    query(place, "DELETE FROM directory WHERE n=2")
    with pytest.raises(Tampered):
        Vault.open(place, memory=memory)


def test_attack_a_directory_of_another_root_for_the_same_vault_is_refused_by_its_fingerprint(
    place: Place, memory: Path, bram: PersonalKey, owner: PersonalKey
) -> None:
    ((vault,),) = query(place, "SELECT id FROM vault")
    root = new_recovery_key()
    school = Person("School", Role.SCHOOL, root.public, root.signer.public)
    records = [root_record(school, root.signer, AT, vault)]
    beheerder = Person("Beheerder", Role.BEHEERDER, owner.public, owner.signer.public)
    records.append(Directory.follow(records, vault).record("add", beheerder, root.signer, AT))
    forged = {**taken_down(place), "directory": list(enumerate(records))}
    forged |= {name: [] for name in ("heads", "bodies", "entries", "grants", "checkpoints")}
    put_down(place, forged)

    with pytest.raises(Tampered, match="vingerafdruk van de school is een andere"):
        Vault.open(place, memory=memory)


def test_attack_another_vault_in_the_same_place_is_refused_until_somebody_says_it_is_meant(
    place: Place, memory: Path, bram: PersonalKey, owner: PersonalKey, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "andere"
    Vault.begin(elsewhere, owner=owner, recovery=new_recovery_key(), now=NOW).close()
    put_down(place, taken_down(elsewhere))
    seen = memory.read_bytes()

    for _ in range(2):
        with pytest.raises(Tampered, match="een andere kluis dan de kluis die u hier eerder zag"):
            Vault.open(place, memory=memory)
    assert memory.read_bytes() == seen

    with Vault.open(place, memory=memory, accept=True) as vault:
        accept(vault, owner, "nieuwe kluis begonnen", now=NOW)
    Vault.open(place, memory=memory).close()


def test_a_vault_may_move_and_a_new_one_may_be_begun_where_it_was(
    memory: Path, folder: Path, owner: PersonalKey, recovery: RecoveryKey, tmp_path: Path
) -> None:
    Vault.begin(folder, owner=owner, recovery=recovery, now=NOW, memory=memory).close()
    folder.rename(tmp_path / "verhuisd")
    with Vault.open(tmp_path / "verhuisd", memory=memory) as vault:
        assert not vault.first_time
    Vault.begin(folder, owner=owner, recovery=recovery, now=NOW, memory=memory).close()
    for place in (folder, tmp_path / "verhuisd"):
        Vault.open(place, memory=memory).close()


def test_a_server_is_one_place_whoever_logs_in_there() -> None:
    from dossiertool.vault.store.place import place_hash  # noqa: PLC0415

    same = {
        place_hash(address)
        for address in (
            "postgresql://anna:geheim@server:5432/kluis",
            "postgresql://bram@SERVER:5432/kluis?sslmode=require",
            "postgres://server:5432/kluis",
        )
    }
    others = {
        place_hash(f"postgresql://{where}") for where in ("server/kluis", "server:5432/k2", "s2:5432/kluis")
    }
    sockets = {place_hash(f"postgresql://postgres:@/kluis?host=/run/{name}") for name in "ab"}
    assert (len(same), len(others | same), len(sockets)) == (1, 4, 2)
