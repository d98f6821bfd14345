"""What of a case may go when: the terms of the school, counted from the day they begin (N04).

Pure: a case, the terms and a day go in, a list comes out. Nothing here removes anything, and nothing ever is
removed because of a date alone: a list is offered, and a person decides. `vernietig --lijst`, `agenda` and
BEW-01 all count here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dossiertool.dates import days_of_school_year, months_after
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.model.bewaring import Bewaarstop
    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.schoolregels import Bewaartermijn

SUPPORT, CLASS_PLANS = "begeleiding", "groepsplan"
"""The category of what has none of its own: of a dossier, and of a groepsplan."""
_OF_LISTS = {
    "toestemmingen": "toestemming",
    "uitwisselingen": "toestemming",
    "overdrachten": "toestemming",
    "verzoeken": "toestemming",
}
_FROM_LEAVING = ("uitschrijving", "vertrek")
_FROM_YEAR_END = ("einde schooljaar", "einde van het schooljaar")
_NEVER_APART = {
    "soort", "dossiernummer", "kluisversie", "school", "leerling", "schooljaar", "afsluitingen", "bewaring",
    "aanvaard",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Portion:
    """The parts of a case that share a category and a first day.

    Attributes:
        categorie: the category in the school file.
        onderdelen: lists of the case (`plannen`), and single parts with their kenmerk (`aanmeldingen.A1`);
            "" is the whole of a groepsplan.
        vanaf: the day on which the term begins; None when that is not known.
        termijn: the school's term, with its grondslag; None when the school has none for this category.
        vernietigen_vanaf: the first day on which it may go; None when vanaf or termijn is not known.
        uiterlijk: the last day on which it may still be there, for the few terms that have one.
    """

    categorie: str
    onderdelen: tuple[str, ...]
    vanaf: date | None
    termijn: Bewaartermijn | None
    vernietigen_vanaf: date | None
    uiterlijk: date | None


@dataclass(frozen=True, slots=True)
class Retention:
    """All portions of a case, and what holds them.

    Attributes:
        porties: each part of the case is in one of them.
        stops: the legal holds that have not been lifted on the day that was asked.
    """

    porties: tuple[Portion, ...]
    stops: tuple[Bewaarstop, ...]

    @property
    def years_from_leaving(self) -> int | None:
        """How many years after leaving all of it stays; None when a hold stands, or not every term says so."""
        terms = [one.termijn for one in self.porties]
        years = [one.jaren for one in terms if one and one.vanaf.casefold().startswith(_FROM_LEAVING)]
        return max(years) if years and len(years) == len(terms) and not self.stops else None

    @property
    def all_from(self) -> date | None:
        """The first day on which the whole case may go, holds aside; None when that is not known."""
        days = [each.vernietigen_vanaf for each in self.porties]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None


def retention_of(case: Case, terms: Sequence[Bewaartermijn], today: date) -> Retention:
    """Return what of the case may go when, by these terms of the school.

    A category without a term at this school has no day, so it stays. Only the small lists around
    consent fall back on `begeleiding`, because the proof lasts as long as what was shared.

    Args:
        case: a dossier or a groepsplan.
        terms: `bewaartermijnen` of the school file.
        today: the day on which holds count.
    """
    known = {term.categorie: term for term in terms}
    if isinstance(case, Groepsplan):
        term = known.get(CLASS_PLANS)
        start = days_of_school_year(case.periode_tot)[1]
        return Retention((_portion(CLASS_PLANS, ("",), start, term),), ())
    keeping = case.bewaring
    groups: dict[tuple[str, date | None], list[str]] = {}
    for part, category, own_day in _parts(case, known):
        begin = own_day or _begin(case, known.get(category))
        groups.setdefault((category, begin), []).append(part)
    portions = tuple(
        _portion(category, tuple(parts), begin, known.get(category))
        for (category, begin), parts in groups.items()
    )
    stops = tuple(stop for stop in (keeping.stops if keeping else ()) if stop.holds_on(today))
    return Retention(portions, stops)


def _parts(dossier: Dossier, known: dict[str, Bewaartermijn]) -> Iterator[tuple[str, str, date | None]]:
    """Yield (part, category, first day of its own) for every list that holds something, then the exceptions."""
    apart = {each.onderdeel: each for each in (dossier.bewaring.delen if dossier.bewaring else ())}
    for name in type(dossier).model_fields:
        if name in _NEVER_APART or not getattr(dossier, name) or name in apart:
            continue
        category = _OF_LISTS.get(name, SUPPORT)
        yield name, category if category in known else SUPPORT, None
    for part, exception in apart.items():
        yield part, exception.categorie, exception.vanaf


def _begin(dossier: Dossier, term: Bewaartermijn | None) -> date | None:
    """Return the day on which this term begins; None when nobody wrote it down."""
    left = dossier.bewaring.uitgeschreven_op if dossier.bewaring else None
    if left is None or term is None:
        return left
    start = term.vanaf.casefold()
    if start.startswith(_FROM_YEAR_END):
        return days_of_school_year(left)[1]
    return left if start.startswith(_FROM_LEAVING) else None


def _portion(category: str, parts: tuple[str, ...], begin: date | None, term: Bewaartermijn | None) -> Portion:
    if begin is None or term is None:
        return Portion(category, parts, begin, term, None, None)
    first = months_after(begin, 12 * term.jaren)
    last = first + timedelta(weeks=term.uiterlijk_weken) if term.uiterlijk_weken else None
    return Portion(category, parts, begin, term, first, last)
