from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.words import NBSP
from dossiertool.model.dossier import Dossier
from tests.documents.cases import TODAY, emptiest, fullest


def view(**fields: Any) -> Any:
    """Say something of one party, on one day."""
    return {"van": "leerling", "door": "Noor", "datum": "2026-10-06", "tekst": "Iets.", **fields}


def data_of(soort: str = "handelingsplan", today: date = TODAY, **fields: Any) -> dict[str, Any]:
    """Return the data of an otherwise empty dossier with these fields."""
    case = Dossier.model_validate({**emptiest(soort).model_dump(), **fields})
    return document_data(soort, case, today=today)


def plan(**fields: Any) -> list[dict[str, Any]]:
    days = {"startdatum": "2026-11-04", "einddatum": "2027-02-05"}
    return [{"kenmerk": "HP1", "gericht_op": "Toetsen", **days, **fields}]


def need(kenmerk: str, **fields: Any) -> dict[str, Any]:
    return {"kenmerk": kenmerk, "omschrijving": f"Hulp {kenmerk}.", "geopend_op": "2026-10-06", **fields}


@pytest.mark.parametrize("soort", ["handelingsplan", "ot-aanmelding", "evaluatie"])
def test_every_field_of_the_dossier_is_there_under_its_own_name(soort: str) -> None:
    case = fullest("dossier")
    data = document_data(soort, case, today=TODAY)

    assert set(type(case).model_fields) <= set(data)
    assert set(emptiest(soort).leerling.model_dump()) <= set(data["leerling"])  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("soort", "name", "records"),
    [("handelingsplan", "plan", "plannen"), ("ot-aanmelding", "aanmelding", "aanmeldingen")],
)
def test_the_document_keeps_every_field_and_its_goals_and_measures_too(
    soort: str, name: str, records: str
) -> None:
    case = fullest("dossier")
    document = document_data(soort, case, today=TODAY)[name]
    (original,) = case.model_dump(mode="json")[records]

    assert set(original) <= set(document)
    for field in {"doelen", "maatregelen", "akkoorden", "evaluatiemomenten", "eerder"} & set(original):
        assert set(original[field][0]) <= set(document[field][0])


def test_every_field_of_a_groepsplan_is_there() -> None:
    case = fullest("groepsplan")

    assert set(type(case).model_fields) <= set(document_data("groepsplan", case, today=TODAY))


def test_a_closed_need_is_not_printed_as_a_present_one() -> None:
    data = data_of(
        behoeften=[need("B1"), need("B2", status="afgesloten", afgesloten_op="2026-11-01")],
        plannen=plan(behoeften=["B1", "B2"]),
    )

    assert [row["kenmerk"] for row in data["nodig"]] == ["B1"]
    assert [row["kenmerk"] for row in data["behoeften"]] == ["B1"]


def test_a_factor_of_a_closed_or_another_need_is_left_out() -> None:
    def factor(text: str, *needs: str) -> dict[str, Any]:
        return {"richting": "stimulerend", "domein": "leraar", "omschrijving": text, "behoeften": needs}

    data = data_of(
        behoeften=[need("B1"), need("B2"), need("B3", status="afgesloten")],
        factoren=[factor("Altijd."), factor("Hier.", "B1"), factor("Elders.", "B2"), factor("Voorbij.", "B3")],
        plannen=plan(behoeften=["B1", "B3"]),
    )

    assert [point["tekst"] for point in data["wat_helpt"]] == ["Altijd.", "Hier."]


