"""What surrounds a marked word and decides whether it is a finding after all.

The annotation guideline is the norm: what a named person says is theirs, an own word in quotes is
theirs, a full count makes an absolute word a measurement, and a thing is not a person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dossiertool.text import vocabulary as words
from dossiertool.text.tokens import Sentence, Token, sentences, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPEN = {"'": "'", '"': '"', "‘": "’'", "“": '”"', "„": '”“"', "«": "»"}
_CLITIC = re.compile(r"['’‘](?:s|t|n|k|m|r)\b", re.IGNORECASE)
_FULL_COUNT = re.compile(r"\b(\d+)\s+van\s+(?:de|het|alle)?\s*(\d+)\b")
_SUBJECT_REACH = 5
_NEAR = 8  # words around a term in which its explanation is looked for
_SHORT, _LONG = 2, 8  # letters of a word that says little, and of one that can explain by itself


@dataclass(frozen=True)
class Passage:
    """One text with its words, sentences and quotations."""

    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        """The words, numbers and signs in order."""
        return tokenize(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order."""
        return sentences(self.text, self.tokens)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Where someone's words stand between quotation marks, as positions in the text.

        Marks around the whole text are decoration, as Word or a form leaves them: nobody is named.
        """
        whole = (len(self.text) - len(self.text.lstrip()), len(self.text.rstrip()))
        return [quote for quote in _quotations(self.text) if quote != whole]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether the span lies within quotation marks."""
        quote = bisect_right(self.quotes, (start, len(self.text))) - 1
        return quote >= 0 and end <= self.quotes[quote][1]

    def of(self, sentence: Sentence) -> list[Token]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.stop]


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield each pair of matching quotation marks; one pass, an unclosed mark is passed over."""
    opened, closers = -1, ""
    for i, sign in enumerate(text):
        if opened < 0:
            if (
                sign in _OPEN
                and (i == 0 or not text[i - 1].isalnum())
                and i + 1 < len(text)
                and not text[i + 1].isspace()
                and not _CLITIC.match(text, i)
            ):
                opened, closers = i, _OPEN[sign]
        elif sign in closers and not text[i - 1].isspace() and not text[i + 1 : i + 2].isalnum():
            yield opened, i + 1
            opened = -1


def is_source(tokens: list[Token], at: int) -> bool:
    """Whether the word at this place names one person or role that can be asked."""
    token = tokens[at]
    before = tokens[at - 1].low if at else ""
    if token.low in words.PRONOUNS_THIRD:
        return True
    if token.low in words.ROLES or token.low.endswith(words.ROLE_ENDINGS):
        return before not in words.INDEFINITE
    return token.is_capital and token.is_word and token.low not in words.NOT_A_NAME


def attributed(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return the runs of words that a named person or role says, thinks or feels, as places in the sentence.

    `Moeder zegt dat …` reaches from the speaker to the end of the sentence, `…, zegt moeder` and
    `volgens moeder` over all of it. What stands before the speaker is the writer's own.
    """
    everything = (0, len(tokens))
    found = []
    for i, token in enumerate(tokens):
        if token.low == "volgens" and _source_at(tokens, i + 1):
            return [everything]
        if not _is_reporting(tokens, i):
            continue
        if i and tokens[i - 1].low in words.CLAUSE_ENDS and _source_at(tokens, i + 1):
            return [everything]
        speaker = _speaker_before(tokens, i)
        if speaker is not None:
            found.append((speaker, len(tokens)))
        elif _source_at(tokens, i + 1):
            found.append((i, len(tokens)))
    return found


def _is_reporting(tokens: list[Token], at: int) -> bool:
    """Whether the verb here reports: zegt; ziet dat; geeft … aan."""
    low = tokens[at].low
    following = [t.low for t in tokens[at + 1 : at + 1 + _SUBJECT_REACH]]
    if low in words.REPORTING:
        return True
    if low in words.GIVING:
        return "aan" in following or "aan" in [t.low for t in tokens[max(0, at - 2) : at]]
    return low in words.REPORTING_CLAUSE and bool(words.CLAUSE_OPENERS & set(following[:3]))


