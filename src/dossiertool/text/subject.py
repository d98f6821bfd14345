"""Of whom or what a word is said: a person, or a thing to which the same word may belong.

*Hij is lui*, *een luie leerling* and *werkt slordig* are said of a person; *de luie kat*, *een slordig schrift*
and *in de gang is het druk* are not. Guideline §2.1: only a person is judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.nominals import HEAD_REACH, first_nominal, is_person_noun, phrase_end
from dossiertool.text.vocabulary import grammar, people, speech

if TYPE_CHECKING:
    from dossiertool.text.tokens import Token

_CALLED_REACH = 7  # words from `is` to what someone is called


def is_about_person(tokens: list[Token], first: int, stop: int, *, noun: bool = False) -> bool:
    """Whether the words from `first` up to `stop` of the sentence are said of a person.

    A noun (`noun`) is when a person is called so: hij is een klier; wat een klier; die klier van een jongen.
    """
    if noun:
        return _is_called(tokens, first, stop)
    if tokens[stop - 1].low in people.PERSONS:
        return True
    if _is_found_of_it(tokens, first):
        return False
    if _opens_note(tokens, first, stop):
        return True
    if _beside_pronoun(tokens, first):
        return True
    head = _head(tokens, first, stop)
    if head is not None:
        return is_person_noun(tokens[head])
    subject = _subject(tokens, first, stop)
    return subject if subject is not None else not _names_thing(tokens, first)


def _opens_note(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a note begins with the word, in telegram style (Brutaal en lui; Een tikje onbehouwen, maar …)."""
    if any(t.low not in grammar.DEGREES and t.low not in grammar.NOTE_OPENERS for t in tokens[:first]):
        return False
    return stop == len(tokens) or not tokens[stop].is_word or tokens[stop].low in grammar.NOTE_GOES_ON


def _is_called(tokens: list[Token], first: int, stop: int) -> bool:
    if [t.low for t in tokens[stop : stop + 2]] == ["van", "een"]:
        return True
    for i in range(first - 1, max(-1, first - 1 - _CALLED_REACH), -1):
        low = tokens[i].low
        if low in grammar.COPULAS or low in ("als", "noem", "noemen"):
            beside = {t.low for t in tokens[max(0, i - 1) : i + 2]}
            return (
                bool(beside & grammar.POINTING)
                or _has_own_subject(tokens, i)
                or _subject(tokens, i, i + 1) is not False
            )
        if low == "wat" and tokens[i + 1].low in ("een", "'n"):
            return True
        if low == "," and i and is_person_noun(tokens[i - 1]):  # mevrouw Smits, een engel op aarde
            return True
        if low in grammar.CLAUSE_SIGNS:
            break
    if (
        stop < len(tokens)
        and tokens[stop].low in grammar.COPULAS
        and tokens[stop].low not in grammar.POSSESSIVES
    ):
        after = tokens[stop + 1].low if stop + 1 < len(tokens) else ""
        return after in people.PRONOUNS_THIRD or _subject(tokens, first, stop) is True
    ends = stop == len(tokens) or not tokens[stop].is_word
    begin = _begin(tokens, first)
    return ends and (
        first_nominal(tokens, [*range(begin, first)]) is None or _only_phrase_before(tokens, begin, first)
    )


def _has_own_subject(tokens: list[Token], copula: int) -> bool:
    """Whether a person stands right before the copula: de drukte is groot en *zijn vader* is een tiran."""
    if copula and tokens[copula - 1].low in people.PRONOUNS_THIRD:
        return True
    return (
        copula > 1
        and tokens[copula - 1].low in people.PERSONS | people.ROLES
        and tokens[copula - 2].low in grammar.ARTICLES | grammar.POSSESSIVES
        and (copula == 2 or tokens[copula - 3].low not in grammar.PREPOSITIONS)  # noqa: PLR2004
    )


def _beside_pronoun(tokens: list[Token], first: int) -> bool:
    """Whether it is said of him or her by a copula right before: en sindsdien *is hij* verdrietig."""
    at = first - 1
    while at > 0 and (tokens[at].low in grammar.DEGREES or tokens[at].low in grammar.NOTE_OPENERS - {"een"}):
        at -= 1
    low = tokens[at].low if at > 0 else ""
    return low in people.PRONOUNS_ONE and tokens[at - 1].low in grammar.COPULAS


