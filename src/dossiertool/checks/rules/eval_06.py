"""EVAL-06: a final evaluation tells how it went and what it brought each party (R155)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import FINAL
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="EVAL-06",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een eindevaluatie zegt hoe het ging en wat het leerling, ouders en leraar opleverde",
    waarom="Een doel kan behaald zijn terwijl de aanpak te zwaar was, of andersom.",
    beter="Vul proces in, en bij opbrengst wat leerling, ouders en leraar zeggen, met naam en datum.",
    bron="Basisondersteuning in 6 stappen, stap 6: heeft het opgeleverd wat we verwachtten? (R155)",
    fout="Een eindevaluatie met alleen cijfers.",
    goed="opbrengst: {leerling: …, ouders: …, leraar: …}",
)
_PARTIES = ("leerling", "ouders", "leraar")


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each final evaluation without `proces` or the answer of one of the three parties."""
    for i, evaluatie in enumerate(dossier.evaluaties):
        plan = dossier.plan(evaluatie.plan)
        if evaluatie.soort not in FINAL or (plan and not plan.is_current):
            continue
        missing = [
            f"opbrengst van {party}" for party in _PARTIES if getattr(evaluatie.opbrengst, party, None) is None
        ]
        if evaluatie.proces is None:
            missing.insert(0, "proces")
        if missing:
            yield RULE.finding(
                f"evaluaties.{i}.opbrengst",
                f"In evaluatie {evaluatie.kenmerk} ontbreekt: {', '.join(missing)}.",
            )
