"""HGW-04: a plan also says what the teacher is going to do differently (R059)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.doers import parties_of
from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HGW-04",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="In een plan doet ook de leraar iets anders",
    waarom=(
        "Een leraar heeft veel invloed op hoe een leerling zich ontwikkelt. Alleen "
        "de leerling laten oefenen is te weinig."
    ),
    beter="Voeg een maatregel toe voor de leraar, of zet doelgroep: leraar bij de maatregel die er al is.",
    bron="Basisondersteuning, handelingsgericht werken, punt 4 (R059)",
    fout="Een plan met alleen maatregelen waarin de leerling iets gaat doen.",
    goed="doelgroep: leraar · wat: Zegt Noor voor de toets gedag en wijst haar plek.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan in use with measures, of which none is for the teacher."""
    for pad, plan in plans_in_use(dossier):
        parties = [parties_of(measure, dossier) for measure in plan.maatregelen]
        if parties and not any(Partij.LERAAR in found for found in parties):
            yield RULE.finding(
                f"{pad}.maatregelen", f"In plan {plan.kenmerk} staat nog geen maatregel voor de leraar."
            )