def _only_phrase_before(tokens: list[Token], begin: int, first: int) -> bool:
    """Whether only `naar de klas toe` stands before the noun here with its article: een echte tiran."""
    at = first
    while at > begin and (tokens[at - 1].low in ("een", "'n") or tokens[at - 1].low.endswith("e")):
        at -= 1
    if at == first or tokens[at].low not in ("een", "'n", "echte"):
        return False
    if at == begin:
        return begin > 0 and tokens[begin - 1].low == ","
    if tokens[begin].low not in grammar.PREPOSITIONS:
        return False
    return all(t.low == "toe" for t in tokens[phrase_end(tokens, begin) + 1 : at])


def _begin(tokens: list[Token], at: int) -> int:
    """Return where the clause around this place begins; an article right before it is passed over."""
    while at > 0 and tokens[at - 1].low not in grammar.CLAUSE_SIGNS:
        at -= 1
    return at


def _head(tokens: list[Token], first: int, stop: int) -> int | None:
    """Return the place of the noun that the words go with: een luie *leerling*; None when they stand alone."""
    before = tokens[first - 1].low if first else ""
    inflected = tokens[stop - 1].low.endswith("e")
    determined = before in grammar.ARTICLES or before in grammar.POSSESSIVES or before in grammar.DEGREES
    place = stop
    while place < min(len(tokens), stop + HEAD_REACH):
        token = tokens[place]
        if token.low in (",", "en", "maar", "of") and place + 1 < len(tokens) and (inflected or determined):
            place += 1
            continue
        if not token.is_word or token.low in grammar.FUNCTION_WORDS:
            return None
        if is_person_noun(token):
            return place
        if inflected or before in grammar.ARTICLES:
            if (
                token.low.endswith("e")
                and place + 1 < len(tokens)
                and tokens[place + 1].is_word
                and tokens[place + 1].low not in grammar.FUNCTION_WORDS
            ):
                place += 1
                continue
            return place
        return None
    return None


def _subject(tokens: list[Token], first: int, stop: int) -> bool | None:
    """Whether the subject of the clause is a person; None when no subject is found."""
    begin = first
    while begin > 0 and tokens[begin - 1].low not in grammar.CLAUSE_SIGNS and not _begins_anew(tokens, begin):
        begin -= 1
        if tokens[begin].low == "die" and begin and first_nominal(tokens, [*range(begin + 1, first)]) is None:
            return is_person_noun(tokens[begin - 1])
    if begin == first > 1 and tokens[begin - 1].low == "dat" and _may_be_noun(tokens[begin - 2]):
        return is_person_noun(tokens[begin - 2])  # een dier dat schuw is
    end = stop
    while end < len(tokens) and tokens[end].low not in grammar.CLAUSE_SIGNS:
        end += 1
    found = first_nominal(tokens, [*range(begin, first), *range(stop, end)])
    if found is None and begin > 0:
        return _subject(tokens, begin - 1, begin)
    return found


def _may_be_noun(token: Token) -> bool:
    return token.is_word and token.low not in grammar.FUNCTION_WORDS and token.low not in speech.REPORTING


def _begins_anew(tokens: list[Token], at: int) -> bool:
    """Whether a clause with a person of its own begins here: de lat ligt hoog en *hij* raakt gefrustreerd."""
    return tokens[at].low in people.PRONOUNS_THIRD and tokens[at - 1].low in ("en", "of")


def _is_found_of_it(tokens: list[Token], first: int) -> bool:
    """Whether something is found so, and nobody: zij vinden *het* vaak erg *lastig*."""
    at = first - 1
    while at > 0 and (tokens[at].low in grammar.DEGREES or tokens[at].low in grammar.NOTE_OPENERS - {"een"}):
        at -= 1
    return at > 0 and tokens[at].low == "het" and any(t.low in speech.FINDING for t in tokens[:at])


def _names_thing(tokens: list[Token], first: int) -> bool:
    return any(t.low in people.THINGS for t in tokens[:first])
