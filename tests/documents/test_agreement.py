"""Who has answered and who has yet to: nobody is passed over, nobody is asked twice."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.model.dossier import Dossier
from tests.documents import word
from tests.documents.cases import TODAY, emptiest

PEOPLE = [
    {"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True},
    {"naam": "Youssef", "rol": "ouder", "functie": "vader"},
    {"naam": "Hans", "rol": "ouder", "functie": "stiefvader", "gezag": False},
    {"naam": "Jolien", "rol": "medewerker", "functie": "mentor"},
    {"naam": "Peter", "rol": "extern", "functie": "trainer"},
]
PUPIL, MOTHER, FATHER, SCHOOL = ("Noor", "leerling"), ("Fatima", "moeder"), ("Youssef", "vader"), "Jolien"


def answer(wie: str, **fields: Any) -> dict[str, Any]:
    return {"wie": wie, "antwoord": "akkoord", "datum": "2026-10-27", **fields}


def dossier(*akkoorden: dict[str, Any], **fields: Any) -> Dossier:
    case = emptiest("handelingsplan").model_dump()
    plan = {
        **case["plannen"][0],
        "aanspreekpunt": {"naam": SCHOOL, "functie": "mentor"},
        "akkoorden": akkoorden,
    }
    return Dossier.model_validate({**case, "betrokkenen": PEOPLE, "plannen": [plan], **fields})


def open_lines(*akkoorden: dict[str, Any]) -> list[str]:
    """Return who is still asked, when these have answered."""
    data = document_data("handelingsplan", dossier(*akkoorden), today=TODAY)
    return [line["wie"] for line in data["plan"]["akkoorden"] if line["antwoord"] is None]


def test_without_answers_pupil_parents_and_school_are_asked_and_no_parent_without_custody() -> None:
    assert open_lines() == ["Noor", "Fatima", "Youssef", "Jolien"]


def test_who_has_answered_is_not_asked_again_and_the_others_still_are() -> None:
    assert open_lines(answer("Noor"), answer("Fatima")) == ["Youssef", "Jolien"]
    assert open_lines(answer("Noor"), answer("Fatima"), answer("Youssef"), answer("Jolien")) == []


def test_someone_whose_line_is_open_already_gets_no_second_one() -> None:
    assert open_lines(answer("Noor", antwoord=None, datum=None)) == ["Noor", "Fatima", "Youssef", "Jolien"]


def test_an_answer_for_the_parents_together_is_one_of_each_parent() -> None:
    assert open_lines(answer("Fatima en Youssef", van="ouders")) == ["Noor", "Jolien"]


def test_the_answer_of_another_parent_is_not_that_of_the_mother() -> None:
    assert open_lines(answer("Hans")) == ["Noor", "Fatima", "Youssef", "Jolien"]


def test_what_the_answer_says_of_its_party_goes_before_the_name() -> None:
    assert open_lines(answer("Peter", van="leraar")) == ["Noor", "Fatima", "Youssef"]


@pytest.mark.parametrize("name", ["Fatima en Youssef", "moeder van Noor", "Peter", "Iemand"])
def test_a_name_that_is_not_exactly_known_answers_for_nobody(name: str) -> None:
    assert open_lines(answer(name)) == ["Noor", "Fatima", "Youssef", "Jolien"]


def test_the_words_of_someone_without_a_party_stand_in_the_table_only() -> None:
    no = answer("Iemand", antwoord="niet_akkoord", opmerking="Ik wil eerst praten.")
    data = document_data("handelingsplan", dossier(no), today=TODAY)

    assert all(voice["leeg"] for voice in data["stemmen"])
    assert "Ik wil eerst praten." in word.all_text(fill("handelingsplan", dossier(no), today=TODAY))


def test_the_one_who_directs_signs_for_the_school_when_there_is_nobody_to_turn_to() -> None:
    case = dossier().model_dump()
    case["plannen"][0]["aanspreekpunt"] = None
    director = {"naam": "Sabine", "functie": "ondersteuningscoördinator"}
    data = document_data(
        "handelingsplan", Dossier.model_validate({**case, "regiehouder": director}), today=TODAY
    )

    assert data["plan"]["akkoorden"][-1]["wie"] == "Sabine"


def test_an_answered_line_has_no_room_to_sign_and_an_open_one_has() -> None:
    text = word.all_text(fill("handelingsplan", dossier(answer("Noor", wijze="getekend")), today=TODAY))

    assert "Getekend" in text
    assert text.count("met opmerking") == 3
