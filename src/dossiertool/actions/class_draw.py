"""What a class list comes to: the fields of a groepsplan, with a proposal for subgroups (R065)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dossiertool.actions.new import draw_number
from dossiertool.actions.school import school_for
from dossiertool.dates import school_year_of
from dossiertool.documents.words import enumeration, number
from dossiertool.errors import InvalidInput
from dossiertool.files.skeleton import Item
from dossiertool.files.source import read_raw
from dossiertool.files.structure import fields_that_do_not_fit
from dossiertool.intake.class_list import read_class_list
from dossiertool.intake.pupil import plan_names
from dossiertool.intake.scores import clean_heading
from dossiertool.intake.subgroups import BASIS, INTENSIEF, VERDIEPT, propose
from dossiertool.intake.table import MAX_BYTES
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from pathlib import Path

    from dossiertool.intake.class_list import ClassList
    from dossiertool.intake.subgroups import Proposal

_WEEKS = 18
_NO_SCHOOL = "de naam van de school"
_TITLES = {
    INTENSIEF: "meer uitleg en oefening",
    BASIS: "de gewone les",
    VERDIEPT: "minder uitleg, moeilijkere opdrachten",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a list says, as the fields of a groepsplan, with what there is to say about it."""

    values: dict[str, Any]
    found: ClassList
    names: list[str]
    groups: list[tuple[str, str, list[int]]]
    explained: list[str]
    no_school: bool

    def assumed(self) -> list[str]:
        """Return what the list did not say and the plan had to: for the teacher to look after."""
        asked = ["de eerste en laatste dag van het plan"]
        if self.found.scores:
            asked.insert(0, "de datum van de toetsen")
        if self.no_school:
            asked.insert(0, "de naam van de school")
        return [f"Kijk in het plan na: {enumeration(asked)}."]


def draw_class(
    path: Path, scores: Sequence[str], klas: str | None, vak: str | None, school: Path | None, today: date
) -> Drawn:
    """Read the list and propose subgroups.

    Raises:
        InvalidInput: the list cannot be read, is of more classes, has no such column, or does not fit a plan.
    """
    found = read_class_list(read_raw(path, MAX_BYTES), str(path), scores=scores, klas=klas, today=today)
    names = plan_names(found.pupils)
    deciding = found.scores[0] if scores or len(found.scores) == 1 else None
    proposal = propose([pupil.scores.get(deciding.index) if deciding else None for pupil in found.pupils])
    explained = _explained(found, clean_heading(deciding) if deciding else None, proposal)
    if found.elsewhere:
        explained.append(f"Niet meegenomen, want van een andere klas: {found.elsewhere}.")
    settings = school_for(path, school)
    last_day = min(today + timedelta(weeks=_WEEKS), _last_day(today))
    groups = _groups(names, proposal)
    values: dict[str, Any] = {
        "school": {"naam": settings.naam if settings else _NO_SCHOOL},
        "klas": found.klas,
        "plansoort": "vakspecifiek" if vak else "vakoverstijgend",
        **({"vak": vak} if vak else {}),
        "periode_van": today.isoformat(),
        "periode_tot": last_day.isoformat(),
        "leerlingen": [{"nummer": i, "naam": name} for i, name in enumerate(names, start=1)],
        "toetsen": _tests(found, today),
        "groepsoverzicht": _overview(found),
        "subgroepen": [_subgroup(letter, level, numbers, explained) for letter, level, numbers in groups],
    }
    values = {name: value for name, value in values.items() if value != []}
    _require_fitting(values, today)
    return Drawn(values, found, names, groups, explained, settings is None)


def _require_fitting(values: dict[str, Any], today: date) -> None:
    """See that the plan can be read before it is written: what the teacher typed may not fit."""
    plan = whole(values, today)
    if fields := fields_that_do_not_fit(Groepsplan, plan):
        raise InvalidInput(
            f"Van deze lijst is geen groepsplan te maken. Dit past niet: {enumeration(fields)}.",
            "Kijk de lijst en de opties na.",
        )


def whole(values: dict[str, Any], today: date) -> dict[str, Any]:
    """Return the fields as a whole groepsplan with a new number, without remarks."""
    return {
        **Item(values).plain(),
        "plannummer": draw_number("groepsplan"),
        "schooljaar": school_year_of(today),
    }


def _last_day(today: date) -> date:
    """Return the last day of this school year."""
    return date(today.year + (today.month > 7), 7, 31)  # noqa: PLR2004


def _tests(found: ClassList, today: date) -> list[Item]:
    rows = []
    for i, column in enumerate(found.scores, start=1):
        values: dict[str, Any] = {"kenmerk": f"T{i}", "naam": clean_heading(column), "datum": today.isoformat()}
        if column.maximum:
            values["maximum"] = column.maximum
        rows.append(Item(values, ["De lijst zegt niet wanneer dit is gemeten. Verander de datum."]))
    return rows


def _overview(found: ClassList) -> list[dict[str, Any]]:
    rows = []
    for i, pupil in enumerate(found.pupils, start=1):
        scores = {
            f"T{t}": _plain_number(pupil.scores[column.index])
            for t, column in enumerate(found.scores, start=1)
            if column.index in pupil.scores
        }
        if scores:
            rows.append({"leerling": i, "scores": scores})
    return rows


def _plain_number(score: Decimal) -> int | float:
    return int(score) if score == score.to_integral_value() else float(score)


def _groups(names: Sequence[str], proposal: Proposal) -> list[tuple[str, str, list[int]]]:
    """Return (letter, level, numbers of the pupils) of each subgroup that has somebody in it."""
    by_level = {
        level: [i for i, each in enumerate(proposal.levels, start=1) if each == level]
        for level in (INTENSIEF, BASIS, VERDIEPT)
    }
    filled = [(level, numbers) for level, numbers in by_level.items() if numbers]
    return [(letter, level, numbers) for letter, (level, numbers) in zip("ABC", filled, strict=False)]


def _subgroup(letter: str, level: str, numbers: list[int], explained: Sequence[str]) -> Item:
    values = {"kenmerk": letter, "naam": _TITLES[level], "niveau": level, "leerlingen": numbers}
    notes = explained if letter == "A" else ()
    return Item(values, notes, ("doelen", "doelscore", "nodig", "aanpak", "materiaal", "wanneer"))


def _explained(found: ClassList, title: str | None, proposal: Proposal) -> list[str]:
    """Return the rule behind the subgroups, for the teacher: in the file and on the screen."""
    if title is None:
        names = enumeration(column.kop for column in found.scores)
        if not found.scores:
            return ["Er is één subgroep, want de lijst heeft geen scores. Verdeel de leerlingen zelf."]
        return [f"Er is één subgroep. Een voorstel maken? Kies een kolom met --score: {names}."]
    lines = []
    if proposal.lowest is None or proposal.highest is None:
        lines.append(f"Met {title} is geen verdeling te maken: te weinig scores, of te veel gelijke.")
    else:
        lines += [
            f"Dit is een voorstel, met {title}. Een hoge score telt als beter. U beslist.",
            f"Intensief: {number(proposal.lowest)} of lager, het laagste kwart. "
            f"Verdiept: {number(proposal.highest)} of hoger, het hoogste kwart. Basis: de anderen.",
        ]
    if proposal.without == 1:
        lines.append("Eén leerling heeft geen score en staat in basis.")
    elif proposal.without:
        lines.append(f"{proposal.without} leerlingen hebben geen score en staan in basis.")
    return lines
