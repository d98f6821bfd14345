"""In a zienswijze the words belong to its author; this tells when the school speaks all the same.

Guideline §3: the field ascribes what is said to that parent or pupil, also without *hij zegt dat*. What the
writer adds is the writer's: *Wij vinden dat overbodig*, *Zij is zelf erg overbezorgd*, a rumour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.findings import Klasse
from dossiertool.text.attribution import attributed, is_name
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
_SUBJECT_WITHIN = 4  # words from the beginning of a clause in which its subject stands


class Voice:
    """Whose voice a zienswijze has: its author's own (*Ik wil …*) or told by the school (*Moeder wil …*)."""

    def __init__(self, passage: Passage, *, of_parents: bool = False) -> None:
        self._passage = passage
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
        clause = _clause(tokens, at)
        if any(t.low in people.SCHOOL or (t.low in people.WRITER and not self.is_own) for t in clause):
            return not self._quoted(clause)
        if self.is_own:
            first_person = any(t.low in people.WRITER for t in tokens)
            return not first_person and _about_one(tokens, at, self._authors)
        return (
            klasse in _OF_ANOTHER
            and sentence.first > 0
            and _about_one(tokens, at, people.PRONOUNS_THIRD | _PARENTS, called=klasse is Klasse.OORDEEL)
            and not attributed(tokens)
        )

    def _quoted(self, tokens: list[Token]) -> bool:
        return bool(tokens) and self._passage.is_quoted(tokens[0].start, tokens[-1].end)


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
        t.low in _PARENTS and not (i and tokens[i - 1].low in ("als", "wij", "we"))
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


def _about_one(tokens: list[Token], at: int, subjects: frozenset[str], *, called: bool = False) -> bool:
    """Whether the clause has one of these as its subject; with `called` also *het is een …*."""
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
