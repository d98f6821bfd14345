"""What the readers return: dicts, lists, texts and booleans, each value with its place.

Numbers and dates stay text; the model decides what they are. So a class called 6 or a pupil number
with leading zeros arrives as it was written, and YAML and JSON give the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.errors import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

Mark = tuple[int, int]
MAX_DEPTH = 30


class PlacedDict(dict[str, Any]):
    """A mapping that knows where it and each of its values begin (line and column from 0)."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        """Start empty at this place."""
        super().__init__()
        self.mark = mark
        self.marks: dict[str, Mark] = {}


class PlacedList(list[Any]):
    """A sequence that knows where it and each of its items begin (line and column from 0)."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        """Start empty at this place."""
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []


def unplaced(node: Any) -> Any:
    """Return the same values as plain dicts and lists, free to be changed."""
    if isinstance(node, dict):
        return {name: unplaced(each) for name, each in node.items()}
    return [unplaced(each) for each in node] if isinstance(node, list) else node


def as_place(mark: Mark) -> Place:
    """Return the place as people count: from 1."""
    return Place(mark[0] + 1, mark[1] + 1)


def place_of(tree: PlacedDict | PlacedList, path: Sequence[str | int]) -> Place:
    """Return where the value at this path begins; for what is not there, where its parent begins."""
    node: Any = tree
    mark = tree.mark
    for step in path:
        if isinstance(node, PlacedDict) and isinstance(step, str) and step in node:
            mark, node = node.marks[step], node[step]
        elif isinstance(node, PlacedList) and isinstance(step, int) and step < len(node):
            mark, node = node.marks[step], node[step]
        else:
            break
    return as_place(mark)


def as_steps(pad: str) -> list[str | int]:
    """Split a field path (`plannen.0.doelen`) into steps; "" gives none."""
    return [int(step) if step.isdigit() else step for step in pad.split(".")] if pad else []


def value_at(tree: PlacedDict | PlacedList, path: Sequence[str | int]) -> Any:
    """Return the value at this path; the tree itself for a path that leads nowhere."""
    node: Any = tree
    for step in path:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return tree
    return node
