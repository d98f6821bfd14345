"""MEET-01: what is measured with, is in the list of the school (R048)."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.doel import Monitor
from dossiertool.model.feit import Meting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.record import Record

RULE = Rule(
    code="MEET-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Er is gemeten met een instrument van de school",
    waarom="Met steeds hetzelfde instrument zijn metingen met elkaar te vergelijken.",
    beter="Noem een instrument uit de lijst van de school, of laat het toevoegen aan die lijst.",
    bron="Basisondersteuning, planmatig werken, punt 4 (R048)",
    fout="instrument: een test van internet",
    goed="instrument: dmt",
)


def check(_case: Record, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each measurement or monitor with an instrument that the school does not list.

    An instrument is known when its code or name stands in the text. Without a list nothing is said.
    """
    listed = setting.school.instrumenten
    known = list(dict.fromkeys(name.lower() for one in listed for name in (one.code, one.naam)))
    if not known:
        return
    codes = [one.code for one in listed]
    for pad, record in setting.contents.records:
        if isinstance(record, (Meting, Monitor)) and record.instrument:
            said = record.instrument.lower()
            if not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) for name in known):
                near = get_close_matches(said, known, n=2)
                yield RULE.finding(
                    f"{pad}.instrument",
                    "Dit instrument staat niet in de lijst van de school.",
                    f"Bedoelt u {' of '.join(near)}?" if near else f"Kies uit: {', '.join(codes)}.",
                )
