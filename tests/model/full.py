"""Cases with every field filled in: from the examples under the fields, every list with two items."""

from __future__ import annotations

from functools import cache
from typing import Any

from dossiertool.model.case import Case
from dossiertool.model.schema import ROOTS, build_schema

CASE_ROOTS = ("dossier", "groepsplan")


@cache
def full_case(root: str) -> Case:
    """Return the fullest `dossier` or `groepsplan` that the model knows."""
    schema = build_schema(root)
    case = ROOTS[root].model_validate(_filled(schema, schema["$defs"]))
    assert isinstance(case, Case)
    return case


def _filled(record: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(field, definitions) for name, field in record["properties"].items()}


def _value(field: dict[str, Any], definitions: dict[str, Any]) -> Any:
    plain = next(option for option in field.get("anyOf", [field]) if option.get("type") != "null")
    record = _record(plain, definitions)
    if record:
        return _filled(record, definitions)
    item = _record(plain.get("items", {}), definitions)
    if item:
        return [_filled(item, definitions)] * 2
    example = field["examples"][0]
    return example * 2 if plain.get("type") == "array" else example


def _record(field: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any] | None:
    target = definitions.get(field.get("$ref", "").rpartition("/")[2], {})
    return target if "properties" in target else None
