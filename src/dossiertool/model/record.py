"""The base of every part of a case file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pydantic.fields import ComputedFieldInfo, FieldInfo


def _field_title(name: str, _info: FieldInfo | ComputedFieldInfo) -> str:
    return name.replace("_", " ").capitalize()


def _model_title(model: type[Any]) -> str:
    return str(getattr(model, "TITEL", model.__name__))


class Record(BaseModel):
    """Part of a case file: frozen, no unknown fields, and errors that never quote what was filled in.

    The text under a field is its description in schema and manual; its last paragraph may read
    `Voorbeeld: …` (YAML), which becomes the example (see `schema.py`).
    """

    model_config = ConfigDict(
        defer_build=True,
        extra="forbid",
        field_title_generator=_field_title,
        frozen=True,
        hide_input_in_errors=True,
        model_title_generator=_model_title,
    )
