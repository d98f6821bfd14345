"""SLUIT-01: an open need that nobody has looked at for too long is closed or confirmed (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.dates import months_before
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

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


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each open need that nobody has looked at for longer than the school allows.

    Also for one of which the agreed day to look again has passed without a new day.
    """
    months = setting.school.termijnen.behoefte_maanden
    for i, need in enumerate(dossier.behoeften):
        if need.is_open and dossier.last_look_at(need) < months_before(setting.today, months):
            yield RULE.finding(
                f"behoeften.{i}",
                f"Behoefte {need.kenmerk} staat open en is al meer dan {months} maanden niet bekeken.",
            )
        elif need.is_open and need.opnieuw_bekijken_op and need.opnieuw_bekijken_op < setting.today:
            yield RULE.finding(
                f"behoeften.{i}.opnieuw_bekijken_op",
                f"De dag om behoefte {need.kenmerk} opnieuw te bekijken is voorbij, en er is geen nieuwe dag.",
            )
