"""One row of a class list, wherever the list came from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, without spaces around them, and the line it begins on."""

    regel: int
    cells: tuple[str, ...]
    had_spaces: frozenset[int] = field(default_factory=frozenset)

    def cell(self, index: int) -> str:
        """Return a cell; "" for one that this row does not have."""
        return self.cells[index] if index < len(self.cells) else ""
