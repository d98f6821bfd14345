"""A private folder for work under way: nothing in it, and nothing that runs there, outlives its process."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import InvalidInput
from dossiertool.workroom import workroom
from tests.processes import is_running

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other means")
ENV = dict(os.environ)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + 20
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


@posix
def test_the_folder_is_for_the_user_alone_and_gone_in_the_end(temporary: Path) -> None:
    with workroom() as room:
        assert stat.S_IMODE(room.folder.stat().st_mode) == 0o700
        assert room.folder.parent == temporary
        (room.folder / "diep").mkdir()
        (room.folder / "diep" / "a.docx").write_text("x")
    assert list(temporary.iterdir()) == []


def test_a_program_works_in_the_folder_and_gives_its_exit_code(capfd: pytest.CaptureFixture[str]) -> None:
    program = "import os, sys; open('gemaakt', 'w').close(); print('Noor'); sys.exit(7)"
    with workroom() as room:
        assert room.run([sys.executable, "-c", program], env=ENV, patience=20) == 7
        assert (room.folder / "gemaakt").exists()
        assert room.run([sys.executable, "-c", ""], env=ENV, patience=20) == 0
    assert capfd.readouterr() == ("", "")


def test_a_program_that_is_not_there_is_no_crash() -> None:
    with workroom() as room:
        assert room.run(["bestaat-niet-echt"], env=ENV, patience=20) == 127


@posix
def test_a_program_that_makes_nothing_is_stopped_with_all_it_began() -> None:
    with workroom() as room:
        asked = "sleep 100 & echo $! > kind; echo $$ > zelf; wait"
        assert room.run(["sh", "-c", asked], env=ENV, patience=0.5) is None
        numbers = [int((room.folder / name).read_text()) for name in ("kind", "zelf")]
        wait_for(lambda: not any(map(is_running, numbers)))
        assert room.run(["true"], env=ENV, patience=20) == 0


@posix
def test_a_program_that_keeps_making_something_gets_the_time_it_needs() -> None:
    with workroom() as room:
        asked = "for i in 1 2 3 4 5 6; do sleep 0.3; touch $i; done"
        made = room.run(
            ["sh", "-c", asked], env=ENV, patience=1, progress=lambda: len(list(room.folder.iterdir()))
        )
        assert made == 0


@posix
@pytest.mark.eis("N01")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_when_the_process_is_killed_nothing_is_left_of_folder_and_program(
    how: signal.Signals, temporary: Path
) -> None:
    program = (
        "import os, sys, tempfile\n"
        "tempfile.tempdir = sys.argv[1]\n"
        "from dossiertool.workroom import workroom\n"
        "with workroom() as room:\n"
        "    (room.folder / 'a.docx').write_text('kanarie')\n"
        "    room.run(['sh', '-c', 'sleep 100 & echo $! > kind; wait'], env=dict(os.environ), patience=90)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(temporary)], stderr=subprocess.DEVNULL
    ) as process:
        wait_for(lambda: any(path.read_text().endswith("\n") for path in temporary.glob("*/kind")))
        (child,) = (int(path.read_text()) for path in temporary.glob("*/kind"))
        process.send_signal(how)
    wait_for(lambda: not list(temporary.iterdir()))
    wait_for(lambda: not is_running(child))


@posix
def test_a_guard_that_is_killed_is_no_crash_and_leaves_no_folder(temporary: Path) -> None:
    with workroom() as room:
        os.kill(room._guard.pid, signal.SIGKILL)
        assert room.run(["true"], env=ENV, patience=20) is None
        assert room.run(["true"], env=ENV, patience=20) is None
    assert list(temporary.iterdir()) == []


def test_what_a_broken_down_machine_left_is_removed_and_nothing_else(temporary: Path) -> None:
    old, new, other = (temporary / name for name in ("dossiertool-werk-a", "dossiertool-werk-b", "van-mij"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "x").write_text("x")
    two_days_ago = time.time() - 2 * 24 * 3600
    for folder in (old, other):
        os.utime(folder, (two_days_ago, two_days_ago))
    with workroom():
        pass
    assert sorted(temporary.iterdir()) == sorted([new, other])


def test_without_a_place_for_temporary_files_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "weg"))
    with pytest.raises(InvalidInput, match="geen tijdelijke map"), workroom():
        pass
