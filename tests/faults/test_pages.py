"""Bits that turn over in the pages of the database: refused, or no difference; never another text."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import DossierError
from dossiertool.vault.vault import Vault
from tests.vault.conftest import NOW, content

from .conftest import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

    from .conftest import Sizes, Table

ONE, OTHER = "D-1111-22", "D-3333-44"


@pytest.fixture
def files(fast_folder: Path, owner: PersonalKey, recovery: RecoveryKey) -> dict[str, bytes]:
    """A vault of which the last day is still in the log of SQLite, and what a computer remembers of it."""
    folder, memory = fast_folder / "kluis", fast_folder / "kluizen.json"
    fast_folder.mkdir()
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW, memory=memory) as vault:
        vault.save(owner, ONE, content("een"), now=NOW)
        vault.save(owner, OTHER, content("ander"), now=NOW)
    with Vault.open(folder):  # somebody else still has it open: what is written stays in the log
        with Vault.open(folder, memory=memory) as vault:
            vault.save(owner, ONE, content("twee"), now=NOW)
        whole = {name: (folder / name).read_bytes() for name in ("kluis.db", "kluis.db-wal")}
    return {**whole, "memory": memory.read_bytes()}


@pytest.mark.parametrize("name", ["kluis.db", "kluis.db-wal"])
def test_turned_bits_in_the_database_are_refused_or_change_nothing(
    files: dict[str, bytes],
    fast_folder: Path,
    owner: PersonalKey,
    sizes: Sizes,
    chance: random.Random,
    table: Table,
    name: str,
) -> None:
    outcome = Outcome(
        "6", f"bit omgezet in {'het logboek' if name.endswith('wal') else 'de pagina’s'} van SQLite"
    )
    place, memory = fast_folder / "na", fast_folder / "na.json"
    place.mkdir()
    refused = other = 0
    for flip in range(sizes.flips // 2 + 1):
        damaged = bytearray(files[name])
        if flip:  # the first time nothing is wrong
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        for path in place.iterdir():
            path.unlink()
        for file in ("kluis.db", "kluis.db-wal"):
            (place / file).write_bytes(damaged if file == name else files[file])
        memory.write_bytes(files["memory"])
        one, another = newest(place, memory, owner)
        if not flip:
            assert (one, another) == (content("twee"), content("ander"))
            continue
        outcome.trials += 1
        outcome.acknowledged += 2
        outcome.lost += one not in (None, content("twee")) or another not in (None, content("ander"))
        refused += None in (one, another)
        other += (one is None) != (another is None)
    outcome.remark = (
        f"{refused} geweigerd, de rest zonder verschil; bij {other} ging het andere dossier nog open"
    )
    table.add(f"06-{name}", outcome)

    assert outcome.lost == 0
    assert refused


def newest(place: Path, memory: Path, key: PersonalKey) -> list[bytes | None]:
    """Return what the newest versions of both dossiers say; None when it is refused in the usual way."""
    read: list[bytes | None] = [None, None]
    with suppress(DossierError), Vault.open(place, memory=memory) as vault:
        for at, number in enumerate((ONE, OTHER)):
            with suppress(DossierError):
                read[at] = vault.fetch(key, number)
    return read
