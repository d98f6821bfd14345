"""TERM-01: a measure ends, or is looked at, on a day (R127)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import measures
from dossiertool.dates import DAY_IN_WORDS
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.case import Case

RULE = Rule(
    code="TERM-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een maatregel staat tot wanneer",
    waarom="Hulp zonder einde loopt door, ook als zij niet meer nodig is.",
    beter="Vul bij uiterlijk de dag in waarop de maatregel klaar is of u er samen naar kijkt.",
    bron="Basisondersteuning in 6 stappen, stap 3: hoe lang eventuele vervolgstappen mogen duren (R127)",
    fout="wanneer: elke dinsdag, zonder uiterlijk.",
    goed="wanneer: elke dinsdag · uiterlijk: 2027-01-27",
)
# `op 12 november` is over after that day; `vanaf 9 november` is not.
_UNTIL = re.compile(
    rf"\b(?:tot(?: en met)?|t/m|uiterlijk|voor|vóór|op) (?:{DAY_IN_WORDS.pattern})", re.IGNORECASE
)


def check(case: Case, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each measure without a last day, in its own field or said in `wanneer`."""
    for pad, measure in measures(case):
        if measure.uiterlijk is None and not _UNTIL.search(measure.wanneer or ""):
            yield RULE.finding(f"{pad}.uiterlijk", "Bij deze maatregel staat nog niet tot wanneer.")
