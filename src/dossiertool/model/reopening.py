"""What was closed and stands open again in a changed file, without a word of why (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.model.kinds import Behoeftestatus

if TYPE_CHECKING:
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.values import Kenmerk

WHOLE = ""
"""Stands for the dossier itself."""


def reopened_without_a_word(before: Dossier, after: Dossier) -> list[Kenmerk]:
    """Return the needs that were closed and are open now, though nothing says why; `WHOLE` for the dossier.

    A need says why with a line in its history that names a signal, a dossier with its `heropend`, as `heropen`
    writes them. A need that was taken out is not looked at: what should never have been written may go.
    """
    found = []
    for need in before.behoeften:
        again = after.behoefte(need.kenmerk)
        if not need.is_open and again is not None and again.is_open and _reopenings(again) <= _reopenings(need):
            found.append(need.kenmerk)
    times = [sum(one.heropend is not None for one in each.afsluitingen) for each in (before, after)]
    if before.afsluiting is not None and after.afsluiting is None and times[1] <= times[0]:
        found.append(WHOLE)
    return found


def _reopenings(need: Behoefte) -> int:
    return sum(
        one.status is not Behoeftestatus.AFGESLOTEN and one.signaal is not None for one in need.wijzigingen
    )
