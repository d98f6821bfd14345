"""A desk for each test: on SQLite, or on both back-ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.archive.made import NUMBER, Desk, closed
from tests.postgres import new_database

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A vault in a folder, with one closed dossier that a mentor also has."""
    made = Desk(tmp_path / "kluis", tmp_path)
    made.begin(closed(NUMBER))
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """The same on both back-ends."""
    made = Desk(tmp_path / "kluis" if request.param == "sqlite" else new_database(), tmp_path)
    made.begin(closed(NUMBER))
    return made
