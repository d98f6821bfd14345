"""Compiles packs into what an `Index` reads: run when the wheel is built, or once per change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dossiertool.text.index import Compiled, Sought
from dossiertool.text.matching import FOUND, Forms
from dossiertool.text.pack import load_packs
from dossiertool.text.places import DATA, NO_SLIPS
from dossiertool.text.rarity import cost
from dossiertool.text.slips import halves

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.text.matching import Row
    from dossiertool.text.pack import Pack


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
    places = {id(rule): number for number, rule in enumerate(pack.rules)}
    rows: list[Sought] = []
    words, endings, beginnings = (defaultdict[str, list[int]](list) for _ in range(3))
    for entry in pack.entries:
        anchor, other = _rarest(entry.row)
        head = entry.row[anchor]
        assert isinstance(head, Forms)  # noqa: S101
        for place, keys in ((words, head.words), (endings, head.endings), (beginnings, head.beginnings)):
            for key in keys:
                place[key].append(len(rows))
        row = entry.row if head.endings else (*entry.row[:anchor], FOUND, *entry.row[anchor + 1 :])
        advice = entry.suggestie if entry.suggestie != entry.rule.suggestie else ""
        rows.append(Sought(places[id(entry.rule)], entry.term, advice, row, anchor, other, entry.kind))
    return Compiled(
        pack.rules,
        rows,
        _numbers(words),
        _numbers(endings),
        _numbers(beginnings),
        {letters: (places[id(e.rule)], e.term, e.suggestie) for letters, e in pack.letterwoorden.items()},
        halves(words) if forgiving else frozenset(),
        frozenset(NO_SLIPS.read_text(encoding="utf-8").split()) if forgiving else frozenset(),
        pack.heads,
    )


def _rarest(row: Row) -> tuple[int, int]:
    """Return where in the row its rarest word stands, and the next that is a word as it is (-1 for none)."""
    _, anchor = min((_cost(element), i) for i, element in enumerate(row) if isinstance(element, Forms))
    others = [
        (_cost(element), i)
        for i, element in enumerate(row)
        if isinstance(element, Forms) and i != anchor and not element.endings and not element.beginnings
    ]
    return anchor, min(others)[1] if others else -1


def _cost(forms: Forms) -> tuple[float, int]:
    return cost(forms), -len(max(forms.words, default=""))


def _numbers(place: dict[str, list[int]]) -> dict[str, str]:
    return {key: " ".join(map(str, found)) for key, found in place.items()}
