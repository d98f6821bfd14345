"""EVAL-05: a final evaluation says of every measure how it goes on (R161)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import are_closed
from dossiertool.checks.situation import FINAL
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel

RULE = Rule(
    code="EVAL-05",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een eindevaluatie zegt van elke maatregel of die doorgaat",
    waarom="Dan weet ieder welke hulp blijft, en gaat wat werkt niet verloren.",
    beter="Zet bij maatregelen voor elke maatregel het besluit: voortzetten, aanpassen, afbouwen of stoppen.",
    bron="Basisondersteuning in 6 stappen, stap 6: wat is passend en kan worden voortgezet, wat niet? (R161)",
    fout="Het plan heeft maatregel M1 en M2; de eindevaluatie noemt alleen M1.",
    goed="maatregel: M2, besluit: stoppen, waarom: Doel 3 is behaald",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for a final evaluation that misses measures, and for each measure without a decision.

    A measure that was only for a closed need need not be answered.
    """
    for i, evaluatie in enumerate(dossier.evaluaties):
        plan = dossier.plan(evaluatie.plan)
        if plan is None or not plan.is_current or evaluatie.soort not in FINAL:
            continue
        here = f"evaluaties.{i}.maatregelen"
        answered = {outcome.maatregel for outcome in evaluatie.maatregelen}
        wanted = [one for one in plan.maatregelen if not are_closed(dossier, _needs_of(plan, one))]
        missing = [one.kenmerk for one in wanted if one.kenmerk and one.kenmerk not in answered]
        if plan.maatregelen and not evaluatie.maatregelen:
            yield RULE.finding(
                here, f"In evaluatie {evaluatie.kenmerk} staat nog niet welke maatregelen doorgaan."
            )
        elif missing:
            yield RULE.finding(
                here, f"In evaluatie {evaluatie.kenmerk} ontbreekt een besluit over: {', '.join(missing)}."
            )
        for j, outcome in enumerate(evaluatie.maatregelen):
            if outcome.besluit is None:
                yield RULE.finding(f"{here}.{j}.besluit", "Bij deze maatregel staat nog niet of die doorgaat.")


def _needs_of(plan: Handelingsplan, measure: Maatregel) -> list[str]:
    """Return the needs that a measure is for by way of its goals; none when one names none."""
    needs = [goal.behoefte for goal in plan.doelen if goal.kenmerk in measure.doelen]
    return [need for need in needs if need] if all(needs) else []
