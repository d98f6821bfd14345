"""Writes a compiled index as bytes and reads it back, no more of it than a check asks for.

A short text asks for some hundred words of the seventy thousand. So an index is text of a few sections, words
on shelves by their first letters, one entry or set of words per line; a shelf or a line is read when it is
asked for. It holds data and no code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, overload

from dossiertool.findings import Klasse, Niveau
from dossiertool.text.index import Compiled, Sought
from dossiertool.text.matching import FOUND, Forms, Option
from dossiertool.text.rule import Head, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dossiertool.text.matching import Element

_SECTION, _SHELF = b"\x1d", b"\x1e"  # between what stands in a pack; no pack may hold these
_LETTERS = 2  # words that begin alike stand on one shelf
_FOUND, _OPTIONAL = ".", "?"  # how elements of a row are written, beside numbers of sets and gaps


def pack_up(made: Compiled) -> bytes:
    """Return a compiled index as bytes."""
    sets: dict[Forms, int] = {}
    rows = [_row_line(sought, sets) for sought in made.rows]
    shelves = groupby(sorted(made.by_word.items()), key=lambda item: item[0][:_LETTERS])
    words = ("\n".join((letters, *map("\t".join, shelf))).encode() for letters, shelf in shelves)
    top = (
        [_plain(rule) for rule in made.rules],
        [_plain(head) for head in made.heads.values()],
        made.by_ending,
        made.by_beginning,
        made.letterwoorden,
    )
    sections = (
        json.dumps(top, ensure_ascii=False),
        "\n".join(rows),
        "\n".join("\t".join(" ".join(sorted(part)) for part in forms) for forms in sets),
        " ".join(sorted(made.halves)),
        " ".join(sorted(made.no_slips)),
    )
    return _SECTION.join((_SHELF.join(words), *(section.encode() for section in sections)))


def unpack(body: bytes) -> Compiled:
    """Return the compiled index that `pack_up` made bytes of."""
    shelves, top, rows, sets, halves, no_slips = body.split(_SECTION)
    rules, heads, by_ending, by_beginning, letterwoorden = json.loads(top)
    return Compiled(
        [_rule(row) for row in rules],
        _Rows(rows, sets),
        _Words(shelves),
        by_ending,
        by_beginning,
        letterwoorden,
        frozenset(halves.decode().split()),
        frozenset(no_slips.decode().split()),
        {row[0]: _head(row) for row in heads},
    )


def _plain(record: Rule | Head) -> list[object]:
    """Return a record as what JSON can hold."""
    return [sorted(value) if isinstance(value, frozenset) else _parts(value) for value in record]


def _parts(value: object) -> object:
    return [sorted(part) for part in value] if isinstance(value, Forms) else value


def _rule(row: list[Any]) -> Rule:
    rule = dict(zip(Rule._fields, row, strict=True))
    for name, read in _READ.items():
        rule[name] = read(rule[name])
    return Rule(**rule)


def _head(row: list[Any]) -> Head:
    head = Head(*row)
    return head._replace(klasse=Klasse(head.klasse), niveau=Niveau(head.niveau))


def _forms(parts: Iterable[Iterable[str]] | None) -> Forms | None:
    if parts is None:
        return None
    words, endings, beginnings = parts
    return Forms(frozenset(words), tuple(endings), tuple(beginnings))


# How the fields of a rule that JSON cannot hold are read.
_READ: dict[str, Callable[[Any], object]] = {
    "klasse": Klasse,
    "niveau": Niveau,
    "goed": tuple,
    "fout": tuple,
    "niet_in": frozenset,
    "niet_bij": _forms,
    "alleen_bij": _forms,
    "nooit": frozenset,
}


def _row_line(sought: Sought, sets: dict[Forms, int]) -> str:
    row = " ".join(_sign(element, sets) for element in sought.row)
    return "\t".join(map(str, (*sought[:3], row, *sought[4:])))


def _sign(element: Element, sets: dict[Forms, int]) -> str:
    if isinstance(element, int):
        return str(element)
    if isinstance(element, Option):
        return _OPTIONAL + _sign(element.forms, sets)
    return _FOUND if element is FOUND else str(sets.setdefault(element, len(sets)))


class _Words(Mapping[str, str]):
    """The words under which entries are looked up, a shelf of them read when it is first asked for."""

    def __init__(self, shelves: bytes) -> None:
        self._closed = {shelf[: shelf.find(b"\n")].decode(): shelf for shelf in shelves.split(_SHELF)}
        self._open: dict[str, dict[str, str]] = {}

    def _shelf(self, letters: str) -> dict[str, str]:
        shelf = self._open.get(letters)
        if shelf is None:
            _, *lines = self._closed.get(letters, b"").decode().split("\n")
            shelf = self._open[letters] = dict(line.split("\t") for line in lines)
        return shelf

    def __getitem__(self, word: str) -> str:
        return self._shelf(word[:_LETTERS])[word]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word in self._shelf(word[:_LETTERS])

    def __iter__(self) -> Iterator[str]:
        for letters in self._closed:
            yield from self._shelf(letters)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Rows(Sequence[Sought]):
    """The entries, each read when it is asked for."""

    def __init__(self, rows: bytes, sets: bytes) -> None:
        self._lines = rows.split(b"\n") if rows else []
        self._set_lines = sets.split(b"\n")
        self._sets: dict[str, Forms] = {}

    @overload
    def __getitem__(self, number: int) -> Sought: ...
    @overload
    def __getitem__(self, number: slice) -> list[Sought]: ...
    def __getitem__(self, number: int | slice) -> Sought | list[Sought]:
        if isinstance(number, slice):
            return [self._read(line) for line in self._lines[number]]
        return self._read(self._lines[number])

    def __len__(self) -> int:
        return len(self._lines)

    def _read(self, line: bytes) -> Sought:
        rule, term, suggestie, row, anchor, other, kind = line.decode().split("\t")
        elements = tuple(map(self._element, row.split(" ")))
        return Sought(int(rule), term, suggestie, elements, int(anchor), int(other), kind)

    def _element(self, sign: str) -> Element:
        if sign == _FOUND:
            return FOUND
        if sign.startswith("-"):
            return int(sign)
        if sign.startswith(_OPTIONAL):
            return Option(self._set(sign[1:]))
        return self._set(sign)

    def _set(self, number: str) -> Forms:
        found = self._sets.get(number)
        if found is None:
            line = self._set_lines[int(number)].decode()
            words, endings, beginnings = (part.split() for part in line.split("\t"))
            found = self._sets[number] = Forms(frozenset(words), tuple(endings), tuple(beginnings))
        return found
