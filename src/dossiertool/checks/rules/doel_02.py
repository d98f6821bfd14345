"""DOEL-02: every goal has a measure, and every measure serves a goal (R131)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

RULE = Rule(
    code="DOEL-02",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij elk doel hoort een maatregel, en bij elke maatregel een doel",
    waarom="Een doel waar niemand iets voor doet, wordt niet gehaald. Een maatregel zonder doel stopt nooit.",
    beter="Zet bij elke maatregel voor welke doelen die is, bijvoorbeeld doelen: [D1].",
    bron="Basisondersteuning in 6 stappen, stap 3: welke maatregelen zijn nodig? (R131)",
    fout="Doel D2, terwijl alle maatregelen voor D1 zijn.",
    goed="doelen: [D1, D2] bij de maatregel.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each goal without a measure and each measure without a goal, in plans in use.

    When no measure at all says what it is for, that is said once and not for every part.
    """
    for pad, plan in plans_in_use(dossier):
        if plan.doelen and plan.maatregelen and not any(one.doelen for one in plan.maatregelen):
            yield RULE.finding(
                f"{pad}.maatregelen",
                f"In plan {plan.kenmerk} staat bij geen enkele maatregel voor welk doel die is.",
            )
        else:
            yield from _orphans(pad, plan)


def _orphans(pad: str, plan: Handelingsplan) -> Iterator[Finding]:
    served = {kenmerk for measure in plan.maatregelen for kenmerk in measure.doelen}
    for i, goal in enumerate(plan.doelen):
        if goal.kenmerk not in served:
            yield RULE.finding(f"{pad}.doelen.{i}", f"Bij doel {goal.kenmerk} staat nog geen maatregel.")
    for i, measure in enumerate(plan.maatregelen):
        if not measure.doelen:
            yield RULE.finding(
                f"{pad}.maatregelen.{i}.doelen", "Bij deze maatregel staat nog niet voor welk doel die is."
            )
