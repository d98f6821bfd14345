"""NAZ-01: after support has ended somebody asks how it goes (R034)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import was_helped
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import SoortEvaluatie, Vervolg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="NAZ-01",
    klasse=Klasse.SLUITING,
    niveau=Niveau.WAARSCHUWING,
    titel="Na het stoppen van de hulp is er nog een contact",
    waarom="Valt een leerling terug, dan merkt de school dat op tijd.",
    beter="Vul in de evaluatie bij nazorg in wie wanneer vraagt hoe het gaat.",
    bron="Basisondersteuning, ondersteuningsteam, punt 9d: eindevaluatie en nazorg (R034)",
    fout="vervolg: afsluiten, zonder nazorg",
    goed="nazorg: {datum: 2027-05-28, wie: Jolien, wat: Jolien belt moeder.}",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding where support ends without nazorg: in an evaluation, or at a need closed after help."""
    said: set[str] = set()
    for i, evaluatie in enumerate(dossier.evaluaties):
        cared = evaluatie.nazorg is not None or evaluatie.soort is SoortEvaluatie.NAZORG
        if cared or evaluatie.vervolg is Vervolg.AFSLUITEN:
            said |= set(dossier.needs_of(evaluatie))
        if evaluatie.vervolg is Vervolg.AFSLUITEN and not cared:
            yield RULE.finding(
                f"evaluaties.{i}.nazorg", f"Evaluatie {evaluatie.kenmerk} sluit de hulp af, zonder nazorg."
            )
    for i, need in enumerate(dossier.behoeften):
        if not need.is_open and need.kenmerk not in said and was_helped(dossier, need):
            yield RULE.finding(f"behoeften.{i}", f"Behoefte {need.kenmerk} is afgesloten, zonder nazorg.")
