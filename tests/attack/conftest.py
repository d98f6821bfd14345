"""What every attack starts from: one desk in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.begin()
    return made
