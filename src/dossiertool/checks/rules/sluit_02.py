"""SLUIT-02: a need that is met is closed (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import is_done
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="SLUIT-02",
    klasse=Klasse.SLUITING,
    niveau=Niveau.WAARSCHUWING,
    titel="Een behoefte die niet meer nodig is, wordt afgesloten",
    waarom="Zolang de behoefte openstaat, lijkt het alsof de leerling die hulp nog nodig heeft.",
    beter=(
        "Bespreek met leerling en ouders of de behoefte dicht kan. Ja? Sluit af met datum, reden en met wie. "
        "Nee? Zet bij opnieuw_bekijken_op wanneer u weer kijkt."
    ),
    bron="Basisondersteuning in 6 stappen, stap 5: een behoefte moet ook kunnen worden afgesloten (R150)",
    fout="Op 21 juni 2024 is het doel gehaald; in november 2026 staat behoefte B1 nog open.",
    goed="Op 21 juni 2024 is het doel gehaald en is behoefte B1 afgesloten.",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each open need that is done, unless a day to look again or a phase-out lies ahead.

    Nobody planned to look again when `opnieuw_bekijken_op` lies behind the last look.
    """
    for i, need in enumerate(dossier.behoeften):
        if (
            need.is_open
            and is_done(dossier, need, setting.today)
            and not _lies_ahead(dossier, need, setting.today)
        ):
            yield RULE.finding(
                f"behoeften.{i}.status",
                f"Behoefte {need.kenmerk} staat open; het doel is gehaald of de hulp is niet meer nodig.",
            )


def _lies_ahead(dossier: Dossier, need: Behoefte, today: date) -> bool:
    if need.opnieuw_bekijken_op and need.opnieuw_bekijken_op >= today:
        return True
    return any(
        step.datum >= today
        for evaluatie in dossier.evaluaties
        if need.kenmerk in dossier.needs_of(evaluatie)
        for step in evaluatie.afbouw
    )
