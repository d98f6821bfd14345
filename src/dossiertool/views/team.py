"""What the support team decided in a school year, in numbers: `overzicht ot` (R030)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.dates import school_year_of
from dossiertool.model.kinds import Planstatus
from dossiertool.model.ot_aanmelding import OTFunctie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class TeamCounts:
    """Decisions per function, all four always there; they add up to `besluiten`."""

    schooljaar: str
    dossiers: int
    verslagen: int
    besluiten: int
    functies: dict[str, int]


def count_decisions(dossiers: Iterable[Dossier], school_year: str) -> TeamCounts:
    """Return the counts over the reports of this school year; a report that was replaced does not count."""
    counts: Counter[OTFunctie] = Counter()
    cases = reports = 0
    for dossier in dossiers:
        found = [
            report
            for report in dossier.verslagen
            if report.status is not Planstatus.VERVANGEN and school_year_of(report.datum) == school_year
        ]
        cases += bool(found)
        reports += len(found)
        counts.update(besluit.functie for report in found for besluit in report.besluiten)
    per_function = {functie.value: counts[functie] for functie in OTFunctie}
    return TeamCounts(school_year, cases, reports, counts.total(), per_function)
