"""Marks in the tree of a template that stand for Jinja until the tree is written as text.

A tag cannot stand in a tree as it is: its quotes and angle brackets would be escaped. So each becomes a mark of
two signs that no text may hold (Unicode calls them no characters) with a number between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.template.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN, _END = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{_BEGIN}([0-9]+){_END}")
NO_CHARACTERS = re.compile("[\ufdd0-\ufdef]")


class Token(NamedTuple):
    """What stands at a mark: a tag with its place and how it is printed, or text that is written as it is."""

    source: str
    place: Place | None = None
    show: str = ""


class Tokens:
    """The marks of one part."""

    def __init__(self) -> None:
        """Begin with none."""
        self._all: list[Token] = []

    def add(self, token: Token) -> str:
        """Keep a token, and return its mark."""
        self._all.append(token)
        return f"{_BEGIN}{len(self._all) - 1}{_END}"

    def raw(self, source: str) -> str:
        """Return a mark for text that is written as it is, XML or Jinja."""
        return self.add(Token(source))

    def at(self, number: str) -> Token:
        """Return the token whose mark has this number."""
        return self._all[int(number)]

    def split(self, text: str) -> Iterator[str | Token]:
        """Yield text and tokens as they stand in a text with marks."""
        for index, part in enumerate(MARK.split(text)):
            if index % 2:
                yield self._all[int(part)]
            elif part:
                yield part
