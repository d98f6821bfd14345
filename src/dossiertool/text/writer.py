"""In a zienswijze the words belong to its author; this tells when the school speaks all the same.

Guideline §3: the field ascribes what is said to that parent or pupil, also without *hij zegt dat*. What the
writer adds is the writer's: *Wij vinden dat overbodig*, *Zij is zelf erg overbezorgd*, a rumour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.findings import Klasse
from dossiertool.text.attribution import attributed
from dossiertool.text.reporting import weighs_words
from dossiertool.text.sources import is_name
from dossiertool.text.vocabulary import grammar, people, speech

if TYPE_CHECKING:
    from dossiertool.text.passage import Passage
    from dossiertool.text.tokens import Sentence, Token

_PARENTS = frozenset(
    """moeder vader ouders stiefmoeder stiefvader pleegmoeder pleegvader pleegouders verzorgers voogd opa
    oma""".split()
)
_I = frozenset({"ik", "mijn", "m'n"})
# What the school adds about the author it named before: a judgement or guess; his feelings are his own.
_OF_ANOTHER = frozenset({Klasse.OORDEEL, Klasse.SPECULATIE})
_ONE, _MANY = frozenset({"ik", "mij", "me", "mijn"}), frozenset({"wij", "we", "ons", "onze"})
# Of whom or what the school speaks: er verguld mee, een besluit waar wij achter staan.
_OF_HIM = frozenset({"hij", "zij", "hem", "haar", "zijn", "dit", "er", "besluit", "advies", "aanpak"})
# Beside these a pupil is one of several: wij van de band, met mijn vrienden.
_COMPANY = frozenset(
    """klas team elftal vrienden vriendinnen vriend vriendin broer zus moeder vader ouders gezin
    samen allemaal klasgenoten jongens meiden band club tweeën drieën vieren opa oma wij-tweeën""".split()
)
_SUBJECT_WITHIN = 4  # words from the beginning of a clause in which its subject stands


class Voice:
    """Whose voice a zienswijze has: its author's own (*Ik wil …*) or told by the school (*Moeder wil …*)."""

    def __init__(self, passage: Passage, *, of_parents: bool = False) -> None:
        self._passage, self._of_parents = passage, of_parents
        # Who a third person is in the author's own words: to parents *hij* is their child.
        self._authors = _PARENTS if of_parents else people.PRONOUNS_ONE | _PARENTS
        self.is_own = _speaks_itself(passage) or (of_parents and not _names_parents(passage))

    def is_writer(self, sentence: Sentence, klasse: Klasse, at: int) -> bool:
        """Tell whether the school speaks at this place (counted from 0 in the sentence) and not the author."""
        tokens = self._passage.of(sentence)
        if klasse is Klasse.HOREN_ZEGGEN and not self.is_own:
            return not _one_of_them(tokens, at)
        if any(t.low in speech.REMARKS for t in tokens[:2]) and any(t.low == ":" for t in tokens[:6]):
            return True
        if klasse is Klasse.SPECULATIE and weighs_words(tokens):
            return True
        clause = self._unquoted(_clause(tokens, at))
        speakers = people.SCHOOL if self.is_own else people.SCHOOL | people.WRITER
        if _school_says(clause, speakers):
            return True
        if self.is_own:
            if sentence.first and self._is_other_voice(tokens, sentence, klasse):
                return True
            first_person = any(t.low in people.WRITER for t in tokens)
            return (
                not first_person
                and _about_one(tokens, at, self._authors, inverted=klasse is Klasse.OORDEEL)
                and not self._names_another(sentence)
            )
        if _school_says(self._unquoted(tokens), people.WRITER_SUBJECTS) and not attributed(tokens):
            return True
        return (
            klasse in _OF_ANOTHER
            and sentence.first > 0
            and _about_one(tokens, at, people.PRONOUNS_THIRD | _PARENTS, called=klasse is Klasse.OORDEEL)
            and not attributed(tokens)
        )

    def _is_other_voice(self, tokens: list[Token], sentence: Sentence, klasse: Klasse) -> bool:
        """Whether someone else says *wij* or *mij* here: Ik word kok. *Naar ons idee* is …, by the school.

        A pupil who said *ik* so far is not suddenly *wij*, nor are parents who said *wij* suddenly *mij* beside
        *ouders*; but friends and a class make *wij* of a pupil too.
        """
        lows = {t.low for t in tokens}
        so_far = {t.low for t in self._passage.tokens[: sentence.first]}
        if self._of_parents:
            named = any(t.low in _PARENTS and not _is_owned(tokens, i) for i, t in enumerate(tokens))
            return bool(lows & _ONE) and not lows & _MANY and named and not so_far & _ONE
        return (
            bool(lows & _MANY)
            and bool(lows & _OF_HIM)
            and not lows & (_ONE | _COMPANY)
            and not so_far & (_MANY | _COMPANY)
            and klasse is not Klasse.GENERALISATIE
        )

    def _names_another(self, sentence: Sentence) -> bool:
        """Whether the author spoke of someone else before, of whom *hij* may tell: Mijn mentor … Hij is …."""
        before = self._passage.tokens[: sentence.first]
        return not self._of_parents and any(
            t.low in people.ROLES or t.low in people.PERSONS or t.low.endswith(people.PERSON_ENDINGS)
            for t in before
        )

    def _unquoted(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens that are not between quotation marks."""
        return [t for t in tokens if not _quoted(self._passage, t)]


def _school_says(clause: list[Token], speakers: frozenset[str]) -> bool:
    """Whether one of these says something, and is no place and not only told about: de school belt om alles."""
    for i, token in enumerate(clause):
        if token.low not in speakers:
            continue
        before = clause[i - 1].low if i else ""
        after = clause[i + 1].low if i + 1 < len(clause) else ""
        if token.low not in people.SCHOOL_ITSELF or not (before in people.PLACING or after in people.DEEDS):
            return True
    return False


def _one_of_them(tokens: list[Token], at: int) -> bool:
    """Whether one of those whose view this is speaks: in wat ouders vinden *Een ouder vindt …*."""
    lows = [t.low for t in tokens[at : at + 2]]
    return lows[:1] in (["een"], ["één"]) and lows[1:] in (["ouder"], ["leerling"])


def _speaks_itself(passage: Passage) -> bool:
    """Whether its author says *ik* in the first sentence, or is not named before the first *ik* or *wij*."""
    opening = passage.sentences[0] if passage.sentences else None
    if opening is not None and any(t.low in _I and not _quoted(passage, t) for t in passage.of(opening)):
        return True
    for i, token in enumerate(passage.tokens):
        if _quoted(passage, token):
            continue
        if token.low in people.WRITER:
            return True
        if token.low in people.PRONOUNS_THIRD or token.low in _PARENTS:
            return False
        if token.low not in people.ROLES and is_name(passage.tokens, i) and _names_author(passage, i):
            return False
    return False


def _names_parents(passage: Passage) -> bool:
    """Whether the text tells of the parents, who then do not speak themselves: Moeder wil …."""
    tokens = passage.tokens
    return any(
        t.low in _PARENTS
        and not (i and tokens[i - 1].low in ("als", "wij", "we"))
        and not (i > 1 and tokens[i - 1].low in ("zijn", "haar") and tokens[i - 2].is_word)  # net zijn vader
        for i, t in enumerate(tokens)
    )


def _quoted(passage: Passage, token: Token) -> bool:
    return passage.is_quoted(token.start, token.end)


def _names_author(passage: Passage, at: int) -> bool:
    """Whether a capital here is the name of who has the view: Sem wil …, and not Later word ik …."""
    following = [t.low for t in passage.tokens[at + 1 : at + 4]]
    if not following or not following[0][0].isalpha() or people.WRITER & set(following):
        return False
    return at == 0 or following[0] in speech.REPORTING or following[0] in speech.REPORTING_CLAUSE


def _clause(tokens: list[Token], at: int) -> list[Token]:
    begin = at
    while begin > 0 and tokens[begin - 1].low not in (";", ":", "maar"):
        begin -= 1
    end = at
    while end < len(tokens) and tokens[end].low not in (";", "maar"):
        end += 1
    return tokens[begin:end]


def _is_owned(tokens: list[Token], at: int) -> bool:
    """Whether this parent is someone's (mijn moeder, zijn vader) or the author (wij als ouders)."""
    return bool(at) and (tokens[at - 1].low in grammar.POSSESSIVES or tokens[at - 1].low == "als")


def _about_one(
    tokens: list[Token],
    at: int,
    subjects: frozenset[str],
    *,
    called: bool = False,
    inverted: bool = False,
) -> bool:
    """Whether the clause has one of these as its subject; with `called` also *het is een …*.

    With `inverted` it may stand behind: *Wat een druktemaker is zij.*
    """
    if inverted and any(
        t.low in grammar.COPULAS and after.low in subjects
        for t, after in zip(tokens[at:], tokens[at + 1 :], strict=False)
    ):
        return True
    begin = at
    while begin > 0 and tokens[begin - 1].low not in (",", ";", ":", "maar", "want", "omdat"):
        begin -= 1
    for i in range(begin, min(len(tokens), max(at, begin + _SUBJECT_WITHIN) + 1)):
        low = tokens[i].low
        if low in subjects or (low in ("zijn", "haar") and i == begin):
            return True
        if low in grammar.ARTICLES or low in people.THINGS:
            return called and low in ("het", "een")
    return False
