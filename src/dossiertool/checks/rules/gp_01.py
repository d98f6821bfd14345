"""GP-01: every pupil of a groepsplan is in exactly one subgroup (R065)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Planstatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.groepsplan import Groepsplan

RULE = Rule(
    code="GP-01",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.FOUT,
    titel="Elke leerling hoort bij één subgroep",
    waarom="Een leerling in twee subgroepen krijgt twee soorten uitleg, een leerling in geen subgroep geen.",
    beter="Zet het nummer van de leerling bij één subgroep.",
    bron="Basisondersteuning, handelingsgericht werken, punt 9 (R065)",
    fout="Leerling 5 staat bij subgroep A en bij subgroep B.",
    goed="Leerling 5 staat alleen bij subgroep B.",
)


def check(plan: Groepsplan, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each pupil in no subgroup, or in more than one; silent while there are none."""
    if not plan.subgroepen or plan.status is Planstatus.VERVANGEN:
        return
    for i, pupil in enumerate(plan.leerlingen):
        groups = [group.kenmerk for group in plan.subgroepen if pupil.nummer in group.leerlingen]
        if len(groups) != 1:
            where = f"staat in subgroep {' en '.join(groups)}" if groups else "staat in geen subgroep"
            yield RULE.finding(f"leerlingen.{i}", f"Leerling {pupil.nummer} {where}.")
