"""Makes sure that only plain data enters a template: no objects, and nothing Word cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dossiertool.errors import InvalidInput

# What XML 1.0 cannot hold; docxtpl would also read \a and \f as commands to Word.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class PlainData:
    """A copy of the data as dicts, lists, texts and numbers, that knows the path of each dict and list."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Copy the data.

        Raises:
            InvalidInput: a value holds a control character or is no plain data; names the field.
        """
        self._paths: dict[int, str] = {}
        self.values: dict[str, Any] = self._copy(data, "")

    def path_of(self, part: object, name: str | None = None) -> str | None:
        """Return the path of a dict or list of this data, or of the field `name` in it."""
        path = self._paths.get(id(part))
        return f"{path}.{name}" if path and name else path or name

    def _copy(self, value: Any, path: str) -> Any:
        if value is None or isinstance(value, bool | int | float | Decimal):
            return value
        if isinstance(value, str):
            if _FORBIDDEN.search(value):
                raise InvalidInput(f"In het veld {path} staat een onzichtbaar teken.", "Typ de tekst opnieuw.")
            return value.replace("\r\n", "\n").replace("\r", "\n")
        if isinstance(value, date):
            return value.isoformat()
        copy: dict[str, Any] | list[Any]
        if isinstance(value, Mapping):
            copy = {str(key): self._copy(part, f"{path}.{key}".lstrip(".")) for key, part in value.items()}
        elif isinstance(value, list | tuple):
            copy = [self._copy(part, f"{path}.{index}") for index, part in enumerate(value)]
        else:
            raise InvalidInput(f"Het veld {path} kan niet in een document: het is geen tekst of getal.")
        self._paths[id(copy)] = path
        return copy
