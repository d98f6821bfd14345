"""SLUIT-06: a plan that has ended leaves nothing hanging (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import plans_in_use
from dossiertool.checks.situation import is_done, is_over, is_settled, plans_for
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

RULE = Rule(
    code="SLUIT-06",
    klasse=Klasse.SLUITING,
    niveau=Niveau.WAARSCHUWING,
    titel="Na het einde van een plan staan geen doelen en behoeften meer zonder afspraak open",
    waarom="Hulp zonder plan heeft geen doel en geen einde. Niemand kijkt dan of zij nog nodig is.",
    beter="Sluit af wat klaar is. Maak voor de rest een nieuw plan, of zet bij opnieuw_bekijken_op een datum.",
    bron="Basisondersteuning in 6 stappen, stap 5 en 6 (R150, R158)",
    fout="Het plan liep tot 3 april. Doel D3 is niet behaald en er is geen nieuw plan.",
    goed="Het plan liep tot 3 april. Voor doel D3 is er een nieuw plan tot 3 juli.",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan in use past its end with open goals, and each need left without a plan.

    A need is left when every plan for it is over and there is no day on which it will be looked at. A need
    that is done is for SLUIT-02, a day that has passed for SLUIT-01.
    """
    for pad, plan in plans_in_use(dossier):
        left = [goal.kenmerk for goal in plan.doelen if not is_settled(dossier, plan, goal)]
        if plan.einddatum < setting.today and left:
            yield RULE.finding(
                f"{pad}.status",
                f"Plan {plan.kenmerk} is afgelopen en deze doelen zijn nog open: {', '.join(left)}.",
                _what_replaced(dossier, plan),
            )
    for i, need in enumerate(dossier.behoeften):
        plans = plans_for(dossier, need.kenmerk)
        over = plans and all(is_over(plan, setting.today) for plan in plans)
        unplanned = need.is_open and need.opnieuw_bekijken_op is None
        if unplanned and over and not is_done(dossier, need, setting.today):
            yield RULE.finding(
                f"behoeften.{i}.opnieuw_bekijken_op",
                f"Behoefte {need.kenmerk} staat open; het plan is afgelopen. Wanneer kijkt u weer?",
            )


def _what_replaced(dossier: Dossier, plan: Handelingsplan) -> str | None:
    """Return what to do when a later plan says that it comes in place of this one."""
    later = next((each.kenmerk for each in dossier.plannen if each.vervangt == plan.kenmerk), None)
    return (
        f"Plan {later} komt in de plaats van {plan.kenmerk}. Zet bij {plan.kenmerk}: status: vervangen."
        if later
        else None
    )
