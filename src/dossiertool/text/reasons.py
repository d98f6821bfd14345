"""Whether a reason (*omdat hij …*) is one that can be checked, or of what the school did itself (§2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.vocabulary import reasons

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_ENDS = frozenset({",", ";", ":", "."})


def is_checkable(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the clause that opens with the words from `first` up to `stop` holds a number, date or event."""
    if tokens[first].low not in reasons.BECAUSE:
        return False
    before = tokens[:first]
    if any(t.low in reasons.SCHOOL_ACTS for t in before) and not any(t.low == "," for t in before[:-1]):
        return True
    end = next((i for i in range(stop, len(tokens)) if tokens[i].low in _ENDS), len(tokens))
    clause = tokens[stop:end]
    if any(t.low in reasons.OF_THE_MIND for t in clause):
        return False
    return any(
        t.low[0].isdigit() or t.low in reasons.EVENTS or t.low.endswith(reasons.EVENT_ENDINGS) for t in clause
    )
