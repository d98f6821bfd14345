"""The known name that was probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like this one; None when none is."""
    if len(name) > _LONGEST:
        return None
    written = {one.lower(): one for one in known}
    near = get_close_matches(name.lower().replace("-", "_"), written, n=1, cutoff=0.6)
    return written[near[0]] if near else None


def meant(name: str, known: Iterable[str], owner: str = "") -> str:
    """Return ` Bedoelt u owner.x?`, or nothing when no known name is like it."""
    near = nearest(name, known)
    return f" Bedoelt u {owner}{'.' if owner else ''}{near}?" if near else ""
