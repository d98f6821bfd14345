"""One row of a class list: who it is, and how that name stands in a plan that the whole class may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn
from dossiertool.intake.columns import Meaning
from dossiertool.intake.remark import Remark
from dossiertool.intake.values import Problem, bare, date_problem, read_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from dossiertool.intake.columns import Column
    from dossiertool.intake.row import Row


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil on the list, as written there: leading zeros and `van der` kept; scores by their column."""

    regel: int
    roepnaam: str
    voorvoegsel: str = ""
    achternaam: str = ""
    leerlingnummer: str = ""
    scores: dict[int, Decimal] = field(default_factory=dict)

    @property
    def whole_name(self) -> tuple[str, str, str]:
        """Name, voorvoegsel and surname, without the difference between capitals and small letters."""
        return self.roepnaam.casefold(), self.voorvoegsel.casefold(), self.achternaam.casefold()


def read_pupil(
    row: Row, columns: Sequence[Column], used: Sequence[Column], today: date
) -> tuple[Pupil | None, list[Remark]]:
    """Return the pupil in this row, or None when the row cannot be used, and what there is to say about it."""
    remarks: list[Remark] = []
    if any(row.cells[len(columns) :]):
        return None, [_columns(row, "Deze regel heeft meer kolommen dan de kop.")]
    if len(row.cells) < len(columns):
        if any(column.index >= len(row.cells) for column in used):
            return None, [_columns(row, "Deze regel heeft te weinig kolommen.")]
        said = "Deze regel heeft te weinig kolommen."
        remarks.append(
            Remark(row.regel, None, said, "Kijk na of alles in de goede kolom staat.", is_fout=False)
        )
    cells = {column.meaning: (column, row.cells[column.index]) for column in used if column.meaning}
    names: dict[Meaning, str] = {}
    for meaning in (Meaning.ROEPNAAM, Meaning.VOORVOEGSEL, Meaning.ACHTERNAAM, Meaning.NAAM):
        if meaning not in cells:
            continue
        column, cell = cells[meaning]
        try:
            names[meaning] = read_name(cell)
        except Problem as problem:
            said = f"{problem.melding} De regel is overgeslagen."
            return None, [*remarks, Remark(row.regel, column.kop, said, problem.advies)]
        if column.index in row.had_spaces:
            remarks.append(_loose(row, column, "Er stonden spaties om de naam; die zijn weggehaald."))
    if not names.get(Meaning.ROEPNAAM) and names.get(Meaning.NAAM):
        names |= _split(names[Meaning.NAAM])
    if not names.get(Meaning.ROEPNAAM):
        column = cells.get(Meaning.ROEPNAAM, cells.get(Meaning.NAAM))[0]  # type: ignore[index]  # there is one
        said = "Hier ontbreekt de naam. De regel is overgeslagen."
        return None, [*remarks, Remark(row.regel, column.kop, said, "Vul de roepnaam in.")]
    if Meaning.ACHTERNAAM in cells and not names[Meaning.ACHTERNAAM]:
        remarks.append(_loose(row, cells[Meaning.ACHTERNAAM][0], "Hier ontbreekt de achternaam."))
    number, about_number = _number(row, cells.get(Meaning.NUMMER))
    if Meaning.GEBOORTEDATUM in cells:
        column, cell = cells[Meaning.GEBOORTEDATUM]
        if wrong := date_problem(cell, today):
            remarks.append(
                _loose(row, column, f"{wrong.melding} Het plan gebruikt deze kolom niet.", wrong.advies)
            )
    pupil = Pupil(
        row.regel,
        names[Meaning.ROEPNAAM],
        names.get(Meaning.VOORVOEGSEL, ""),
        names.get(Meaning.ACHTERNAAM, ""),
        number,
    )
    return pupil, [*remarks, *about_number]


def plan_names(pupils: Sequence[Pupil]) -> list[str]:
    """Return the name of each pupil in a plan: the first name, and letters of the surname when two share it."""
    shared = Counter(pupil.roepnaam.casefold() for pupil in pupils)
    names = [pupil.roepnaam for pupil in pupils]
    for i, pupil in enumerate(pupils):
        if shared[pupil.roepnaam.casefold()] == 1:
            continue
        namesakes = [
            each
            for each in pupils
            if each is not pupil and each.roepnaam.casefold() == pupil.roepnaam.casefold()
        ]
        names[i] = _told_apart(pupil, namesakes)
    seen: Counter[str] = Counter()
    for i, name in enumerate(names):
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1 or names.count(name) > 1:
            names[i] = f"{name} ({seen[name.casefold()]})"
    return names


def _told_apart(pupil: Pupil, namesakes: Sequence[Pupil]) -> str:
    surname = pupil.achternaam
    for letters in range(1, len(surname) + 1):
        start = surname[:letters].casefold()
        if not any(each.achternaam.casefold().startswith(start) for each in namesakes):
            return f"{pupil.roepnaam} {surname[:letters]}{'.' if letters < len(surname) else ''}"
    if pupil.voorvoegsel and surname:
        return f"{pupil.roepnaam} {pupil.voorvoegsel} {surname}"
    return f"{pupil.roepnaam} {surname}".strip()


def _split(name: str) -> dict[Meaning, str]:
    """Take a whole name apart: `Heuvel, Bram van den`, or `Bram van den Heuvel`."""
    if "," in name:
        last, _, first = name.partition(",")
        given, *between = first.split() or [""]
        return {
            Meaning.ROEPNAAM: given,
            Meaning.VOORVOEGSEL: " ".join(between),
            Meaning.ACHTERNAAM: last.strip(),
        }
    given, *rest = name.split()
    small = next((i for i, word in enumerate(rest) if word[0].isupper()), 0)
    return {
        Meaning.ROEPNAAM: given,
        Meaning.VOORVOEGSEL: " ".join(rest[:small]),
        Meaning.ACHTERNAAM: " ".join(rest[small:]),
    }


def _number(row: Row, found: tuple[Column, str] | None) -> tuple[str, list[Remark]]:
    if found is None:
        return "", []
    column, cell = found
    number = bare(cell)
    if not number:
        return "", [_loose(row, column, "Hier ontbreekt het nummer. Het plan gebruikt dit nummer niet.")]
    if any(find_bsn(number)):
        said = "Dit kan een burgerservicenummer zijn. Het is niet overgenomen."
        return "", [_loose(row, column, said, "Gebruik het nummer van de leerlingadministratie.")]
    return number, []


def _loose(row: Row, column: Column, melding: str, advies: str | None = None) -> Remark:
    return Remark(row.regel, column.kop, melding, advies, is_fout=False)


def _columns(row: Row, melding: str) -> Remark:
    return Remark(
        row.regel, None, f"{melding} De regel is overgeslagen.", "Kijk of alles in de goede kolom staat."
    )
