"""Makes sure that only plain data enters a template: no objects, and nothing Word cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dossiertool.errors import InvalidInput

# What XML 1.0 cannot hold; docxtpl would also read \a and \f as commands to Word. What is no character at all
# (U+FDD0 to U+FDEF) marks places in a template that is being compiled.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_AS_IT_IS = frozenset({int, bool, type(None)})
_DEEPEST = 100


class PlainData:
    """A copy of the data as dicts, lists, texts and numbers, that knows the path of each dict and list."""

    def __init__(self, data: Mapping[str, Any], *, rich: tuple[type, ...] = ()) -> None:
        """Copy the data; objects of the types `rich` (pictures, rich text) may stand in it as they are.

        Raises:
            InvalidInput: a value holds a control character or is no plain data; names the field.
        """
        self._rich = rich
        self.values: dict[str, Any] = self._copy_of(data, [])

    def path_of(self, part: object, name: str | None = None) -> str | None:
        """Return the path of a dict or list of this data, or of the field `name` in it."""
        path = next((path for path, inside in _parts(self.values, "") if inside is part), None)
        return f"{path}.{name}" if path and name else path or name

    def _copy_of(self, value: Any, path: list[object]) -> Any:
        kind = type(value)
        if kind is str:
            return value if value.isprintable() else _text(value, path)
        if kind in _AS_IT_IS:
            return value
        if len(path) > _DEEPEST:
            raise InvalidInput(f"Het veld {_shown(path[:3])} heeft te veel lagen.")
        if kind is dict:
            copy = {}
            for key, part in value.items():
                name = key if type(key) is str else str(key)
                inner = type(part)
                if inner in _AS_IT_IS or (inner is str and part.isprintable()):  # most values: no call
                    copy[name] = part
                    continue
                path.append(name)
                copy[name] = self._copy_of(part, path)
                path.pop()
            return copy
        if kind is list or isinstance(value, list | tuple):
            copies = []
            for index, part in enumerate(value):
                path.append(index)
                copies.append(self._copy_of(part, path))
                path.pop()
            return copies
        return self._rare(value, path)

    def _rare(self, value: Any, path: list[object]) -> Any:
        if isinstance(value, bool | int | float | Decimal):
            return value
        if isinstance(value, str):  # of a kind of its own: one that says it is markup would not be escaped
            return _text(str.__str__(value), path)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Mapping):
            return self._copy_of(dict(value), path)
        if isinstance(value, self._rich):
            return value
        raise InvalidInput(
            f"Het veld {_shown(path)} kan niet in een document: het is geen tekst of getal.",
            "Is het een plaatje of opgemaakte tekst? Zet dan in het sjabloon | beeld of {{r.",
        )


def can_stand(text: str) -> bool:
    """Tell whether a text holds nothing but what can stand in a Word document."""
    return _FORBIDDEN.search(text) is None


def refuse_control_characters(text: str, path: str) -> None:
    """Look through a text.

    Raises:
        InvalidInput: it holds what Word cannot; names the field at `path`.
    """
    if not can_stand(text):
        raise InvalidInput(f"In het veld {path} staat een onzichtbaar teken.", "Typ de tekst opnieuw.")


def _text(text: str, path: list[object]) -> str:
    refuse_control_characters(text, _shown(path))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(path: list[object]) -> str:
    return ".".join(map(str, path))


def _parts(value: Any, path: str) -> Iterator[tuple[str, object]]:
    """Yield each dict and list in the data with its path."""
    if isinstance(value, dict | list):
        yield path, value
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _parts(part, f"{path}.{key}" if path else str(key))
