"""Whether a word is the part that someone has in a play, story or game: *speelde X de gierigaard* (§3).

Playing alone is not enough: *hij speelt de clown en stoort de les* is a judgement. There must be a play or
game, or a row of players and their parts, or a costume.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.sources import is_name
from dossiertool.text.vocabulary import grammar, lessons, people

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_DRESSED = 4  # words from `verkleed` to as what
_ROW = 2  # players of which the part is named
_NOT_ON_STAGE = ("na", "kleedkamer")


def is_role(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the words from `first` up to `stop` of the sentence are a part that is played."""
    near = [t.low for t in tokens[max(0, first - _DRESSED - 1) : first]]
    if "als" in near and lessons.DRESSED & set(near):
        return True
    if " ".join(near).endswith(("huid van een", "huid van de", "rol van de", "rol van een", "rol van")):
        return True
    begin, end = _part(tokens, first)
    part = tokens[begin:end]
    rowed = _players(tokens, begin, end)
    if rowed >= _ROW and any(t.low in lessons.PLAYING for t in part):
        return True
    if not any(_is_stage(tokens, i) for i in range(begin, end)):
        return False
    return (
        rowed >= _ROW
        or any(t.low in lessons.ACTING for t in tokens[begin:first])
        or _is_the(tokens, first, stop)
    )


def _part(tokens: list[Token], at: int) -> tuple[int, int]:
    """Return from where to where the sentence part between semicolons runs in which this place is."""
    begin = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].low == ";"), 0)
    end = next((i for i in range(at, len(tokens)) if tokens[i].low == ";"), len(tokens))
    return begin, end


def _is_stage(tokens: list[Token], at: int) -> bool:
    low = tokens[at].low
    if low not in lessons.STAGE and not low.endswith(lessons.STAGE_ENDINGS):
        return False
    return not any(t.low in _NOT_ON_STAGE for t in tokens[max(0, at - 2) : at])


def _players(tokens: list[Token], begin: int, end: int) -> int:
    """Return how many are named right before what they are: Wout *een* dronkaard, Sanne *de* agent."""
    return sum(
        tokens[i + 1].low in ("de", "het", "een")
        and tokens[i].low not in grammar.PREPOSITIONS
        and is_name(tokens, i)
        for i in range(begin, end - 1)
    )


def _plays(tokens: list[Token], at: int) -> bool:
    return tokens[at].low in people.PRONOUNS_THIRD or is_name(tokens, at)


def _is_the(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether someone is called *the* one, as in a game: was Imani de leugenaar; Gijs als de bedrieger."""
    at = first - 1
    while at > 0 and tokens[at].low.endswith("e") and tokens[at].low not in grammar.ARTICLES:
        at -= 1
    starts = tokens[first].low in ("de", "het")
    if not starts and (at < 1 or tokens[at].low not in ("de", "het")):
        return False
    before = first - 1 if starts else at - 1
    if before > 0 and tokens[before].low == "als":
        before -= 1
    called = before >= 0 and (_plays(tokens, before) or tokens[before].low in grammar.COPULAS)
    return called and (stop >= len(tokens) or tokens[stop].low not in people.PERSONS)
