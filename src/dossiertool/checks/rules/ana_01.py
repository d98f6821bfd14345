"""ANA-01: a plan is based on facts with a date (R050)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.rules.feit_03 import has_date
from dossiertool.checks.scope import plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.feit import Feit
    from dossiertool.model.handelingsplan import Handelingsplan

RULE = Rule(
    code="ANA-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een plan rust op minstens één feit met een datum",
    waarom=(
        "Hulp die op een vermoeden rust, past vaak niet. Met een feit kan ieder nagaan waarom dit plan er is."
    ),
    beter="Zet bij analyse de feiten, met datum, of de kenmerken van de signalen waar zij bij staan.",
    bron="Basisondersteuning, planmatig werken, punt 6 (R050)",
    fout="Een plan zonder analyse.",
    goed="analyse: {signalen: [S1]}, en bij S1 staat een feit van 28 september.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan in use without a dated fact, of its own or of a signal it names."""
    for pad, plan in plans_in_use(dossier):
        facts = _facts(dossier, plan)
        if not facts:
            yield RULE.finding(f"{pad}.analyse", f"Bij plan {plan.kenmerk} staan nog geen feiten.")
        elif not any(has_date(fact) for fact in facts):
            yield RULE.finding(f"{pad}.analyse", f"Bij plan {plan.kenmerk} heeft geen enkel feit een datum.")


def _facts(dossier: Dossier, plan: Handelingsplan) -> list[Feit]:
    if plan.analyse is None:
        return []
    named = [signal for signal in dossier.signalen if signal.kenmerk in plan.analyse.signalen]
    return [*plan.analyse.feiten, *(fact for signal in named for fact in signal.feiten)]
