"""One measured ask, as a row of the table and of build/bench.json."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """One ask: `waarde` in `eenheid`, `verhouding` to the rival, and whether the `vraag` was met."""

    naam: str
    waarde: float
    eenheid: str
    rivaal: str
    verhouding: float
    n: int
    vraag: str
    gehaald: bool
