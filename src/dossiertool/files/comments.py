"""Finds the comments of a YAML file: what people write behind #, and what got lost there by accident."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import yaml

from dossiertool.files.source import place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.errors import Place

_HASH = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)
_FOR_EDITORS = " yaml-language-server:"
_AFTER_TEXT = re.compile(r"^[ ]*(?:- )?[\w-]+: [^'\"|>{\[#].*$")
_NO_SPACE = re.compile(r"#(?<=[ \t]#)\S")


def has_comments(text: str) -> bool:
    """Whether readable YAML holds a comment, which a vault does not keep.

    The line for editors (`# yaml-language-server: …`) and what `nieuw` wrote as help do not count.
    """
    own = [f"#{said}".rstrip() for _, said in _comments(text) if not said.startswith(_FOR_EDITORS)]
    if not own:
        return False
    from dossiertool.files.skeleton import help_lines  # noqa: PLC0415  # only here: it needs every schema

    return not help_lines().issuperset(own)


def lost_texts(text: str) -> Iterator[Place]:
    """Yield where a text on its own line seems cut off: `een 9 voor som #1 en 2` is read up to the #.

    A comment has a space after #; what follows # without one was hardly meant as a comment.
    """
    if not _NO_SPACE.search(text):  # saves nearly every file a second reading
        return
    for start, said in _comments(text):
        before = text[text.rfind("\n", 0, start) + 1 : start]
        if said[:1].strip() and _AFTER_TEXT.match(before):
            yield place_at(text, start)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield (position of #, what follows it on its line) of each comment; one pass."""
    starts, ends = [], []
    loader = yaml.CSafeLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                starts.append(event.start_mark.index)
                ends.append(event.end_mark.index)
    finally:
        loader.dispose()
    at = 0
    while match := _HASH.search(text, at):
        scalar = bisect_right(starts, match.start()) - 1
        if scalar < 0 or match.start() >= ends[scalar]:
            at = _end_of_line(text, match.end())
            yield match.start(), text[match.end() : at]
        else:  # within a text; a comment may still follow it
            at = ends[scalar]


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
