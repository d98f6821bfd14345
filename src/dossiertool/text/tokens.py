"""Cuts a text into words and sentences, with the exact place of each in the text as given."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# A word may hold combining marks, soft hyphens, and inner apostrophes or hyphens: pre-teaching, IB'er.
_JOINED = r"\w\u0300-\u036f\u00ad\u200b-\u200d"
_TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)*%?(?![{_JOINED}])|['’]s(?=\s)|[{_JOINED}]+(?:['’\-\u2010\u2011][{_JOINED}]+)*|[^\s]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d]")
_ENDS = frozenset(".?!")
_OPENERS = frozenset("'\"‘“„«(")
# After these a full stop does not end the sentence.
_SHORTENED = frozenset(
    """bijv bv enz etc nr blz vr tel eval resp ca max min incl excl evt jan feb
    mrt apr jun jul aug sept sep okt nov dec leerl gr kl hfst par cf vgl zgn lok dgn wk""".split()
)

_LONGEST = 400  # tokens; rules look around within a sentence, so one without end would take for ever

TITLES = frozenset("dhr mevr mw dr drs prof ir mr fam".split())


class Token:
    """One word, number or sign: `start`/`end` are positions in the text, `low` is its lower-case form."""

    __slots__ = ("end", "low", "start", "text")

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text, self.low, self.start, self.end = text, low, start, end

    @property
    def is_word(self) -> bool:
        """Whether this is a word or number and not a sign."""
        return self.low[0].isalnum() or (len(self.low) > 1 and self.low[0] in "'’")

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[0].isupper()


class Sentence(NamedTuple):
    """A run of tokens, from the one at `first` up to `stop` (exclusive)."""

    first: int
    stop: int


def tokenize(text: str) -> list[Token]:
    """Return the tokens of the text in order."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        tokens.append(Token(word, word.lower() if word.isascii() else _plain(word), *match.span()))
    return tokens


def _plain(word: str) -> str:
    """Return the lower-case form of a word with accents, invisible signs or a typographic apostrophe."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", word)).lower().replace("’", "'") or word


def sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    """Return the sentences as runs of tokens; a blank line or line break after a sign ends one too."""
    found = []
    first, broken = 0, "\n" in text
    for i, token in enumerate(tokens):
        if (
            (token.low in _ENDS or broken or i + 1 == len(tokens)) and _ends_here(text, tokens, i, token)
        ) or i - first >= _LONGEST:
            stop = i + 1
            while (
                stop < len(tokens)
                and tokens[stop].low in "'\"’”»)"
                and tokens[stop].start == tokens[stop - 1].end
            ):
                stop += 1
            if stop > first:
                found.append(Sentence(first, stop))
            first = max(first, stop)
    if first < len(tokens):
        found.append(Sentence(first, len(tokens)))
    return found


def _ends_here(text: str, tokens: list[Token], i: int, token: Token) -> bool:
    if i + 1 == len(tokens):
        return True
    following = tokens[i + 1]
    gap = text[token.end : following.start]
    if "\n\n" in gap:
        return True
    if token.low not in _ENDS:
        return False
    if following.low in "'\"’”»)" and not gap:  # the sentence ends with a quote or bracket
        return True
    if not gap:
        return False
    before = tokens[i - 1] if i else None
    if token.low == "." and before is not None and before.end == token.start:
        if before.low in TITLES:
            return False
        shortened = before.low in _SHORTENED or len(before.low) == 1
        if shortened and not following.is_capital:
            return False
        if before.low in _SHORTENED and following.low[0].isdigit():
            return False
    return following.is_capital or following.low in _OPENERS or following.low[0].isdigit() or "\n" in gap
