"""One owner, one recovery key and a vault that is empty: real files, a fixed clock, invented pupils."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.vault.access import admit
from dossiertool.vault.crypto.keys import PersonalKey, new_personal_key
from dossiertool.vault.crypto.recovery import RecoveryKey, new_recovery_key
from dossiertool.vault.format.directory import Person
from dossiertool.vault.vault import Vault
from tests.postgres import new_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossiertool.vault.format.roles import Role
    from dossiertool.vault.store.database import Place

NOW = datetime(2026, 11, 21, 14, 5, 33, tzinfo=UTC)
NUMBER = "D-7K3Q-92"


def content(text: str, size: int = 0) -> bytes:
    return json.dumps({"dossiernummer": NUMBER, "tekst": text, "vulling": "x" * size}).encode()


def query(folder: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Do as somebody with a database tool would: past the vault, straight into its file."""
    with closing(sqlite3.connect(folder / "kluis.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        return connection.execute(statement, values).fetchall()


@pytest.fixture(scope="session")
def owner() -> PersonalKey:
    return new_personal_key()


@pytest.fixture(scope="session")
def stranger() -> PersonalKey:
    return new_personal_key()


@pytest.fixture(scope="session")
def recovery() -> RecoveryKey:
    return new_recovery_key()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kluis"


@pytest.fixture
def vault(folder: Path, owner: PersonalKey, recovery: RecoveryKey) -> Iterator[Vault]:
    with Vault.begin(folder, owner=owner, recovery=recovery, now=NOW) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, folder: Path) -> Place:
    return folder if request.param == "sqlite" else new_database()


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "kluizen.json"


@pytest.fixture
def shared(place: Place, memory: Path, owner: PersonalKey, recovery: RecoveryKey) -> Iterator[Vault]:
    with Vault.begin(place, owner=owner, recovery=recovery, now=NOW, memory=memory) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
        yield vault


def colleague(vault: Vault, recovery: RecoveryKey, role: Role, name: str = "Bram") -> PersonalKey:
    """Put somebody with a new key in the directory; they have no dossier yet."""
    key = new_personal_key()
    admit(vault, recovery, Person(name, role, key.public, key.signer.public), now=NOW)
    return key
