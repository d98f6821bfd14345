"""POS-01: a plan uses something that already helps (R106)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import factors, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Richting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="POS-01",
    klasse=Klasse.STAP,
    niveau=Niveau.TIP,
    titel="Een plan gebruikt iets wat al helpt",
    waarom="Wat al werkt, is het makkelijkst om meer te doen.",
    beter="Geef een factor die helpt een kenmerk (F1) en zet dat bij een maatregel bij benut_factor.",
    bron="Basisondersteuning in 6 stappen, stap 1: welke positieve factoren kunnen we benutten? (R106)",
    fout="Twee factoren die helpen, en geen maatregel die er een gebruikt.",
    goed="benut_factor: F1",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a tip for each plan in use with measures that uses none of the factors that help."""
    helping = [factor for factor in factors(dossier) if factor.richting is Richting.STIMULEREND]
    known = {factor.kenmerk for factor in helping}
    for pad, plan in plans_in_use(dossier):
        used = {measure.benut_factor for measure in plan.maatregelen if measure.benut_factor}
        used |= {kenmerk for goal in plan.doelen for kenmerk in goal.helpende_factoren}
        if helping and plan.maatregelen and not used & known:
            yield RULE.finding(
                f"{pad}.maatregelen", f"In plan {plan.kenmerk} gebruikt nog geen maatregel iets wat al helpt."
            )