def test_facts_of_the_plan_and_of_its_signals_stand_in_the_order_of_time() -> None:
    signal = {
        "kenmerk": "S1",
        "datum": "2026-10-16",
        "door": "Jolien",
        "feiten": [
            {"wat": "eerst", "datum": "2026-09-01", "tot": "2026-09-30"},
            {"wat": "daarbij"},
            {"wat": "week", "wanneer": "week 41"},
        ],
    }
    other = {**signal, "kenmerk": "S2", "feiten": [{"wat": "van een ander signaal"}]}
    own = {"wat": "later", "datum": "2026-10-08", "gezien_door": "Sabine", "bron": "lijst"}
    data = data_of(signalen=[signal, other], plannen=plan(analyse={"feiten": [own], "signalen": ["S1"]}))

    assert [fact["wat"] for fact in data["feiten"]] == ["eerst", "daarbij", "week", "later"]
    by_text = {fact["wat"]: fact for fact in data["feiten"]}
    assert by_text["eerst"]["moment"].replace("\N{NO-BREAK SPACE}", " ") == "1 tot en met 30 september"
    assert by_text["daarbij"]["moment"] == "Datum onbekend"
    assert by_text["week"]["moment"] == "Week 41"
    assert by_text["later"]["wie_bron"] == "Sabine, lijst"
    assert by_text["later"]["signaal"] == ""
    assert by_text["eerst"]["wie_bron"] == ""
    assert (
        by_text["eerst"]["signaal"].replace("\N{NO-BREAK SPACE}", " ") == "Signaal van Jolien, 16 oktober 2026"
    )
    assert data["feiten_jaar"] == 2026


def test_a_plan_without_analysis_prints_the_facts_of_its_signals() -> None:
    signal = {"kenmerk": "S1", "datum": "2026-10-19", "door": "Gerrit", "feiten": [{"wat": "Op de trap."}]}
    mine, other = {**signal, "behoeften": ["B1"]}, {**signal, "kenmerk": "S2", "feiten": [{"wat": "Elders."}]}
    case: dict[str, Any] = {"signalen": [mine, other], "behoeften": [need("B1")]}
    for analyse in (None, {"conclusie": "Het gaat om de trap."}):
        data = data_of(**case, plannen=plan(behoeften=["B1"], analyse=analyse))

        assert [fact["wat"] for fact in data["feiten"]] == ["Op de trap."]
        assert data["feiten"][0]["signaal"].replace(NBSP, " ") == "Signaal van Gerrit, 19 oktober 2026"
    own = plan(behoeften=["B1"], analyse={"feiten": [{"wat": "Zelf gezien."}]})
    assert [fact["wat"] for fact in data_of(**case, plannen=own)["feiten"]] == ["Zelf gezien."]


def test_a_period_across_months_names_both_months() -> None:
    facts = [{"wat": "a", "datum": "2026-08-31", "tot": "2026-11-13"}]
    (fact,) = data_of(plannen=plan(analyse={"feiten": facts}))["feiten"]

    assert fact["moment"].replace(NBSP, " ") == "31 augustus tot en met 13 november"


def test_a_strength_says_whose_it_is_and_its_day_only_once() -> None:
    strengths = [
        {"omschrijving": "Noor leest graag."},
        {"omschrijving": "Moeder oefent mee.", "van": "ouders", "datum": "2026-10-06"},
        {"omschrijving": "Een 7,9.", "bron": "overzicht van 16 oktober", "datum": "2026-10-16"},
    ]
    found = data_of(sterke_kanten=strengths)["wat_helpt"]

    assert [point["bron"].replace(NBSP, " ") for point in found] == [
        "",
        "ouders, 6 oktober 2026",
        "overzicht van 16 oktober",
    ]


def test_the_newest_picture_from_before_the_end_of_the_plan_is_taken() -> None:
    pictures = [{"datum": day, "gezamenlijk_beeld": day} for day in ("2026-10-06", "2026-12-01", "2027-06-01")]

    assert data_of(beelden=pictures, plannen=plan())["beeld"]["datum"] == "2026-12-01"
    assert data_of(beelden=pictures[2:], plannen=plan())["beeld"] is None


