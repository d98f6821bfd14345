"""Reads records of the model, and the views on them, as what a template may print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from dossiertool.documents.fields.tree import Anything, Field, Group, Kind, Node, Series, Value
from dossiertool.model.record import Record
from dossiertool.model.schema import example_and_text

_KINDS: dict[type, Kind] = {
    bool: Kind.JA_NEE,
    int: Kind.GETAL,
    float: Kind.GETAL,
    Decimal: Kind.GETAL,
    date: Kind.DATUM,
    str: Kind.TEKST,
}


@cache
def group_of(*records: type[Record]) -> Group:
    """Return the fields of these records together; of two with the same name the first one counts."""
    found: dict[str, Field] = {}
    for record in records:
        texts = example_and_text(record)
        for name in _own_first(record):
            if name not in found:
                uitleg, voorbeeld = texts.get(name, ("", None))
                found[name] = Field(_node(record.model_fields[name].annotation), uitleg, voorbeeld)
    return Group(found)


def _own_first(record: type[Record]) -> list[str]:
    """Return the names of the fields of a record, those that a view adds first."""
    own = [name for name in record.__annotations__ if name in record.model_fields]
    return list(dict.fromkeys([*own, *record.model_fields]))


def _node(annotation: Any) -> Node:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _node(parts[0])
    if origin in (Union, UnionType):
        nodes = [_node(part) for part in parts if part is not NoneType]
        return nodes[0] if len(nodes) == 1 else Anything()
    if origin is tuple:
        return Series(_node(parts[0]))
    if origin is dict:
        return Group({}, is_open=True)
    if origin is Literal:
        return Value(Kind.KEUZE, tuple(map(str, parts)))
    if issubclass(annotation, Record):
        return group_of(annotation)
    if issubclass(annotation, StrEnum):
        return Value(Kind.KEUZE, tuple(choice.value for choice in annotation))
    return Value(next(kind for base, kind in _KINDS.items() if issubclass(annotation, base)))
