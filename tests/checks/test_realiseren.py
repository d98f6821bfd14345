"""Step 4 and what is decided on the way: each rule fails what it should and passes what it should."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.findings import Niveau

from .cases import TODAY, dossier, evaluatie, found, goal, measure, need, pads, plan

SINCE_AUGUST = {"startdatum": "2026-08-31", "einddatum": "2027-02-05"}


def with_goal(measured: list[dict[str, Any]], **parts: Any) -> Any:
    return dossier(plannen=[plan(**SINCE_AUGUST, doelen=[goal(metingen=measured, **parts)])])


def test_uitv_01_a_measure_past_its_day_is_asked_for_until_the_logboek_names_it() -> None:
    late = plan(maatregelen=[measure(kenmerk="M1", uiterlijk="2026-11-20")])
    assert pads(dossier(plannen=[late]), "UITV-01") == ["plannen.0.maatregelen.0"]
    done = {"datum": "2026-11-19", "soort": "uitvoering", "maatregelen": ["M1"], "tekst": "Peter oefende."}
    assert pads(dossier(plannen=[late], logboek=[done]), "UITV-01") == []


def test_uitv_01_waits_for_the_last_day_and_leaves_replaced_plans_alone() -> None:
    on_the_day = plan(maatregelen=[measure(kenmerk="M1", uiterlijk="2026-11-21")])
    replaced = plan(status="vervangen", maatregelen=[measure(kenmerk="M1", uiterlijk="2026-11-01")])
    assert pads(dossier(plannen=[on_the_day]), "UITV-01") == []
    assert pads(dossier(plannen=[replaced]), "UITV-01") == []


def test_uitv_01_also_looks_at_measures_of_open_needs() -> None:
    late = measure(kenmerk="M5", uiterlijk="2026-07-03")
    assert pads(dossier(behoeften=[need(maatregelen=[late])]), "UITV-01") == ["behoeften.0.maatregelen.0"]
    closed = need(maatregelen=[late], status="afgesloten", afgesloten_op="2026-10-30")
    assert pads(dossier(behoeften=[closed]), "UITV-01") == []


@pytest.mark.eis("R049")
def test_volg_01_a_goal_that_is_not_measured_for_longer_than_the_school_allows_is_marked() -> None:
    (finding,) = found(with_goal([]), "VOLG-01")
    assert finding.pad == "plannen.0.doelen.0.metingen"
    assert "10 weken" in finding.melding
    assert pads(with_goal([{"datum": "2026-11-02", "waarde": "17 van de 20"}]), "VOLG-01") == []
    assert pads(with_goal([]), "VOLG-01", termijnen={"meting_weken": 20}) == []


def test_volg_01_counts_a_measurement_in_an_evaluation_and_leaves_a_reached_goal_alone() -> None:
    measured = {
        "doel": "D1",
        "doelbereik": "deels",
        "meting": {"datum": "2026-11-02", "waarde": "17 van de 20"},
    }
    case = plan(**SINCE_AUGUST, doelen=[goal()])
    between = evaluatie(soort="tussen", datum="2026-11-02", doelen=[measured])
    assert pads(dossier(plannen=[case], evaluaties=[between]), "VOLG-01") == []
    reached = evaluatie(soort="tussen", datum="2026-09-02", doelen=[{"doel": "D1", "doelbereik": "behaald"}])
    assert pads(dossier(plannen=[case], evaluaties=[reached]), "VOLG-01") == []


@pytest.mark.eis("R048")
def test_meet_01_an_instrument_that_the_school_does_not_list_is_marked_with_near_ones() -> None:
    ours = [{"code": "dmt", "naam": "leestempo"}, {"code": "dictee", "naam": "dictee"}]
    case = with_goal([{"datum": "2026-11-02", "waarde": "17", "instrument": "dicte"}])
    (finding,) = found(case, "MEET-01", instrumenten=ours)
    assert finding.pad == "plannen.0.doelen.0.metingen.0.instrument"
    assert finding.suggestie == "Bedoelt u dictee?"
    known = with_goal([{"datum": "2026-11-02", "waarde": "58", "instrument": "DMT, kaart 3"}])
    assert found(known, "MEET-01", instrumenten=ours) == []


def test_meet_01_is_silent_when_the_school_lists_no_instruments() -> None:
    assert found(with_goal([{"datum": "2026-11-02", "waarde": "17", "instrument": "iets"}]), "MEET-01") == []


@pytest.mark.eis("R146")
def test_meet_02_a_missing_baseline_is_asked_for_from_two_weeks_before_the_evaluation() -> None:
    case = dossier(plannen=[plan(doelen=[goal()], evaluatiemomenten=[{"datum": "2026-12-11"}])])
    assert pads(case, "MEET-02", today=date(2026, 11, 26)) == []
    assert pads(case, "MEET-02", today=date(2026, 11, 27)) == ["plannen.0.doelen.0.nulmeting"]


def test_meet_02_a_baseline_needs_a_later_measurement_beside_it() -> None:
    later = [{"datum": "2026-11-20", "waarde": "28 van de 50"}]
    day = date(2027, 2, 1)
    half = dossier(plannen=[plan(doelen=[goal(nulmeting="21 van de 50")])])
    whole = dossier(plannen=[plan(doelen=[goal(nulmeting="21 van de 50", metingen=later)])])
    assert pads(half, "MEET-02", today=day) == ["plannen.0.doelen.0.metingen"]
    assert pads(whole, "MEET-02", today=day) == []


@pytest.mark.eis("R145")
@pytest.mark.parametrize(
    ("first", "second", "flat"),
    [
        ({"waarde": "28 van de 50 woorden"}, {"waarde": "28 van de 50 goed"}, True),
        ({"waarde": "6,5"}, {"waarde": "6,5"}, True),
        ({"waarde": "zes", "getal": 6}, {"waarde": "weer zes", "getal": 6}, True),
        ({"waarde": "28 van de 50 woorden"}, {"waarde": "29 van de 50 woorden"}, False),
        ({"waarde": "gaat goed"}, {"waarde": "gaat goed"}, False),
    ],
)
def test_bij_01_two_equal_measurements_give_a_tip(
    first: dict[str, Any], second: dict[str, Any], flat: bool
) -> None:
    case = with_goal([{"datum": "2026-10-02", **first}, {"datum": "2026-11-02", **second}])
    findings = found(case, "BIJ-01")
    assert [f.pad for f in findings] == (["plannen.0.doelen.0.metingen"] if flat else [])
    assert all(f.niveau is Niveau.TIP for f in findings)


def test_bij_01_an_adjustment_afterwards_answers_the_tip() -> None:
    flat = [{"datum": day, "waarde": "28 van de 50"} for day in ("2026-10-02", "2026-11-02")]
    change = {"datum": "2026-11-03", "wat": "Anneke oefent vaker.", "reden": "Twee gelijke metingen."}
    case = dossier(plannen=[plan(**SINCE_AUGUST, doelen=[goal(metingen=flat)], bijstellingen=[change])])
    assert found(case, "BIJ-01") == []


@pytest.mark.eis("R138")
def test_drie_01_a_party_that_is_silent_for_more_than_six_weeks_gives_a_tip() -> None:
    say = [
        {"datum": "2026-11-10", "soort": "gesprek", "van": van, "tekst": "Het gaat goed."}
        for van in ("leerling", "leraar")
    ]
    old = {"datum": "2026-10-09", "soort": "ouderbericht", "van": "ouders", "tekst": "Het gaat goed."}
    (finding,) = found(dossier(plannen=[plan(**SINCE_AUGUST)], logboek=[*say, old]), "DRIE-01")
    assert (finding.pad, finding.niveau) == ("logboek", Niveau.TIP)
    assert "Van ouders" in finding.melding
    fresh = {**old, "datum": "2026-10-10"}
    assert found(dossier(plannen=[plan(**SINCE_AUGUST)], logboek=[*say, fresh]), "DRIE-01") == []


def test_drie_01_gives_a_plan_six_weeks_and_says_nothing_without_one() -> None:
    assert found(dossier(plannen=[plan(startdatum="2026-10-10")]), "DRIE-01") == []
    assert found(dossier(), "DRIE-01") == []


@pytest.mark.eis("R142")
def test_info_01_a_new_teacher_without_receipt_is_marked_until_the_plan_is_given() -> None:
    people = [
        {"naam": "Bregje", "rol": "medewerker", "functie": "docent", "sinds": "2026-08-31"},
        {"naam": "Wim", "rol": "medewerker", "functie": "docent", "sinds": "2026-11-16"},
        {"naam": "Petra", "rol": "ouder", "functie": "moeder"},
    ]
    team = {"wie": "de docenten van 1V1", "op": "2026-11-05"}
    case = dossier(betrokkenen=people, plannen=[plan(gedeeld_met=[team])])
    assert pads(case, "INFO-01") == ["betrokkenen.1"]
    given = plan(gedeeld_met=[team, {"wie": "Wim", "op": "2026-11-17"}])
    assert pads(dossier(betrokkenen=people, plannen=[given]), "INFO-01") == []


def test_info_01_without_any_receipt_there_is_one_finding() -> None:
    people = [{"naam": name, "rol": "medewerker", "functie": "docent"} for name in ("Wim", "Bregje")]
    assert pads(dossier(betrokkenen=people, plannen=[plan()]), "INFO-01") == ["plannen.0.gedeeld_met"]
    assert pads(dossier(betrokkenen=people[:1], plannen=[plan(opsteller="Wim")]), "INFO-01") == []


@pytest.mark.eis("R090")
def test_geen_01_a_decision_to_wait_has_a_day_to_look_again() -> None:
    wait = {"datum": "2026-11-03", "soort": "geen_stap", "wat": "Wij wachten.", "motivering": "90% ingevuld."}
    assert pads(dossier(besluiten=[wait]), "GEEN-01") == ["besluiten.0.terugkijken_op"]
    assert pads(dossier(besluiten=[{**wait, "terugkijken_op": "2026-12-11"}]), "GEEN-01") == []
    assert pads(dossier(besluiten=[{**wait, "soort": "keuze"}]), "GEEN-01") == []


def test_besl_01_a_decision_says_why_also_in_the_support_team() -> None:
    choice = {"datum": "2026-11-03", "wat": "Wij starten een training."}
    team = {"functie": "advies", "wat": "Yvette spreekt Roos.", "wie": "Yvette"}
    case = dossier(besluiten=[choice], verslagen=[report(besluiten=[team])])
    assert pads(case, "BESL-01") == ["besluiten.0.motivering", "verslagen.0.besluiten.0.motivering"]
    because = {"motivering": "Op 9 november gebeurde het weer."}
    case = dossier(besluiten=[choice | because], verslagen=[report(besluiten=[team | because])])
    assert pads(case, "BESL-01") == []


@pytest.mark.eis("R068")
def test_an_opinion_may_stand_in_a_zienswijze_and_not_among_the_facts() -> None:
    said = "Ik vind dat de aanpak te zwaar is."
    view = {"van": "leraar", "door": "Jolien", "datum": "2026-11-03", "tekst": said}
    assert pads(dossier(zienswijzen=[view]), "FEIT-02") == []
    fact = {"kenmerk": "S1", "datum": "2026-11-03", "door": "Jolien", "feiten": [{"wat": said}]}
    assert pads(dossier(signalen=[fact]), "FEIT-02") == ["signalen.0.feiten.0.wat"]


@pytest.mark.parametrize("missing", ["door_wie", "instantie", "datum", "nodig_voor"])
def test_diag_01_a_diagnosis_has_who_where_when_and_why(missing: str) -> None:
    whole = {
        "naam": "dyslexie",
        "door_wie": "orthopedagoog Van Rijn",
        "instantie": "Praktijk Voorbeeld",
        "datum": "2023-05-17",
        "nodig_voor": "extra tijd bij toetsen",
    }
    assert found(dossier(diagnoses=[whole]), "DIAG-01") == []
    (finding,) = found(dossier(diagnoses=[{k: v for k, v in whole.items() if k != missing}]), "DIAG-01")
    assert finding.niveau is Niveau.FOUT
    assert finding.melding == f"Bij deze diagnose ontbreekt: {missing}."
    assert "dyslexie" not in finding.melding


@pytest.mark.eis("R045")
@pytest.mark.parametrize(
    ("klas", "asked"),
    [("1V1", True), ("brugklas B", True), ("2H1", False), ("groep 1", False), ("groep 6", False)],
)
def test_okr_01_a_first_year_pupil_has_the_report_of_the_primary_school(klas: str, asked: bool) -> None:
    pupil = {"roepnaam": "Noor", "klas": klas}
    findings = found(dossier(leerling=pupil, behoeften=[need()]), "OKR-01")
    assert [(f.pad, f.niveau) for f in findings] == ([("herkomst", Niveau.WAARSCHUWING)] if asked else [])
    received = {"school": "De Windroos", "okr_datum": "2026-06-15"}
    assert found(dossier(leerling=pupil, behoeften=[need()], herkomst=received), "OKR-01") == []


def report(**parts: Any) -> dict[str, Any]:
    both = [
        {"naam": "Ans", "rol": "onderwijsondersteuningsspecialist"},
        {"naam": "Nadia", "rol": "gezinsspecialist"},
    ]
    return {"kenmerk": "V1", "datum": str(TODAY), "aanwezig": both, "op_naam": False, **parts}
