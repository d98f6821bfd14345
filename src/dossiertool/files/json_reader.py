"""Reads JSON with the place of every value, which the standard library does not give."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any

from dossiertool.errors import InvalidInput
from dossiertool.files.tree import MAX_DEPTH, Mark, PlacedDict, PlacedList, as_place

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_HALF_SIGN = re.compile("[\ud800-\udfff]")  # half of a character: no name of a field, and not to be shown
_WORD = re.compile(r"true|false|null")
_WORDS = {"true": True, "false": False, "null": None}


def read_json(text: str, name: str, *, first_line: int = 0) -> Any:
    """Return the value in the text as a placed tree; `name` is used in messages only.

    `first_line` (from 0) is added to every line, for one line out of a .jsonl file.

    Raises:
        InvalidInput: no JSON (RFC 8259), a duplicate name, too deep.
    """
    reader = _Reader(text, name, first_line)
    value, _ = reader.value(0)
    reader.skip()
    if reader.at < len(text):
        raise reader.error("hier staat nog iets na het einde.", "Haal het weg.")
    return value


class _Reader:
    def __init__(self, text: str, name: str, first_line: int) -> None:
        self.text = text
        self.name = name
        self.at = 0
        self.first_line = first_line
        self.line_starts = [0, *(match.end() for match in re.finditer(r"\n", text))]

    def mark(self, at: int) -> Mark:
        line = bisect_right(self.line_starts, at) - 1
        return self.first_line + line, at - self.line_starts[line]

    def error(
        self, message: str, hint: str = "Kijk de komma's, haakjes en aanhalingstekens na."
    ) -> InvalidInput:
        return InvalidInput(message, hint, file=self.name, place=as_place(self.mark(self.at)))

    def skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def take(self, sign: str) -> bool:
        self.skip()
        found = self.text.startswith(sign, self.at)
        self.at += found
        return found

    def value(self, depth: int) -> tuple[Any, Mark]:
        self.skip()
        mark = self.mark(self.at)
        if depth > MAX_DEPTH:
            raise self.error("hier staan te veel haakjes in elkaar.")
        if self.take("{"):
            return self.mapping(mark, depth), mark
        if self.take("["):
            return self.sequence(mark, depth), mark
        if match := _STRING.match(self.text, self.at):
            self.at = match.end()
            return json.loads(match.group()), mark
        if match := _WORD.match(self.text, self.at):
            self.at = match.end()
            return _WORDS[match.group()], mark
        if match := _NUMBER.match(self.text, self.at):
            self.at = match.end()
            return match.group(), mark
        raise self.error("dit is geen geldige JSON.")

    def mapping(self, mark: Mark, depth: int) -> PlacedDict:
        node = PlacedDict(mark)
        if self.take("}"):
            return node
        while True:
            self.skip()
            match = _STRING.match(self.text, self.at)
            if match is None:
                raise self.error("hier hoort de naam van een veld, tussen aanhalingstekens.")
            key = json.loads(match.group())
            if _HALF_SIGN.search(key):
                raise self.error(
                    "in deze naam staat een onzichtbaar teken.", "Typ de naam van het veld opnieuw."
                )
            if key in node:
                raise self.error("dit veld staat twee keer in hetzelfde blok.", "Haal één van de twee weg.")
            self.at = match.end()
            if not self.take(":"):
                raise self.error("hier ontbreekt een dubbele punt.")
            node[key], node.marks[key] = self.value(depth + 1)
            if self.take("}"):
                return node
            if not self.take(","):
                raise self.error("hier ontbreekt een komma of een sluithaakje.")

    def sequence(self, mark: Mark, depth: int) -> PlacedList:
        node = PlacedList(mark)
        if self.take("]"):
            return node
        while True:
            item, place = self.value(depth + 1)
            node.append(item)
            node.marks.append(place)
            if self.take("]"):
                return node
            if not self.take(","):
                raise self.error("hier ontbreekt een komma of een sluithaakje.")
