"""Which fields differ between two cases, by their paths; never what they say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def changed_fields(old: bytes, new: bytes) -> list[str]:
    """Return the paths (`plannen.0.doelen.1.omschrijving`) at which two JSON texts differ, in order."""
    return list(_differences(json.loads(old), json.loads(new), ""))


def _differences(old: object, new: object, path: str) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in [*old, *(name for name in new if name not in old)]:
            yield from _differences(old.get(name), new.get(name), f"{path}.{name}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list):
        for place in range(max(len(old), len(new))):
            was, now = (each[place] if place < len(each) else None for each in (old, new))
            yield from _differences(was, now, f"{path}.{place}")
    elif old != new:
        yield path
