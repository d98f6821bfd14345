"""HGW-08: a goal for the school year has steps on the way, each before its end (R063)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import goals
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.doel import Termijn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.case import Case

RULE = Rule(
    code="HGW-08",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel voor de lange termijn heeft tussendoelen, elk vóór de streefdatum",
    waarom="Een jaar is lang. Aan een tussendoel ziet u op tijd of het die kant op gaat.",
    beter="Voeg een tussendoel toe met een eigen datum, of kijk de datums na.",
    bron="Basisondersteuning, handelingsgericht werken, punt 8 (R063)",
    fout="termijn: lang, streefdatum: 2027-06-25, zonder tussendoelen.",
    goed="streefdatum: 2027-06-25, tussendoel op 2027-02-05: 60 woorden per minuut",
)


def check(case: Case, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each long goal without a step; and a fout for each step after its goal.

    Without `streefdatum` the goal ends with its plan.
    """
    for pad, goal, last_day in goals(case):
        if goal.termijn is Termijn.LANG and not goal.tussendoelen:
            yield RULE.finding(f"{pad}.tussendoelen", f"Bij doel {goal.kenmerk} staat nog geen tussendoel.")
        for i, step in enumerate(goal.tussendoelen):
            if step.datum > (goal.streefdatum or last_day):
                yield RULE.finding(
                    f"{pad}.tussendoelen.{i}.datum",
                    f"Dit tussendoel ligt na de streefdatum van doel {goal.kenmerk}.",
                    "Kijk beide datums na.",
                    niveau=Niveau.FOUT,
                )
