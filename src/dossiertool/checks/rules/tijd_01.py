"""TIJD-01: nothing ends before it begins (R136)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.record import Record

RULE = Rule(
    code="TIJD-01",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.FOUT,
    titel="Het einde ligt na het begin",
    waarom="Met verwisselde datums klopt de looptijd niet.",
    beter="Kijk beide datums na. Zijn ze verwisseld?",
    bron="Basisondersteuning in 6 stappen, stap 3: wat is het tijdpad? (R136)",
    fout="startdatum: 2026-11-04, einddatum: 2026-02-05",
    goed="startdatum: 2026-11-04, einddatum: 2027-02-05",
)
# First and last day, by the names of the fields that hold them.
PERIODS = (
    ("startdatum", "einddatum"),
    ("periode_van", "periode_tot"),
    ("datum", "tot"),
    ("van", "tot"),
    ("sinds", "tot"),
    ("start", "uiterlijk"),
    ("datum", "geldig_tot"),
    ("datum", "ingetrokken_op"),
    ("geopend_op", "afgesloten_op"),
)


def check(_case: Record, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each period whose last day lies before its first."""
    for pad, record in setting.contents.records:
        for first, last in _periods_of(type(record)):
            begin, end = getattr(record, first), getattr(record, last)
            if begin is not None and end is not None and end < begin:
                here = f"{pad}.{last}" if pad else last
                yield RULE.finding(here, f"De datum bij {last} ligt vóór de datum bij {first}.")


@cache
def _periods_of(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the periods that records of this kind have."""
    return tuple(period for period in PERIODS if record.model_fields.keys() >= set(period))
