"""EVAL-01: a plan that has ended has been evaluated (R052)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import FINAL
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

RULE = Rule(
    code="EVAL-01",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="Een plan dat is afgelopen, is geëvalueerd",
    waarom="Zonder evaluatie weet niemand of de hulp werkte, en blijft het plan openstaan.",
    beter="Maak een eindevaluatie, of een nieuwe versie van het plan met een nieuwe einddatum.",
    bron="Basisondersteuning, planmatig werken, punt 8 (R052)",
    fout="Het plan liep tot 3 april en er is geen eindevaluatie.",
    goed="Het plan liep tot 3 april; de eindevaluatie was op 3 april.",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan past its end date without an evaluation of its end."""
    for i, plan in enumerate(dossier.plannen):
        if plan.is_current and plan.einddatum < setting.today and not _is_evaluated(dossier, plan):
            yield RULE.finding(
                f"plannen.{i}.einddatum", f"Plan {plan.kenmerk} is afgelopen en heeft nog geen eindevaluatie."
            )


def _is_evaluated(dossier: Dossier, plan: Handelingsplan) -> bool:
    return any(
        evaluatie.plan == plan.kenmerk and (evaluatie.soort in FINAL or evaluatie.datum >= plan.einddatum)
        for evaluatie in dossier.evaluaties
    )
