"""Proposes three subgroups from one score, by a rule that is told to the teacher, who decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

INTENSIEF, BASIS, VERDIEPT = "intensief", "basis", "verdiept"
_FEWEST = 8  # with fewer scores a quarter is one pupil


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level for each pupil, in order, and the scores where the lowest and highest quarter end."""

    levels: list[str]
    lowest: Decimal | None
    highest: Decimal | None
    without: int


def propose(scores: Sequence[Decimal | None]) -> Proposal:
    """Return the proposal: lowest quarter intensief, highest quarter verdiept, the others basis.

    Who has no score is in basis. Equal scores come in the same subgroup, so a quarter may be a little
    larger. With fewer than eight scores, or when the quarters would meet, everybody is in basis.
    """
    known = sorted(score for score in scores if score is not None)
    without = len(scores) - len(known)
    if len(known) >= _FEWEST:
        quarter = len(known) // 4
        lowest, highest = known[quarter - 1], known[-quarter]
        if lowest < highest:
            return Proposal([_level(score, lowest, highest) for score in scores], lowest, highest, without)
    return Proposal([BASIS] * len(scores), None, None, without)


def _level(score: Decimal | None, lowest: Decimal, highest: Decimal) -> str:
    if score is None or lowest < score < highest:
        return BASIS
    return INTENSIEF if score <= lowest else VERDIEPT
