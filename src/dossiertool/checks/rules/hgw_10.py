"""HGW-10: a groepsplan is discussed often enough with the coordinator (R066)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.dates import days_of_school_year
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Planstatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.groepsplan import Groepsplan

RULE = Rule(
    code="HGW-10",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een groepsplan wordt vaak genoeg met de coördinator besproken",
    waarom="Samen kijken helpt om op tijd te zien welke leerling iets anders nodig heeft.",
    beter="Plan nog een gesprek en zet het bij besprekingen: over opstellen, uitvoeren of realiseren.",
    bron="Basisondersteuning, handelingsgericht werken, punt 10 (R066)",
    fout="Op 1 juni staan er twee besprekingen.",
    goed="Op 1 juni staan er drie besprekingen.",
)
_JUNE = 6


def check(plan: Groepsplan, setting: Setting) -> Iterator[Finding]:
    """Yield a finding from 1 June of the school year on, when there are fewer discussions than agreed."""
    wanted = setting.school.termijnen.groepsbesprekingen
    year = max(int(plan.schooljaar[:4]), date.min.year)
    first, last = days_of_school_year(date(year, 9, 1))
    if setting.today < date(last.year, _JUNE, 1) or plan.status is Planstatus.VERVANGEN:
        return
    held = sum(first <= talk.datum <= last for talk in plan.besprekingen)
    if held < wanted:
        yield RULE.finding(
            "besprekingen", f"Dit schooljaar staan er {held} besprekingen; afgesproken is minstens {wanted}."
        )
