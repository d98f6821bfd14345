"""A private folder for work that is under way, which no crash outlives.

What lies there may hold the text of a pupil's file, so the folder is the user's alone (0700), stands in
the folder for temporary files of the system, and has a `guard`: a process that removes it, and stops what
was running there, when this process is gone, even when it was killed. What a broken-down machine leaves
is removed by the next use.
"""

from __future__ import annotations

import contextlib
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.disk import is_full
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_PREFIX = "dossiertool-werk-"
_OLD = 24 * 3600  # seconds after which no work is under way
_LEAVE = 10.0  # seconds that the guard may take to remove the folder
_LOOK = 0.1  # seconds between two looks at what a program made
_GUARD = Path(__file__).with_name("guard.py")


class Workroom:
    """The folder, and the one program at a time that works in it."""

    def __init__(self, folder: Path, guard: subprocess.Popen[str]) -> None:
        """Nothing runs yet, and nobody listens: other processes may still be forked off this one."""
        self.folder = folder
        self._guard = guard
        self._answers: queue.Queue[str] = queue.Queue()
        self._ear: threading.Thread | None = None

    def run(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str],
        patience: float,
        progress: Callable[[], object] = lambda: None,
    ) -> int | None:
        """Run a program in the folder, unheard; return its exit code, or None when it had to be stopped.

        It is stopped, with every process it began, when the value of `progress` stays the same for
        `patience` seconds.
        """
        if self._ear is None:
            self._ear = threading.Thread(target=self._listen, daemon=True)
            self._ear.start()
        self._ask({"argv": list(argv), "env": dict(env)})
        seen, since = progress(), time.monotonic()
        while True:
            with contextlib.suppress(queue.Empty):
                return self._code(self._answers.get(timeout=_LOOK))
            if (now := progress()) != seen:
                seen, since = now, time.monotonic()
            elif time.monotonic() - since > patience:
                self._ask(None)
                self._answers.get()
                return None

    def leave(self) -> None:
        """Stop what runs, and remove the folder."""
        self._ask(False)
        try:
            self._guard.wait(_LEAVE)
        except subprocess.TimeoutExpired:
            self._guard.kill()
        if self._ear is not None:
            self._ear.join()
        for pipe in filter(None, (self._guard.stdin, self._guard.stdout)):
            with contextlib.suppress(OSError):
                pipe.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _ask(self, what: object) -> None:
        assert self._guard.stdin is not None  # noqa: S101  it was begun with one
        with contextlib.suppress(OSError):  # a guard that is gone answers too: see `_listen`
            self._guard.stdin.write(f"{json.dumps(what)}\n")
            self._guard.stdin.flush()

    def _listen(self) -> None:
        assert self._guard.stdout is not None  # noqa: S101  as above
        for line in self._guard.stdout:
            self._answers.put(line)
        self._answers.put("")  # the guard is gone

    def _code(self, answer: str) -> int | None:
        if not answer:
            self._answers.put("")  # for whoever asks next
        return int(answer) if answer else None


@contextmanager
def workroom() -> Iterator[Workroom]:
    """Give a new private folder; at the end it is gone, and so is what was running in it.

    Raises:
        InvalidInput: there is no place for temporary files.
    """
    _sweep()
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        guard = subprocess.Popen(  # noqa: S603  our own script
            [sys.executable, "-I", "-S", str(_GUARD), str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
    except OSError as problem:
        raise _no_place(problem) from None
    room = Workroom(folder, guard)
    try:
        yield room
    finally:
        room.leave()


def _no_place(problem: OSError) -> InvalidInput:
    if is_full(problem):
        return InvalidInput("De schijf met tijdelijke bestanden is vol.", "Maak ruimte en probeer het opnieuw.")
    return InvalidInput(
        "dossiertool kan geen tijdelijke map maken.", f"Kijk of u mag schrijven in {tempfile.gettempdir()}."
    )


def _sweep() -> None:
    """Remove what a machine that broke down left of the same user; whatever else is there stays."""
    before = time.time() - _OLD
    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            found = folder.lstat()
            if found.st_mtime < before and folder.is_dir() and not folder.is_symlink():
                shutil.rmtree(folder, ignore_errors=True)
