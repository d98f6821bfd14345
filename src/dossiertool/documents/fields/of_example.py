"""Reads an example of the data as what a template may print, for a school's own forms."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from dossiertool.documents.fields.tree import Anything, Field, Group, Kind, Node, Series, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_LONGEST_EXAMPLE = 60


def fields_in(example: Mapping[str, Any]) -> Group:
    """Return the names in this example; what is empty there may be anything. `vandaag` is always there."""
    today = Field(Value(Kind.DATUM), "De datum van het document.")
    return Group({"vandaag": today, **_fields(example)})


def _fields(found: Mapping[str, Any]) -> dict[str, Field]:
    return {str(name): Field(_node(value), "", _shown(value)) for name, value in found.items()}


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return Group(_fields(value))
    if isinstance(value, list):
        return Series(_together(value))
    if isinstance(value, bool):
        return Value(Kind.JA_NEE)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Anything()  # in YAML every number is a text
    if isinstance(value, str):
        return Value(Kind.DATUM if _is_day(value) else Kind.TEKST)
    return Anything() if value is None else Value(Kind.GETAL)


def _together(items: list[Any]) -> Node:
    """Return what the items of a list are; a field that not every item has, may be missing."""
    groups = [item for item in items if isinstance(item, dict)]
    if groups and len(groups) == len(items):
        fields: dict[str, Field] = {}
        for name in dict.fromkeys(name for group in groups for name in group):
            values = [group[name] for group in groups if name in group]
            fields[name] = Field(_alike(values), "", _shown(values[0]), may_miss=len(values) < len(groups))
        return Group(fields)
    return _alike(items)


def _alike(values: list[Any]) -> Node:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, dict) for value in known):
        return _together(known)
    if known and all(isinstance(value, list) for value in known):
        return Series(_together([item for value in known for item in value]))
    nodes = list(dict.fromkeys(_node(value) for value in known))
    return nodes[0] if len(nodes) == 1 else Anything()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _shown(value: Any) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    text = "true" if value is True else "false" if value is False else str(value)
    return text if len(text) <= _LONGEST_EXAMPLE else None
