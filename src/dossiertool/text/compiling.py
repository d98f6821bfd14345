"""Compiles packs into the plain data that an `Index` reads: run when the wheel is built, or once per change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dossiertool.text.index import Compiled
from dossiertool.text.pack import DATA, load_packs
from dossiertool.text.patterns import ANCHOR, OPTIONAL, Forms, Option
from dossiertool.text.rarity import cost
from dossiertool.text.slips import halves

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.text.pack import Pack
    from dossiertool.text.patterns import Element

NO_SLIPS = DATA / "geen_slip.txt"


def compile_folder(folder: Path = DATA) -> Compiled:
    """Read and compile the packs of a folder.

    Raises:
        InvalidInput: a pack is wrong; names file and rule.
    """
    return compile_pack(load_packs(folder), forgiving=folder == DATA)


def compile_pack(pack: Pack, *, forgiving: bool = False) -> Compiled:
    """Sort the entries of a pack under the word of each that is rarest in Dutch.

    With `forgiving` long words are found with a slip of one letter too; only for the shipped packs, because
    `geen_slip.txt` knows the Dutch neighbours of their words and of no others.
    """
    numbers: dict[Forms, int] = {}
    places = {id(rule): number for number, rule in enumerate(pack.rules)}
    rows: list[tuple[int, str, str | None, tuple[int, ...], int, str]] = []
    words, endings, beginnings = (defaultdict[str, list[int]](list) for _ in range(3))
    for entry in pack.entries:
        costs = [
            (cost(e), -len(max(e.words, default="")), i)
            for i, e in enumerate(entry.row)
            if isinstance(e, Forms)
        ]
        anchor = min(costs)[2]
        row = tuple(_number(e, i == anchor, numbers) for i, e in enumerate(entry.row))
        head = entry.row[anchor]
        assert isinstance(head, Forms)  # noqa: S101
        for place, keys in ((words, head.words), (endings, head.endings), (beginnings, head.beginnings)):
            for key in keys:
                place[key].append(len(rows))
        advice = entry.suggestie if entry.suggestie != entry.rule.suggestie else None
        rows.append((places[id(entry.rule)], entry.term, advice, row, anchor, entry.kind))
    return Compiled(
        pack.rules,
        list(numbers),
        rows,
        _frozen(words),
        _frozen(endings),
        _frozen(beginnings),
        {letters: (places[id(e.rule)], e.term, e.suggestie) for letters, e in pack.letterwoorden.items()},
        halves(words) if forgiving else frozenset(),
        frozenset(NO_SLIPS.read_text(encoding="utf-8").split()) if forgiving else frozenset(),
        pack.heads,
    )


def _number(element: Element, is_anchor: bool, numbers: dict[Forms, int]) -> int:
    """Return what stands for an element in a row; an anchor was found before, its words are not kept twice."""
    if isinstance(element, int):
        return element
    if isinstance(element, Option):
        return OPTIONAL + numbers.setdefault(element.forms, len(numbers))
    if is_anchor and not element.endings:
        return ANCHOR
    return numbers.setdefault(element, len(numbers))


def _frozen(place: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(found) for key, found in place.items()}
