"""Who does what: everybody once, with all tasks, however the plan writes their names (R135)."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from tests.documents import word
from tests.documents.cases import TODAY, with_document
from tests.documents.word import W

PEOPLE = [
    {"naam": "Fatima", "rol": "ouder", "functie": "moeder"},
    {"naam": "Youssef", "rol": "ouder", "functie": "vader"},
    {"naam": "Jolien", "rol": "medewerker", "functie": "mentor"},
    {"naam": "Bart", "rol": "medewerker", "functie": "docent"},
    {"naam": "Eva", "rol": "medewerker", "functie": "docent"},
    {"naam": "Rob", "rol": "medewerker", "functie": "conciërge", "tot": "2026-11-01"},
]
PLAN: dict[str, Any] = {
    "opsteller": "Jolien",
    "aanspreekpunt": {"naam": "Jolien", "functie": "mentor"},
    "maatregelen": [
        {"wie": "mentor Jolien", "wat": "Belt elke vrijdag."},
        {"wie": "Fatima en Youssef", "wat": "Lezen het bericht."},
        {"wie": "Peter", "functie": "trainer", "wat": "Oefent met Noor."},
    ],
    "adviezen": [{"wie": "de mentor", "wat": "Zet de weektaak op het bord."}],
    "doelen": [{"kenmerk": "D1", "omschrijving": "Doel.", "monitor": {"wie": "Jolien, mentor"}}],
    "evaluatiemomenten": [
        {"datum": "2027-02-05", "met_wie": ["Noor", "Jolien"]},
        {"datum": "2026-12-11", "met_wie": ["Noor"]},
    ],
}


def data_of(plan: dict[str, Any], **fields: Any) -> dict[str, Any]:
    case = with_document("handelingsplan", plan, betrokkenen=PEOPLE, **fields)
    return document_data("handelingsplan", case, today=TODAY)


def tasks(plan: dict[str, Any], **fields: Any) -> dict[str, list[str]]:
    rows = data_of(plan, **fields)["rollen"]
    assert len({row["naam"] for row in rows}) == len(rows)
    return {row["naam"]: [task.replace("\N{NO-BREAK SPACE}", " ") for task in row["taken"]] for row in rows}


@pytest.mark.eis("R135")
def test_every_named_person_stands_in_the_table_once_with_all_tasks() -> None:
    case = with_document("handelingsplan", PLAN, betrokkenen=PEOPLE)
    body = word.body(fill("handelingsplan", case, today=TODAY))
    (table,) = (
        table
        for table in body.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblCaption[@{W}val='Rollen en taken']") is not None
    )
    cells = [[word.text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.findall(f"{W}tr")]
    rows = {who.split("\n")[0]: what.replace("\N{NO-BREAK SPACE}", " ") for who, what in cells[1:]}

    assert list(rows) == ["Noor", "Fatima", "Youssef", "Jolien", "Peter"]
    assert len(cells) == 1 + len(rows)
    assert rows["Jolien"].splitlines() == [
        "Is het aanspreekpunt bij vragen",
        "Schreef dit plan",
        "Belt elke vrijdag.",
        "Zet de weektaak op het bord.",
        "Volgt doel 1",
        "Kijkt mee op 5 februari 2027",
    ]
    assert rows["Fatima"] == rows["Youssef"] == "Lezen het bericht."
    assert rows["Noor"] == "Kijkt mee op 11 december 2026 en 5 februari 2027"
    assert "Nog geen taak in dit plan: Bart (docent) en Eva (docent)." in word.text_of(body)


def test_who_is_no_longer_involved_is_not_there() -> None:
    data = data_of({})

    assert "Rob" not in data["zonder_taak"]
    assert data["rollen"] == []


def test_the_parents_together_are_each_of_them() -> None:
    found = tasks({"maatregelen": [{"wie": "Ouders", "wat": "Lezen voor."}]})

    assert found == {"Fatima": ["Lezen voor."], "Youssef": ["Lezen voor."]}


def test_a_function_that_two_people_have_is_nobody_in_particular() -> None:
    found = tasks({"maatregelen": [{"wie": "docent", "wat": "Zegt gedag."}]})

    assert found == {"Docent": ["Zegt gedag."]}


def test_who_directs_and_who_takes_over_are_there() -> None:
    found = tasks(
        {},
        regiehouder={"naam": "Sabine", "functie": "ondersteuningscoördinator"},
        vervanger={"naam": "Jolien", "functie": "mentor"},
    )

    assert found == {"Sabine": ["Houdt de regie"], "Jolien": ["Vervangt Sabine"]}


def test_help_from_outside_and_open_questions_are_tasks_too() -> None:
    question = {"vraag": "Hoe ging het in groep 8?", "wie": "Jolien", "voor": "2026-10-20"}
    done = {**question, "vraag": "Al bekend?", "afgerond_op": "2026-10-19"}
    found = tasks(
        {
            "expertise_van": "Peter",
            "inzet_specialist": [{"rol": "orthopedagoog", "van": "2027-01-11", "tot": "2027-03-26"}],
        },
        beelden=[{"datum": "2026-10-06", "nog_uitzoeken": [question, done]}],
    )

    assert found["Peter"] == ["Helpt van buiten de school"]
    assert found["Orthopedagoog"] == ["Werkt mee vanaf 11 januari 2027 tot en met 26 maart 2027"]
    assert found["Jolien"] == ["Zoekt uit: Hoe ging het in groep 8?"]
