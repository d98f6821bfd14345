"""Work over several processes: the same outcomes in the same order, whatever happens to a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.spread import InProcess, executor, spread, stopped
from dossiertool.errors import DossierError
from tests.processes import is_running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
posix = pytest.mark.skipif(os.name == "nt", reason="Windows kills processes otherwise")


def doubled(item: str) -> str | DossierError:
    return item * 2


def doubled_or_killed(folder: Path, item: str) -> str | DossierError:
    """Kill this process on `fel`, each time, and on `pech` the first time only."""
    bad_luck = item == "pech" and not (folder / "pech").exists()
    if bad_luck:
        (folder / "pech").touch()
    if item == "fel" or bad_luck:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 2


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("at_once", [1, 4])
def test_outcomes_come_in_the_order_given(workers: int, at_once: int) -> None:
    items = [str(number) for number in range(50)]
    found = spread(doubled, items, workers=workers, at_once=at_once, lost=stopped)
    assert list(found) == [item * 2 for item in items]


def test_nothing_is_done_before_it_is_asked_for_in_one_process() -> None:
    asked: list[str] = []

    def items() -> Iterator[str]:
        for item in "abcdef":
            asked.append(item)
            yield item

    found = spread(doubled, items(), workers=1, at_once=4, lost=stopped)
    assert list(islice(found, 2)) == ["aa", "bb"]
    assert asked == ["a", "b"]


def test_only_some_items_are_taken_ahead_of_what_is_used() -> None:
    asked: list[int] = []

    def items() -> Iterator[str]:
        for number in range(10_000):
            asked.append(number)
            yield str(number)

    found = spread(doubled, items(), workers=2, at_once=4, lost=stopped)
    assert next(found) == "00"
    assert len(asked) <= 2 * 4 * 4
    found.close()


@posix
def test_a_killed_process_costs_only_the_item_that_kills_again(tmp_path: Path) -> None:
    items = ["a", "b", "pech", "c", "fel", *"defghijklmnop"]
    found = list(spread(partial(doubled_or_killed, tmp_path), items, workers=2, at_once=2, lost=stopped))
    at = items.index("fel")
    problem = found[at]
    assert isinstance(problem, DossierError)
    assert "fel" in str(problem)
    assert found[:at] + found[at + 1 :] == [item * 2 for item in items if item != "fel"]


def test_the_executor_of_one_process_gives_futures_that_are_done() -> None:
    with InProcess() as pool:
        future = pool.submit(doubled, "a")
        assert isinstance(future, Future)
        assert future.done()
        assert list(pool.map(doubled, ["a", "b"])) == ["aa", "bb"]


@posix
def test_no_process_is_left_when_the_one_that_began_them_is_killed(tmp_path: Path) -> None:
    program = (
        "import time, sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "from tests.actions.test_spread import told\n"
        "from dossiertool.actions.spread import spread, stopped\n"
        "from functools import partial\n"
        "from pathlib import Path\n"
        "list(spread(partial(told, Path(sys.argv[2])), ['x', 'y'], workers=2, lost=stopped))\n"
    )
    root = str(Path(__file__).parents[2])
    with subprocess.Popen([sys.executable, "-c", program, root, str(tmp_path)]) as process:
        ids = waited_for(lambda: [int(path.name) for path in tmp_path.iterdir()], 2)
        process.kill()
    assert waited_for(lambda: [number for number in ids if not is_running(number)], 2)


def told(folder: Path, _: str) -> str | DossierError:
    (folder / str(os.getpid())).touch()
    time.sleep(60)
    return ""


def waited_for(look: Callable[[], list[int]], number: int) -> list[int]:
    until = time.monotonic() + 20
    while len(found := look()) < number:
        assert time.monotonic() < until
        time.sleep(0.05)
    return found


@pytest.mark.skipif(os.name == "nt", reason="Windows stops no processes")
def test_a_process_that_does_not_end_by_itself_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that waits for the lock of a queue that a killed one held."""
    monkeypatch.setattr("dossiertool.actions.spread._GRACE", 0.2)
    before = multiprocessing.active_children()
    with executor(2) as pool:
        assert list(pool.map(doubled, ["a", "b"])) == ["aa", "bb"]
        mine = [one for one in multiprocessing.active_children() if one not in before]
        os.kill(mine[0].pid or 0, signal.SIGSTOP)

    assert mine
    assert not any(one.is_alive() for one in mine)
