"""Data that fits the known names, of nobody: to try whether a template makes a whole document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zlib import crc32

from dossiertool.documents.fields.tree import Anything, Group, Kind, Node, Series, Value

Choice = Callable[[str], int]
"""Says of a name how much there is under it: 0 for nothing."""
_VALUES: dict[Kind, object] = {
    Kind.TEKST: "Voorbeeld",
    Kind.KEUZE: "Voorbeeld",
    Kind.DATUM: "2026-12-11",
    Kind.GETAL: 1,
    Kind.JA_NEE: True,
}


def everything(_name: str) -> int:
    """Fill every field."""
    return 1


def nothing(_name: str) -> int:
    """Leave every field empty."""
    return 0


def some(turn: int) -> Choice:
    """Fill about half of the fields, others at each turn, and other choices too; the same every time."""
    return lambda name: crc32(f"{turn} {name}".encode()) % 8 // 2


def stand_in(fields: Group, choice: Choice) -> dict[str, Any]:
    """Return data in which each field holds something or nothing, as `choice` says of its name."""
    return {name: _of(field.node, choice(name), choice) for name, field in fields.fields.items()}


def _of(node: Node, much: int, choice: Choice) -> Any:
    if isinstance(node, Group):
        return stand_in(node, choice) if much else None
    if isinstance(node, Series):
        return [_of(node.item, 1, choice) for _ in range(min(much, 2))]
    if isinstance(node, Anything) or not much:
        return False if node == Value(Kind.JA_NEE) else None
    return node.choices[much % len(node.choices)] if node.choices else _VALUES[node.kind]
