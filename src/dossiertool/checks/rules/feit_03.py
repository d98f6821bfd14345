"""FEIT-03: a fact that people build on says when it was (R116)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_at_rest, plans_in_use
from dossiertool.dates import DAY_IN_WORDS
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.feit import Feit

RULE = Rule(
    code="FEIT-03",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een feit staat wanneer het was",
    waarom="Zonder datum kan niemand zien of het nog zo is, en gaat een oud feit een leven lang mee.",
    beter="Vul bij datum de dag in. Weet u de dag niet? Schrijf bij wanneer bijvoorbeeld: september 2026.",
    bron="Basisondersteuning in 6 stappen, stap 2: welk beeld hebben we van de ontwikkeling? (R116)",
    fout="wat: Een leestest gaf 58 woorden per minuut.",
    goed="wat: Een leestest gaf 58 woorden per minuut. · datum: 2025-12-15",
)


def has_date(fact: Feit) -> bool:
    """Tell whether a fact says when it was: by date, in words, or in its own sentence."""
    return fact.datum is not None or fact.wanneer is not None or bool(DAY_IN_WORDS.search(fact.wat))


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each undated fact in the newest picture or in the analysis of a plan in use."""
    if dossier.beelden and not is_at_rest(dossier):
        i, picture = max(enumerate(dossier.beelden), key=lambda item: item[1].datum)
        yield from _undated(f"beelden.{i}.ontwikkeling", picture.ontwikkeling)
    for pad, plan in plans_in_use(dossier):
        if plan.analyse:
            yield from _undated(f"{pad}.analyse.feiten", plan.analyse.feiten)


def _undated(pad: str, facts: Sequence[Feit]) -> Iterator[Finding]:
    for i, fact in enumerate(facts):
        if not has_date(fact):
            yield RULE.finding(f"{pad}.{i}", "Bij dit feit staat niet wanneer het was.")
