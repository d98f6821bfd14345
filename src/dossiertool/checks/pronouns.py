"""Whether a text calls the pupil `hij` where this pupil is `zij`, or the other way round (N10).

Only what can hardly mean anyone else is reported: no other person or role stands in the text, and the
pronoun stands with a verb that only people do, or belongs to the pupil the sentence begins with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.model.persoon import Voornaamwoord
from dossiertool.text.tokens import sentences, tokenize
from dossiertool.text.vocabulary.people import NOT_A_NAME, PERSON_ENDINGS, PERSONS, ROLE_ENDINGS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.text.tokens import Token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# He or she, as the subject; and his or her. `Zij` and `ze` are also they: the verb tells.
_SUBJECT = {Voornaamwoord.HIJ: _set("zij ze"), Voornaamwoord.ZIJ: _set("hij")}
_POSSESSIVE = {Voornaamwoord.HIJ: "haar", Voornaamwoord.ZIJ: "zijn"}
_WRONG = {
    pronoun: re.compile(rf"\b(?:{'|'.join((*_SUBJECT[pronoun], _POSSESSIVE[pronoun]))})\b", re.IGNORECASE)
    for pronoun in _SUBJECT
}
_PERSONAL = _set(
    """zegt zei vindt vond wil wilde vertelt vertelde voelt leest las schrijft schreef levert leverde vraagt
    vroeg leert leerde weet wist denkt dacht haalt haalde eet slaapt sliep speelt speelde rekent rekende
    oefent oefende luistert luisterde kiest koos durft durfde probeert probeerde praat praatte mag mocht
    huilt lacht heeft had gebruikt begrijpt snapt spelt"""
)
_BEFORE_POSSESSIVE = _set("met van voor aan in op bij naar uit over door tegen zonder naast tijdens na")
_FIXED = _set("minst best vroegst laatst hoogst tweeën drieën vieren allen beurt")
# Words that are called `haar` or `zijn` too, and people whom the lists of roles leave out.
_OTHERS = _set("school klas groep gemeente vereniging club team iemand ander anderen beiden allebei")
_SELF = _set("leerling")


def wrong_pronouns(
    text: str, name: str, pronoun: Voornaamwoord, *, is_about_pupil: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield where this text calls the pupil by the wrong pronoun.

    `is_about_pupil` says that the text has the pupil as its subject even when it names nobody.
    """
    if pronoun is Voornaamwoord.DIE or not _WRONG[pronoun].search(text):
        return
    tokens = tokenize(text)
    named = next((i for i, token in enumerate(tokens) if token.text == name), None)
    if any(_is_other(token, name) for token in tokens):
        return
    for sentence in sentences(text, tokens):
        begins = tokens[sentence.first].text == name
        for i in range(sentence.first, sentence.stop):
            low = tokens[i].low
            if low in _SUBJECT[pronoun]:
                subject = named is not None and named < i
                subject = subject or (named is None and is_about_pupil and i == 0)
                if subject and _PERSONAL & _beside(tokens, i):
                    yield tokens[i].start, tokens[i].end
            elif low == _POSSESSIVE[pronoun] and begins and _is_possessive(tokens, i):
                yield tokens[i].start, tokens[i].end


def _is_other(token: Token, name: str) -> bool:
    low = token.low
    if token.text == name or low in _SELF:
        return False
    if low in ROLES or low in PERSONS or low in _OTHERS or low.endswith((*ROLE_ENDINGS, *PERSON_ENDINGS)):
        return True
    is_name = token.is_capital and token.is_word and low.isalpha() and not token.text.isupper()
    return is_name and low not in NOT_A_NAME and low not in ("ze", "zij", "hij")


def _beside(tokens: list[Token], at: int) -> set[str]:
    return {token.low for token in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])}


def _is_possessive(tokens: list[Token], at: int) -> bool:
    """Tell `met zijn vrienden` from `zijn` the verb, and `haar toetsen` from hair at the end of a phrase."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.low.isalpha() or following.low in _FIXED | NOT_A_NAME:
        return False
    return tokens[at].low == "haar" or tokens[at - 1].low in _BEFORE_POSSESSIVE
