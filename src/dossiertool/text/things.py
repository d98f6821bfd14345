"""Whether a word for a person is said of a thing or animal: *de kapstok is een dwarsligger*.

Words that are safe without a condition are looked for everywhere, so that a note in telegram style is found.
This lifts them where what they are said of is plainly no person; when in doubt it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.sources import is_name
from dossiertool.text.vocabulary import grammar, people, things

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_COPULA_REACH = 8  # words from a copula to what is said with it
_APPOSITION = 7  # words of the noun with all that belongs to it before a comma
_NOUN_REACH = 3
_SIGNS = grammar.CLAUSE_SIGNS | {"en", "dus"}


def is_of_thing(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the words from `first` up to `stop` of the sentence are plainly said of a thing or animal."""
    if is_named_after(tokens, stop):
        return True
    if _is_apposition(tokens, first, stop):
        return True
    if _is_of_noun(tokens, first, stop):
        return False
    begin = _begin(tokens, first)
    if (
        begin > 1
        and tokens[begin - 1].low == "en"
        and all(t.low in grammar.ARTICLES for t in tokens[begin:first])
    ):
        begin = _begin(tokens, begin - 1)  # een miskoop en een plaaggeest
    for at in range(min(stop, len(tokens)) - 1, max(begin - 1, first - _COPULA_REACH), -1):
        if tokens[at].low in grammar.COPULAS and tokens[at].low not in grammar.POSSESSIVES:
            after = _nominal(tokens, at + 1, first)
            return _nominal(tokens, begin, at) is True if after is None else after
    ends_clause = stop < len(tokens) and tokens[stop].low in grammar.COPULAS  # dat de laptop zo traag is
    return ends_clause and _nominal(tokens, begin, first) is True


def is_named_after(tokens: list[Token], stop: int) -> bool:
    """Whether a thing is named right after: die zeurpiet *van een wasmachine*; wat een klier, *die printer*."""
    following = [t.low for t in tokens[stop : stop + 2]]
    linked = following[:1] == ["van"] and following[1:] in (["een"], ["die"], ["de"], ["dat"], ["het"])
    beside = following[:1] == [","] and following[1:] in (["die"], ["dat"], ["deze"], ["dit"])
    return (linked or beside) and _noun(tokens, stop + 1, len(tokens)) is True


def is_of_animal(tokens: list[Token], first: int) -> bool:
    """Whether the verb at `first` is what an animal does: de pony schrok."""
    near = range(_begin(tokens, first), first)
    return any(t.low in things.ANIMALS for t in tokens[near.start : first]) and (
        _nominal(tokens, near.start, first) is True
    )


def _is_of_noun(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the words go with a person noun, or follow a preposition: de tas is van die luilak."""
    if stop < len(tokens) and tokens[stop].low in people.PERSONS:
        return True
    at = first - 1
    while at > 0 and (
        tokens[at].low in grammar.ARTICLES
        or tokens[at].low in grammar.POSSESSIVES
        or tokens[at].low.endswith("e")
    ):
        at -= 1
    return at >= 0 and tokens[at].low in grammar.PREPOSITIONS


def _is_apposition(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the words stand beside a thing, between commas: de cavia, een echte lastpak, knaagt."""
    comma = first - 1
    while comma > 0 and (
        tokens[comma].low in grammar.ARTICLES | {"dat"} or tokens[comma].low.endswith(("e", "n"))
    ):
        comma -= 1
    if comma < 1 or tokens[comma].low != ",":
        return False
    begin = _begin(tokens, comma)
    if comma - begin > _APPOSITION or (stop < len(tokens) and tokens[stop].is_word):
        return False
    named = comma > 1 and tokens[comma - 2].low in grammar.ARTICLES | grammar.POSSESSIVES
    return (named and is_thing(tokens[comma - 1].low)) or _nominal(tokens, begin, comma) is True


def _begin(tokens: list[Token], at: int) -> int:
    """Return where the clause around this place begins."""
    while at > 0 and tokens[at - 1].low not in _SIGNS:
        at -= 1
    return at


def _nominal(tokens: list[Token], first: int, stop: int) -> bool | None:
    """Whether the first noun or pronoun that is no part of `in de les` is a thing; None when there is none."""
    at = first
    while at < stop:
        token = tokens[at]
        if token.low in people.WRITER_SUBJECTS or token.low in people.PRONOUNS_THIRD:
            return False
        if token.low in grammar.PREPOSITIONS:
            at = _after_phrase(tokens, at)
            continue
        if token.low in grammar.ARTICLES or token.low in grammar.POSSESSIVES:
            found = _noun(tokens, at, stop)
            if found is not None:
                return found
        elif token.low in people.PERSONS or token.low in people.ROLES or token.low in people.INDEFINITE_PERSONS:
            return False
        elif is_name(tokens, at) and not is_thing(token.low):
            called = at + 1 < stop and tokens[at + 1].low in ("de", "het")
            return _noun(tokens, at + 1, stop) if called else False  # Kees de kater
        at += 1
    return None


def _after_phrase(tokens: list[Token], preposition: int) -> int:
    """Return the place after `naast lokaal 4`, `in de kleine gymzaal`."""
    at = preposition + 1
    if at < len(tokens) and (tokens[at].low in grammar.ARTICLES or tokens[at].low in grammar.POSSESSIVES):
        at += 1
        while at + 1 < len(tokens) and tokens[at].low.endswith("e") and tokens[at + 1].is_word:
            if tokens[at + 1].low in grammar.FUNCTION_WORDS:
                break
            at += 1
    return at + 1


def _noun(tokens: list[Token], article: int, stop: int) -> bool | None:
    """Whether the noun after the article here is a thing; None when it cannot be told."""
    for at in range(article + 1, min(stop, article + 1 + _NOUN_REACH)):
        token = tokens[at]
        low = token.low
        if not token.is_word or low in grammar.FUNCTION_WORDS or low in grammar.COPULAS:
            return None
        if low in people.PERSONS or low in people.ROLES or low.endswith(people.PERSON_ENDINGS):
            return False
        if is_thing(low):
            return True
        if not low.endswith("e"):
            if tokens[article].low == "een":
                return None
            return _goes_on(tokens, at + 1) and tokens[article].low == "het" and not _takes_het(low)
    return None


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a noun may stand right before this place: het slot *is*, het slot *van*."""
    return at < len(tokens) and (tokens[at].low in grammar.COPULAS or tokens[at].low in grammar.PREPOSITIONS)


def is_thing(low: str) -> bool:
    """Whether the word is a thing, animal or material."""
    if low in people.PERSONS or low in people.ROLES:
        return False
    return low in things.NOUNS or low.endswith(things.ENDINGS)


def _takes_het(low: str) -> bool:
    return low in things.HET_PERSONS or low.endswith(things.HET_ENDINGS)
