"""HGW-11: a measure says who does what, why, where, how and when, and what to expect of it (R067, R120)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.doers import is_nobody
from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import measures
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.case import Case

RULE = Rule(
    code="HGW-11",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een maatregel zegt wie wat doet, waarom, waar, hoe en wanneer",
    waarom="Dan weet ieder wat de afspraak is, en is later na te gaan wat er is gedaan.",
    beter="Vul deze velden aan, elk met hooguit één zin.",
    bron="Basisondersteuning, handelingsgericht werken, punt 11 (R067); stappenplan stap 3 (R120)",
    fout="wat: Een rustig lokaal bij toetsen.",
    goed=(
        "wie: Sabine · wat: houdt lokaal 21 vrij · waarom: Noor werkt daar door · waar: lokaal 21 · "
        "hoe: in het toetsrooster · wanneer: vanaf 10 november"
    ),
)
_SIX = ("wie", "wat", "waarom", "waar", "hoe", "wanneer")


def check(case: Case, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each measure that misses fields, naming them, and for a doer that is nobody.

    The goals (or subgroups with goals) that a measure serves say what is expected of it; without them
    `verwacht_resultaat` does.
    """
    for pad, measure in measures(case):
        missing = [field for field in _SIX if getattr(measure, field) is None]
        if measure.verwacht_resultaat is None and not (measure.doelen or measure.subgroepen):
            missing.append("verwacht_resultaat")
        if missing:
            yield RULE.finding(pad, f"Bij deze maatregel ontbreekt: {', '.join(missing)}.")
        if measure.wie is not None and is_nobody(measure.wie):
            yield RULE.finding(
                f"{pad}.wie",
                "Hier staat niet welke persoon of rol dit doet.",
                "Kies één persoon of rol, zoals: de mentor.",
                span=(0, len(measure.wie)),
                tekst=measure.wie,
            )
