"""DOEN-01: pupil and parents can do something too (R121)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.doers import parties_of
from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_adult, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="DOEN-01",
    klasse=Klasse.STAP,
    niveau=Niveau.TIP,
    titel="In een plan staat ook wat leerling en ouders zelf kunnen doen",
    waarom="Wie zelf iets kan doen, staat niet langs de kant. Het blijft een aanbod, geen plicht.",
    beter="Vraag wat zij kunnen en willen doen, en zet dat in een maatregel met doelgroep leerling of ouders.",
    bron="Basisondersteuning in 6 stappen, stap 3: bespreek met leerling en ouders wat zij kunnen doen (R121)",
    fout="Een plan met alleen maatregelen van de school.",
    goed="doelgroep: ouders · wat: Ouders vragen op zondag hoe de week eruitziet.",
)
_CAN = {Partij.LEERLING: "de leerling zelf kan", Partij.OUDERS: "ouders zelf kunnen"}


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a tip for each plan in use with measures, but none for the pupil or none for the parents."""
    for pad, plan in plans_in_use(dossier):
        if not plan.maatregelen:
            continue
        known = {party for measure in plan.maatregelen for party in parties_of(measure, dossier)}
        if is_adult(dossier, plan.startdatum):
            known.add(Partij.OUDERS)
        missing = [who for party, who in _CAN.items() if party not in known]
        if missing:
            yield RULE.finding(
                f"{pad}.maatregelen",
                f"In plan {plan.kenmerk} staat nog niet wat {' en wat '.join(missing)} doen.",
            )
