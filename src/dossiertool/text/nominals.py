"""The first noun or pronoun of a clause, and whether it is a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.sources import is_name
from dossiertool.text.vocabulary import grammar, people, speech

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

HEAD_REACH = 3  # words from an attribute or article to its noun
_PHRASE = 4  # words of a prepositional phrase that are passed over


def first_nominal(tokens: list[Token], places: list[int]) -> bool | None:
    """Whether the first noun or pronoun at these places is a person; None when there is none."""
    skip = -1
    for n, i in enumerate(places):
        if i <= skip:
            continue
        token = tokens[i]
        low = token.low
        if _finds(tokens, i):
            continue
        if low in grammar.PREPOSITIONS and i + 1 < len(tokens):
            skip = phrase_end(tokens, i)
            continue
        if (
            low in people.PRONOUNS_THIRD
            or low in people.PERSONS
            or low in people.ROLES
            or low in people.WRITER_SUBJECTS
            or low in people.INDEFINITE_PERSONS
        ):
            return True
        if low.endswith((*people.PERSON_ENDINGS, *people.ROLE_ENDINGS)) or is_name(tokens, i):
            return True
        if low in grammar.ARTICLES or low in grammar.POSSESSIVES:
            following = _noun_after(tokens, i)
            if following is not None:
                return is_person_noun(tokens[following])
        if low in people.THINGS:
            return False
        del n
    return None


def _finds(tokens: list[Token], at: int) -> bool:
    """Whether the writer here only finds something of what follows: ik vind *de methode* ouderwets."""
    beside = {t.low for t in tokens[max(0, at - 1) : at + 2]}
    return tokens[at].low in people.WRITER_SUBJECTS and bool(beside & speech.FINDING)


def phrase_end(tokens: list[Token], preposition: int) -> int:
    """Return the place of the last word of `in de les`, `bij rekenen`, `op 3 mei`."""
    place = preposition + 1
    while place < min(len(tokens) - 1, preposition + _PHRASE) and (
        tokens[place].low in grammar.ARTICLES
        or tokens[place].low in grammar.POSSESSIVES
        or tokens[place].low[0].isdigit()
        or (
            tokens[place].low.endswith("e")
            and tokens[place].low not in people.PRONOUNS_THIRD
            and tokens[place].low not in grammar.FUNCTION_WORDS
        )
    ):
        place += 1
    return place


def _noun_after(tokens: list[Token], article: int) -> int | None:
    for place in range(article + 1, min(len(tokens), article + 1 + HEAD_REACH)):
        token = tokens[place]
        if not token.is_word or token.low in grammar.FUNCTION_WORDS:
            return place - 1 if place - 1 > article else None
        if is_person_noun(token) or not token.low.endswith("e"):
            return place
    return None


def is_person_noun(token: Token) -> bool:
    """Whether the word is someone, or what someone does: een brutale houding."""
    low = token.low
    return (
        low in people.PERSONS
        or low in people.DOINGS
        or low in people.ROLES
        or low.endswith((*people.PERSON_ENDINGS, *people.ROLE_ENDINGS))
        or (token.is_capital and low not in people.NOT_A_NAME)
    )
