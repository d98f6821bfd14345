"""SLUIT-01: an open need that nobody has looked at for too long is closed or confirmed (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.dossier import Dossier

MONTHS = 12
RULE = Rule(
    code="SLUIT-01",
    klasse=Klasse.SLUITING,
    niveau=Niveau.WAARSCHUWING,
    titel="Een open behoefte is het afgelopen jaar bekeken",
    waarom="Een behoefte die niemand bekijkt, kan een leerling nog jaren achtervolgen.",
    beter="Nog nodig? Schrijf bij bekeken wat u nu ziet. Niet meer nodig? Sluit af met datum en reden.",
    bron="Basisondersteuning in 6 stappen, stap 5: een behoefte moet ook kunnen worden afgesloten (R150)",
    fout="Behoefte B1 is geopend in oktober 2023 en voor het laatst bekeken in juni 2024.",
    goed="Behoefte B5 is geopend in februari 2025 en bekeken op 12 november 2026.",
)


def check(dossier: Dossier, today: date) -> Iterator[Finding]:
    """Yield a finding for each open need that nobody has looked at for more than twelve months."""
    for i, need in enumerate(dossier.behoeften):
        if need.is_open and dossier.last_look_at(need) < months_before(today, MONTHS):
            yield RULE.finding(
                f"behoeften.{i}",
                f"Behoefte {need.kenmerk} staat open en is al meer dan {MONTHS} maanden niet bekeken.",
            )


def months_before(day: date, months: int) -> date:
    """Return the same day of the month so many months earlier; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return day.replace(year=year, month=month + 1, day=min(day.day, last))
        except ValueError:
            continue
    raise AssertionError
