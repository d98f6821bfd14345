"""Lets mistakes of our own through."""

from __future__ import annotations

import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest


@pytest.fixture(autouse=True, scope="module")
def _no_failure_is_caught() -> Iterator[None]:
    """Let a mistake of our own end the command with its traceback, in place of a line on stderr."""
    with patch.dict(os.environ, {"DOSSIERTOOL_DEBUG": "1"}):
        yield
