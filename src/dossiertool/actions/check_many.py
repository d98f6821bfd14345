"""Checks many targets, one after another or with several processes; the outcome comes in the order given."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.check import check_target
from dossiertool.actions.loose_text import LINES
from dossiertool.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dossiertool.actions.report import Report, Wishes

_AT_ONCE = 16  # targets a process gets at a time


def check_all(
    targets: Sequence[str], wishes: Wishes, *, workers: int = 1, typed: Callable[[], bytes] = bytes
) -> Iterator[tuple[str, Report | DossierError | None]]:
    """Yield (target, what was found or why it could not be read), in the order given.

    None stands for a file with one text per line, which its reader takes line by line. `typed` is called
    for the target `-`. With more workers each process gets paths, never what files say.
    """
    reports: Iterator[Report | DossierError]
    whole = [target for target in targets if target != "-" and Path(target).suffix.lower() != LINES]
    reports = map(partial(outcome_of, wishes), whole)
    if 1 < workers <= len(whole):  # one sentence is checked without loading what spreads work
        from dossiertool.actions.spread import spread, stopped  # noqa: PLC0415

        reports = spread(partial(outcome_of, wishes), whole, workers=workers, at_once=_AT_ONCE, lost=stopped)
    yield from _merged(targets, reports, wishes, typed)


def outcome_of(wishes: Wishes, target: str) -> Report | DossierError:
    """Return the report of one target, or the failure as a value."""
    try:
        return check_target(target, wishes)
    except DossierError as problem:
        return problem


def _merged(
    targets: Sequence[str],
    reports: Iterator[Report | DossierError],
    wishes: Wishes,
    typed: Callable[[], bytes],
) -> Iterator[tuple[str, Report | DossierError | None]]:
    for target in targets:
        if target == "-":
            try:
                yield target, check_target(target, wishes, stdin=typed())
            except DossierError as problem:
                yield target, problem
        elif Path(target).suffix.lower() == LINES:
            yield target, None
        else:
            yield target, next(reports)
