"""How much a finding matters at this school: its own level per rule, or off; and rule sets by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.findings import Finding, at_levels

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


def at_school(findings: Iterable[Finding], school: Schoolbestand) -> Iterator[Finding]:
    """Yield the findings with the level this school gave their rule; those it switched off are left out."""
    return at_levels(findings, school.levels)
