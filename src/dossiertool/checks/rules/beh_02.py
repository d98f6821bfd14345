"""BEH-02: something is done about every open need (R003)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="BEH-02",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij elke open behoefte hoort een maatregel",
    waarom="Zonder maatregel verandert er niets voor de leerling, terwijl de behoefte wel blijft staan.",
    beter="Zet een maatregel bij de behoefte of in een plan, of sluit de behoefte af.",
    bron="Basisondersteuning, preventieve en licht curatieve interventies, punt 1 (R003)",
    fout="Behoefte B2 staat open. Er hoort geen maatregel bij, ook niet in een plan.",
    goed="Behoefte B2 staat in plan HP1, met twee maatregelen.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each open need without a measure of its own or in a plan that is not replaced."""
    for i, need in enumerate(dossier.behoeften):
        if need.is_open and not need.maatregelen and not _is_planned(dossier, need):
            yield RULE.finding(f"behoeften.{i}", f"Bij behoefte {need.kenmerk} staat nog geen maatregel.")


def _is_planned(dossier: Dossier, need: Behoefte) -> bool:
    for plan in dossier.plannen:
        goals = {goal.kenmerk for goal in plan.doelen if goal.behoefte == need.kenmerk}
        served = need.kenmerk in plan.behoeften or bool(goals)
        if plan.is_current and served and plan.maatregelen:
            return True
    return False
