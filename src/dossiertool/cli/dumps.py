"""Keeps what is in memory out of files: a program that crashes may leave all of it behind as a core dump."""

from __future__ import annotations

import contextlib
import sys

_PR_SET_DUMPABLE = 4  # prctl(2)


def leave_no_dump() -> None:
    """Let this process leave no core dump, also not to a service that collects them.

    On Linux no other program of the same user can look into it either. Where a system refuses, all stays
    as it was.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    with contextlib.suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
