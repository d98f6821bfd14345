"""What a record of a case file looks like, read from its schema: fields, choices, examples, records inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from dossiertool.model.parts import PARTS
from dossiertool.model.schema import build_schema

if TYPE_CHECKING:
    from dossiertool.model.schema import Schema


@dataclass(frozen=True, slots=True)
class Shape:
    """The schema of one record, with all definitions of the file it belongs to."""

    schema: Schema
    definitions: Schema = field(repr=False)

    @property
    def fields(self) -> Schema:
        """The fields by name, in the order of the model."""
        properties: Schema = self.schema["properties"]
        return properties

    def is_mandatory(self, name: str) -> bool:
        """Tell whether the record cannot do without this field."""
        return name in self.schema.get("required", ())

    def inside(self, name: str) -> Shape | None:
        """Return the shape of the record in this field, or of each record in its list; None for a value."""
        for plain in _plain(self.fields[name], self.definitions):
            for found in _plain(plain["items"], self.definitions) if "items" in plain else (plain,):
                if "properties" in found:
                    return Shape(found, self.definitions)
        return None

    def is_list(self, name: str) -> bool:
        """Tell whether the field holds a list."""
        return any(plain.get("type") == "array" for plain in _plain(self.fields[name], self.definitions))

    def types(self, name: str) -> set[str]:
        """Return the JSON types of the field, or of each item of its list: `number`, `boolean`, `string`."""
        found = [
            each
            for plain in _plain(self.fields[name], self.definitions)
            for each in (_plain(plain["items"], self.definitions) if "items" in plain else (plain,))
        ]
        return {each["type"] for each in found if "type" in each}

    def choices(self, name: str) -> list[str]:
        """Return what may be chosen for this field; empty when anything goes."""
        return [
            choice for plain in _plain(self.fields[name], self.definitions) for choice in plain.get("enum", ())
        ]

    def example(self, name: str, *, whole: bool) -> Any:
        """Return the example of a field; with `whole` a record in it shows all of its fields."""
        inner = self.inside(name)
        if not whole or inner is None:
            return self.fields[name]["examples"][0]
        values = {each: inner.fields[each]["examples"][0] for each in inner.fields}
        return [values] if self.is_list(name) else values


@cache
def shape_of(root: str, part: str | None = None) -> Shape:
    """Return the shape of a case file (`dossier`, `groepsplan`, `school`), or of a part of one."""
    schema = build_schema(root)
    whole = Shape(schema, schema.get("$defs", {}))
    if part is None:
        return whole
    found = whole.inside(PARTS[part].field)
    assert found is not None, part  # noqa: S101
    return found


def _plain(schema: Schema, definitions: Schema) -> list[Schema]:
    """Resolve references and alternatives to plain schemas."""
    if "$ref" in schema:
        return _plain(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return [plain for option in schema["anyOf"] for plain in _plain(option, definitions)]
    return [schema]
