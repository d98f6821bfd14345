"""NAAM-01: what was copied from another pupil is found, and ordinary sentences are left alone (N10)."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.checks.pronouns import wrong_pronouns
from dossiertool.model.persoon import Voornaamwoord

from .cases import dossier, found, goal, groepsplan, measure, need, pads, plan, view

CLASS = frozenset({"Daan", "Noor", "Peter", "Roos"})
GIRL = {"roepnaam": "Noor", "klas": "1V1", "voornaamwoord": "zij"}


@pytest.mark.eis("N10")
def test_the_first_name_of_another_member_of_the_class_in_a_plan_is_found() -> None:
    text = "Op 29 januari 2027 levert Daan elke toets in."
    case = dossier(plannen=[plan(doelen=[goal(text)])])
    (finding,) = found(case, "NAAM-01", names=CLASS)
    assert (finding.pad, finding.tekst) == ("plannen.0.doelen.0.omschrijving", "Daan")
    assert text[finding.start : finding.eind] == "Daan"
    assert "Daan" not in finding.melding


def test_the_pupil_and_people_of_the_dossier_or_school_who_share_a_name_are_no_other_pupil() -> None:
    by_peter = plan(maatregelen=[measure(wat="Peter oefent met Noor.")])
    assert found(dossier(plannen=[by_peter]), "NAAM-01", names=CLASS) == []
    case = dossier(logboek=[{"soort": "overig", "tekst": "Noor praatte met Roos."}])
    assert pads(case, "NAAM-01", names=CLASS) == ["logboek.0.tekst"]
    assert pads(case, "NAAM-01", names=CLASS, medewerkers=[{"naam": "Roos"}]) == []
    assert pads(case, "NAAM-01") == []
    sister = dossier(logboek=[{"soort": "overig", "tekst": "Noor fietst met haar zus Roos."}])
    assert pads(sister, "NAAM-01", names=CLASS) == []


def test_a_name_that_is_also_a_word_is_no_name_where_the_word_can_stand() -> None:
    text = "Wil niet dat iemand meekijkt. In Mei was er een toets. Noor zat bij Wil."
    case = dossier(logboek=[{"soort": "overig", "tekst": text}])
    (finding,) = found(case, "NAAM-01", names=frozenset({"Wil", "Mei"}))
    assert finding.start == text.rindex("Wil")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Op 29 januari 2027 levert Daan elke toets in.", "Daan"),
        ("Ravi vraagt bij een 5 of lager de docent om uitleg.", "Ravi"),
        ("Op 29 januari 2027 levert Noor elke toets in.", None),
        ("Op 29 januari 2027 leest de leerling Engels zonder hulp.", None),
        ("Op 29 januari 2027 maakt Noor 8 van de 10 opgaven van Cito.", None),
        ("Mentor vraagt elke week hoe het gaat.", None),
        ("Op 29 januari 2027 heeft Peter met Noor tien keer geoefend.", None),
        ("Voor 18 december zijn oordelen gewist.", None),
    ],
)
def test_without_a_list_of_names_a_goal_with_another_subject_is_found(text: str, marked: str | None) -> None:
    case = dossier(plannen=[plan(doelen=[goal(text)], maatregelen=[measure()])])
    assert [f.tekst for f in found(case, "NAAM-01")] == ([marked] if marked else [])


def test_words_of_the_pupil_under_another_name_are_found() -> None:
    assert pads(dossier(zienswijzen=[view(door="Daan")]), "NAAM-01") == ["zienswijzen.0.door"]
    for good in ("Noor", "noor", "Noor, via moeder", "de leerling", "Leerling"):
        assert pads(dossier(zienswijzen=[view(door=good)]), "NAAM-01") == []
    assert pads(dossier(zienswijzen=[view("ouders", "Daan")]), "NAAM-01") == []
    signed = plan(akkoorden=[{"wie": "Daan", "functie": "leerling", "antwoord": "akkoord"}])
    assert pads(dossier(plannen=[signed]), "NAAM-01") == ["plannen.0.akkoorden.0.wie"]


def test_a_name_that_was_copied_into_a_field_for_the_pupil_does_not_make_it_known() -> None:
    copied = plan(
        doelen=[goal("Op 29 januari 2027 levert Daan elke toets in.")],
        akkoorden=[{"wie": "Daan", "functie": "leerling", "antwoord": "akkoord"}],
    )
    assert len(found(dossier(plannen=[copied]), "NAAM-01", names=CLASS)) == 2


@pytest.mark.eis("N10")
@pytest.mark.parametrize(
    ("text", "pronoun", "marked"),
    [
        ("Noor leest elke dag. Hij leest 70 woorden.", "zij", "Hij"),
        ("Noor oefent met zijn laptop.", "zij", "zijn"),
        ("Floris begint op tijd. Daarna vraagt zij om hulp.", "hij", "zij"),
        ("Floris levert haar toetsen in.", "hij", "haar"),
        ("Noor oefent met haar laptop. Zij leest 70 woorden.", "zij", None),
        ("Noor praat met de docent. Hij leest voor.", "zij", None),
        ("Noor en Daan lezen samen. Hij leest voor.", "zij", None),
        ("Noor wil op tijd zijn bij de les.", "zij", None),
        ("Noor wil er op zijn laatst om tien uur zijn.", "zij", None),
        ("Noor heeft toetsen die te lang zijn voor een uur.", "zij", None),
        ("Noor legt de kaart neer. Hij is rood.", "zij", None),
        ("Floris krijgt drie toetsen. Zij zijn op maandag.", "hij", None),
        ("Floris knipt haar.", "hij", None),
        ("Floris zit in een klas. Zij leest voor.", "hij", None),
        ("Noor leest. Hij leest.", "die", None),
    ],
)
def test_the_wrong_pronoun_is_found_only_where_nobody_else_can_be_meant(
    text: str, pronoun: str, marked: str | None
) -> None:
    name = text.split(maxsplit=1)[0]
    spans = list(wrong_pronouns(text, name, Voornaamwoord(pronoun)))
    assert [text[slice(*span)] for span in spans] == ([marked] if marked else [])


def test_a_goal_that_names_nobody_is_about_the_pupil_and_a_measure_is_not() -> None:
    text = "Hij leest op 1 februari 70 woorden per minuut."
    assert pads(dossier(leerling=GIRL, plannen=[plan(doelen=[goal(text)])]), "NAAM-01") == [
        "plannen.0.doelen.0.omschrijving"
    ]
    by_peter = plan(maatregelen=[measure(wat="Hij leest met Noor.")])
    assert pads(dossier(leerling=GIRL, plannen=[by_peter]), "NAAM-01") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Noor uit 1V2 levert alle toetsen in.", "1V2"),
        ("Noor (1V2) levert alle toetsen in.", "1V2"),
        ("Noor zit in klas 1V2.", "1V2"),
        ("Noor uit 1V1 levert alle toetsen in.", None),
        ("Een jongen uit 1V2 trok Noor aan haar capuchon.", None),
        ("Noor zit in 2V1.", None),
    ],
)
def test_another_class_of_the_same_year_is_found_where_it_is_said_of_the_pupil(
    text: str, marked: str | None
) -> None:
    case = dossier(leerling=GIRL, behoeften=[need(omschrijving=text)])
    assert [f.tekst for f in found(case, "NAAM-01")] == ([marked] if marked else [])


def test_a_plan_that_went_to_the_teachers_of_another_class_is_found() -> None:
    def shared(wie: str) -> Any:
        return dossier(leerling=GIRL, plannen=[plan(gedeeld_met=[{"wie": wie}])])

    assert pads(shared("de negen docenten van 1V2"), "NAAM-01") == ["plannen.0.gedeeld_met.0.wie"]
    assert pads(shared("de negen docenten van 1V1"), "NAAM-01") == []


def test_a_groepsplan_names_its_pupils() -> None:
    plan_of_class = groepsplan(leerlingen=[{"nummer": 1, "naam": "Daan"}], organisatie="Daan start zelf.")
    assert found(plan_of_class, "NAAM-01", names=CLASS) == []
