"""HGW-11: every measure says who does what, why, where, how and when (R067)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.record import Record

RULE = Rule(
    code="HGW-11",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een maatregel zegt wie wat doet, waarom, waar, hoe en wanneer",
    waarom="Dan weet ieder wat de afspraak is, en is later na te gaan wat er is gedaan.",
    beter="Vul deze velden aan, elk met hooguit één zin.",
    bron="Basisondersteuning, handelingsgericht werken, punt 11 (R067)",
    fout="wat: Een rustig lokaal bij toetsen.",
    goed=(
        "wie: Sabine · wat: houdt lokaal 21 vrij · waarom: Noor werkt daar door · waar: lokaal 21 · "
        "hoe: in het toetsrooster · wanneer: vanaf 10 november"
    ),
)
_SIX = ("wie", "wat", "waarom", "waar", "hoe", "wanneer")


def check(case: Record, _today: date) -> Iterator[Finding]:
    """Yield a finding for each measure that misses one or more of the six fields, naming them."""
    for pad, record in records(case):
        if isinstance(record, Maatregel):
            missing = [field for field in _SIX if getattr(record, field) is None]
            if missing:
                yield RULE.finding(pad, f"Bij deze maatregel ontbreekt: {', '.join(missing)}.")
