"""The fields that the six steps and handelingsgericht werken ask for: one entry per rule, a file per step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.expectations import begrijpen, plannen, realiseren

if TYPE_CHECKING:
    from dossiertool.checks.expected import Expected

EXPECTED: tuple[Expected, ...] = (*begrijpen.EXPECTED, *plannen.EXPECTED, *realiseren.EXPECTED)
