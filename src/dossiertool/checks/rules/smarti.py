"""SMARTI-S, SMARTI-M and SMARTI-T: the three letters a machine can look at (R130)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.doel import Doel
from dossiertool.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.record import Record

_BRON = "Basisondersteuning in 6 stappen, stap 3: zijn de doelen SMARTI geformuleerd? (R130)"
_GOED = "Noor leest op 1 februari 70 woorden per minuut (nu 58)."
SPECIFIEK = Rule(
    code="SMARTI-S",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel is specifiek",
    waarom="Uit woorden als ‘beter’ of ‘werken aan’ blijkt niet wat er straks anders is.",
    beter="Schrijf wie straks wat doet, zo dat een ander het kan zien.",
    bron=_BRON,
    fout="Leest beter.",
    goed=_GOED,
)
MEETBAAR = Rule(
    code="SMARTI-M",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel is meetbaar",
    waarom="Zonder getal is later moeilijk te zeggen of het doel is gehaald.",
    beter="Noem een aantal: hoeveel, hoe vaak of hoe lang? Dat mag ook bij streefwaarde.",
    bron=_BRON,
    fout="Leest beter.",
    goed=_GOED,
)
TIJDGEBONDEN = Rule(
    code="SMARTI-T",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel heeft een datum",
    waarom="Zonder datum is niet duidelijk wanneer u samen terugkijkt.",
    beter="Vul bij streefdatum de dag in waarop het doel gehaald moet zijn.",
    bron=_BRON,
    fout="Leest beter.",
    goed=_GOED,
)
RULES = (SPECIFIEK, MEETBAAR, TIJDGEBONDEN)

_MIN_WORDS = 5
_VAGUE = re.compile(
    r"\b(beter|meer|minder|verbeter\w*|werk(?:t|en)? aan|aandacht|leert? omgaan|omgaan met|groei\w*|"
    r"ontwikkel\w*|vergroot\w*|versterk\w*|stimuler\w*|zelfvertrouwen|lekkerder|zekerder|rustiger)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\d|\b(nul|geen enkele|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|"
    r"alle|elke|elk|iedere|ieder|beide|minstens|hooguit|dagelijks|wekelijks)\b",
    re.IGNORECASE,
)
_MONTHS = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"\b\d{{1,2}}\.?\s+{_MONTHS}\.?(?:\s+\d{{4}})?|\b\d{{4}}-\d\d-\d\d\b|"
    rf"\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b|\b(?:eind|begin|half|in|voor)\s+{_MONTHS}\b(?:\s+\d{{4}})?|"
    r"\bwe(?:ek|ken)\s+\d{1,2}(?:\s+(?:tot en met|t/m|en)\s+\d{1,2})?",
    re.IGNORECASE,
)


def check(case: Record, _today: date) -> Iterator[Finding]:
    """Yield a finding for each goal and each of the letters S, M and T that it misses."""
    for pad, goal in records(case):
        if isinstance(goal, Doel):
            here = f"{pad}.omschrijving"
            said = " ".join(filter(None, (goal.omschrijving, goal.streefwaarde)))
            counted = _COUNT.search(_DAY.sub(" ", said))
            if len(goal.omschrijving.split()) < _MIN_WORDS or (
                _VAGUE.search(goal.omschrijving) and not counted
            ):
                yield SPECIFIEK.finding(
                    here, f"Uit doel {goal.kenmerk} blijkt nog niet wat er straks anders is."
                )
            if not counted:
                yield MEETBAAR.finding(here, f"In doel {goal.kenmerk} staat nog geen getal.")
            if goal.streefdatum is None and not _DAY.search(said):
                yield TIJDGEBONDEN.finding(here, f"Bij doel {goal.kenmerk} staat nog geen datum.")
