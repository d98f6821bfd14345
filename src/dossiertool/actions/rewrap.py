"""Goes on with encrypting older versions anew after access was taken away: as long as there is time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import NotFound, Tampered
from dossiertool.vault.rewrap import behind, rewrap_older

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from dossiertool.actions.unlock import Unlocked

AT_ONCE = 3.0
"""How many seconds a command that takes access away goes on with older versions before it leaves the rest."""


@dataclass(slots=True)
class CaughtUp:
    """How far it came: versions encrypted anew, and dossiers still to do, not ours to do, or damaged.

    Of `dossiers_archivaris` the account on the server may not remove what an older key opens.
    """

    versies: int = 0
    dossiers_over: int = 0
    dossiers_van_anderen: int = 0
    dossiers_archivaris: int = 0
    beschadigd: tuple[str, ...] = ()


def catch_up(
    opened: Unlocked,
    *,
    now: datetime,
    seconds: float | None = None,
    only: Sequence[str] | None = None,
    step: Callable[[int], None] = lambda total: None,
) -> CaughtUp:
    """Encrypt older versions anew, of `only` these dossiers or of all that this key can write.

    With `seconds` it stops after about that long; what is done stays done. `step` is told how many dossiers
    there are, after each.
    """
    until = None if seconds is None else time.monotonic() + seconds
    told, damaged = CaughtUp(), []

    def go_on() -> bool:
        return until is None or time.monotonic() < until

    waiting = behind(opened.vault, opened.key)
    numbers = [number for number in waiting if only is None or number in only]
    for number in numbers:
        try:
            done = rewrap_older(opened.vault, opened.key, number, now=now, go_on=go_on)
        except NotFound:  # taken away, or for who may only report
            told.dossiers_van_anderen += 1
        except Tampered:
            damaged.append(number)
        else:
            told.versies += done.done
            if done.damaged:
                damaged.append(number)
            elif not done.ours:
                told.dossiers_van_anderen += 1
            elif done.kept:
                told.dossiers_archivaris += 1
            elif not done.whole:
                told.dossiers_over += 1
        step(len(numbers))
    told.beschadigd = tuple(damaged)
    return told
