"""Tables after filling: as wide as the page whatever their columns, and whole where they are short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.documents.fill import fill
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from tests.documents import word
from tests.documents.cases import TODAY, emptiest
from tests.documents.word import W

if TYPE_CHECKING:
    from lxml.etree import _Element


def tables_of(style: str, title: str = "", **fields: Any) -> list[_Element]:
    """Fill a handelingsplan with these fields, and return its tables of this style (and with this title)."""
    case = emptiest("handelingsplan").model_dump()
    case["plannen"] = [{**case["plannen"][0], **fields}]
    body = word.body(fill("handelingsplan", Dossier.model_validate(case), today=TODAY))
    return [
        table
        for table in body.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle[@{W}val='{style}']") is not None
        and (not title or table.find(f"{W}tblPr/{W}tblCaption[@{W}val='{title}']") is not None)
    ]


def widths(table: _Element) -> list[int]:
    return [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]


def moments(number: int) -> list[dict[str, Any]]:
    return [{"datum": f"2027-01-{day:02d}", "wat": f"Moment {day}"} for day in range(1, number + 1)]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_timeline_has_as_many_even_columns_as_moments(number: int) -> None:
    (line,) = tables_of("DossierTijdlijn", evaluatiemomenten=moments(number))

    assert len(set(widths(line))) == 1
    assert len(widths(line)) == number
    assert sum(widths(line)) == pytest.approx(9354, abs=5)


def test_more_than_five_moments_stand_in_rows() -> None:
    assert tables_of("DossierTijdlijn", evaluatiemomenten=moments(6)) == []
    (rows,) = tables_of("DossierRijen", "Wanneer we samen kijken", evaluatiemomenten=moments(6))

    assert len(rows.findall(f"{W}tr")) == 7


@pytest.mark.parametrize(("places", "columns"), [([None], 3), (["trap"], 4), ([None, "trap"], 4)])
def test_a_column_that_nobody_needs_is_not_there(places: list[str | None], columns: int) -> None:
    facts = [{"wat": "Iets.", "waar": place} for place in places]
    (table,) = tables_of("DossierRijen", "Feiten", analyse={"feiten": facts})

    assert len(widths(table)) == columns
    assert sum(widths(table)) == pytest.approx(9354, abs=5)


@pytest.mark.parametrize("directions", [["stimulerend"], ["belemmerend"], ["stimulerend", "belemmerend"]])
def test_a_side_without_factors_keeps_its_column_and_says_so(directions: list[str]) -> None:
    case = emptiest("ot-aanmelding").model_dump()
    case["sterke_kanten"] = [{"omschrijving": "Roos rijdt paard."}]
    case["factoren"] = [
        {"richting": direction, "domein": "school", "omschrijving": f"Is {direction}."}
        for direction in directions
    ]
    body = word.body(fill("ot-aanmelding", Dossier.model_validate(case), today=TODAY))
    (table,) = (table for table in body.iter(f"{W}tbl") if word.text_of(table).startswith("Bij wie"))
    whose, helps, hinders = widths(table)

    assert helps == hinders
    assert whose < helps
    (row,) = table.findall(f"{W}tr")[1:]
    assert len(row.findall(f"{W}tc")) == 3
    assert ("Niets genoemd" in word.text_of(row)) == (len(directions) == 1)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_subgroups_share_the_width_beside_the_first_column(number: int) -> None:
    groups = [{"kenmerk": kenmerk, "aanpak": "Samen."} for kenmerk in "ABCD"[:number]]
    case = Groepsplan.model_validate({**emptiest("groepsplan").model_dump(), "subgroepen": groups})
    body = word.body(fill("groepsplan", case, today=TODAY))
    (table,) = (table for table in body.iter(f"{W}tbl") if word.text_of(table).startswith("Wat\n"))

    assert len(widths(table)) == number + 1
    assert len(set(widths(table)[1:])) == 1


def kept(row: _Element) -> bool:
    return all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in row.iter(f"{W}p"))


def test_a_short_table_stays_on_one_page_and_a_long_one_may_break() -> None:
    def rows(number: int) -> list[_Element]:
        facts = [{"wat": f"Feit {n}."} for n in range(number)]
        (table,) = tables_of("DossierRijen", "Feiten", analyse={"feiten": facts})
        return table.findall(f"{W}tr")

    assert [kept(row) for row in rows(5)] == [True] * 5 + [False]
    assert [kept(row) for row in rows(8)] == [True] + [False] * 6 + [True, False]


def test_a_short_list_of_bullets_stays_on_one_page_and_a_long_one_ends_with_two() -> None:
    def bullets(number: int) -> list[bool]:
        case = emptiest("handelingsplan").model_dump()
        case["sterke_kanten"] = [{"omschrijving": f"Punt {n}."} for n in range(number)]
        body = word.body(fill("handelingsplan", Dossier.model_validate(case), today=TODAY))
        found = [p for p in body.iter(f"{W}p") if word.style_of(p) == "ListBullet"]
        return [p.find(f"{W}pPr/{W}keepNext") is not None for p in found]

    assert bullets(1) == [False]
    assert bullets(3) == [True, True, False]
    assert bullets(7) == [False] * 5 + [True, False]


def test_the_answers_stay_with_the_closing_line() -> None:
    answers = [{"wie": f"Ouder {n}", "antwoord": "akkoord"} for n in range(9)]
    (table,) = tables_of("DossierAkkoord", akkoorden=answers)

    assert all(kept(row) for row in table.findall(f"{W}tr"))


def test_an_open_answer_has_boxes_to_tick_and_room_to_sign() -> None:
    (table,) = tables_of(
        "DossierAkkoord", akkoorden=[{"wie": "Noor"}, {"wie": "Fatima", "antwoord": "akkoord"}]
    )
    _, to_sign, answered, *_ = table.findall(f"{W}tr")

    assert len(list(to_sign.iter(f"{W}sdt"))) == 3
    height = to_sign.find(f"{W}trPr/{W}trHeight")
    assert height is not None
    assert int(height.get(f"{W}val", "0")) >= 539
    assert not list(answered.iter(f"{W}sdt"))
