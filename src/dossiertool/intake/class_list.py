"""Takes in a class list: who is in the class, with the scores that a groepsplan may hold (R065).

Names and scores come along; numbers, dates, addresses and everything else stay behind and are named.
A row with a mistake is reported and left out; the good rows stay.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn
from dossiertool.errors import InvalidInput
from dossiertool.intake.columns import Meaning, names_someone, plain, recognise
from dossiertool.intake.pupil import Pupil, read_pupil
from dossiertool.intake.remark import Remark
from dossiertool.intake.scores import choose_columns, take_scores
from dossiertool.intake.table import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dossiertool.intake.columns import Column
    from dossiertool.intake.row import Row

MOST_PUPILS = 400
_TITLE_ROWS = 10  # lines that may stand above the headings
_MOST_OF_THE_CLASS = 0.8
_LONGEST_CLASS = 20
_LONGEST_GROUP = 2  # a primary school has group 1 to 8; a longer number is something else


@dataclass(frozen=True, slots=True)
class ClassList:
    """What came out of a list: the pupils in order, the columns with scores, and what there is to say."""

    klas: str
    pupils: list[Pupil]
    scores: list[Column]
    left_out: dict[str, list[str]]
    remarks: list[Remark]
    skipped: list[int]
    elsewhere: int


def read_class_list(
    raw: bytes, name: str, *, scores: Sequence[str] = (), klas: str | None = None, today: date
) -> ClassList:
    """Return who is on the list; `scores` are the headings of the columns to take, all of them when empty.

    Raises:
        InvalidInput: no list, no column with names, no such column, more than 400 pupils, or more classes.
    """
    rows, remarks = read_rows(raw, name)
    columns, body = _headed(rows, name)
    if len(body) > MOST_PUPILS:
        raise InvalidInput(
            f"In {name} staan meer dan {MOST_PUPILS} leerlingen.",
            "Maak een lijst van één klas en probeer het opnieuw.",
        )
    chosen, left_out = choose_columns(columns, body, scores)
    klas, body, elsewhere, others = _of_one_class(columns, body, klas, name)
    used = [column for column in columns if column.meaning] + chosen
    pupils: list[Pupil] = []
    skipped = [remark.regel for remark in [*remarks, *others] if remark.is_fout]
    for row in body:
        pupil, said = read_pupil(row, columns, used, today)
        remarks += said
        twin = _twin(pupil, pupils) if pupil else None
        if pupil is None:
            skipped.append(row.regel)
        elif twin is not None:
            told = f"Deze leerling staat ook op regel {twin.regel}, en één keer in het plan."
            remarks.append(Remark(row.regel, None, told, "Haal één van de twee regels weg."))
        if pupil is None or twin is not None:
            continue
        remarks += _same_number(pupil, pupils, columns)
        pupils.append(pupil)
    if not pupils:
        raise InvalidInput(f"In {name} staat geen enkele leerling die goed te lezen is.", "Kijk de lijst na.")
    for column in chosen:
        remarks += take_scores(column, pupils, body)
    remarks = sorted([*remarks, *others], key=lambda each: (each.regel, each.kolom or ""))
    return ClassList(klas, pupils, chosen, left_out, remarks, sorted(set(skipped)), elsewhere)


def _headed(rows: list[Row], name: str) -> tuple[list[Column], list[Row]]:
    """Return the columns and the rows below the headings."""
    for i, row in enumerate(rows[:_TITLE_ROWS]):
        columns = recognise(row.cells)
        if names_someone(columns):
            return columns, rows[i + 1 :]
    raise InvalidInput(
        f"In {name} is geen kolom met namen gevonden.",
        "Zet boven de kolom met voornamen: Roepnaam. Bewaar de lijst als CSV.",
    )


def _of_one_class(
    columns: list[Column], body: list[Row], asked: str | None, name: str
) -> tuple[str, list[Row], int, list[Remark]]:
    """Return the class, its rows, how many are of other classes, and rows with an unexpected class."""
    column = next((each for each in columns if each.meaning is Meaning.KLAS), None)
    if column is None:
        if asked is None:
            raise InvalidInput(f"In {name} staat geen klas.", "Typ de klas erbij: --klas 1H2")
        return asked, body, 0, []
    names = {row.regel: _class_name(row.cell(column.index)) for row in body}
    written = Counter(row.cell(column.index) for row in body if names[row.regel])
    counts = Counter(found for found in names.values() if found)
    if asked is not None:
        mine = [row for row in body if names[row.regel] == _class_name(asked)]
        if not mine:
            raise InvalidInput(
                f"In {name} staat geen leerling van die klas.", "Kijk na hoe de klas in de lijst heet."
            )
        return asked, mine, len(body) - len(mine), _spelled(mine, column, asked)
    if not counts:
        raise InvalidInput(f"In {name} is de kolom met de klas leeg.", "Typ de klas erbij: --klas 1H2")
    most, count = counts.most_common(1)[0]
    if count < _MOST_OF_THE_CLASS * sum(counts.values()):
        raise InvalidInput(f"In {name} staan leerlingen van {len(counts)} klassen.", "Kies er één met --klas.")
    others = [
        Remark(
            row.regel,
            column.kop,
            "Hier staat een andere klas dan bij de rest.",
            "Kijk na of deze leerling erbij hoort.",
        )
        for row in body
        if names[row.regel] not in (most, "")
    ]
    spelling = next(cell for cell, _ in written.most_common() if _class_name(cell) == most)
    mine = [row for row in body if names[row.regel] in (most, "")]
    return spelling, mine, 0, [*others, *_spelled(mine, column, spelling)]


def _spelled(rows: list[Row], column: Column, spelling: str) -> list[Remark]:
    """Say which rows write the class another way than the others."""
    said = "De klas is hier anders geschreven dan bij de rest."
    return [
        Remark(row.regel, column.kop, said, is_fout=False)
        for row in rows
        if row.cell(column.index) != spelling or column.index in row.had_spaces
    ]


def _class_name(cell: str) -> str:
    """Return a class without the difference between `1H2` and `1h2`; "" when it is no class."""
    is_number = cell.isdigit() and len(cell) > _LONGEST_GROUP
    if not cell.isprintable() or len(cell) > _LONGEST_CLASS or is_number or any(find_bsn(cell)):
        return ""
    return plain(cell)


def _twin(pupil: Pupil, before: Iterable[Pupil]) -> Pupil | None:
    """Return a pupil that is the same: same whole name, and no two different numbers."""
    return next(
        (
            each
            for each in before
            if each.whole_name == pupil.whole_name
            and (pupil.achternaam or each.leerlingnummer)
            and (
                each.leerlingnummer == pupil.leerlingnummer
                or not (each.leerlingnummer and pupil.leerlingnummer)
            )
        ),
        None,
    )


def _same_number(pupil: Pupil, before: list[Pupil], columns: list[Column]) -> list[Remark]:
    other = next(
        (each for each in before if pupil.leerlingnummer and each.leerlingnummer == pupil.leerlingnummer), None
    )
    if other is None:
        return []
    kop = next(column.kop for column in columns if column.meaning is Meaning.NUMMER)
    said = f"Dit nummer staat ook op regel {other.regel}."
    return [
        Remark(
            pupil.regel,
            kop,
            said,
            "Kijk na bij wie het hoort. Het plan gebruikt dit nummer niet.",
            is_fout=False,
        )
    ]
