"""EVAL-04: an evaluation ends with a next step (R163)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="EVAL-04",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="Een evaluatie noemt de vervolgstap",
    waarom="Zonder vervolgstap weten leerling en ouders niet hoe het verdergaat.",
    beter="Kies bij vervolg: voortzetten, nieuw_plan, afbouw, afsluiten, ondersteuningsteam of geen.",
    bron="Basisondersteuning in 6 stappen, stap 6: wat is de vervolgstap, met welke doelen? (R163)",
    fout="Een evaluatie waarin bij vervolg niets staat.",
    goed="vervolg: afbouw",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each evaluation without a next step."""
    for i, evaluatie in enumerate(dossier.evaluaties):
        if evaluatie.vervolg is None:
            yield RULE.finding(
                f"evaluaties.{i}.vervolg", f"In evaluatie {evaluatie.kenmerk} staat nog geen vervolgstap."
            )
