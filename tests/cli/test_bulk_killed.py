"""`bulk` killed half way, really: begun again nothing is twice and nothing is half."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.actions.bulk.job import prepare
from dossiertool.actions.bulk.run import outcomes
from tests.documents.pdfs import install

from .many import contents, dossiers, expected, files_in, small_template
from .run import run

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
COUNT = 72  # so many that a slow machine cannot finish them between two looks
TOOL = (sys.executable, "-m", "dossiertool", "bulk", "handelingsplan", "in", "--naar", "uit")
TEMPLATE, TODAY = Path("sjabloon.docx"), date(2026, 11, 21)
OPTIONS = ("--sjabloon", "sjabloon.docx", "--vandaag", "2026-11-21")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with dossiers, and a folder of its own for temporary files."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tijdelijk"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "tijdelijk").mkdir()
    small_template(tmp_path)
    dossiers(tmp_path / "in", COUNT)
    return tmp_path


def begun(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*TOOL, *OPTIONS, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509  what runs behind a shell does not hear it
    )


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def again(*options: str) -> list[str]:
    """Run to the end; return what became of each."""
    done = subprocess.run([*TOOL, *OPTIONS, *options], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return [line[:13].strip() for line in done.stdout.splitlines()]


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + 60
    while not what():
        assert time.monotonic() < until
        time.sleep(0.005)


def documents(folder: Path) -> list[Path]:
    return list((folder / "uit").glob("handelingsplan-*"))


@pytest.mark.eis("N01", "N07")
@pytest.mark.parametrize(
    ("how", "workers"),
    [
        (signal.SIGKILL, "1"),
        (signal.SIGKILL, "2"),
        (signal.SIGTERM, "2"),
        (signal.SIGINT, "2"),
        (signal.SIGHUP, "1"),
    ],
)
def test_killed_half_way_and_begun_again_everything_is_there_once_and_whole(
    how: signal.Signals, workers: str, desk: Path
) -> None:
    process = begun("--werkers", workers)
    wait_for(lambda: len(documents(desk)) >= random.Random(how).randrange(3, 10))
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    if how is not signal.SIGKILL:
        assert process.returncode == 130, said
        assert "Afgebroken." in said
        assert "Traceback" not in said
    standing = contents(desk / "uit")
    assert 3 <= len(standing) < COUNT
    wait_for(lambda: not list((desk / "tijdelijk").iterdir()))

    became = again("--werkers", workers)
    assert len(became) == COUNT
    assert set(became) == {"stond er al", "gemaakt"}
    assert became.count("stond er al") == len(standing)
    assert files_in(desk / "uit") == expected(COUNT)
    assert {name: content for name, content in contents(desk / "uit").items() if name in standing} == standing
    assert again() == ["stond er al"] * COUNT
    assert list((desk / "tijdelijk").iterdir()) == []


@pytest.mark.eis("N07")
def test_killed_again_and_again_it_gets_to_the_end(desk: Path) -> None:
    for enough in (3, 7, 11):
        process = begun("--werkers", "2")
        wait_for(lambda enough=enough: len(documents(desk)) >= enough)  # type: ignore[misc]
        process.kill()
        process.communicate()
    again("--werkers", "2")
    assert sorted(contents(desk / "uit")) == files_in(desk / "uit") == expected(COUNT)


def killed_at(step: int, where: str) -> bool:
    """Make the documents in a process that is killed at this call of `os.where`; tell whether it was."""
    child = os.fork()
    if child == 0:
        real, counted = getattr(os, where), iter(range(1, 1_000_000))

        def once_too_many(*args: Any, **kwargs: Any) -> Any:
            if next(counted) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        setattr(os, where, once_too_many)
        with suppress(BaseException):
            list(outcomes(prepare("handelingsplan", ["in"], Path("uit"), template=TEMPLATE, today=TODAY)))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.eis("N07")
@pytest.mark.parametrize("where", ["fsync", "link", "replace", "unlink"])
def test_killed_at_each_step_of_writing_the_next_call_finds_a_state_it_understands(
    where: str, desk: Path
) -> None:
    for path in list((desk / "in").iterdir())[2:]:
        path.unlink()
    for step in range(1, 30):
        shutil.rmtree("uit", ignore_errors=True)
        killed = False
        for name in ("Noor", "Fien"):  # the second time each document is replaced
            for case in (desk / "in").iterdir():
                text = case.read_text(encoding="utf-8")
                case.write_text(text.replace("Noor", name).replace("Fien", name), encoding="utf-8")
            killed |= killed_at(step, where)
            result = run(*TOOL[3:], *OPTIONS)
            assert result.exit_code == 0, (where, step, result.output)
            assert len(contents(desk / "uit")) == len(files_in(desk / "uit")) == 2, (where, step)
        if not killed:
            break
    assert not killed, "killed at every step, so never at the end"
    assert step > 2


@pytest.mark.eis("N07")
def test_killed_while_libreoffice_works_nothing_is_left_running_and_again_makes_the_rest(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", f"{install(desk / 'stuk', 'hangs')}{os.pathsep}{path}")
    process = begun("--pdf")
    wait_for((desk / "stuk" / "gevraagd").exists)
    process.kill()
    process.communicate()
    wait_for(lambda: not list((desk / "tijdelijk").iterdir()))
    assert documents(desk) == []
    monkeypatch.setenv("PATH", f"{install(desk / 'heel', 'works')}{os.pathsep}{path}")
    assert again("--pdf") == ["gemaakt"] * COUNT
    assert files_in(desk / "uit") == sorted(expected(COUNT) + expected(COUNT, ".pdf"))


def test_two_calls_at_once_in_one_folder_never_mix(desk: Path) -> None:
    first = begun()
    wait_for(lambda: documents(desk))
    first.send_signal(signal.SIGSTOP)
    second = begun()
    _, said = second.communicate(timeout=60)
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 2
    assert "In de map uit is dossiertool al aan het werk." in said
    first.communicate(timeout=120)
    assert first.returncode == 0
    assert files_in(desk / "uit") == expected(COUNT)


def test_a_worker_that_is_killed_costs_no_document(desk: Path) -> None:
    process = begun("--werkers", "2")
    wait_for(lambda: documents(desk))
    children = subprocess.run(
        ["pgrep", "-P", str(process.pid), "-a"], capture_output=True, text=True, check=False
    )
    workers = [line.split()[0] for line in children.stdout.splitlines() if "guard.py" not in line]
    assert workers, "the workers are gone: all was made before one could be killed"
    os.kill(int(workers[0]), signal.SIGKILL)
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert sorted(contents(desk / "uit")) == files_in(desk / "uit") == expected(COUNT)


def test_whoever_reads_along_and_stops_early_stops_no_document(desk: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{' '.join([*TOOL, *OPTIONS])} | head -1"], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("gemaakt")
    assert "Traceback" not in done.stderr
    assert files_in(desk / "uit") == expected(COUNT)
