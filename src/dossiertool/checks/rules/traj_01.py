"""TRAJ-01: a measure names a trajectory that the school has (R009)."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import measures
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.case import Case

RULE = Rule(
    code="TRAJ-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een traject staat in de lijst van de school",
    waarom="Van een traject in de lijst is bekend wie het geeft, hoelang het duurt en wat het oplevert.",
    beter="Kies een code uit trajecten in het schoolbestand, of laat traject leeg.",
    bron="Basisondersteuning, preventieve en licht curatieve interventies, punt 7 (R009)",
    fout="traject: faalangts, terwijl de school alleen faalangst en dyslexie heeft.",
    goed="traject: faalangst",
)
_NEAREST = 3
_CUTOFF = 0.4


def check(case: Case, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each trajectory the school does not have, with the codes that look most like it.

    Says nothing when the school keeps no list.
    """
    known = {one.code: one.code for one in setting.school.trajecten}
    known |= {one.naam.lower(): one.code for one in setting.school.trajecten}
    if not known:
        return
    for pad, measure in measures(case):
        if measure.traject is None or measure.traject.lower() in known:
            continue
        near = get_close_matches(measure.traject.lower(), known, n=_NEAREST, cutoff=_CUTOFF)
        codes = list(dict.fromkeys(known[name] for name in near)) or sorted(set(known.values()))
        yield RULE.finding(
            f"{pad}.traject",
            "Dit traject staat niet in de lijst van de school.",
            f"Bedoelt u: {', '.join(codes)}? Anders: laat traject leeg.",
            span=(0, len(measure.traject)),
            tekst=measure.traject,
        )
