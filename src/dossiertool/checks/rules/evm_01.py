"""EVM-01: of every moment to look back it is known who will be there (R137)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import open_forms, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.case import Case
    from dossiertool.model.doel import Evaluatiemoment

RULE = Rule(
    code="EVM-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een evaluatiemoment staat met wie",
    waarom="Dan kan ieder de dag vrijhouden, en zitten leerling en ouders erbij.",
    beter="Vul bij met_wie in wie erbij zijn.",
    bron="Basisondersteuning in 6 stappen, stap 3: op welke momenten evalueren we, en met wie? (R137)",
    fout="evaluatiemomenten: 2026-12-11, zonder met_wie.",
    goed="evaluatiemomenten: 2026-12-11, met_wie: [Noor, Fatima, Jolien]",
)


def check(case: Case, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each moment without participants, unless that look back has already been."""
    if isinstance(case, Groepsplan):
        yield from _alone("", case.evaluatiemomenten, [one.datum for one in case.evaluaties])
        return
    for pad, plan in plans_in_use(case):
        held = [one.datum for one in case.evaluaties if one.plan == plan.kenmerk]
        yield from _alone(f"{pad}.", plan.evaluatiemomenten, held)
    for pad, form in open_forms(case):
        held = [report.datum for report in case.verslagen if report.aanmelding == form.kenmerk]
        if form.bespreking and not form.bespreking.met_wie and not held:
            yield RULE.finding(f"{pad}.bespreking.met_wie", "Bij dit moment staat nog niet wie erbij zijn.")


def _alone(pad: str, moments: Iterable[Evaluatiemoment], held: list[date]) -> Iterator[Finding]:
    for i, moment in enumerate(moments):
        if not moment.met_wie and not any(day >= moment.datum for day in held):
            yield RULE.finding(
                f"{pad}evaluatiemomenten.{i}.met_wie", "Bij dit moment staat nog niet wie erbij zijn."
            )
