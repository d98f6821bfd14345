"""Which names a tag can see: those of the document, of the loops around it, and those that were set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.fields.listing import one_of
from dossiertool.documents.fields.tree import Anything, Field, Group, Series
from dossiertool.documents.lint.near import meant, nearest
from dossiertool.documents.lint.problem import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.documents.fields.listing import one_of
from dossiertool.documents.fields.tree import Node


class Scope:
    """The names that are known at a place; `None` as fields means that names are not looked at."""

    def __init__(self, fields: Group | None, soort: str | None) -> None:
        """Begin with the names of the document, of this kind or (None) of an example."""
        self._document = fields
        self._where = _OF_SOORT.format(soort) if soort else _OF_EXAMPLE
        self._layers: list[dict[str, Node]] = [{}]
        self._loops = 0

    def open(self, names: dict[str, Node], *, is_loop: bool) -> None:
        """Enter a block with these names of its own."""
        self._layers.append(names)
        self._loops += is_loop

    def close(self, *, is_loop: bool) -> None:
        """Leave the block."""
        self._layers.pop()
        self._loops -= is_loop

    def add(self, name: str, node: Node) -> None:
        """Know a name that was set, until the end of the block."""
        self._layers[-1][name] = node

    @property
    def in_loop(self) -> bool:
        """Whether `loop` is known here."""
        return self._loops > 0

    def find(self, name: str) -> Node | None:
        """Return what the name stands for, or None when it is unknown."""
        for layer in reversed(self._layers):
            if name in layer:
                return layer[name]
        if self._document is None:
            return Anything()
        field = self._document.fields.get(name)
        return None if field is None else field.node

    def unknown(self, name: str) -> Remark:
        """Return what to say of a name that is not known here."""
        if (series := next((path for path in self._series() if one_of(path) == name), None)) is not None:
            said = f"Het veld {name} bestaat alleen binnen een herhaling."
            return Remark(
                "SJAB-20", said, f"Zet {{%p for {name} in {series} %}} ervoor en {{%p endfor %}} erna."
            )
        names = [*self._own(), *(self._document.fields if self._document else ())]
        near = self._within(name) or nearest(name, names) or self._within_like(name)
        said = f" Bedoelt u {near}?" if near else ""
        return Remark("SJAB-20", f"Het veld {name} bestaat hier niet.{said}", self._where)

    def _own(self) -> Iterator[str]:
        for layer in reversed(self._layers):
            yield from layer

    def _groups(self) -> Iterator[tuple[str, Group]]:
        """Yield the groups in sight, those of the nearest loop first."""
        for layer in reversed(self._layers):
            for name, node in layer.items():
                if isinstance(node, Group):
                    yield name, node
        for name, field in self._document.fields.items() if self._document else ():
            if isinstance(field.node, Group):
                yield name, field.node

    def _series(self) -> Iterator[str]:
        """Yield the lists in sight, those within a group first."""
        for owner, group in self._groups():
            for name, field in group.fields.items():
                if isinstance(field.node, Series):
                    yield f"{owner}.{name}"
        for name, field in self._document.fields.items() if self._document else ():
            if isinstance(field.node, Series):
                yield name

    def _within(self, name: str) -> str | None:
        return next((f"{owner}.{name}" for owner, group in self._groups() if name in group.fields), None)

    def _within_like(self, name: str) -> str | None:
        for owner, group in self._groups():
            near = nearest(name, group.fields)
            if near:
                return f"{owner}.{near}"
        return None


_OF_SOORT = "Welke velden er zijn, ziet u met: dossiertool sjabloon velden {}"
_OF_EXAMPLE = "Kijk in het voorbeeld van de gegevens welke namen er zijn."


def unknown_field(owner: str, name: str, group: Group) -> Remark:
    """Return what to say of a field that this group does not have."""
    said = meant(name, group.fields, owner)
    return Remark("SJAB-20", f"Het veld {owner}.{name} bestaat niet.{said}", _fields(owner, group))


def _fields(owner: str, group: Group) -> str:
    names = list(group.fields)
    shown = ", ".join(names[:_MOST])
    return f"{owner} heeft: {shown}{' en meer' if len(names) > _MOST else ''}."


_MOST = 12


def field_of(group: Group, name: str) -> Field | None:
    """Return the field of this name; in an open group there may be any."""
    return group.fields.get(name) or (Field(Anything()) if group.is_open else None)


def item_of(node: Node) -> Node:
    """Return what `for` gives for each round."""
    return node.item if isinstance(node, Series) else Anything()
