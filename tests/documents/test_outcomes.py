"""What an evaluatie shows: what it brought, which goals were reached, what is done with each measure."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.model.dossier import Dossier
from tests.documents import word
from tests.documents.cases import TODAY, fullest, with_document
from tests.documents.word import W

GOALS = [{"kenmerk": f"D{n}", "omschrijving": f"Doel nummer {n}."} for n in range(1, 7)]
REACHED = ["behaald", "behaald", "deels", "niet", "niet_beoordeeld"]
MEASURES = [
    {"kenmerk": "M1", "wat": "Training door Peter.", "verwacht_resultaat": "Noor begint binnen twee minuten."},
    {"kenmerk": "M2", "wat": "Elke vrijdag bellen."},
]
PLAN = {
    "kenmerk": "HP1",
    "gericht_op": "Toetsen",
    "startdatum": "2026-11-04",
    "einddatum": "2027-02-05",
    "doelen": GOALS,
    "maatregelen": MEASURES,
}


def case(**fields: Any) -> Dossier:
    return with_document("evaluatie", {"soort": "eind", "plan": "HP1", **fields}, plannen=[PLAN])


def text_of(**fields: Any) -> str:
    return word.all_text(fill("evaluatie", case(**fields), today=TODAY))


@pytest.mark.eis("R058")
def test_what_a_teacher_learned_of_the_own_approach_is_not_in_the_document_nor_in_its_data() -> None:
    learned = {"tekst": "Ik praat te veel tijdens de uitleg.", "door": "Jolien", "datum": "2027-02-05"}
    full = fullest("dossier").evaluaties[0].model_dump() | {"reflectie_leraar": learned, "plan": None}
    dossier = with_document("evaluatie", full)

    blob = fill("evaluatie", dossier, today=TODAY)
    assert not any("praat te veel" in xml for xml in word.parts(blob).values())
    assert "praat te veel" not in str(document_data("evaluatie", dossier, today=TODAY))


@pytest.mark.eis("R155")
def test_each_party_has_its_own_place_for_what_it_brought_beside_what_was_expected() -> None:
    said = {"tekst": "Ik lever nu alles in.", "door": "Noor", "datum": "2027-02-05"}
    blob = fill("evaluatie", case(opbrengst={"leerling": said}), today=TODAY)
    table = next(
        table
        for table in word.body(blob).iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblCaption[@{W}val='Wat het opleverde']") is not None
    )
    cells = [word.text_of(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in table.iter(f"{W}tc")]

    assert cells[:3] == ["Noor", "Ouders", "School"]
    assert cells[3:] == [
        "Ik lever nu alles in.\nNoor, 5 februari 2027",
        "Nog niet ingevuld",
        "Nog niet ingevuld",
    ]
    assert "Dit verwachtten we:\nNoor begint binnen twee minuten." in word.all_text(blob)


def test_an_evaluation_under_way_asks_nobody_what_it_brought_unless_someone_said_it() -> None:
    assert "Wat het opleverde" not in text_of(soort="tussen")


@pytest.mark.eis("R160")
def test_the_goals_that_were_reached_and_not_are_counted_as_they_are() -> None:
    results = [{"doel": f"D{n}", "doelbereik": reach} for n, reach in enumerate(REACHED, start=1)]
    counted = document_data("evaluatie", case(doelen=results), today=TODAY)["doelen_geteld"]
    text = text_of(doelen=results)

    for reach in set(REACHED):
        assert counted[reach] == REACHED.count(reach)
    assert counted["niet_besproken"] == 1
    assert counted["totaal"] == len(GOALS) == sum(counted.values()) - counted["totaal"]
    assert (
        "Er zijn 6 doelen: 2 behaald, 1 deels behaald, 1 niet behaald, 1 nog niet beoordeeld, 1 niet besproken."
    ) in text
    table = text.partition("Behaald?")[2].partition("Hoe het verdergaat")[0]
    marks = re.findall(r"^ (Behaald|Deels behaald|Niet behaald) $", table, re.MULTILINE)
    assert [marks.count(word) for word in ("Behaald", "Deels behaald", "Niet behaald")] == [2, 1, 1]


def test_one_goal_is_counted_in_words_that_fit() -> None:
    dossier = with_document(
        "evaluatie",
        {"plan": "HP1", "doelen": [{"doel": "D1", "doelbereik": "behaald"}]},
        plannen=[{**PLAN, "doelen": GOALS[:1]}],
    )

    assert "Er is 1 doel: 1 behaald, 0 niet behaald." in word.all_text(fill("evaluatie", dossier, today=TODAY))


def test_each_measure_stands_with_its_decision_and_why_and_one_that_was_not_spoken_of_says_so() -> None:
    outcome = {
        "omschrijving": "Training door Peter",
        "maatregel": "M1",
        "uitgevoerd": "10 keer",
        "besluit": "stoppen",
        "waarom": "Doel 3 is behaald",
    }
    blob = fill("evaluatie", case(maatregelen=[outcome]), today=TODAY)
    table = next(
        table
        for table in word.body(blob).iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblCaption[@{W}val='Wat we met de aanpak doen']") is not None
    )
    rows = [[word.text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.findall(f"{W}tr")[1:]]

    assert rows == [
        ["Training door Peter", "10 keer", "Stoppen", "Doel 3 is behaald"],
        ["Elke vrijdag bellen.", "Niet genoteerd", "Niet besproken", "Niet genoteerd"],
    ]


def test_measures_without_a_reference_are_not_guessed_at() -> None:
    outcome = {"omschrijving": "De training", "besluit": "stoppen"}

    assert "Elke vrijdag bellen." not in text_of(maatregelen=[outcome])
    assert "Elke vrijdag bellen." not in text_of(soort="tussen")
    assert "Elke vrijdag bellen." in text_of()


def test_the_views_are_left_out_when_only_what_it_brought_was_said() -> None:
    assert "Hoe ieder het ziet" not in text_of()
    view = {"van": "leerling", "door": "Noor", "datum": "2027-02-05", "tekst": "Het ging goed."}
    assert "Hoe ieder het ziet" in text_of(zienswijzen=[view])
