"""Spreads the same work over many items, in this process or over several; outcomes come in the order given.

Written against `concurrent.futures.Executor`, so that another one (a cluster) fits the same seam. Items are
paths, never what a file says: they may travel between processes, or machines.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from dossiertool.errors import DossierError

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

_GRACE = 5  # seconds for what is under way when the work ends early
_AHEAD = 4  # parcels per process that wait or are done: more would fill the memory when nobody takes them


class InProcess(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done; what goes wrong is raised here and now."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def spread(
    work: Callable[[Item], Outcome],
    items: Iterable[Item],
    *,
    workers: int,
    at_once: int = 1,
    lost: Callable[[Item], Outcome],
) -> Generator[Outcome]:
    """Yield the outcome of `work` on each item, in order, with so many processes; 1 is this process itself.

    A process gets `at_once` items at a time. When one is killed, the items under way are done again, each
    in a process of its own; `lost` gives the outcome of an item that loses its process once more.
    """
    rest = iter(items)
    size, most = (1, 1) if workers == 1 else (at_once, _AHEAD * workers)
    while True:
        waiting: deque[list[Item]] = deque()
        futures: deque[Future[list[Outcome]]] = deque()
        try:
            with executor(workers) as pool:
                while parcel := list(islice(rest, size)):
                    waiting.append(parcel)
                    futures.append(pool.submit(_each, work, parcel))
                    if len(futures) >= most:
                        yield from _first(waiting, futures)
                while futures:
                    yield from _first(waiting, futures)
            return
        except BrokenExecutor:
            again = [item for parcel in waiting for item in parcel]
        for item in again:
            yield _alone(work, item, lost)


def stopped(item: str) -> DossierError:
    """Return the failure of an item whose process was killed twice: for want of memory, or by somebody."""
    return InvalidInput(
        f"{item}: dit bestand kostte te veel geheugen, of iets anders brak het werk af.",
        "Probeer het nog eens, met alleen dit bestand.",
    )


@contextmanager
def executor(workers: int) -> Iterator[Executor]:
    """Give what does the work; in the end, however that comes, no process is left.

    Who was killed while it waited for work may hold the lock of the queue. The others then never hear that it
    is over, and Python would wait for them for ever.
    """
    if workers == 1:
        yield InProcess()
        return
    import multiprocessing  # noqa: PLC0415

    others = multiprocessing.active_children()
    pool = _processes(workers)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        until = time.monotonic() + _GRACE
        for process in multiprocessing.active_children():
            if process not in others:
                process.join(max(0, until - time.monotonic()))
                process.kill()
                process.join()


def _processes(workers: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    return ProcessPoolExecutor(workers, initializer=_begin)


def _first(waiting: deque[list[Item]], futures: deque[Future[list[Outcome]]]) -> list[Outcome]:
    """Take the oldest parcel; it stays in line when its process was killed."""
    outcomes = futures[0].result()
    futures.popleft()
    waiting.popleft()
    return outcomes


def _each(work: Callable[[Item], Outcome], parcel: list[Item]) -> list[Outcome]:
    return [work(item) for item in parcel]


def _alone(work: Callable[[Item], Outcome], item: Item, lost: Callable[[Item], Outcome]) -> Outcome:
    with _processes(1) as process:
        try:
            return process.submit(work, item).result()
        except BrokenExecutor:
            return lost(item)


def _begin() -> None:
    """Begin a process: only the one that began it hears Ctrl-C, and when that one is gone, so are we."""
    import multiprocessing  # noqa: PLC0415
    import threading  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: Any) -> None:
    parent.join()
    os._exit(1)
