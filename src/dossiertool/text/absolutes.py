"""When an absolute word is no finding: counted, denied, agreed, or one of a row of words of its kind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dossiertool.text.vocabulary import claims

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_NUMBER = (
    r"(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|"
    r"vijftien|zestien|twintig)"
)
_NEAR = 4
IS_AIM = "zegt wat de bedoeling is"


def has_full_count(text: str) -> bool:
    """Whether the sentence counts all there are: `24 van de 24`, `alle zes de maandagen`."""
    low = text.lower()
    one_of_another, all_of_them = _counts()
    return any(match[1] == match[2] for match in one_of_another.finditer(low)) or bool(all_of_them.search(low))


@cache
def _counts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds `24 van de 24`, and `alle zes` or `niemand van de zes`; most texts need neither."""
    return (
        re.compile(
            rf"\b({_NUMBER})\s+(?:\w+\s+)?van\s+(?:de|het|alle|die|deze|zijn|haar|hun)?\s*({_NUMBER})\b"
        ),
        re.compile(
            rf"\b(?:(?:alle|al\s+(?:de|zijn|haar|hun))\s+|"
            rf"(?:iedereen|allemaal|niemand|geen|geen enkele) van (?:de|die) ){_NUMBER}\b"
        ),
    )


def is_denied(tokens: list[Token], first: int) -> bool:
    """Whether an absolute word is taken back: niet altijd, lang niet iedereen."""
    before = [t.low for t in tokens[max(0, first - 3) : first]]
    return bool(before) and (
        before[-1] in claims.DENIALS
        or (before[-1] == "nog" and tokens[first].low == "altijd")  # still
        or (len(before) > 1 and before[-2] in claims.DENIALS and before[-1] in claims.ALSO)
    )


def is_hollow(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the absolute word says little here: nog altijd, van alles, alles bij elkaar."""
    if stop - first > 1:
        return False
    before = tokens[first - 1].low if first else ""
    after = tuple(t.low for t in tokens[stop : stop + 2])
    word = tokens[first].low
    return (before, word) in claims.HOLLOW_PAIRS or (word, *after) in claims.HOLLOW_TRIPLES


def is_looked_up(tokens: list[Token], first: int) -> bool:
    """Whether the file itself shows that it never happened: er is nooit naar dyslexie gekeken."""
    before = {t.low for t in tokens[max(0, first - _NEAR) : first]}
    return (
        tokens[first].low == "nooit"
        and "er" in before
        and bool(before & {"is", "zijn", "was", "waren"})
        and any(t.low in claims.RECORDED for t in tokens[first:])
    )


def is_to_come(tokens: list[Token], first: int) -> bool:
    """Whether the word says what is aimed at or waited for: zodat iedereen het bord ziet."""
    return first > 0 and tokens[first].low == "iedereen" and tokens[first - 1].low in claims.TO_COME


def is_for_who(tokens: list[Token], first: int) -> bool:
    """Whether a rule of the class is given: Wie klaar is, pakt altijd zijn boek."""
    lows = [t.low for t in tokens[:first]]
    return lows[:2] in (["wie", "klaar"], ["wie", "eerder"], ["wie", "te"]) and "," in lows


def is_agreement(tokens: list[Token], stop: int) -> bool:
    """Whether the sentence states an agreement or rule (wij spreken af dat iedereen …).

    The word after the absolute one at `stop` is what it is about: geen enkele afspraak, tegen elke regel.
    """
    others = tokens[: max(0, stop - 1)] + tokens[stop + 1 :]
    return any(t.low in claims.AGREEMENTS for t in others) and not _is_broken(tokens)


def is_agreed(tokens: list[Token], first: int) -> bool:
    """Whether the absolute word belongs to an agreement right before it (de afspraak om elke les …)."""
    return any(t.low in claims.AGREEMENTS for t in tokens[max(0, first - _NEAR) : first])


def is_allowed(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether an absolute word is part of a permission: mag altijd; kan iedereen."""
    if any(t.low in claims.NEVER for t in tokens[first:stop]):
        return False
    return any(
        t.low in claims.PERMISSIONS for t in tokens[max(0, first - _NEAR) : first] + tokens[stop : stop + _NEAR]
    )


def _is_broken(tokens: list[Token]) -> bool:
    """Whether agreements are what is (not) kept here: houdt zich nooit aan afspraken, komt niets na."""
    lows = [t.low for t in tokens if t.is_word]
    return bool(claims.KEEPING & set(lows)) or lows[-1:] == ["na"]


def is_event(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether all or each did something once, which can be checked: alle leerlingen kregen een boek."""
    if tokens[first].low not in claims.EACH or stop >= len(tokens):
        return False
    following = [t.low for t in tokens[stop : stop + _NEAR]]
    did = next((n for n, low in enumerate(following[:2]) if low in claims.DID_ONCE), None)
    return did is not None and not claims.TROUBLE & set(following)


def is_in_word_list(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the word is one of a row of words of its kind: `altijd, soms of nooit waar`."""
    if not any(t.low in claims.SCALE for t in tokens[first:stop]):
        return False
    near = [t.low for t in tokens[max(0, first - 2) : first] + tokens[stop : stop + 2]]
    return any(word in claims.SCALE for word in near) and any(sign in (",", "of", "/") for sign in near)


def why_not(tokens: list[Token], first: int, stop: int, *, in_aim: bool) -> str | None:
    """Return in Dutch why the absolute word is no claim, or None; `in_aim`: in a goal or agreement."""
    if is_denied(tokens, first):
        return "is ontkend"
    if is_hollow(tokens, first, stop):
        return "zegt hier iets anders: nog altijd, van alles"
    if in_aim:
        return "staat in een doel of afspraak"
    if (
        is_agreement(tokens, stop)
        or is_agreed(tokens, first)
        or is_allowed(tokens, first, stop)
        or is_for_who(tokens, first)
    ):
        return "hoort bij een afspraak of regel"
    if is_looked_up(tokens, first):
        return "is na te gaan in het dossier"
    if is_to_come(tokens, first):
        return IS_AIM
    if is_event(tokens, first, stop):
        return "gaat over één gebeurtenis, die na te gaan is"
    return None
