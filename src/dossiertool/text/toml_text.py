"""A pack as text: read as TOML, and with the line on which something stands, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

from dossiertool.errors import InvalidInput, Place

_HEADER = re.compile(r"\s*\[\[\s*regel\s*\]\]")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_HOW = "Kijk of elke tekst tussen aanhalingstekens staat en elk haakje ook weer sluit."


class TomlText(NamedTuple):
    """The text of one pack, and how it is called in messages."""

    name: str
    text: str

    def read(self) -> dict[str, Any]:
        """Return what it holds.

        Raises:
            InvalidInput: it is no TOML; names the place.
        """
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as problem:
            found = _AT.search(str(problem))
            last = len(self.text.splitlines()) or 1
            place = Place(int(found[1]), int(found[2])) if found else Place(last, 1)
            raise InvalidInput("dit is geen geldige TOML.", _HOW, file=self.name, place=place) from None

    def broken(
        self, message: str, *, group: int | None = None, key: str = "", said: str = "", hint: str | None = None
    ) -> InvalidInput:
        """Return the failure about a rule (counted from 1) or its key, at the line where `said` stands."""
        place = Place(self._line(group, key, said), 1)
        return InvalidInput(message, hint, file=self.name, place=place)

    def _line(self, group: int | None, key: str, said: str) -> int:
        lines = self.text.splitlines()
        first, stop = self._section(lines, group)
        if key:
            name = rf"(?:\"{re.escape(key)}\"|{re.escape(key)})"
            begins = re.compile(rf"\s*(?:{name}\s*[=.]|\[+\s*{name})")
            first = next((i for i in range(first, stop) if begins.match(lines[i])), first)
        if said:
            first = next((i for i in range(first, stop) if said in lines[i]), first)
        return first + 1

    def _section(self, lines: list[str], group: int | None) -> tuple[int, int]:
        """Return the lines of a rule, or those above the first one: from and up to, counted from 0."""
        heads = [i for i, line in enumerate(lines) if _HEADER.match(line) and _is_whole(lines[:i])]
        if group is None:
            return 0, heads[0] if heads else len(lines)
        if group > len(heads):  # written in another way than the manual shows
            return 0, len(lines)
        return heads[group - 1], heads[group] if group < len(heads) else len(lines)


def _is_whole(lines: list[str]) -> bool:
    """Whether these lines are TOML by themselves: what follows is then not inside a text of many lines."""
    try:
        tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return False
    return True
