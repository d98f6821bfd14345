"""ZW-01: pupil and parents have said how they see it, or it is known why not (R108)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import has_reached_step_2
from dossiertool.checks.situation import unheard
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="ZW-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="De zienswijzen van leerling en ouders staan in het dossier",
    waarom="Ouders kennen hun kind als geen ander, en de leerling weet zelf hoe het is.",
    beter="Vraag hoe zij het zien. Lukt dat niet? Zet bij zienswijze_ontbreekt wat u hebt geprobeerd.",
    bron="Basisondersteuning in 6 stappen, stap 2: betrek leerling en ouders (R108)",
    fout="Wel een zienswijze van de leerling, geen van ouders, en geen reden.",
    goed="zienswijze_ontbreekt: van ouders, vader is op 3 en 5 november gebeld en was niet bereikbaar.",
)
_SEEN_BY = {Partij.LEERLING: "de leerling het ziet", Partij.OUDERS: "ouders het zien"}


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each of the two parties without a view and without a reason, from step 2 on."""
    if not has_reached_step_2(dossier):
        return
    for party in unheard(dossier, setting.today):
        yield RULE.finding("zienswijzen", f"In dit dossier staat nog niet hoe {_SEEN_BY[party]}.")
