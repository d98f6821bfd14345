"""HGW-07: parents add what they know and thought of (R062)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_adult, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HGW-07",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="In een plan staat wat ouders inbrachten",
    waarom="Ouders kennen hun kind het langst. Wat thuis werkt, werkt vaak ook op school.",
    beter="Vraag ouders wat zij zien en bedachten en zet dat bij inbreng_ouders. Lukt dat niet? Zet bij "
    "inbreng_ontbreekt (van: ouders) waarom.",
    bron="Basisondersteuning, handelingsgericht werken, punt 7 (R062)",
    fout="Een plan zonder inbreng_ouders en zonder reden.",
    goed="inbreng_ouders: Moeder oefent thuis al met een klok zonder wijzers.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan in use without the parents' part and without a reason."""
    for pad, plan in plans_in_use(dossier):
        explained = any(reason.van is Partij.OUDERS for reason in plan.inbreng_ontbreekt)
        if plan.inbreng_ouders is None and not explained and not is_adult(dossier, plan.startdatum):
            yield RULE.finding(
                f"{pad}.inbreng_ouders", f"In plan {plan.kenmerk} staat nog niet wat ouders inbrachten."
            )
