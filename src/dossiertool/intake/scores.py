"""The columns with scores: which there are, which the teacher chose, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn
from dossiertool.errors import InvalidInput
from dossiertool.intake.columns import NO_NUMBERS, NOT_CHOSEN, plain
from dossiertool.intake.remark import Remark
from dossiertool.intake.values import Problem, has_point, is_absent, read_name, read_score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from dossiertool.intake.columns import Column
    from dossiertool.intake.pupil import Pupil
    from dossiertool.intake.row import Row


def choose_columns(
    columns: list[Column], body: list[Row], asked: Sequence[str]
) -> tuple[list[Column], dict[str, list[str]]]:
    """Return the columns with scores to take, and why each other column stays behind."""
    left_out: dict[str, list[str]] = {}
    found: list[Column] = []
    for column in columns:
        if column.left_out:
            left_out.setdefault(column.left_out, []).append(column.kop)
        elif column.meaning is None and _holds_scores(column, body):
            found.append(column)
        elif column.meaning is None:
            left_out.setdefault(NO_NUMBERS, []).append(column.kop)
    if not asked:
        return found, left_out
    chosen = [_named(wanted, found) for wanted in asked]
    others = [column.kop for column in found if column not in chosen]
    return list(dict.fromkeys(chosen)), {**left_out, NOT_CHOSEN: others} if others else left_out


def _holds_scores(column: Column, body: list[Row]) -> bool:
    cells = [cell for row in body if (cell := row.cell(column.index)) and not is_absent(cell)]
    good = 0
    for cell in cells:
        try:
            good += read_score(cell, column) is not None
        except Problem:
            continue
    return good * 2 > len(cells)


def _named(wanted: str, found: list[Column]) -> Column:
    for match in (str.__eq__, str.startswith):
        hits = [
            each
            for each in found
            if match(plain(each.kop), plain(wanted)) or match(plain(each.title), plain(wanted))
        ]
        if len(hits) == 1 and plain(wanted):
            return hits[0]
    names = ", ".join(each.kop for each in found) or "geen"
    raise InvalidInput("Zo'n kolom met scores staat niet in de lijst.", f"Kolommen met scores: {names}.")


def take_scores(column: Column, pupils: list[Pupil], body: list[Row]) -> list[Remark]:
    """Put the scores of a column with the pupils; say which cells hold none, or an odd one."""
    cells = {row.regel: row.cell(column.index) for row in body}
    remarks: list[Remark] = []
    found: dict[int, Decimal] = {}
    for pupil in pupils:
        cell = cells[pupil.regel]
        try:
            score = read_score(cell, column)
        except Problem as problem:
            said = f"{problem.melding} De score is niet overgenomen."
            remarks.append(Remark(pupil.regel, column.kop, said, problem.advies))
            continue
        if score is not None:
            found[pupil.regel] = pupil.scores[column.index] = score
        else:
            remarks.append(Remark(pupil.regel, column.kop, "Hier staat geen score.", is_fout=False))
    broken = {regel for regel, score in found.items() if score != score.to_integral_value()}
    pointed = {regel for regel in found if has_point(cells[regel])}
    if len(broken) * 4 < len(found):
        remarks += [
            _odd(regel, column, "Alle andere getallen in deze kolom zijn heel.") for regel in sorted(broken)
        ]
    if len(pointed) * 2 < len(broken):
        remarks += [
            _odd(regel, column, "Hier staat een punt waar een komma hoort.") for regel in sorted(pointed)
        ]
    return remarks


def _odd(regel: int, column: Column, melding: str) -> Remark:
    return Remark(
        regel, column.kop, melding, "Kijk na of het getal klopt. Het is wel overgenomen.", is_fout=False
    )


def clean_heading(column: Column) -> str:
    """Return the name of a test for in the plan; a plain word when the heading cannot be one."""
    title = column.title
    letters = "".join(sign for sign in title if not sign.isdigit())
    try:
        usable = bool(read_name(letters)) and not any(find_bsn(title))
    except Problem:
        usable = False
    return title if usable else f"toets uit kolom {column.index + 1}"
