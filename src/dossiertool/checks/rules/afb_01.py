"""AFB-01: support ends in steps, not from one day to the next (R157)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import SoortEvaluatie, Vervolg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="AFB-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Hulp wordt in stappen afgebouwd",
    waarom="Als hulp in één keer stopt, kan een leerling terugvallen.",
    beter="Zet bij afbouw de stappen: elk met een datum en met wie ervoor zorgt.",
    bron="Basisondersteuning in 6 stappen, stap 6: bouw de ondersteuning in bewuste stappen af (R157)",
    fout="vervolg: afsluiten, en bij afbouw staat niets.",
    goed="afbouw: op 8 februari alleen nog als Noor erom vraagt, op 26 maart meten en sluiten.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each evaluation that ends or phases out support without saying in which steps.

    A look back afterwards (nazorg) is not asked: the support has already ended by then.
    """
    for i, evaluatie in enumerate(dossier.evaluaties):
        ends = evaluatie.vervolg in (Vervolg.AFBOUW, Vervolg.AFSLUITEN)
        if ends and evaluatie.soort is not SoortEvaluatie.NAZORG and not evaluatie.afbouw:
            yield RULE.finding(
                f"evaluaties.{i}.vervolg",
                f"In evaluatie {evaluatie.kenmerk} wordt de hulp afgebouwd of gestopt, zonder stappen.",
            )
