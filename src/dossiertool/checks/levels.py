"""How much a finding matters at this school: its own level per rule, or off; and rule sets by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossiertool.findings import Finding, Niveau
from dossiertool.model.schoolregels import Regelniveau

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiertool.model.schoolbestand import Schoolbestand

# The twelve points of handelingsgericht werken, in the order of the source (R055).
PROFILES: dict[str, tuple[str, ...]] = {
    "hgw": (
        "HGW-01", "HGW-02", "HGW-03", "HGW-04", "HGW-05", "HGW-06",
        "HGW-07", "HGW-08", "GP-01", "HGW-10", "HGW-11", "FEIT-02",
    ),
}  # fmt: skip
# Not the school's to change: without these a file cannot be read, or a law is broken.
FIXED = frozenset({"STR-01", "STR-02", "STR-03", "STR-04", "PRIV-01"})


def at_school(findings: Iterable[Finding], school: Schoolbestand) -> Iterator[Finding]:
    """Yield the findings with the level this school gave their rule; those it switched off are left out."""
    chosen = {choice.code: choice.niveau for choice in school.regels if choice.code not in FIXED}
    for finding in findings:
        niveau = chosen.get(finding.code)
        if niveau is None:
            yield finding
        elif niveau is not Regelniveau.UIT:
            yield replace(finding, niveau=Niveau(niveau.value))
