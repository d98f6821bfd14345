"""Where a groepsplan stands: what `toon` shows of it. No pupil is named: numbers per subgroup are enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.dates import school_year_of
from dossiertool.views.goals import Goal, goal_of
from dossiertool.views.missing import missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dossiertool.findings import Finding
    from dossiertool.model.doel import Doel
    from dossiertool.model.groep import Instructieniveau
    from dossiertool.model.groepsplan import Fase, Groepsplan
    from dossiertool.model.kinds import Planstatus
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.views.missing import Missing


@dataclass(frozen=True, slots=True)
class Group:
    """One subgroup."""

    kenmerk: str
    naam: str | None
    niveau: Instructieniveau | None
    leerlingen: int
    doelen: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Discussion:
    """One discussion with the coördinator."""

    datum: date
    fase: Fase
    besluit: str | None


@dataclass(frozen=True, slots=True)
class GroupOverview:
    """A groepsplan at a glance."""

    nummer: str
    klas: str
    vak: str | None
    schooljaar: str
    periode_van: date
    periode_tot: date
    status: Planstatus
    leerlingen: int
    zonder_subgroep: int
    doelen: tuple[Goal, ...]
    subgroepen: tuple[Group, ...]
    besprekingen: tuple[Discussion, ...]
    besprekingen_dit_jaar: int
    besprekingen_nodig: int
    ontbreekt: tuple[Missing, ...]


def group_overview_of(
    plan: Groepsplan, school: Schoolbestand, findings: Iterable[Finding], titles: Mapping[str, str]
) -> GroupOverview:
    """Return where a groepsplan stands; `findings` and `titles` as for a dossier."""
    placed = {number for group in plan.subgroepen for number in group.leerlingen}
    return GroupOverview(
        nummer=plan.plannummer,
        klas=plan.klas,
        vak=plan.vak,
        schooljaar=plan.schooljaar,
        periode_van=plan.periode_van,
        periode_tot=plan.periode_tot,
        status=plan.status,
        leerlingen=len(plan.leerlingen),
        zonder_subgroep=sum(pupil.nummer not in placed for pupil in plan.leerlingen),
        doelen=tuple(_goal(plan, doel) for doel in plan.doelen),
        subgroepen=tuple(
            Group(
                group.kenmerk,
                group.naam,
                group.niveau,
                len(group.leerlingen),
                tuple(_goal(plan, doel) for doel in group.doelen),
            )
            for group in plan.subgroepen
        ),
        besprekingen=tuple(
            Discussion(talk.datum, talk.fase, talk.besluit)
            for talk in sorted(plan.besprekingen, key=lambda talk: talk.datum)
        ),
        besprekingen_dit_jaar=sum(school_year_of(talk.datum) == plan.schooljaar for talk in plan.besprekingen),
        besprekingen_nodig=school.termijnen.groepsbesprekingen,
        ontbreekt=missing(findings, titles),
    )


def _goal(plan: Groepsplan, doel: Doel) -> Goal:
    said = sorted(
        ((one.datum, each) for one in plan.evaluaties for each in one.doelen if each.doel == doel.kenmerk),
        key=lambda pair: pair[0],
    )
    return goal_of(plan.plannummer, doel, said)
