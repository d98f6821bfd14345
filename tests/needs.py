"""Programs that some tests use: skipped with a reason on a laptop that lacks one, failed when CI is set."""

from __future__ import annotations

import os
import shutil

import pytest


def need(program: str, package: str) -> str:
    """Return the path of the program; `package` is what to install on Debian."""
    path = shutil.which(program)
    if path is None:
        reason = f"{program} is not here (Debian: apt install {package})"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
