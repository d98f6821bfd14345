"""What the disk does with files and names, for the two rooms that write: `files` and `vault`."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file for this process alone; it is made, readable by its owner only, when it is not there.

    The system lets go of it when the process ends, however that happens.

    Raises:
        BlockingIOError: another process holds it.
        OSError: it cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _hold(handle)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise BlockingIOError from None
else:
    import fcntl

    def _hold(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError as problem:
            if problem.errno not in (errno.ENOLCK, errno.EOPNOTSUPP):  # a disk on the network that cannot
                raise