def test_what_someone_brought_in_stands_with_name_and_day() -> None:
    brought = {"tekst": "Ik koos doel 3.", "door": "Noor", "datum": "2026-10-27"}
    pupil = data_of(plannen=plan(inbreng_leerling=brought))["stemmen"][0]

    assert pupil["inbreng"]["bron"].replace(NBSP, " ") == "Noor, 27 oktober 2026"
    assert not pupil["leeg"]


def test_the_year_stands_beside_each_day_when_there_is_more_than_one_year() -> None:
    facts = [{"wat": "a", "datum": "2025-12-01"}, {"wat": "b", "datum": "2026-01-08"}]
    data = data_of(plannen=plan(analyse={"feiten": facts}))

    assert data["feiten_jaar"] is None
    assert data["feiten"][0]["moment"].endswith("december 2025")


def test_views_of_the_plan_go_before_those_of_the_dossier() -> None:
    views = [view(tekst="Van het dossier.")]

    def texts(data: dict[str, Any]) -> list[str]:
        pupil = data["stemmen"][0]
        return [text["tekst"] for one in pupil["zienswijzen"] for text in one["teksten"]]

    assert texts(data_of(zienswijzen=views)) == ["Van het dossier."]
    own = plan(zienswijzen=[view(tekst="Van het plan.")])
    assert texts(data_of(zienswijzen=views, plannen=own)) == ["Van het plan."]


def test_what_one_person_said_on_one_day_has_one_source_line() -> None:
    said = [view(tekst="Een."), view(tekst="Twee."), view(tekst="Drie.", datum="2026-11-06")]
    pupil = data_of(zienswijzen=said)["stemmen"][0]

    assert [[text["tekst"] for text in one["teksten"]] for one in pupil["zienswijzen"]] == [
        ["Een.", "Twee."],
        ["Drie."],
    ]
    assert pupil["zienswijzen"][0]["bron"].replace("\N{NO-BREAK SPACE}", " ") == "Noor, 6 oktober 2026"


def test_the_reason_stands_where_a_view_is_missing() -> None:
    missing = [{"van": "ouders", "reden": "Twee keer gebeld."}]
    voices = data_of(zienswijze_ontbreekt=missing)["stemmen"]

    assert voices[1]["reden"] == "Twee keer gebeld."
    assert not voices[1]["leeg"]
    assert voices[2]["leeg"]


def test_who_does_not_agree_is_heard_beside_the_others() -> None:
    parent = {"naam": "Hans", "rol": "ouder", "functie": "stiefvader"}
    no = {"wie": "Hans", "antwoord": "niet_akkoord", "opmerking": "Ik wil eerst praten.", "datum": "2026-10-27"}
    voices = data_of(betrokkenen=[parent], plannen=plan(akkoorden=[no]))["stemmen"]

    (heard,) = voices[1]["zienswijzen"]
    assert heard["teksten"] == [{"tekst": "Ik wil eerst praten.", "letterlijk": False}]
    assert "niet akkoord" in heard["bron"]


def test_a_long_view_puts_all_views_one_under_the_other() -> None:
    assert data_of(zienswijzen=[view(tekst="Kort.")])["stemmen_naast_elkaar"]
    assert not data_of(zienswijzen=[view(tekst="Een lange zin over de toets. " * 20)])["stemmen_naast_elkaar"]


def test_the_first_moment_that_is_not_over_is_the_next_one() -> None:
    moments = [{"datum": day} for day in ("2027-02-05", "2026-11-20", "2026-11-21", "2026-12-11")]
    data = data_of(plannen=plan(evaluatiemomenten=moments))

    assert [moment["volgende"] for moment in data["plan"]["evaluatiemomenten"]] == [False, True, False, False]
    assert data["volgend_moment"]["datum"] == "2026-11-21"
    assert data_of(today=date(2027, 3, 1), plannen=plan(evaluatiemomenten=moments))["volgend_moment"] is None


