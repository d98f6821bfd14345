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
    """Yield each place where the school says something else than its basis, in the order of its fields.

    Each word that a school allows is one: it lifts what the shipped packs say.
    """
    for field in type(own).model_fields:
        if field in ("naam", "basis") or field not in own.model_fields_set:
            continue
        there, here = getattr(basis, field), getattr(own, field)
        if isinstance(here, Record) and isinstance(there, Record):
            for name in here.model_fields_set:
                yield from _differences(f"{field}.{name}", getattr(there, name), getattr(here, name))
        else:
            yield from _differences(field, there, here)
    for i, word in enumerate(own.taal.toegestaan):
        if word not in basis.taal.toegestaan:
            yield Override(f"taal.toegestaan.{i}", "een woord dat hier mag")


def _differences(pad: str, there: Any, here: Any) -> Iterator[Override]:
    what = pad.replace(".", " ")
    if isinstance(here, tuple):
        known = {_name_of(item): item for item in there}
        for i, item in enumerate(here):
            name = _name_of(item)
            if name in known and known[name] != item and pad != "taal.toegestaan":
                yield Override(f"{pad}.{i}", f"{what} {name}")
    elif there is not None and there != here:
        yield Override(pad, what)


def _joined(there: Any, here: Any) -> Any:
    if isinstance(here, tuple):
        own = {_name_of(item): item for item in here}
        kept = [own.pop(_name_of(item), item) for item in there]
        return (*kept, *own.values())
    if isinstance(here, Record) and isinstance(there, Record):
        names = here.model_fields_set
        return there.model_copy(update={n: _joined(getattr(there, n), getattr(here, n)) for n in names})
    return here


def _name_of(item: Any) -> str:
    if hasattr(item, "woord"):  # the same word may be two kinds of finding
        return f"{item.woord} ({item.klasse})"
    return str(next((getattr(item, name) for name in _NAMES if hasattr(item, name)), item))
