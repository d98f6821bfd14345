"""What attacks start from: a desk in a folder of its own, or a school with people and two dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.run import run

from .desk import NUMBER, OTHER, Desk
from .own_client import School

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.begin()
    return made


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A vault with two dossiers of the owner."""
    made = School(tmp_path)
    other = made.case("ander.dossier.yaml", **{NUMBER: OTHER, "roepnaam: Noor": "roepnaam: Bo"})
    assert run("kluis", "bewaar", made.case(), other, *made.options).exit_code == 0
    return made
