"""Lets an act die at its k-th step: a statement to the database, a commit, or something done to a file.

The act runs in a process of its own that was forked off, so that what it leaves is what a killed call leaves.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ON_FILES = frozenset({"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"})


def dies_at(step: int, folder: Path, act: Callable[[], object]) -> bool:
    """Run an act, killed just before its step with this number; False when it ended before that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads of the test runner do not matter here
        child = os.fork()
    if not child:
        _child(step, folder, act)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, "the act failed"
    return False


def _child(step: int, folder: Path, act: Callable[[], object]) -> None:
    left = step

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, args: tuple[object, ...]) -> None:
        path = str(args[0]) if args else ""
        writes = event == "open" and isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR))
        if path.startswith(str(folder)) and (event in _ON_FILES or writes):
            count()

    code = 1
    try:
        sa.event.listen(sa.Engine, "before_cursor_execute", count)
        sa.event.listen(sa.Engine, "commit", count)
        sys.addaudithook(heard)
        act()
        code = 0
    finally:
        os._exit(code)
