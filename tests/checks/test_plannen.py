"""The rules of step 3: each fails what it should and passes what it should (source: eisen, evidence column)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.findings import Niveau
from dossiertool.model.kinds import Partij

from .cases import (
    dossier,
    evaluatie,
    factor,
    form,
    found,
    goal,
    groepsplan,
    measure,
    need,
    pads,
    plan,
    signal,
)

ADULT = {"roepnaam": "Noor", "klas": "6V1", "geboortedatum": "2008-03-09"}
REASON = {"tekst": "Moeder oefent thuis al.", "door": "Fatima", "datum": "2026-10-27"}


@pytest.mark.parametrize("status", ["vervangen", "afgesloten"])
def test_a_plan_that_is_replaced_or_closed_stays_as_it_was_written(status: str) -> None:
    poor = plan(
        status=status,
        versie=2,
        expertise="buiten",
        einddatum="2027-06-25",
        doelen=[goal("Leest beter", smarti=[], termijn="lang")],
        maatregelen=[{"wat": "Meer aandacht geven.", "wie": "iedereen", "traject": "onbekend"}],
        evaluatiemomenten=[{"datum": "2027-06-25"}],
        adviezen=[{"wat": "Meer aandacht geven."}],
    )
    case = dossier(plannen=[poor], factoren=[factor(), factor("belemmerend")])
    codes = """ADV-01 TRAJ-01 HGW-04 HGW-06 HGW-07 HGW-08 HGW-11 ANA-01 VERS-01 DOEL-02 DOEN-01 AKK-01 EXP-01
        EVAL-02 EVM-01 TERM-01 MON-01 VAST-01 AANSP-01 POS-01 SMARTI-S SMARTI-A""".split()
    for code in codes:
        assert pads(case, code, trajecten=[{"code": "faalangst", "naam": "training"}]) == [], code


@pytest.mark.eis("R004")
@pytest.mark.parametrize(
    ("advice", "marked"),
    [
        ({"wat": "Meer aandacht geven"}, ["plannen.0.adviezen.0", "plannen.0.adviezen.0.wat"]),
        ({"wat": "Mentor zet elke maandag de weektaak op het bord"}, []),
        ({"wat": "Zet de weektaak op het bord.", "wie": "mentor", "wanneer": "maandag, eerste uur"}, []),
        ({"wat": "Zet de weektaak op het bord."}, ["plannen.0.adviezen.0"]),
        ({"wat": "De mentor stimuleert Noor tijdens de les."}, ["plannen.0.adviezen.0.wat"]),
        ({"wat": "De mentor geeft Noor twee keer per les aandacht."}, []),
        ({"wat": "Zet elke les de taak op het bord.", "wie": "het team"}, ["plannen.0.adviezen.0.wie"]),
    ],
)
def test_adv_01_an_advice_can_be_used_tomorrow(advice: dict[str, Any], marked: list[str]) -> None:
    assert pads(dossier(plannen=[plan(adviezen=[advice])]), "ADV-01") == marked


def test_adv_01_marks_the_vague_words_of_a_measure_unless_it_says_how_often() -> None:
    vague = measure(wat="De mentor houdt Noor in de gaten.", hoe=None, wanneer="bij toetsen")
    (finding,) = found(dossier(plannen=[plan(maatregelen=[vague])]), "ADV-01")
    assert (finding.pad, finding.tekst) == ("plannen.0.maatregelen.0.wat", "houdt Noor in de gaten")
    often = vague | {"hoe": "Vijf keer per les."}
    assert found(dossier(plannen=[plan(maatregelen=[often])]), "ADV-01") == []
    assert pads(groepsplan(maatregelen=[vague]), "ADV-01") == ["maatregelen.0.wat"]


@pytest.mark.eis("R009")
def test_traj_01_an_unknown_trajectory_gets_the_codes_that_look_most_like_it() -> None:
    school: dict[str, Any] = {
        "trajecten": [{"code": code, "naam": f"traject {code}"} for code in ("faalangst", "dyslexie")]
    }
    case = dossier(plannen=[plan(maatregelen=[measure(traject="faalangts")])])
    (finding,) = found(case, "TRAJ-01", **school)
    assert (finding.pad, finding.tekst) == ("plannen.0.maatregelen.0.traject", "faalangts")
    assert "faalangst" in (finding.suggestie or "")
    assert "dyslexie" not in (finding.suggestie or "")
    assert found(case, "TRAJ-01") == []
    for known in ("faalangst", "Traject faalangst"):
        good = dossier(plannen=[plan(maatregelen=[measure(traject=known)])])
        assert found(good, "TRAJ-01", **school) == []


@pytest.mark.eis("R050")
def test_ana_01_a_plan_rests_on_a_dated_fact_of_its_own_or_of_a_signal() -> None:
    assert pads(dossier(plannen=[plan()]), "ANA-01") == ["plannen.0.analyse"]
    undated = {"wat": "Noor leverde een leeg blad in."}
    assert pads(dossier(plannen=[plan(analyse={"feiten": [undated]})]), "ANA-01") == ["plannen.0.analyse"]
    dated = undated | {"datum": "2026-09-28"}
    assert pads(dossier(plannen=[plan(analyse={"feiten": [dated]})]), "ANA-01") == []
    by_signal = plan(analyse={"signalen": ["S1"]})
    assert pads(dossier(plannen=[by_signal], signalen=[signal(feiten=[dated])]), "ANA-01") == []
    assert pads(dossier(plannen=[by_signal], signalen=[signal()]), "ANA-01") == ["plannen.0.analyse"]


@pytest.mark.eis("R130")
def test_smarti_checks_six_letters_and_asks_a_name_for_three_of_them() -> None:
    letters = [
        [f.code[-1] for f in sorted(_smarti(goal(text, smarti=[])), key=lambda f: f.code)]
        for text in ("Leest beter", "Noor leest op 1 feb. 70 woorden/min (DMT 3, nu 58)")
    ]
    assert letters == [["A", "I", "M", "R", "S", "T"], ["A", "I", "R"]]
    assert _smarti(goal("Noor leest op 1 feb. 70 woorden/min (DMT 3, nu 58)")) == []
    one_tick = [{"deel": "realistisch", "door": "Jolien", "datum": "2026-10-27"}]
    asked = _smarti(goal(smarti=one_tick))
    assert sorted(f.code for f in asked) == ["SMARTI-A", "SMARTI-I"]
    assert {(f.pad, f.niveau) for f in asked} == {("plannen.0.doelen.0.smarti", Niveau.TIP)}


def _smarti(one: dict[str, Any]) -> list[Any]:
    case = dossier(plannen=[plan(doelen=[one])])
    return [finding for letter in "SMARTI" for finding in found(case, f"SMARTI-{letter}")]


@pytest.mark.eis("R129")
def test_goals_of_pupil_teacher_and_parents_are_kept() -> None:
    goals = [goal(kenmerk=f"D{i}", van=[party.value]) for i, party in enumerate(Partij, start=1)]
    (kept,) = dossier(plannen=[plan(doelen=goals)]).plannen
    assert [one.van for one in kept.doelen] == [(party,) for party in Partij]


@pytest.mark.eis("R063")
def test_hgw_08_a_step_after_its_long_goal_is_a_fout_and_a_long_goal_without_step_a_warning() -> None:
    long_goal = goal(termijn="lang", streefdatum="2027-06-25")
    (missing,) = found(dossier(plannen=[plan(doelen=[long_goal])]), "HGW-08")
    assert (missing.pad, missing.niveau) == ("plannen.0.doelen.0.tussendoelen", Niveau.WAARSCHUWING)
    late = long_goal | {"tussendoelen": [{"datum": "2027-06-26", "omschrijving": "Noor leest 60 woorden."}]}
    (finding,) = found(dossier(plannen=[plan(doelen=[late])]), "HGW-08")
    assert (finding.pad, finding.niveau) == ("plannen.0.doelen.0.tussendoelen.0.datum", Niveau.FOUT)
    good = long_goal | {"tussendoelen": [{"datum": "2027-02-05", "omschrijving": "Noor leest 60 woorden."}]}
    assert found(dossier(plannen=[plan(doelen=[good])]), "HGW-08") == []


def test_hgw_08_without_its_own_day_a_goal_ends_with_its_plan() -> None:
    step = {"datum": "2027-02-06", "omschrijving": "Noor leest 60 woorden."}
    assert len(found(dossier(plannen=[plan(doelen=[goal(tussendoelen=[step])])]), "HGW-08")) == 1
    assert len(found(groepsplan(doelen=[goal(tussendoelen=[step])]), "HGW-08")) == 1


@pytest.mark.eis("R151")
def test_mon_01_somebody_follows_each_goal_somewhere_with_something() -> None:
    assert pads(dossier(plannen=[plan(doelen=[goal()])]), "MON-01") == ["plannen.0.doelen.0.monitor"]
    half = goal(monitor={"wie": "Jolien"})
    (finding,) = found(dossier(plannen=[plan(doelen=[half])]), "MON-01")
    assert "waar, instrument" in finding.melding
    whole = goal(monitor={"wie": "Jolien", "waar": "bij elke toets", "instrument": "telling"})
    assert found(dossier(plannen=[plan(doelen=[whole])]), "MON-01") == []
    in_a_sentence = goal(hoe_gemeten="Jolien telt per toets de beantwoorde vragen.")
    assert found(dossier(plannen=[plan(doelen=[in_a_sentence])]), "MON-01") == []


@pytest.mark.eis("R120")
@pytest.mark.parametrize("doer", ["iedereen", "Men", "school", "de school", "het team", "docententeam", "wij"])
def test_hgw_11_a_doer_that_is_nobody_in_particular_is_marked(doer: str) -> None:
    (finding,) = found(dossier(plannen=[plan(maatregelen=[measure(wie=doer)])]), "HGW-11")
    assert (finding.pad, finding.tekst) == ("plannen.0.maatregelen.0.wie", doer)


@pytest.mark.parametrize("doer", ["Peter", "de mentor", "alle docenten", "ouders", "teamleider", "Mensah"])
def test_hgw_11_a_person_or_role_is_a_good_doer(doer: str) -> None:
    assert found(dossier(plannen=[plan(maatregelen=[measure(wie=doer)])]), "HGW-11") == []


@pytest.mark.eis("R120")
def test_hgw_11_asks_what_to_expect_of_a_measure_unless_its_goals_say_so() -> None:
    bare = measure(verwacht_resultaat=None)
    (finding,) = found(dossier(plannen=[plan(maatregelen=[bare])]), "HGW-11")
    assert finding.melding == "Bij deze maatregel ontbreekt: verwacht_resultaat."
    for_a_goal = plan(doelen=[goal()], maatregelen=[bare | {"doelen": ["D1"]}])
    assert found(dossier(plannen=[for_a_goal]), "HGW-11") == []


@pytest.mark.eis("R127")
@pytest.mark.parametrize(
    ("parts", "is_marked"),
    [
        ({}, True),
        ({"uiterlijk": "2027-01-27"}, False),
        ({"wanneer": "elke dinsdag, tot 18 december"}, False),
        ({"wanneer": "op 12 november"}, False),
        ({"wanneer": "vanaf 9 november"}, True),
    ],
)
def test_term_01_a_measure_says_until_when(parts: dict[str, Any], is_marked: bool) -> None:
    marked = pads(dossier(plannen=[plan(maatregelen=[measure(**parts)])]), "TERM-01")
    assert marked == (["plannen.0.maatregelen.0.uiterlijk"] if is_marked else [])


@pytest.mark.eis("R131")
def test_doel_02_reports_goals_without_measure_and_measures_without_goal() -> None:
    goals = [goal(), goal(kenmerk="D2")]
    linked = measure(doelen=["D1"])
    orphans = plan(doelen=goals, maatregelen=[linked, measure()])
    assert pads(dossier(plannen=[orphans]), "DOEL-02") == [
        "plannen.0.doelen.1",
        "plannen.0.maatregelen.1.doelen",
    ]
    complete = plan(doelen=goals, maatregelen=[measure(doelen=["D1", "D2"])])
    assert pads(dossier(plannen=[complete]), "DOEL-02") == []
    assert pads(dossier(plannen=[plan(doelen=goals)]), "DOEL-02") == [
        "plannen.0.doelen.0",
        "plannen.0.doelen.1",
    ]


def test_doel_02_says_it_once_when_no_measure_names_a_goal() -> None:
    unlinked = plan(doelen=[goal(), goal(kenmerk="D2")], maatregelen=[measure(), measure()])
    assert pads(dossier(plannen=[unlinked]), "DOEL-02") == ["plannen.0.maatregelen"]


@pytest.mark.eis("R059")
def test_hgw_04_a_plan_with_measures_for_the_pupil_alone_is_a_warning() -> None:
    for_pupil = measure(doelgroep="leerling")
    (finding,) = found(dossier(plannen=[plan(maatregelen=[for_pupil])]), "HGW-04")
    assert (finding.pad, finding.niveau) == ("plannen.0.maatregelen", Niveau.WAARSCHUWING)
    for teacher in (measure(doelgroep="leraar"), measure(wie="Jolien", functie="mentor")):
        assert found(dossier(plannen=[plan(maatregelen=[for_pupil, teacher])]), "HGW-04") == []
    assert found(dossier(plannen=[plan()]), "HGW-04") == []


@pytest.mark.eis("R121")
def test_doen_01_a_plan_without_part_for_pupil_and_parents_gets_a_tip() -> None:
    (finding,) = found(dossier(plannen=[plan(maatregelen=[measure(doelgroep="leraar")])]), "DOEN-01")
    assert finding.niveau is Niveau.TIP
    assert "de leerling" in finding.melding
    assert "ouders" in finding.melding
    both = plan(maatregelen=[measure(wie="Noor"), measure(doelgroep="ouders")])
    assert found(dossier(plannen=[both]), "DOEN-01") == []
    (parents,) = found(dossier(plannen=[plan(maatregelen=[measure(wie="Noor")])]), "DOEN-01")
    assert parents.melding == "In plan HP1 staat nog niet wat ouders zelf kunnen doen."
    of_adult = dossier(leerling=ADULT, plannen=[plan(maatregelen=[measure(wie="Noor")])])
    assert found(of_adult, "DOEN-01") == []


@pytest.mark.eis("R106")
def test_pos_01_a_plan_that_uses_nothing_that_helps_gets_a_tip() -> None:
    factors = [factor(kenmerk="F1"), factor("belemmerend", kenmerk="F2")]
    (finding,) = found(dossier(factoren=factors, plannen=[plan(maatregelen=[measure()])]), "POS-01")
    assert finding.niveau is Niveau.TIP
    by_measure = plan(maatregelen=[measure(benut_factor="F1")])
    assert found(dossier(factoren=factors, plannen=[by_measure]), "POS-01") == []
    by_goal = plan(maatregelen=[measure()], doelen=[goal(helpende_factoren=["F1"])])
    assert found(dossier(factoren=factors, plannen=[by_goal]), "POS-01") == []
    wrong = plan(maatregelen=[measure(benut_factor="F2")])
    assert len(found(dossier(factoren=factors, plannen=[wrong]), "POS-01")) == 1
    assert found(dossier(plannen=[plan(maatregelen=[measure()])]), "POS-01") == []


@pytest.mark.eis("R061")
def test_hgw_06_no_goal_made_with_the_pupil_and_no_reason_is_marked() -> None:
    alone = plan(doelen=[goal(), goal(kenmerk="D2")])
    assert pads(dossier(plannen=[alone]), "HGW-06") == ["plannen.0.doelen"]
    together = plan(doelen=[goal(), goal(kenmerk="D2", samen_met_leerling=True)])
    assert pads(dossier(plannen=[together]), "HGW-06") == []
    explained = alone | {"inbreng_ontbreekt": [{"van": "leerling", "reden": "Noor was ziek."}]}
    assert pads(dossier(plannen=[explained]), "HGW-06") == []
    assert pads(dossier(plannen=[plan()]), "HGW-06") == []


@pytest.mark.eis("R062")
def test_hgw_07_no_part_of_parents_and_no_reason_is_marked() -> None:
    assert pads(dossier(plannen=[plan()]), "HGW-07") == ["plannen.0.inbreng_ouders"]
    assert pads(dossier(plannen=[plan(inbreng_ouders=REASON)]), "HGW-07") == []
    explained = plan(inbreng_ontbreekt=[{"van": "ouders", "reden": "Twee keer gebeld."}])
    assert pads(dossier(plannen=[explained]), "HGW-07") == []
    assert pads(dossier(leerling=ADULT, plannen=[plan()]), "HGW-07") == []


def answer(**parts: Any) -> dict[str, Any]:
    return {"wie": "Jolien", "antwoord": "akkoord", "datum": "2026-10-27", **parts}


@pytest.mark.eis("R133")
def test_akk_01_a_fixed_plan_has_an_answer_of_three_parties_and_no_is_an_answer() -> None:
    people = [{"naam": "Fatima", "rol": "ouder", "functie": "moeder"}]
    fixed = plan(status="vastgesteld")
    (finding,) = found(dossier(plannen=[fixed]), "AKK-01")
    assert finding.melding == "Bij plan HP1 staat nog geen antwoord van: leerling, ouders, school."
    refused = answer(wie="Fatima", antwoord="niet_akkoord", opmerking="Wil het anders.")
    answers = [answer(wie="Noor"), refused, answer(van="leraar")]
    assert found(dossier(betrokkenen=people, plannen=[fixed | {"akkoorden": answers}]), "AKK-01") == []
    unanswered = [answer(wie="Noor", antwoord=None), *answers[1:]]
    (one,) = found(dossier(betrokkenen=people, plannen=[fixed | {"akkoorden": unanswered}]), "AKK-01")
    assert one.melding.endswith("van: leerling.")
    assert found(dossier(plannen=[plan(status="concept")]), "AKK-01") == []


@pytest.mark.eis("R134")
def test_exp_01_help_from_outside_names_from_whom() -> None:
    outside = plan(expertise="buiten")
    assert pads(dossier(plannen=[outside]), "EXP-01") == ["plannen.0.expertise_van"]
    assert pads(dossier(plannen=[outside | {"expertise_van": "orthopedagoog"}]), "EXP-01") == []
    assert pads(dossier(plannen=[outside | {"inzet_specialist": [{"rol": "orthopedagoog"}]}]), "EXP-01") == []
    assert pads(dossier(plannen=[plan(expertise="zelf")]), "EXP-01") == []


@pytest.mark.eis("R125")
def test_eval_02_a_plan_of_more_than_eight_weeks_with_only_an_end_is_marked() -> None:
    at_the_end = plan(evaluatiemomenten=[{"datum": "2027-02-05"}])
    assert pads(dossier(plannen=[at_the_end]), "EVAL-02") == ["plannen.0.evaluatiemomenten"]
    halfway = plan(evaluatiemomenten=[{"datum": "2026-12-11"}, {"datum": "2027-02-05"}])
    assert pads(dossier(plannen=[halfway]), "EVAL-02") == []
    eight_weeks = at_the_end | {"einddatum": "2026-12-30"}
    assert pads(dossier(plannen=[eight_weeks]), "EVAL-02") == []
    assert pads(dossier(plannen=[at_the_end]), "EVAL-02", termijnen={"tussentijds_weken": 14}) == []
    assert pads(dossier(plannen=[at_the_end]), "EVAL-02", today=date(2027, 2, 6)) == []
    held = evaluatie(soort="tussen", datum="2026-12-11")
    assert pads(dossier(plannen=[at_the_end], evaluaties=[held]), "EVAL-02") == []


@pytest.mark.eis("R137")
def test_evm_01_a_moment_without_participants_is_marked() -> None:
    alone = plan(evaluatiemomenten=[{"datum": "2026-12-11"}])
    assert pads(dossier(plannen=[alone]), "EVM-01") == ["plannen.0.evaluatiemomenten.0.met_wie"]
    together = plan(evaluatiemomenten=[{"datum": "2026-12-11", "met_wie": ["Noor", "Jolien"]}])
    assert pads(dossier(plannen=[together]), "EVM-01") == []
    assert pads(groepsplan(evaluatiemomenten=[{"datum": "2026-12-11"}]), "EVM-01") == [
        "evaluatiemomenten.0.met_wie"
    ]
    to_discuss = form(bespreking={"datum": "2026-12-01"})
    assert pads(dossier(aanmeldingen=[to_discuss]), "EVM-01") == ["aanmeldingen.0.bespreking.met_wie"]


def test_evm_01_does_not_ask_who_will_come_to_what_has_been() -> None:
    past = plan(evaluatiemomenten=[{"datum": "2026-11-20"}])
    assert pads(dossier(plannen=[past], evaluaties=[evaluatie(datum="2026-11-20")]), "EVM-01") == []


@pytest.mark.eis("R152")
def test_vast_01_somebody_keeps_the_results() -> None:
    assert pads(dossier(plannen=[plan()]), "VAST-01") == ["plannen.0.vastlegger"]
    assert pads(dossier(plannen=[plan(vastlegger="Jolien")]), "VAST-01") == []


@pytest.mark.eis("R123")
def test_aansp_01_a_plan_without_somebody_to_turn_to_is_a_fout() -> None:
    (finding,) = found(dossier(plannen=[plan()]), "AANSP-01")
    assert (finding.pad, finding.niveau) == ("plannen.0.aanspreekpunt", Niveau.FOUT)
    jolien = {"naam": "Jolien", "functie": "mentor"}
    without = dossier(plannen=[plan(aanspreekpunt=jolien)])
    assert pads(without, "AANSP-01") == ["plannen.0.aanspreekpunt.contact"]
    assert pads(without, "AANSP-01", medewerkers=[jolien | {"contact": "j@voorbeeld.example"}]) == []
    reachable = plan(aanspreekpunt=jolien | {"contact": "j@voorbeeld.example"})
    assert pads(dossier(plannen=[reachable]), "AANSP-01") == []


@pytest.mark.eis("R077")
def test_vers_01_a_second_version_says_what_it_replaces_and_why() -> None:
    (finding,) = found(dossier(plannen=[plan(versie=2)]), "VERS-01")
    assert (
        finding.melding
        == "Plan HP1 is een nieuwe versie. Er ontbreekt: vervangt, aanleiding (of na_evaluatie)."
    )
    first = plan(status="vervangen")
    second = plan(kenmerk="HP2", versie=2, vervangt="HP1")
    assert pads(dossier(plannen=[first, second]), "VERS-01") == ["plannen.1"]
    for why in ({"aanleiding": "Doel 1 is behaald."}, {"na_evaluatie": "E1"}):
        assert pads(dossier(plannen=[first, second | why]), "VERS-01") == []
    assert pads(dossier(plannen=[plan()]), "VERS-01") == []


def test_hgw_03_an_evaluation_holds_what_the_teacher_learned() -> None:
    case = dossier(plannen=[plan()], evaluaties=[evaluatie()])
    assert pads(case, "HGW-03") == ["evaluaties.0.reflectie_leraar"]
    learned = evaluatie(
        reflectie_leraar={"tekst": "Ik gaf te snel hulp.", "door": "Jolien", "datum": "2026-11-20"}
    )
    assert pads(dossier(plannen=[plan()], evaluaties=[learned]), "HGW-03") == []
    assert pads(dossier(plannen=[plan(status="afgesloten")], evaluaties=[evaluatie()]), "HGW-03") == []
    assert pads(dossier(plannen=[plan()], evaluaties=[evaluatie(soort="nazorg")]), "HGW-03") == []


@pytest.mark.eis("R147")
def test_kort_01_a_text_over_the_limit_of_its_field_is_counted() -> None:
    words = "Noor las. " * 60
    (finding,) = found(dossier(behoeften=[need(omschrijving=words)]), "KORT-01")
    assert (finding.pad, finding.niveau) == ("behoeften.0.omschrijving", Niveau.WAARSCHUWING)
    assert "600 tekens" in finding.melding
    assert "500" in finding.melding
    report = {"datum": "2026-10-06", "uitkomst": "interventie", "verslag": words}
    assert found(dossier(gesprekken=[report]), "KORT-01") == []
    assert pads(groepsplan(organisatie=words), "KORT-01") == ["organisatie"]
    assert pads(dossier(plannen=[plan(gericht_op="a" * 121)]), "KORT-01") == ["plannen.0.gericht_op"]


@pytest.mark.eis("R126")
def test_oneens_01_a_plan_says_beforehand_what_happens_when_someone_disagrees() -> None:
    assert pads(dossier(plannen=[plan()]), "ONEENS-01") == ["plannen.0.bij_verschil"]
    agreed = plan(bij_verschil="Niet eens? Dan praten we binnen twee weken verder, met Sabine erbij.")
    assert pads(dossier(plannen=[agreed]), "ONEENS-01") == []
    for over in ("vervangen", "afgesloten"):
        assert pads(dossier(plannen=[plan(status=over)]), "ONEENS-01") == []
