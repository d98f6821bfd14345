"""JSON Schema of the case files, for editors and for people: Dutch titles, descriptions and examples.

The texts under the fields are read from the source here, on demand, and not by pydantic when the
models are made: that would cost every command a tenth of a second for texts it does not show.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.record import Record
from dossiertool.model.schoolbestand import Schoolbestand

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]

ROOTS: dict[str, type[Record]] = {"dossier": Dossier, "groepsplan": Groepsplan, "school": Schoolbestand}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_EXAMPLE = "\n\nVoorbeeld: "


def build_schema(root: str) -> Schema:
    """Return the schema of `dossier`, `groepsplan` or `school` (draft 2020-12), each field with an example."""
    model = ROOTS[root]
    schema = model.model_json_schema()
    definitions: Schema = schema.get("$defs", {})
    for record in _records(model):
        target = schema if record is model else definitions[record.__name__]
        for name, (description, example) in example_and_text(record).items():
            field = target["properties"][name]
            field["description"] = description
            if example is not None:
                field["examples"] = [_value(example, field, definitions)]
    for target in [*definitions.values(), schema]:
        for field in target.get("properties", {}).values():
            if "examples" not in field:
                field["examples"] = [_composed(field, definitions)]
    return {"$schema": _DRAFT, "$id": f"{root}.schema.json", **schema}


def field_names() -> frozenset[str]:
    """Return the name of every field that a case file can have."""
    return frozenset(name for record, name, _ in field_texts())


def field_texts() -> Iterator[tuple[type[Record], str, str]]:
    """Yield (record, field, text under the field) for every field of every case file; "" when absent."""
    for record in dict.fromkeys(part for root in ROOTS.values() for part in _records(root)):
        texts = texts_of(record)
        for name in record.model_fields:
            yield record, name, texts.get(name, "")


def _records(model: type[Record]) -> list[type[Record]]:
    """List the model and every record reachable from its fields, each once."""
    found: dict[type[Record], None] = {}
    waiting: list[Any] = [model]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Record):
            if part in found:
                continue
            found[part] = None
            waiting += [field.annotation for field in part.model_fields.values()]
        else:
            waiting += list(getattr(part, "__args__", ()))
    return list(found)


@cache
def example_and_text(record: type[Record]) -> dict[str, tuple[str, str | None]]:
    """Return for each field with a text under it, its own or inherited: what it means, and its example."""
    texts: dict[str, str] = {}
    for part in reversed(record.__mro__):
        if issubclass(part, Record) and part is not Record:
            texts |= texts_of(part)
    found = {}
    for name, text in texts.items():
        description, _, example = text.partition(_EXAMPLE)
        found[name] = (" ".join(description.split()), example or None)
    return found


@cache
def texts_of(record: type[Record]) -> dict[str, str]:
    """Return the text under each field of one record, with its `Voorbeeld:` as last paragraph."""
    tree = ast.parse(inspect.getsource(record))
    assert isinstance(tree.body[0], ast.ClassDef)  # noqa: S101
    body = tree.body[0].body
    texts = {}
    for field, text in itertools.pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            texts[field.target.id] = inspect.cleandoc(str(text.value.value))
    return texts


def _variants(field: Schema, definitions: Schema) -> list[Schema]:
    """Resolve references and optional fields to the plain schemas a value may have."""
    if "$ref" in field:
        return _variants(definitions[field["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in field:
        return [plain for option in field["anyOf"] for plain in _variants(option, definitions)]
    return [field]


def _value(example: str, field: Schema, definitions: Schema) -> Any:
    """Read the text after `Voorbeeld:`; what is no text is written as JSON."""
    kinds = {plain.get("type") for plain in _variants(field, definitions)}
    return json.loads(example) if kinds & {"array", "object", "boolean", "integer", "number"} else example


def _composed(field: Schema, definitions: Schema) -> Any:
    """Make an example of a field that holds records, from the examples of their mandatory fields."""
    plain = next(option for option in _variants(field, definitions) if option.get("type") != "null")
    if plain.get("type") == "array":
        return [_composed(plain["items"], definitions)]
    properties: Schema = plain["properties"]
    names = plain.get("required") or list(properties)[:1]
    return {
        name: properties[name]["examples"][0]
        if "examples" in properties[name]
        else _composed(properties[name], definitions)
        for name in names
    }
