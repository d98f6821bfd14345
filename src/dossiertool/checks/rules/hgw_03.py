"""HGW-03: a teacher looks back on the own part in it (R058)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import SoortEvaluatie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HGW-03",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="In een evaluatie kijkt de leraar terug op de eigen aanpak",
    waarom="Wat een leraar doet, maakt veel verschil. Terugkijken laat zien wat u een volgende keer weer doet.",
    beter=(
        "Vul bij reflectie_leraar in wat u over uw eigen aanpak leerde. Het "
        "komt niet in het document voor ouders."
    ),
    bron="Basisondersteuning, handelingsgericht werken, punt 3 (R058)",
    fout="Een evaluatie zonder reflectie_leraar.",
    goed="reflectie_leraar: Ik gaf de opdracht te snel; met een kaart op tafel begon Noor zelf.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each evaluation of a plan in use that lacks what the teacher learned."""
    for i, evaluatie in enumerate(dossier.evaluaties):
        plan = dossier.plan(evaluatie.plan)
        asked = evaluatie.soort is not SoortEvaluatie.NAZORG and plan is not None and plan.is_in_use
        if asked and evaluatie.reflectie_leraar is None:
            yield RULE.finding(
                f"evaluaties.{i}.reflectie_leraar",
                f"In evaluatie {evaluatie.kenmerk} kijkt de leraar nog niet terug op de eigen aanpak.",
            )
