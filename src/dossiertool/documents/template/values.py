"""What the code of a template can meet besides data: fields that are not there, and the numbers of a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnknownField(Exception):
    """A tag asks for a field that is not there; carries the part of the data where it looked."""

    def __init__(self, where: object, name: str) -> None:
        """Keep the part of the data that was asked (None for all of it), and the name it does not have."""
        super().__init__("unknown field")
        self.where, self.name = where, name


class NotAllowed(Exception):
    """A tag does what a template may not do."""


class Unknown:
    """The value of a field that is not there: whatever is done with it fails."""

    __slots__ = ("name", "where")

    def __init__(self, name: str = "…", where: object = None) -> None:
        """Keep the name, and the part of the data it was looked for in."""
        self.name, self.where = name, where

    def fail(self, *_: object) -> NoReturn:
        """Say which field is not there."""
        raise UnknownField(self.where, self.name)

    __bool__ = __str__ = __iter__ = __len__ = __contains__ = __hash__ = fail
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = fail


class Loop:
    """A loop whose rounds are numbered: `loop` in a template."""

    __slots__ = ("_items", "first", "index", "index0", "last", "length", "revindex", "revindex0")

    def __init__(self, items: Any, _undefined: object = None) -> None:
        """Take what is looped over."""
        self._items = list(items)
        self.length = len(self._items)
        self._stand_at(-1)

    def _stand_at(self, place: int) -> None:
        self.index0, self.index = place, place + 1
        self.revindex, self.revindex0 = self.length - place, self.length - place - 1
        self.first, self.last = place == 0, place == self.length - 1

    def __iter__(self) -> Iterator[tuple[Any, Loop]]:
        """Yield each item with the loop standing at it."""
        for place, value in enumerate(self._items):
            self._stand_at(place)
            yield value, self
