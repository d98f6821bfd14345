"""What ends up in the agenda, under whom, and what takes it out again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.checks.setting import BARE
from dossiertool.model.schoolbestand import Schoolbestand
from dossiertool.views.agenda import agenda_of, agenda_of_school
from dossiertool.views.item import Item, Soort, due, per_person
from tests.checks.cases import TODAY, dossier, evaluatie, goal, groepsplan, measure, need, plan

if TYPE_CHECKING:
    from dossiertool.model.case import Case

FAR = 3650


def items(case: Case, soort: Soort, today: date = TODAY, **settings: Any) -> list[Item]:
    return [item for item in due(agenda_of(case, today, BARE, **settings), today, FAR) if item.soort is soort]


def with_plan(*, needs: list[Any] | None = None, others: dict[str, Any] | None = None, **parts: Any) -> Case:
    """Make a dossier with one plan for B1 that is carried out."""
    asked = {"behoeften": ["B1"], "status": "in_uitvoering", **parts}
    return dossier(behoeften=needs or [need()], plannen=[plan(**asked)], **(others or {}))


def test_a_small_dossier_has_only_the_day_on_which_its_need_turns_stale() -> None:
    (item,) = agenda_of(dossier(behoeften=[need()]), TODAY, BARE)
    assert (item.soort, item.datum, item.wie) == (Soort.BEHOEFTE, date(2027, 10, 6), ("Sabine",))
    assert not item.te_laat


# --- moments, goals and measures of a plan


def test_an_evaluation_moment_stands_until_it_was_held() -> None:
    moments = [{"datum": "2026-11-13"}, {"datum": "2027-02-05"}]
    open_ones = items(with_plan(evaluatiemomenten=moments), Soort.EVALUATIEMOMENT)
    assert [(item.datum, item.te_laat) for item in open_ones] == [
        (date(2026, 11, 13), True),
        (date(2027, 2, 5), False),
    ]
    held = evaluatie(soort="tussen", datum="2026-11-12")
    left = items(with_plan(evaluatiemomenten=moments, others={"evaluaties": [held]}), Soort.EVALUATIEMOMENT)
    assert [item.datum for item in left] == [date(2027, 2, 5)]


@pytest.mark.eis("R051", "R127", "R143")
def test_a_measure_past_its_day_stands_under_its_owner_until_the_logboek_mentions_it() -> None:
    late = measure(kenmerk="M1", wie="Peter", uiterlijk="2026-11-13")
    (item,) = items(with_plan(maatregelen=[late]), Soort.MAATREGEL)
    assert item.te_laat
    assert item.wie == ("Peter",)
    assert item.kenmerk == "M1"
    line = {"datum": "2026-11-12", "soort": "uitvoering", "maatregelen": ["M1"], "tekst": "Gedaan."}
    assert items(with_plan(maatregelen=[late], others={"logboek": [line]}), Soort.MAATREGEL) == []
    other = {**line, "maatregelen": ["M2"]}
    assert items(with_plan(maatregelen=[late], others={"logboek": [other]}), Soort.MAATREGEL)


def test_a_target_day_and_a_sub_goal_stand_until_they_were_measured() -> None:
    wanted = goal(
        streefdatum="2027-01-29", tussendoelen=[{"datum": "2026-11-06", "omschrijving": "60 woorden."}]
    )
    case = with_plan(doelen=[wanted])
    assert [item.datum for item in items(case, Soort.TUSSENDOEL)] == [date(2026, 11, 6)]
    assert [item.datum for item in items(case, Soort.STREEFDATUM)] == [date(2027, 1, 29)]
    measured = {**wanted, "metingen": [{"datum": "2026-11-05", "waarde": "61 woorden"}]}
    assert items(with_plan(doelen=[measured]), Soort.TUSSENDOEL) == []
    assert items(with_plan(doelen=[measured]), Soort.STREEFDATUM)


def test_a_goal_that_an_evaluation_calls_reached_asks_nothing_more() -> None:
    said = evaluatie(soort="tussen", doelen=[{"doel": "D1", "doelbereik": "behaald"}])
    case = with_plan(doelen=[goal(streefdatum="2027-01-29")], others={"evaluaties": [said]})
    assert items(case, Soort.STREEFDATUM) == []


@pytest.mark.eis("R152")
def test_entries_about_results_stand_under_the_one_who_records_them() -> None:
    case = with_plan(
        vastlegger="Jolien",
        doelen=[
            goal(
                streefdatum="2027-01-29",
                monitor={"wie": "Peter"},
                tussendoelen=[{"datum": "2026-12-11", "omschrijving": "60 woorden."}],
            )
        ],
        evaluatiemomenten=[{"datum": "2026-12-11"}],
    )
    for soort in (Soort.EVALUATIEMOMENT, Soort.STREEFDATUM, Soort.TUSSENDOEL):
        (item,) = items(case, soort)
        assert item.wie == ("Jolien",)


def test_a_plan_that_ended_without_evaluation_is_overdue_unless_a_moment_already_says_so() -> None:
    ended: dict[str, Any] = {"startdatum": "2026-09-01", "einddatum": "2026-11-13"}
    (item,) = items(with_plan(**ended), Soort.PLANEINDE)
    assert item.te_laat
    moment = with_plan(**ended, evaluatiemomenten=[{"datum": "2026-11-13"}])
    assert items(moment, Soort.PLANEINDE) == []
    assert items(moment, Soort.EVALUATIEMOMENT)
    assert items(with_plan(**ended, others={"evaluaties": [evaluatie()]}), Soort.PLANEINDE) == []


@pytest.mark.parametrize("status", ["vervangen", "afgesloten"])
def test_a_plan_that_is_over_asks_nothing(status: str) -> None:
    case = with_plan(status=status, evaluatiemomenten=[{"datum": "2026-11-13"}], doelen=[goal()])
    assert {item.soort for item in agenda_of(case, TODAY, BARE)} == {Soort.BEHOEFTE}


def test_what_is_about_a_closed_need_is_not_in_the_agenda() -> None:
    closed = need(status="afgesloten", afgesloten_op="2026-11-01", reden="klaar")
    case = with_plan(
        needs=[closed],
        evaluatiemomenten=[{"datum": "2026-11-13"}],
        doelen=[goal(streefdatum="2026-11-13")],
        maatregelen=[measure(uiterlijk="2026-11-13")],
    )
    assert agenda_of(case, TODAY, BARE) == []


@pytest.mark.eis("R157")
def test_each_step_of_phasing_out_is_in_the_agenda_under_who_does_it() -> None:
    steps = [
        {"datum": "2026-12-01", "stap": "Om de week.", "wie": ["Peter"]},
        {"datum": "2027-01-12", "stap": "Eens per maand.", "wie": ["Peter", "Jolien"]},
    ]
    case = with_plan(others={"evaluaties": [evaluatie(vervolg="afbouw", afbouw=steps)]})
    found = items(case, Soort.AFBOUW)
    assert [(item.datum, item.wie) for item in found] == [
        (date(2026, 12, 1), ("Peter",)),
        (date(2027, 1, 12), ("Peter", "Jolien")),
    ]


def test_a_step_of_phasing_out_that_was_taken_leaves_the_agenda() -> None:
    step = {"datum": "2026-12-01", "stap": "Om de week."}
    line = {"datum": "2026-12-02", "soort": "uitvoering", "behoeften": ["B1"], "tekst": "Om de week."}
    case = with_plan(others={"evaluaties": [evaluatie(afbouw=[step])], "logboek": [line]})
    assert items(case, Soort.AFBOUW, date(2026, 12, 10)) == []


@pytest.mark.eis("R034")
def test_aftercare_is_in_the_agenda_also_when_the_need_is_closed() -> None:
    closed = need(status="afgesloten", afgesloten_op="2026-11-20", reden="klaar")
    nazorg = {"datum": "2027-01-15", "wie": "Jolien"}
    case = with_plan(needs=[closed], others={"evaluaties": [evaluatie(nazorg=nazorg)]})
    (item,) = items(case, Soort.NAZORG)
    assert (item.datum, item.wie) == (date(2027, 1, 15), ("Jolien",))
    done = evaluatie(kenmerk="E2", soort="nazorg", datum="2027-01-14")
    again = with_plan(needs=[closed], others={"evaluaties": [evaluatie(nazorg=nazorg), done]})
    assert items(again, Soort.NAZORG) == []


# --- signals, talks, questions, decisions, messages


@pytest.mark.eis("R100")
def test_a_signal_of_today_that_nobody_followed_up_the_next_day_is_on_top() -> None:
    signal = {"kenmerk": "S1", "datum": "2026-11-20", "door": "Gerrit", "urgentie": "vandaag"}
    older = need(geopend_op="2020-01-01")
    case = dossier(behoeften=[older], signalen=[signal])
    first, second = due(agenda_of(case, TODAY, BARE), TODAY, 30)
    assert (first.soort, first.dringend, first.te_laat) == (Soort.SIGNAAL, True, True)
    assert second.datum < first.datum
    followed = dossier(behoeften=[older], signalen=[{**signal, "vervolgstap_op": "2026-11-21"}])
    assert items(followed, Soort.SIGNAAL) == []


@pytest.mark.parametrize(("urgentie", "days"), [("vandaag", 0), ("week", 7), ("maand", 31)])
def test_a_signal_has_a_term_by_its_urgency(urgentie: str, days: int) -> None:
    signal = {"kenmerk": "S1", "datum": "2026-10-21", "door": "Gerrit", "urgentie": urgentie}
    (item,) = items(dossier(signalen=[signal]), Soort.SIGNAAL)
    assert item.datum == date(2026, 10, 21) + timedelta(days=days)
    assert item.dringend == (urgentie == "vandaag")


def test_a_signal_that_was_answered_with_a_plan_needs_no_follow_up() -> None:
    signal = {
        "kenmerk": "S1",
        "datum": "2026-10-21",
        "door": "Gerrit",
        "urgentie": "week",
        "behoeften": ["B1"],
    }
    case = with_plan(vastgesteld_op="2026-10-27", others={"signalen": [signal]})
    assert items(case, Soort.SIGNAAL) == []


@pytest.mark.eis("R111")
def test_an_open_question_past_its_day_is_overdue_under_who_finds_out() -> None:
    question = {"vraag": "Hoe ging het in groep 8?", "wie": "Jolien", "voor": "2026-11-10"}
    case = dossier(beelden=[{"datum": "2026-10-06", "nog_uitzoeken": [question]}])
    (item,) = items(case, Soort.UITZOEKVRAAG)
    assert item.te_laat
    assert item.wie == ("Jolien",)
    done = {**question, "afgerond_op": "2026-11-20"}
    assert items(dossier(beelden=[{"datum": "2026-10-06", "nog_uitzoeken": [done]}]), Soort.UITZOEKVRAAG) == []


@pytest.mark.eis("R025")
def test_a_question_to_a_colleague_is_overdue_under_whom_it_was_put_to_until_it_is_answered() -> None:
    question = {"vraag": "Is lokaal 21 vrij?", "van": "Jolien", "aan": "Sabine", "datum": "2026-11-02"}
    question["antwoord_voor"] = "2026-11-10"
    (item,) = items(dossier(consultvragen=[question]), Soort.CONSULTVRAAG)
    assert (item.te_laat, item.wie) == (True, ("Sabine",))
    assert items(dossier(consultvragen=[question | {"beantwoord_op": "2026-11-09"}]), Soort.CONSULTVRAAG) == []


@pytest.mark.eis("R110")
def test_a_talk_that_was_enough_schedules_a_look_back() -> None:
    talk = {"datum": "2026-11-10", "uitkomst": "gesprek_volstaat", "terugkijken_op": "2026-12-15"}
    (item,) = items(dossier(gesprekken=[talk]), Soort.GESPREK)
    assert (item.datum, item.wie) == (date(2026, 12, 15), ("Sabine",))
    assert items(dossier(gesprekken=[{**talk, "teruggekeken_op": "2026-12-15"}]), Soort.GESPREK) == []


@pytest.mark.eis("R090")
def test_a_decision_to_take_no_step_has_its_look_back_day_in_the_agenda() -> None:
    besluit = {
        "datum": "2026-11-03",
        "soort": "geen_stap",
        "wat": "Wij wachten de toetsweek af.",
        "terugkijken_op": "2026-12-01",
    }
    (item,) = items(dossier(besluiten=[besluit]), Soort.BESLUIT)
    assert item.datum == date(2026, 12, 1)
    assert "geen stap" in item.wat


@pytest.mark.eis("R123")
def test_a_message_from_parents_waits_for_the_regiehouder_until_it_is_taken_up() -> None:
    line = {"datum": "2026-11-20", "soort": "ouderbericht", "van": "ouders", "tekst": "Wil praten."}
    (item,) = items(dossier(logboek=[line]), Soort.OUDERBERICHT)
    assert item.wie == ("Sabine",)
    assert item.te_laat
    assert items(dossier(logboek=[{**line, "opgevolgd_op": "2026-11-21"}]), Soort.OUDERBERICHT) == []
    sent = {**line, "van": "leraar"}
    assert items(dossier(logboek=[sent]), Soort.OUDERBERICHT) == []


# --- needs


@pytest.mark.eis("R150")
def test_a_need_that_nobody_looked_at_for_the_months_of_the_school_is_due_and_then_overdue() -> None:
    case = dossier(behoeften=[need(geopend_op="2025-11-21")])
    (item,) = items(case, Soort.BEHOEFTE)
    assert (item.datum, item.te_laat) == (TODAY, False)
    (item,) = items(case, Soort.BEHOEFTE, TODAY + timedelta(days=1))
    assert item.te_laat
    school = Schoolbestand.model_validate({"naam": "S", "termijnen": {"behoefte_maanden": 6}})
    (item,) = agenda_of(case, TODAY, school)
    assert item.datum == date(2026, 5, 21)


def test_an_agreed_day_to_look_again_goes_before_the_term_until_somebody_looked() -> None:
    agreed = need(opnieuw_bekijken_op="2026-11-10")
    (item,) = items(dossier(behoeften=[agreed]), Soort.BEHOEFTE)
    assert (item.datum, item.te_laat) == (date(2026, 11, 10), True)
    seen = {**agreed, "bekeken": [{"datum": "2026-11-12", "stand": "Het gaat goed."}]}
    (item,) = items(dossier(behoeften=[seen]), Soort.BEHOEFTE)
    assert item.datum == date(2027, 11, 12)


# --- support team and consent


@pytest.mark.eis("R032")
def test_open_advice_is_in_the_agenda_until_it_is_followed_up() -> None:
    advice = {"functie": "advies", "wat": "Geef hem een vaste plek.", "wie": "Jolien"}

    def report(**more: Any) -> Case:
        return dossier(verslagen=[{"kenmerk": "V1", "datum": "2026-11-19", "besluiten": [{**advice, **more}]}])

    (item,) = items(report(), Soort.ADVIES)
    assert (item.wie, item.te_laat) == (("Jolien",), False)
    far = report(uiterlijk="2027-06-01")
    assert any(item.soort is Soort.ADVIES for item in due(agenda_of(far, TODAY, BARE), TODAY, 0))
    (item,) = items(report(uiterlijk="2026-11-20"), Soort.ADVIES)
    assert item.te_laat
    assert items(report(opgevolgd_op="2026-11-20"), Soort.ADVIES) == []


def test_the_team_has_its_next_discussions_and_evaluations_in_the_agenda() -> None:
    report = {
        "kenmerk": "V1",
        "datum": "2026-11-19",
        "volgende_bespreking": "2026-12-17",
        "besluiten": [
            {"functie": "interventie", "wat": "Start.", "wie": "Jolien", "evaluatie_op": "2027-01-21"}
        ],
    }
    case = dossier(verslagen=[report])
    assert [item.datum for item in items(case, Soort.BESPREKING)] == [date(2026, 12, 17)]
    assert [item.datum for item in items(case, Soort.OT_BESLUIT)] == [date(2027, 1, 21)]
    later = {"kenmerk": "V2", "datum": "2027-01-21"}
    again = dossier(verslagen=[report, later])
    assert items(again, Soort.BESPREKING) == items(again, Soort.OT_BESLUIT) == []


def test_a_consent_that_ends_is_in_the_agenda_unless_it_was_renewed_or_refused() -> None:
    consent = {
        "kenmerk": "T1",
        "soort": "bespreking_ot",
        "ontvanger": "ondersteuningsteam",
        "doel": "Bespreken",
        "antwoorden": [{"wie": "Fatima", "antwoord": "ja", "datum": "2026-10-06"}],
        "geldig_tot": "2026-12-01",
    }
    (item,) = items(dossier(toestemmingen=[consent]), Soort.TOESTEMMING)
    assert item.kenmerk == "T1"
    renewed = {**consent, "kenmerk": "T2", "geldig_tot": None}
    assert items(dossier(toestemmingen=[consent, renewed]), Soort.TOESTEMMING) == []
    refused = {**consent, "antwoorden": [{"wie": "Fatima", "antwoord": "nee"}]}
    assert items(dossier(toestemmingen=[refused]), Soort.TOESTEMMING) == []


# --- groepsplan and school


@pytest.mark.eis("R066")
@pytest.mark.parametrize(("count", "reminded"), [(0, True), (2, True), (3, False)])
def test_a_groepsplan_with_fewer_than_three_discussions_by_june_is_reminded(count: int, reminded: bool) -> None:
    talks = [{"datum": f"2026-1{i}-05", "fase": "uitvoeren"} for i in range(count)]
    case = groepsplan(besprekingen=talks, aanspreekpunt={"naam": "Eva", "functie": "docent"})
    found = items(case, Soort.BESPREKING, date(2027, 6, 1))
    assert [(item.datum, item.wie) for item in found] == ([(date(2027, 6, 1), ("Eva",))] if reminded else [])
    assert any(item.te_laat for item in items(case, Soort.BESPREKING, date(2027, 6, 2))) == reminded


def test_a_groepsplan_has_its_moments_goals_and_measures_in_the_agenda() -> None:
    case = groepsplan(
        doelen=[goal(streefdatum="2027-01-26")],
        subgroepen=[{"kenmerk": "A", "doelen": [goal(kenmerk="D2", streefdatum="2027-01-20")]}],
        maatregelen=[measure(uiterlijk="2026-12-01")],
        evaluatiemomenten=[{"datum": "2026-11-17"}, {"datum": "2027-01-28"}],
        evaluaties=[{"datum": "2026-11-17", "uitkomst": "Gemiddeld 54 punten."}],
        besprekingen=[{"datum": f"2026-1{i}-30", "fase": "uitvoeren"} for i in range(3)],
    )
    found = due(agenda_of(case, TODAY, BARE), TODAY, FAR)
    assert [(item.soort, item.datum) for item in found] == [
        (Soort.BESPREKING, date(2026, 11, 30)),
        (Soort.MAATREGEL, date(2026, 12, 1)),
        (Soort.BESPREKING, date(2026, 12, 30)),
        (Soort.STREEFDATUM, date(2027, 1, 20)),
        (Soort.STREEFDATUM, date(2027, 1, 26)),
        (Soort.EVALUATIEMOMENT, date(2027, 1, 28)),
    ]


def test_the_school_file_has_protocols_and_partners_in_the_agenda() -> None:
    school = Schoolbestand.model_validate(
        {
            "naam": "Voorbeeldcollege",
            "protocollen": [
                {"code": "pesten", "naam": "pestprotocol", "beheerder": "Sabine", "herzien_op": "2026-11-01"}
            ],
            "partners": [{"code": "ggd", "naam": "GGD", "geldig_tot": "2027-07-31"}],
        }
    )
    protocol, partner = due(agenda_of_school(school, TODAY), TODAY, FAR)
    assert (protocol.soort, protocol.te_laat, protocol.wie) == (Soort.PROTOCOL, True, ("Sabine",))
    assert (partner.soort, partner.datum) == (Soort.PARTNER, date(2027, 7, 31))


# --- choosing, sorting, naming


def test_what_is_overdue_is_there_whatever_the_window_and_the_rest_by_date() -> None:
    moments = [{"datum": day} for day in ("2027-01-20", "2026-12-01", "2026-09-01")]
    found = due(agenda_of(with_plan(evaluatiemomenten=moments), TODAY, BARE), TODAY, 30)
    assert [item.datum for item in found] == [date(2026, 9, 1), date(2026, 12, 1)]


def test_what_more_people_do_stands_under_each_of_them() -> None:
    step = {"datum": "2026-12-01", "stap": "Om de week.", "wie": ["Peter", "Jolien"]}
    case = with_plan(others={"evaluaties": [evaluatie(afbouw=[step])], "regiehouder": None})
    people = per_person(due(agenda_of(case, TODAY, BARE), TODAY, FAR))
    assert [item.soort for item in people["Peter"]] == [Soort.AFBOUW]
    assert people["Peter"] == people["Jolien"]
    assert [item.soort for item in people[None]] == [Soort.BEHOEFTE]


def test_pupil_and_parents_are_called_by_what_they_are_unless_names_are_asked_for() -> None:
    case = with_plan(
        maatregelen=[
            measure(kenmerk=f"M{i}", wie=who, uiterlijk="2026-12-01")
            for i, who in enumerate(
                ("Noor", "Noor de Wit", "de moeder van NOOR", "Fatima", "Noortje", "Jolien")
            )
        ],
        others={
            "leerling": {"roepnaam": "Noor", "voorvoegsel": "de", "achternaam": "Wit", "klas": "1V1"},
            "betrokkenen": [
                {"naam": "Fatima", "rol": "ouder", "functie": "moeder"},
                {"naam": "Jolien", "rol": "medewerker", "functie": "mentor"},
            ],
        },
    )
    shown = [item.wie[0] for item in items(case, Soort.MAATREGEL)]
    assert shown == ["leerling", "leerling", "de moeder van leerling", "ouder", "Noortje", "Jolien"]
    named = items(case, Soort.MAATREGEL, names=True)
    assert [item.wie[0] for item in named][:2] == ["Noor", "Noor de Wit"]
    assert {item.naam for item in named} == {"Noor"}


def test_a_pupil_with_a_letter_behind_the_name_and_the_father_of_a_pupil_are_not_named() -> None:
    case = groepsplan(
        leerlingen=[{"nummer": 1, "naam": "Noor V."}, {"nummer": 2, "naam": "Sem"}],
        maatregelen=[
            measure(kenmerk=f"M{i}", wie=who, uiterlijk="2026-12-01")
            for i, who in enumerate(("Noor V.", "Noor V. en Eva", "Sems vader", "Sem's vader", "Semih"))
        ],
    )
    shown = [item.wie[0] for item in items(case, Soort.MAATREGEL)]
    assert shown == ["leerling", "leerling en Eva", "leerlings vader", "leerling's vader", "Semih"]


def test_the_key_of_an_entry_stays_the_same_when_a_plan_is_put_before_it() -> None:
    mine = plan(behoeften=["B1"], evaluatiemomenten=[{"datum": "2026-12-11"}])
    other = plan(kenmerk="HP2", behoeften=["B1"])
    alone, after = (
        items(dossier(behoeften=[need()], plannen=plans), Soort.EVALUATIEMOMENT)
        for plans in ([mine], [other, mine])
    )
    assert alone[0].sleutel == after[0].sleutel
    assert alone[0].pad != after[0].pad
