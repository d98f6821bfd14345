"""How a school builds on the file of its samenwerkingsverband: what is its own, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.model.schoolbestand import Schoolbestand

# What tells two items of a list apart: the same name means that the school changed the item.
_NAMES = ("code", "term", "categorie", "naam")


@dataclass(frozen=True, slots=True)
class Override:
    """Where a school differs from its basis: the field path in its own file, and what stands there."""

    pad: str
    wat: str


def merged(basis: Schoolbestand, own: Schoolbestand) -> Schoolbestand:
    """Return the settings of the school on top of its basis; what the school says wins (R079).

    Lists are joined: an item with the same code, term, category or name replaces that of the basis.
    """
    changes = {
        name: _joined(getattr(basis, name), getattr(own, name)) for name in own.model_fields_set | {"basis"}
    }
    return basis.model_copy(update=changes)


def overrides(basis: Schoolbestand, own: Schoolbestand) -> Iterator[Override]:
    """Yield each place where the school says something else than its basis, in the order of its fields."""
    for field in type(own).model_fields:
        if field in ("naam", "basis") or field not in own.model_fields_set:
            continue
        there, here = getattr(basis, field), getattr(own, field)
        if isinstance(here, tuple):
            known = {_name_of(item): item for item in there}
            for i, item in enumerate(here):
                name = _name_of(item)
                if name in known and known[name] != item:
                    yield Override(f"{field}.{i}", f"{field} {name}")
        elif isinstance(here, Record) and isinstance(there, Record):
            for name in here.model_fields_set:
                if getattr(here, name) != getattr(there, name):
                    yield Override(f"{field}.{name}", f"{field} {name}")
        elif there is not None and there != here:
            yield Override(field, field)


def _joined(there: Any, here: Any) -> Any:
    if isinstance(here, tuple):
        own = {_name_of(item): item for item in here}
        kept = [own.pop(_name_of(item), item) for item in there]
        return (*kept, *own.values())
    if isinstance(here, Record) and isinstance(there, Record):
        return there.model_copy(update={name: getattr(here, name) for name in here.model_fields_set})
    return here


def _name_of(item: Any) -> str:
    return str(next((getattr(item, name) for name in _NAMES if hasattr(item, name)), item))
