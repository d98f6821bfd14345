"""What the disk does with files and names, for the two rooms that write: `files` and `vault`."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def settle(folder: Path) -> None:
    """Get the names in a folder onto the disk, where the system can; Windows cannot and needs none of it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_full(problem: OSError) -> bool:
    """Tell whether a write failed for want of room."""
    return problem.errno in _FULL
