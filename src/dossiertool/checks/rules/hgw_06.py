"""HGW-06: goals are made together with the pupil (R061)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HGW-06",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="De leerling bedenkt of kiest minstens één doel mee",
    waarom="Aan een eigen doel werkt een leerling harder. Vaak weet de leerling zelf al een oplossing.",
    beter="Bespreek de doelen met de leerling en zet samen_met_leerling: true. Lukt dat niet? Zet bij "
    "inbreng_ontbreekt (van: leerling) waarom.",
    bron="Basisondersteuning, handelingsgericht werken, punt 6 (R061)",
    fout="Een plan met drie doelen, waarvan de leerling er geen mee bedacht, zonder reden.",
    goed="samen_met_leerling: true bij doel D3 · inbreng_leerling: Noor koos doel 3 zelf.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan in use with goals, none of them made with the pupil, and no reason."""
    for pad, plan in plans_in_use(dossier):
        together = any(goal.samen_met_leerling for goal in plan.doelen)
        explained = any(reason.van is Partij.LEERLING for reason in plan.inbreng_ontbreekt)
        if plan.doelen and not together and not explained:
            yield RULE.finding(
                f"{pad}.doelen",
                f"In plan {plan.kenmerk} is nog geen doel samen met de leerling bedacht of gekozen.",
            )
