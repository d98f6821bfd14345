"""Explains one rule by its code, and picks the rules that a user wants to see."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from dossiertool.checks.explain import explanations
from dossiertool.checks.levels import PROFILES
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.checks.explain import Explanation


def explain_rule(code: str) -> Explanation:
    """Return the explanation of this code, whatever its letters' case (R076).

    Raises:
        InvalidInput: there is no such rule; names the codes that look like it.
    """
    by_code = {one.code: one for one in explanations()}
    wanted = code.strip().upper()
    if wanted not in by_code:
        raise _unknown(wanted, list(by_code))
    return by_code[wanted]


def chosen_codes(profile: str | None, codes: Sequence[str]) -> frozenset[str] | None:
    """Return the codes of the rules to show: those of a profile (R055) and those named; None for all.

    Raises:
        InvalidInput: there is no such profile or rule.
    """
    if profile is None and not codes:
        return None
    if profile is not None and profile.lower() not in PROFILES:
        raise InvalidInput("Dit profiel bestaat niet.", f"Kies uit: {', '.join(PROFILES)}.")
    named = {explain_rule(code).code for code in codes}
    return frozenset(named | set(PROFILES[profile.lower()] if profile else ()))


def _unknown(wanted: str, known: list[str]) -> InvalidInput:
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    return InvalidInput(
        f"De regel {wanted[:20]} bestaat niet.",
        f"Bedoelt u {' of '.join(near)}?" if near else "De code staat voor elke bevinding, zoals FEIT-01.",
    )
