"""Checks many targets, one after another or with several processes; the outcome comes in the order given."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.check import check_case, check_target, names_around
from dossiertool.actions.loose_text import LINES
from dossiertool.actions.targets import VaultTarget, in_vault, is_passed_over, targets_in
from dossiertool.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.report import Report, Wishes

_AT_ONCE = 16  # targets a process gets at a time


def check_all(
    targets: Sequence[str],
    wishes: Wishes,
    *,
    workers: int = 1,
    typed: Callable[[], bytes] = bytes,
    vault: VaultCases | None = None,
) -> Iterator[tuple[str, Report | DossierError | None]]:
    """Yield (target, what was found or why it could not be read), in the order given.

    None stands for a file with one text per line, which its reader takes line by line. `typed` is called
    for the target `-`. With more workers each process gets paths, never what files say; with a `vault`, which
    is there when a target names it, this process does everything, so that no other ever holds a key.

    Raises:
        NotFound: the whole vault is meant, and this key can open nothing in it.
    """
    reports: Iterator[Report | DossierError]
    files = [target for target in targets if not in_vault(target)]
    whole = [target for target in files if target != "-" and Path(target).suffix.lower() != LINES]
    reports = map(partial(outcome_of, wishes), whole)
    if vault is None and 1 < workers <= len(whole):  # one sentence is checked without loading what spreads work
        from dossiertool.actions.spread import spread, stopped  # noqa: PLC0415

        reports = spread(partial(outcome_of, wishes), whole, workers=workers, at_once=_AT_ONCE, lost=stopped)
    names = _names(targets, wishes, vault)
    for is_kept, run in groupby(targets, in_vault):
        if is_kept:
            yield from _kept(list(run), wishes, names, vault)
        else:
            yield from _merged(list(run), reports, wishes, typed)


def outcome_of(wishes: Wishes, target: str) -> Report | DossierError:
    """Return the report of one target, or the failure as a value."""
    try:
        return check_target(target, wishes)
    except DossierError as problem:
        return problem


def _names(targets: Sequence[str], wishes: Wishes, vault: VaultCases | None) -> frozenset[str]:
    """Return the first names of the pupils in this call, for what comes out of the vault (N10)."""
    kept = [target for target in targets if in_vault(target)]
    numbers = [one.number for one in targets_in(kept, vault) if isinstance(one, VaultTarget)]
    around = names_around(wishes.targets or tuple(targets)) if numbers else frozenset()
    return around | vault.pupil_names(numbers) if vault is not None and len(numbers) > 1 else around


def _kept(
    doelen: Sequence[str], wishes: Wishes, names: frozenset[str], vault: VaultCases | None
) -> Iterator[tuple[str, Report | DossierError]]:
    """Yield what was found in cases in the vault."""
    for target in targets_in(doelen, vault):
        try:
            yield target.name, check_case(target, wishes, names)
        except DossierError as problem:
            if not is_passed_over(target, problem):
                yield target.name, problem


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
