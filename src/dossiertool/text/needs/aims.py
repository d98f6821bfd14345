"""Measures against an aim: the number that was aimed at, in the need or in the text, and what was measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.text.needs.numbers import Amount, Bound
from dossiertool.text.needs.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.needs.about import Link
    from dossiertool.text.needs.profile import Profile
    from dossiertool.text.needs.story import Clause
    from dossiertool.text.tokens import Token

_AIM = frozenset(
    """doel doelen afgesproken afspraak vroegen vroeg gevraagd vereist grens norm wilden willen streven
    streefden nodig eis bedoeling beoogd verwacht eerste-doel richtgetal streefgetal doelstelling moeten
    moet stond gingen mikten streefgetal lat""".split()
)
_BEFORE = frozenset("waren was vorig vorige eerst eerder voorheen begon startte begin".split())
# Of these less is better.
_LESS = frozenset(
    stem(word)
    for word in """fouten fout leesfouten spelfouten telaatmeldingen meldingen incidenten incident ruzies
    conflicten uitbarstingen woedeaanvallen driftbuien uitgestuurd verzuim verzuimuren afwezig gemist vergeten
    waarschuwingen ongelukjes aanvallen verwijderd escalaties pesterijen ziekmeldingen klachten hypo's
    huilbuien paniekaanvallen botsingen gestuurd gestoord""".split()
)
_SPELLS = tuple(stem(word) for word in ("dagen", "uren", "lessen", "dag", "les"))
_IS = frozenset("was is in".split())
_MOST = 50  # amounts that are compared; a text that counts more says nothing
_REACH = 5
_LEVEL = re.compile(r"^(?:avi-?)?([me])([3-8])$")
_LESS_NEED = frozenset(
    """laat uitgestuurd fouten ruzies ruzie verzuim eruit incidenten uitbarstingen meldingen gestuurd""".split()
)


def measured(profile: Profile, links: Sequence[Link]) -> bool | None:
    """Tell whether what was measured reaches what was aimed at; None when there is nothing to compare.

    Every amount in the clauses about the need counts: of three months two within the limit is not the goal.
    """
    wanted = profile.tokens
    own = [one for one in profile.amounts if not _is_start(wanted, one)]
    levels = [rank for token in wanted if (rank := _rank(token.low)) is not None]
    said: list[Amount] = []
    have: list[Amount] = []
    reached: list[int] = []
    for clause, _, _ in links:
        tokens = clause.tokens
        for one in clause.amounts:
            if _is_aim(tokens, one):
                said.append(one)
            elif not _is_before(tokens, one):
                have.append(one)
        for at, token in enumerate(tokens):
            rank = _rank(token.low)
            if rank is not None:
                (levels if _near(tokens, at, _AIM) else reached).append(rank)
    if levels and reached:
        return min(reached) >= max(levels)
    less = bool(_LESS_NEED & {token.low for token in wanted})
    outcomes = (
        _compare(own, have, less)
        or _compare(said, have, less)
        or _compare(said[:1], have[:1], less, loose=True)
        or (_compare(own, have, less, loose=True) if len(own) == len(have) == 1 else [])
    )
    return all(outcomes) if outcomes else None


def _compare(aims: Sequence[Amount], have: Sequence[Amount], less: bool, *, loose: bool = False) -> list[bool]:
    return [
        outcome
        for aim in aims[:_MOST]
        for one in have[:_MOST]
        if (outcome := meets(one, aim, less_is_better=less, loose=loose)) is not None
    ]


def names_level(clause: Clause) -> bool:
    """Tell whether the clause names a level of reading: M5, AVI-E4."""
    return any(_rank(token.low) is not None for token in clause.tokens)


def _rank(low: str) -> int | None:
    match = _LEVEL.match(low)
    return 2 * int(match[2]) + (match[1] == "e") if match else None


def _is_aim(tokens: Sequence[Token], one: Amount) -> bool:
    after: list[str] = []
    for token in tokens[one.stop : one.stop + _REACH]:
        if not token.is_word:
            break
        after.append(token.low)
    return _near(tokens, one.first, _AIM) or (not _IS.isdisjoint(after) and not _AIM.isdisjoint(after))


def _is_before(tokens: Sequence[Token], one: Amount) -> bool:
    if one.first and tokens[one.first - 1].low == "tegen":
        return True
    return _near(tokens, one.first, _BEFORE) or (
        one.first > 0
        and tokens[one.first - 1].low == "van"
        and "naar" in [t.low for t in tokens[one.stop : one.stop + 2]]
    )


def _is_start(tokens: Sequence[Token], one: Amount) -> bool:
    return one.first > 0 and tokens[one.first - 1].low == "nu"


def _near(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        low = tokens[place].low
        if low in words:
            return True
        if low in ",;." or low in ("nu", "en"):
            return False
    return False


def meets(measured: Amount, aim: Amount, *, less_is_better: bool = False, loose: bool = False) -> bool | None:
    """Tell whether a measured amount reaches the aim; None when the two cannot be compared.

    `loose` lets amounts of other units through, for a clause that itself sets one beside the other.
    """
    bound = (
        Bound.MOST
        if aim.value == 0
        else aim.bound or (Bound.MOST if less_is_better or aim.unit in _LESS else Bound.LEAST)
    )
    if (
        measured.share is not None
        and aim.share is not None
        and (measured.total != aim.total or aim.unit == "%")
    ):
        have, want = measured.share, aim.share
    elif (
        (measured.total is None) == (aim.total is None)
        and (measured.unit == "%") == (aim.unit == "%")
        and (measured.unit == aim.unit or _is_plain(measured, aim) or measured.total or loose)
    ):
        have, want = measured.value, aim.value
    elif aim.value == 0 and measured.unit in ("keer", aim.unit, *_SPELLS):
        have, want = measured.value, 0.0
    elif measured.total and not aim.total and (aim.unit == measured.unit or not aim.unit or loose):
        have, want = measured.value, aim.value
    else:
        return None
    return have <= want if bound is Bound.MOST else have >= want


def _is_plain(measured: Amount, aim: Amount) -> bool:
    """Tell whether one of two amounts has no unit, and the other none that would have to be said."""
    units = {measured.unit, aim.unit}
    return "" in units and not units & {"tijd", "%"}
