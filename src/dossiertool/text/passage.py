"""One text with its words, sentences and quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dossiertool.text.tokens import Sentence, Token, sentences, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN = {"'": "'", '"': '"', "‘": "’'", "“": '”"', "„": '”“"', "«": "»"}
_TITLE = 40  # characters
_CLITIC = re.compile(r"['’‘](?:s|t|n|k|m|r)\b", re.IGNORECASE)


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

    def is_titled(self, start: int, end: int) -> bool:
        """Whether the span lies within a short title between quotation marks: 'De GVR'."""
        quote = bisect_right(self.quotes, (start, len(self.text))) - 1
        if quote < 0 or end > self.quotes[quote][1]:
            return False
        title = self.text[self.quotes[quote][0] + 1 : self.quotes[quote][1] - 1]
        return title.startswith(("De ", "Het ", "Een ")) and len(title) <= _TITLE and title[-1] not in ".?!"

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
