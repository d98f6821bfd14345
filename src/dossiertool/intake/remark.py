"""What there is to say about a row of a list: line, column, what is wrong, what to do. Never the value."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark about a row; `kolom` is the heading of the column, or None for the whole row."""

    regel: int
    kolom: str | None
    melding: str
    advies: str | None = None
    is_fout: bool = True

    @property
    def niveau(self) -> str:
        """`fout` when something was left out of the plan, else `waarschuwing`."""
        return "fout" if self.is_fout else "waarschuwing"

    def as_dict(self) -> dict[str, Any]:
        """Return the object of `--json`."""
        found = asdict(self)
        del found["is_fout"]
        return {"niveau": self.niveau, **found}