@pytest.mark.parametrize(
    ("pronoun", "parents", "words"),
    [
        ("zij", ["moeder", "vader"], "haar ouders"),
        ("hij", ["moeder"], "zijn moeder"),
        ("die", [], "hun ouders"),
    ],
)
def test_the_parents_are_called_by_what_they_are(pronoun: str, parents: list[str], words: str) -> None:
    pupil = {"roepnaam": "Sam", "klas": "groep 6", "voornaamwoord": pronoun}
    people = [{"naam": name, "rol": "ouder", "functie": name} for name in parents]
    data = data_of(leerling=pupil, betrokkenen=people)

    assert data["leerling"]["haar_ouders"] == words
    assert data["leerling"]["in_klas"] == "groep 6"


def test_who_is_no_longer_involved_is_not_named() -> None:
    gone = {"naam": "Rob", "rol": "ouder", "functie": "stiefvader", "tot": "2026-11-20"}

    assert data_of(betrokkenen=[gone])["ouders"] == []


def test_a_document_is_a_draft_until_it_is_agreed_and_complete() -> None:
    complete = document_data("handelingsplan", fullest("dossier"), today=TODAY)

    assert not complete["concept"]
    assert data_of(plannen=plan(status="vastgesteld"))["concept"]


def test_the_level_is_the_one_of_the_day() -> None:
    levels = [
        {"niveau": "basisondersteuning", "vanaf": "2026-10-01"},
        {"niveau": "extra_ondersteuning", "vanaf": "2026-12-01"},
    ]

    assert data_of(niveaus=levels)["niveau"] == "basisondersteuning"
    assert data_of(niveaus=levels, today=date(2026, 12, 1))["niveau"] == "extra_ondersteuning"


def test_the_goals_of_an_evaluation_are_those_of_its_plan_in_order() -> None:
    goals = [
        {"kenmerk": "D1", "omschrijving": "Eerste doel.", "nulmeting": "3 van 10"},
        {"kenmerk": "D2", "omschrijving": "Tweede doel."},
    ]
    report = {
        "kenmerk": "E1",
        "soort": "eind",
        "datum": "2027-02-05",
        "plan": "HP1",
        "doelen": [{"doel": "D9", "doelbereik": "niet"}, {"doel": "D1", "doelbereik": "behaald"}],
    }
    found = data_of("evaluatie", plannen=plan(doelen=goals), evaluaties=[report])["evaluatie"]["doelen"]

    assert [(goal["nummer"], goal["omschrijving"], goal["doelbereik"]) for goal in found] == [
        (1, "Eerste doel.", "behaald"),
        (2, "Tweede doel.", None),
        (3, None, "niet"),
    ]
    assert found[0]["nulmeting"] == "3 van 10"


def test_measures_name_their_goals_by_number() -> None:
    goals = [{"kenmerk": name, "omschrijving": "Doel."} for name in ("D1", "D2", "D3")]
    measures = [{"wat": "Oefent.", "doelen": ["D1", "D3"]}, {"wat": "Belt."}]
    data = data_of(plannen=plan(doelen=goals, maatregelen=measures))

    assert [measure["doelnummers"] for measure in data["plan"]["maatregelen"]] == ["1 en 3", ""]
    assert data["maatregelen_met_doel"]


def test_winding_down_and_aftercare_are_one_line_of_moments() -> None:
    report = {
        "kenmerk": "E1",
        "soort": "eind",
        "datum": "2027-02-05",
        "afbouw": [{"datum": "2027-03-12", "stap": "Minder."}, {"datum": "2026-11-01", "stap": "Eerst."}],
        "nazorg": {"datum": "2027-05-28", "wie": "Jolien", "wat": "Jolien belt."},
    }
    steps = data_of("evaluatie", evaluaties=[report])["stappen"]

    assert [step["wat"] for step in steps] == ["Eerst.", "Minder.", "Nazorg: Jolien belt."]
    assert [step["volgende"] for step in steps] == [False, True, False]
