"""Lists what is in a vault and searches it, without a readable index: numbers, and what was asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.model.kinds import Behoeftestatus
from dossiertool.vault.list_cache import Summary
from dossiertool.vault.summaries import summaries

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.vault.vault import Stored

STATES = {"open": "open", "sealed": "verzegeld", "shredded": "vernietigd"}
BEWAARD, EVALUATIE, BEWAREN_TOT = "bewaard", "evaluatie", "bewaren-tot"
DATES = (BEWAARD, EVALUATIE, BEWAREN_TOT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; all that is given must hold. `since` and `until` count themselves.

    `number` is a part of a number, `group` a whole class, `name` the beginning of a first name; capitals do
    not matter. `by` says which date is meant.
    """

    number: str | None = None
    group: str | None = None
    state: str | None = None
    since: date | None = None
    until: date | None = None
    by: str = BEWAARD
    name: str | None = None

    @property
    def asks_inside(self) -> bool:
        """Whether what dossiers say is needed, besides where they stand."""
        return self.group is not None or self.name is not None or self.by != BEWAARD


ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list; what names a pupil is filled in only when asked for.

    `leesbaar` is false when what the dossier says was asked for and it did not open.
    """

    stored: Stored
    staat: str
    naam: str | None = None
    open_behoeften: int | None = None
    groep: str | None = None
    evaluatie: str | None = None
    bewaren_tot: str | None = None
    leesbaar: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """What was found: the lines, and how many dossiers are too damaged to tell their number."""

    rows: list[Row]
    beschadigd: int


def list_cases(
    opened: Unlocked,
    *,
    wanted: Wanted = ALL,
    names: bool = False,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> Listed:
    """Return what this key can open, by number; with `names` also who it is about.

    A dossier that does not open is in the list also when it was searched by what it says: who looks for
    it must not believe that it is not there.
    """
    inside = names or wanted.asks_inside
    said = summaries(opened.vault, opened.key, summary_of, step) if inside else {}
    listing = opened.vault.list(opened.key)
    rows = [_row(stored, said.get(stored.id), inside=inside, names=names) for stored in listing.dossiers]
    found = [row for row in rows if _is_wanted(row, said.get(row.stored.id), wanted)]
    return Listed(found, len(listing.damaged))


def summary_of(content: bytes, saved_at: str) -> Summary:
    """Return what a search asks of a case in the vault; `saved_at` is a time that begins with its date.

    Raises:
        ValueError: it is no case as this version writes it.
    """
    try:
        said = _summary(json.loads(content), saved_at[:10])
    except (KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise ValueError("not a case of this version") from None
    if not said.fits():
        raise ValueError("another kind of value")
    return said


def _summary(case: dict[str, Any], day: str) -> Summary:
    if "plannummer" in case:
        first_names = {pupil["naam"].split()[0] for pupil in case.get("leerlingen", [])}
        return Summary(
            groep=case["klas"],
            schooljaar=case["schooljaar"],
            evaluatie=_next([case], day),
            leerlingen="\n".join(sorted(first_names)),
        )
    pupil, needs = case["leerling"], case.get("behoeften", [])
    closed = {need.get("kenmerk") for need in needs if need.get("status") == Behoeftestatus.AFGESLOTEN}
    plans = [plan for plan in case.get("plannen", []) if not _is_over(plan, closed)]
    return Summary(
        groep=pupil["klas"],
        schooljaar=case["schooljaar"],
        naam=pupil["roepnaam"],
        open_behoeften=sum(need.get("status") != Behoeftestatus.AFGESLOTEN for need in needs),
        evaluatie=_next(plans, day),
    )


def _is_over(plan: dict[str, Any], closed: set[str]) -> bool:
    """Tell whether a plan is about closed needs only, as `documents.still_open` does of a case."""
    needs = plan.get("behoeften") or [
        goal["behoefte"] for goal in plan.get("doelen", []) if goal.get("behoefte")
    ]
    return bool(needs) and all(need in closed for need in needs)


def _next(plans: list[dict[str, Any]], day: str) -> str | None:
    """Return the first day from this one on which a plan is looked at together."""
    days = [moment["datum"] for plan in plans for moment in plan.get("evaluatiemomenten", [])]
    return min((one for one in days if one >= day), default=None)


def _row(stored: Stored, said: Summary | None, *, inside: bool, names: bool) -> Row:
    staat = STATES.get(stored.state, stored.state)
    if not inside:
        return Row(stored, staat)
    if said is None:
        return Row(stored, staat, leesbaar=False)
    naam = None
    if names:
        naam = said.naam if said.naam is not None or said.groep is None else f"groepsplan {said.groep}"
    needs = said.open_behoeften if names else None
    return Row(stored, staat, naam, needs, said.groep, said.evaluatie, said.bewaren_tot)


def _is_wanted(row: Row, said: Summary | None, wanted: Wanted) -> bool:
    if wanted.number is not None and wanted.number.upper() not in row.stored.number:
        return False
    if wanted.state is not None and wanted.state != row.staat:
        return False
    if not row.leesbaar:
        return True
    if wanted.group is not None and _folded(row.groep) != _folded(wanted.group):
        return False
    name = said.naam if said is not None else None
    if wanted.name is not None and not (name and _folded(name).startswith(_folded(wanted.name))):
        return False
    return _in_time(row, wanted)


def _in_time(row: Row, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None and wanted.by == BEWAARD:
        return True
    saved = row.stored.saved_at.astimezone().date().isoformat()
    day = {BEWAARD: saved, EVALUATIE: row.evaluatie, BEWAREN_TOT: row.bewaren_tot}[wanted.by]
    if day is None:
        return False
    return (wanted.since is None or day >= wanted.since.isoformat()) and (
        wanted.until is None or day <= wanted.until.isoformat()
    )


def _folded(text: str | None) -> str:
    return (text or "").strip().casefold()
