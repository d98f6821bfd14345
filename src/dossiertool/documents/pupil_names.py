"""Which texts of a groepsplan name a pupil: they stand in the part for teachers, and only there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossiertool.model.groepsplan import Groepsplan


class PupilNames:
    """The names of the pupils of a class, except of those who take part in the plan, as representatives do."""

    def __init__(self, plan: Groepsplan) -> None:
        """Take the names as they stand in the plan, and without the letter behind them (`Noor B` → Noor)."""
        names = {form for pupil in plan.leerlingen for form in (pupil.naam, pupil.naam.split()[0])}
        names -= {person.naam for person in plan.betrokkenen}
        either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{either})s?(?!\w)") if names else None

    def are_in(self, found: object) -> bool:
        """Tell whether any text in this value (a text, or dicts and lists of texts) names a pupil."""
        return self._pattern is not None and any(map(self._pattern.search, _texts(found)))

    def split(self, name: str, items: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
        """Return the items twice: `…_zonder_naam` for everyone, and `…_met_naam` for teachers."""
        return {
            f"{name}_zonder_naam": [item for item in items if not self.are_in(item)],
            f"{name}_met_naam": [item for item in items if self.are_in(item)],
        }


def _texts(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        parts: Iterable[object] = found.values() if isinstance(found, dict) else found
        for part in parts:
            yield from _texts(part)