def _source_at(tokens: list[Token], at: int) -> bool:
    """Whether a person or role stands here, perhaps after an article: moeder, haar moeder, de mentor."""
    if at < len(tokens) and tokens[at].low in words.DETERMINERS and not is_source(tokens, at):
        at += 1
    if at >= len(tokens) or tokens[at].low in words.NO_SOURCE:
        return False
    return is_source(tokens, at) or tokens[at].low in words.OBJECTS_THIRD


def _speaker_before(tokens: list[Token], verb: int) -> int | None:
    """Return the place of the subject just before the verb, if that is a person or role."""
    for i in range(verb - 1, max(-1, verb - 1 - _SUBJECT_REACH), -1):
        low = tokens[i].low
        indefinite = i and tokens[i - 1].low in words.INDEFINITE
        if low in words.NO_SOURCE or low in words.WRITER or (low in words.ROLES and indefinite):
            return None
        if is_source(tokens, i):
            return i
        if not tokens[i].is_word and low != ",":
            return None
    return None


def is_about_person(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the words from `first` up to `stop` are said of a person: attribute or predicate."""
    if any(t.low in words.PERSONS or t.low.endswith(words.PERSON_ENDINGS) for t in tokens[stop : stop + 2]):
        return True
    if tokens[stop - 1].low in words.PERSONS:
        return True
    if stop < len(tokens) and tokens[stop].low in words.COPULAS:  # dat hij lui is
        return _has_person(tokens, range(first - 1, max(-1, first - 1 - _SUBJECT_REACH), -1))
    for i in range(first - 1, -1, -1):
        if tokens[i].low in words.COPULAS:  # hij is lui; lui is hij niet
            return _has_person(
                tokens, [*range(i - 1, max(-1, i - 4), -1), *range(i + 1, min(i + 3, len(tokens)))]
            )
        if tokens[i].low in ";:":
            break
    return False


def _has_person(tokens: list[Token], places: Iterable[int]) -> bool:
    """Whether the first telling word at these places is a person and not a thing."""
    for i in places:
        low = tokens[i].low
        if low in words.THINGS:
            return False
        if low in words.PRONOUNS_THIRD or low in words.PERSONS or low in words.ROLES:
            return True
        if tokens[i].is_capital and low not in words.NOT_A_NAME and tokens[i].is_word:
            return True
    return False


def has_full_count(text: str) -> bool:
    """Whether the sentence counts all there are: `24 van de 24`."""
    return any(match.group(1) == match.group(2) for match in _FULL_COUNT.finditer(text))


def is_denied_or_allowed(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether an absolute word is taken back (niet altijd) or part of a permission (mag altijd)."""
    before = [t.low for t in tokens[max(0, first - 3) : first]]
    if before and before[-1] in words.DENIALS:
        return True
    near = {*before, *(t.low for t in tokens[stop : stop + 1])}
    return bool(words.PERMISSIONS & near) and not words.NEVER & {t.low for t in tokens[first:stop]}


def is_condition_or_question(tokens: list[Token]) -> bool:
    """Whether the sentence states a condition or asks something."""
    return bool(tokens) and (tokens[0].low in words.CONDITIONS or tokens[-1].low == "?")


def is_in_word_list(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the word is one of a row of words of its kind: `altijd, soms of nooit waar`."""
    near = [t.low for t in tokens[max(0, first - 2) : first] + tokens[stop : stop + 2]]
    return any(word in words.SCALE for word in near) and any(sign in (",", "of", "en") for sign in near)


def is_explained(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether the term is explained right here: between brackets, after a colon, `dat wil zeggen`, `zoals`."""
    before, after = tokens[max(0, first - _NEAR) : first], tokens[stop : stop + _NEAR]
    if before and after and before[-1].low == "(" and after[0].low == ")":
        return any(t.is_word for t in before[:-1])
    if not after:
        return False
    if after[0].low == "(":
        inside = [t.low for t in after[1:]]
        closing = inside.index(")") if ")" in inside else len(inside)
        return _explains(inside[:closing])
    if after[0].low == ":":
        return _explains([t.low for t in after[1:]])
    return " ".join(t.low for t in after[:5]).startswith(words.EXPLAINS)


def _explains(described: list[str]) -> bool:
    """Whether these words can be an explanation: two of some length, or one long one."""
    lengths = [len(word) for word in described if word.isalpha()]
    return sum(length > _SHORT for length in lengths) >= 2 or any(length >= _LONG for length in lengths)  # noqa: PLR2004
