"""EVAL-03: a final evaluation answers every goal of its plan (R156)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import are_closed
from dossiertool.checks.situation import FINAL, is_settled
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Doelbereik

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="EVAL-03",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="Een eindevaluatie geeft bij elk doel een antwoord, met een meting",
    waarom="Een doel zonder antwoord blijft hangen. Zonder meting is ‘behaald’ een mening.",
    beter="Zet bij doelen voor elk doel van het plan het doelbereik, met een meting of met een toelichting.",
    bron="Basisondersteuning in 6 stappen, stap 6: in hoeverre zijn de doelen behaald? (R156, R052)",
    fout="Het plan heeft doel D1, D2 en D3; de eindevaluatie noemt alleen D1 en D2.",
    goed="doel: D3, doelbereik: niet, meting: {datum: 2026-04-03, waarde: bij 3 van de 5 keer}",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a fout for a final evaluation that misses goals, a waarschuwing for an answer without evidence.

    A goal that an earlier evaluation found reached need not be answered again, nor one of a closed need.
    """
    for i, evaluatie in enumerate(dossier.evaluaties):
        plan = dossier.plan(evaluatie.plan)
        if plan is None or not plan.is_current:
            continue
        final = evaluatie.soort in FINAL
        answered = {result.doel for result in evaluatie.doelen}
        missing = [
            goal.kenmerk
            for goal in plan.doelen
            if goal.kenmerk not in answered
            and not is_settled(dossier, plan, goal)
            and not are_closed(dossier, (goal.behoefte,) if goal.behoefte else ())
        ]
        if final and missing:
            yield RULE.finding(
                f"evaluaties.{i}.doelen",
                f"In evaluatie {evaluatie.kenmerk} ontbreekt het antwoord bij: {', '.join(missing)}.",
            )
        measured = {goal.kenmerk for goal in plan.doelen if goal.metingen}
        for j, result in enumerate(evaluatie.doelen):
            here = f"evaluaties.{i}.doelen.{j}"
            if result.doelbereik is Doelbereik.BEHAALD and not result.meting and result.doel not in measured:
                said = f"Doel {result.doel} is behaald, maar een meting ontbreekt."
                yield RULE.finding(here, said, niveau=Niveau.WAARSCHUWING)
            elif final and result.doelbereik is Doelbereik.NIET_BEOORDEELD and not result.toelichting:
                said = f"Doel {result.doel} is niet beoordeeld, en de reden ontbreekt."
                yield RULE.finding(here, said, niveau=Niveau.WAARSCHUWING)
