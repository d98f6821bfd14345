"""Keeps watch over a private folder: a process of its own, begun by `workroom` and by nothing else.

It runs one program at a time for the process that began it. When that process is gone, however it ended,
the program is stopped with all it began, and the folder is removed. It is run as a script, without the
packages of the project, so that it starts in a few hundredths of a second.

It is asked in lines of JSON: `{"argv": [...], "env": {...}}` begins a program, `null` stops it, `false` ends
the watch. For each program it answers with one line: the exit code, 127 when it cannot be begun.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

_NOT_BEGUN = 127


def main() -> None:
    """Watch over the folder that is the one argument, until whoever asks is gone."""
    folder = sys.argv[1]
    running: subprocess.Popen[bytes] | None = None
    try:
        for line in sys.stdin:
            asked = json.loads(line)
            if asked is False:
                break
            if asked is None:
                _stop(running)
            else:
                running = _begin(asked, folder)
    finally:
        _stop(running)
        _remove(folder)


def _begin(asked: dict[str, Any], folder: str) -> subprocess.Popen[bytes] | None:
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603  the program that `workroom` was given
            asked["argv"],
            env=asked["env"], cwd=folder, stdin=silent, stdout=silent, stderr=silent, start_new_session=True,
        )  # fmt: skip
    except OSError:
        _say(_NOT_BEGUN)
        return None
    threading.Thread(target=lambda: _say(process.wait()), daemon=True).start()
    return process


def _say(code: int) -> None:
    with contextlib.suppress(OSError):
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


def _stop(process: subprocess.Popen[bytes] | None) -> None:
    """Stop a program and every process it began; what it began may outlive it."""
    if process is None:
        return
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _remove(folder: str) -> None:
    """Remove the folder; a process that is just being stopped may write once more."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not Path(folder).exists():
            return
        time.sleep(0.05)


if __name__ == "__main__":
    main()
