"""Looks at cases without changing them: where one stands, what is due in many, and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.actions.school import school_for
from dossiertool.actions.targets import is_passed_over, one_target, targets_in
from dossiertool.checks.check import check_dossier
from dossiertool.checks.setting import BARE
from dossiertool.documents.choose import as_dossier
from dossiertool.errors import DossierError
from dossiertool.files.write import write_new
from dossiertool.model.case import documents_of, number_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.views.agenda import agenda_of, agenda_of_school
from dossiertool.views.group import GroupOverview, group_overview_of
from dossiertool.views.item import due
from dossiertool.views.overview import Overview, overview_of
from dossiertool.views.people import missing_regie
from dossiertool.views.summary import Summary, summary_of
from dossiertool.views.team import TeamCounts, count_decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.views.item import Item

    Problem = Callable[[DossierError], None]

AHEAD = 90  # days that `toon` looks ahead


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one case stands, and what is due in it."""

    view: Overview | GroupOverview
    momenten: list[Item]


@dataclass(frozen=True, slots=True)
class Orphan:
    """An open dossier that nobody keeps going, and why."""

    nummer: str
    bron: str
    reden: str
    vervanger: str | None


def stand_of(
    doel: str,
    *,
    today: date,
    school: Path | None = None,
    closed: bool = False,
    vault: VaultCases | None = None,
) -> Stand:
    """Return where the case in `doel` stands; closed needs only when asked; `vault` when it is in there.

    Raises:
        InvalidInput: the case or the school file cannot be read.
        HasFindings: it does not fit the model.
        NotFound, Tampered: it is not in the vault or not for this key, or damaged there.
    """
    target = one_target(doel, vault)
    case = target.load().case
    settings = school_for(target.near, school) or BARE
    findings = check_dossier(case, today=today, school=settings)
    titles = {"": case.TITEL} | {document.pad: document.titel for document in documents_of(case)}
    coming = due(agenda_of(case, today, settings), today, AHEAD)
    if isinstance(case, Groepsplan):
        return Stand(group_overview_of(case, settings, findings, titles), coming)
    return Stand(overview_of(case, today, findings, titles, closed=closed), coming)


def summary_in(doel: str, *, vault: VaultCases | None = None) -> Summary:
    """Return the agreements and results of the dossier in `doel`, in short. Raises as `stand_of`."""
    return summary_of(as_dossier(one_target(doel, vault).load().case))


def agenda_in(
    doelen: Sequence[str],
    *,
    today: date,
    days: int,
    school: Path | None = None,
    person: str | None = None,
    names: bool = False,
    problem: Problem,
    vault: VaultCases | None = None,
) -> list[Item]:
    """Return what is due in these files, folders and the vault, urgent and overdue first, then by date.

    Args:
        doelen: case files, school files, folders (searched to the bottom), and cases in the vault.
        today: the day from which terms count.
        days: how far ahead to look; what is overdue is always there.
        school: the school file, when it is not beside the cases.
        person: only what this person has to do.
        names: whether pupils and parents may be named.
        problem: is told of each file that cannot be read; the rest goes on.
        vault: is there when a target names it.

    Raises:
        InvalidInput: a folder without case files.
        NotFound: the whole vault is meant, and this key can open nothing in it.
    """
    found: list[Item] = []
    for name, case, settings in _read(doelen, school, problem, vault):
        items = (
            agenda_of_school(settings, today) if case is None else agenda_of(case, today, settings, names=names)
        )
        found += (replace(item, bron=name) for item in due(items, today, days))
    if person is not None:
        wanted = person.casefold()
        found = [item for item in found if wanted in (name.casefold() for name in item.wie)]
    return due(found, today, days)


def write_calendar(items: Sequence[Item], out: Path, *, today: date) -> None:
    """Write the items as iCalendar file, without names (R125).

    Raises:
        InvalidInput: the file exists or cannot be written.
    """
    from dossiertool.views.ics import as_calendar  # noqa: PLC0415

    write_new(out, as_calendar(items, today))


def without_regie(
    doelen: Sequence[str],
    *,
    today: date,
    school: Path | None = None,
    problem: Problem,
    vault: VaultCases | None = None,
) -> list[Orphan]:
    """Return the open dossiers without regiehouder, or whose regiehouder left (R023). As `agenda_in`."""
    found = []
    for name, case, settings in _read(doelen, school, problem, vault):
        if isinstance(case, Dossier) and (why := missing_regie(case, settings, today)):
            deputy = case.vervanger.naam if case.vervanger else None
            found.append(Orphan(number_of(case), name, why, deputy))
    return found


def team_counts(
    doelen: Sequence[str], school_year: str, *, problem: Problem, vault: VaultCases | None = None
) -> TeamCounts:
    """Return the decisions of the support team in a school year, per function (R030). As `agenda_in`."""
    cases = (case for _, case, _ in _read(doelen, None, problem, vault) if isinstance(case, Dossier))
    return count_decisions(cases, school_year)


def _read(
    doelen: Sequence[str], school: Path | None, problem: Problem, vault: VaultCases | None
) -> Iterator[tuple[str, Case | None, Schoolbestand]]:
    """Yield (name, case, its school) of every target, one at a time; without case for a school file."""
    known: dict[Path, Schoolbestand] = {}
    said: set[str] = set()

    def settings_for(path: Path) -> Schoolbestand:
        """Return the settings of the school of this case; what is wrong with them is told once."""
        if path.parent not in known:
            try:
                known[path.parent] = school_for(path, school) or BARE
            except DossierError as failure:
                known[path.parent] = BARE
                if str(failure) not in said:
                    said.add(str(failure))
                    problem(failure)
        return known[path.parent]

    for target in targets_in(doelen, vault):
        try:
            if target.is_school:
                found: tuple[Case | None, Schoolbestand] = None, school_for(target.near, target.near) or BARE
            else:
                found = target.load().case, settings_for(target.near)
        except DossierError as failure:
            if str(failure) not in said and not is_passed_over(target, failure):
                said.add(str(failure))
                problem(failure)
            continue
        yield target.name, *found
