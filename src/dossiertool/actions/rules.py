"""Explains one rule by its code, and picks the rules that a user wants to see."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.school import school_for
from dossiertool.checks.explain import explanations
from dossiertool.checks.levels import PROFILES
from dossiertool.errors import InvalidInput
from dossiertool.text.own import own_packs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dossiertool.checks.explain import Explanation
    from dossiertool.model.schoolbestand import Schoolbestand


def explain_rule(code: str, school: Schoolbestand | None = None) -> Explanation:
    """Return the explanation of this code, whatever its letters' case, as it is at this school (R076).

    A word that the school added or allowed is explained by its rule.

    Raises:
        InvalidInput: there is no such rule; names the codes that look like it. Or a pack is wrong.
    """
    by_code = {one.code: one for one in explanations(school)}
    wanted = code.strip().upper()
    if wanted in by_code:
        return by_code[wanted]
    for one in by_code.values():
        words = one.school.woorden if one.school else ()
        if any(word.woord.casefold() == code.strip().casefold() for word in words):
            return one
    raise _unknown(wanted, list(by_code))


def chosen_codes(
    profile: str | None, codes: Sequence[str], *, own: Callable[[], Iterable[str]] = tuple
) -> frozenset[str] | None:
    """Return the codes of the rules to show: those of a profile (R055) and those named; None for all.

    `own` is asked for the codes of schools when a code is none of ours.

    Raises:
        InvalidInput: there is no such profile or rule.
    """
    if profile is None and not codes:
        return None
    if profile is not None and profile.lower() not in PROFILES:
        raise InvalidInput("Dit profiel bestaat niet.", f"Kies uit: {', '.join(PROFILES)}.")
    known = {one.code for one in explanations()}
    wanted = {code.strip().upper() for code in codes}
    if wanted - known:
        known |= set(own())
    for code in sorted(wanted - known):
        raise _unknown(code, list(known))
    return frozenset(wanted | set(PROFILES[profile.lower()] if profile else ()))


def codes_near(targets: Sequence[str], given: Path | None) -> Iterator[str]:
    """Yield the codes of the rules that the schools of these targets made themselves.

    Raises:
        InvalidInput, HasFindings: a school file or a pack of it is wrong.
    """
    for school in {
        id(one): one for one in (school_for(Path(target), given) for target in targets) if one
    }.values():
        yield from own_packs(school.taal).heads


def _unknown(wanted: str, known: list[str]) -> InvalidInput:
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    return InvalidInput(
        f"De regel {wanted[:20]} bestaat niet.",
        f"Bedoelt u {' of '.join(near)}?" if near else "De code staat voor elke bevinding, zoals FEIT-01.",
    )
