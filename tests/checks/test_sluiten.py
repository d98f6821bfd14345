"""Closing: needs that are done are closed, closed needs stay closed, and the samples with old needs show it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossiertool.checks.check import check_dossier
from dossiertool.files.load import load_dossier
from dossiertool.findings import Niveau

from .cases import TODAY, dossier, evaluatie, found, goal, need, pads, plan

SAMPLES = Path(__file__).parents[2] / "samples"
CLOSED = {
    "status": "afgesloten",
    "afgesloten_op": "2026-10-30",
    "reden": "Doel 1 is behaald.",
    "afgesloten_met": ["Noor", "Fatima"],
    "bekeken": [{"datum": "2026-10-30", "stand": "70 woorden per minuut."}],
}


def reached(**parts: Any) -> dict[str, Any]:
    return evaluatie(doelen=[{"doel": "D1", "doelbereik": "behaald"}], **parts)


def test_sluit_02_a_need_of_which_all_goals_are_reached_is_still_open() -> None:
    goals = plan(behoeften=["B1"], doelen=[goal(behoefte="B1")])
    case = dossier(behoeften=[need()], plannen=[goals], evaluaties=[reached()])
    (finding,) = found(case, "SLUIT-02")
    assert (finding.pad, finding.niveau) == ("behoeften.0.status", Niveau.WAARSCHUWING)
    one_left = plan(behoeften=["B1"], doelen=[goal(behoefte="B1"), goal(kenmerk="D2", behoefte="B1")])
    assert found(dossier(behoeften=[need()], plannen=[one_left], evaluaties=[reached()]), "SLUIT-02") == []
    closed = dossier(behoeften=[need(**CLOSED)], plannen=[goals], evaluaties=[reached()])
    assert found(closed, "SLUIT-02") == []


def test_sluit_02_a_goal_reached_halfway_in_a_plan_that_goes_on_closes_nothing_yet() -> None:
    goals = plan(behoeften=["B1"], doelen=[goal(behoefte="B1")])
    halfway = dossier(behoeften=[need()], plannen=[goals], evaluaties=[reached(soort="tussen")])
    assert found(halfway, "SLUIT-02") == []
    assert pads(halfway, "SLUIT-02", today=date(2027, 2, 6)) == ["behoeften.0.status"]


def test_sluit_02_believes_the_last_look_at_the_need() -> None:
    done = {"datum": "2026-10-20", "stand": "46 van de 50 woorden.", "nog_nodig": False}
    still = {"datum": "2026-11-12", "stand": "Gebruikt bij 8 van de 9 toetsen.", "nog_nodig": True}
    assert pads(dossier(behoeften=[need(bekeken=[done])]), "SLUIT-02") == ["behoeften.0.status"]
    assert pads(dossier(behoeften=[need(bekeken=[done, still])]), "SLUIT-02") == []


def test_sluit_02_waits_while_a_look_or_a_step_of_phasing_out_lies_ahead() -> None:
    done = {"datum": "2026-10-20", "stand": "46 van de 50 woorden.", "nog_nodig": False}
    assert found(dossier(behoeften=[need(bekeken=[done], opnieuw_bekijken_op="2026-12-11")]), "SLUIT-02") == []
    steps = [{"datum": "2026-12-11", "stap": "Alleen als Noor erom vraagt."}]
    phasing = evaluatie(plan=None, behoeften=["B1"], afbouw=steps)
    case = dossier(behoeften=[need(bekeken=[done])], evaluaties=[phasing])
    assert found(case, "SLUIT-02") == []
    assert pads(case, "SLUIT-02", today=date(2026, 12, 12)) == ["behoeften.0.status"]


def test_sluit_01_an_agreed_day_that_has_passed_asks_for_a_new_one() -> None:
    late = need(opnieuw_bekijken_op="2026-11-20")
    assert pads(dossier(behoeften=[late]), "SLUIT-01") == ["behoeften.0.opnieuw_bekijken_op"]
    assert pads(dossier(behoeften=[need(opnieuw_bekijken_op="2026-11-21")]), "SLUIT-01") == []


@pytest.mark.parametrize(
    ("parts", "pad"),
    [
        ({"plannen": [plan(behoeften=["B1"])]}, "plannen.0.behoeften"),
        ({"plannen": [plan(doelen=[goal(behoefte="B1")])]}, "plannen.0.doelen.0.behoefte"),
        ({"evaluaties": [evaluatie(plan=None, behoeften=["B1"])]}, "evaluaties.0.behoeften"),
        (
            {"signalen": [{"kenmerk": "S1", "datum": "2026-11-02", "door": "Jolien", "behoeften": ["B1"]}]},
            "signalen.0.behoeften",
        ),
        (
            {"verslagen": [{"kenmerk": "V1", "datum": "2026-11-19", "op_naam": False, "behoeften": ["B1"]}]},
            "verslagen.0.behoeften",
        ),
    ],
)
def test_sluit_03_a_newer_document_does_not_refer_to_a_closed_need(parts: dict[str, Any], pad: str) -> None:
    (finding,) = found(dossier(behoeften=[need(**CLOSED)], **parts), "SLUIT-03")
    assert (finding.pad, finding.niveau) == (pad, Niveau.FOUT)
    assert found(dossier(behoeften=[need()], **parts), "SLUIT-03") == []


def test_sluit_03_what_was_there_before_the_closing_and_nazorg_may_refer_to_it() -> None:
    before = plan(behoeften=["B1"], startdatum="2026-10-06", einddatum="2026-10-30")
    after = evaluatie(soort="nazorg", plan=None, behoeften=["B1"])
    case = dossier(behoeften=[need(**CLOSED)], plannen=[before], evaluaties=[after])
    assert found(case, "SLUIT-03") == []


def test_sluit_04_words_of_a_closed_need_in_a_newer_document_are_marked() -> None:
    old = need(omschrijving="Noor heeft bij toetsen hulp nodig om te beginnen en door te werken.", **CLOSED)
    said = "In de les heeft zij weer hulp nodig om te beginnen en door te werken."
    case = dossier(behoeften=[old], plannen=[plan(analyse={"feiten": [{"wat": said}]})])
    (finding,) = found(case, "SLUIT-04")
    assert (finding.pad, finding.niveau) == ("plannen.0.analyse.feiten.0.wat", Niveau.FOUT)
    assert said[finding.start : finding.eind] == finding.tekst
    other = plan(analyse={"feiten": [{"wat": "Noor beantwoordde 17 van de 20 vragen."}]})
    assert found(dossier(behoeften=[old], plannen=[other]), "SLUIT-04") == []


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("Er is een training faalangst nodig.", "training faalangst"),
        ("De training tegen faalangst is nodig.", None),
        ("De training faalangst is vroeger gegeven.", None),
    ],
)
def test_sluit_04_a_short_need_comes_back_whole_and_looking_back_is_allowed(
    said: str, marked: str | None
) -> None:
    old = need(omschrijving="Training faalangst (klas 1).", **CLOSED)
    case = dossier(behoeften=[old], plannen=[plan(analyse={"feiten": [{"wat": said}]})])
    assert [f.tekst for f in found(case, "SLUIT-04")] == ([marked] if marked else [])


def test_sluit_04_words_that_an_open_need_shares_and_older_documents_are_left_alone() -> None:
    text = "Noor heeft bij toetsen hulp nodig om te beginnen en door te werken."
    old, new = need(omschrijving=text, **CLOSED), need(kenmerk="B2", omschrijving=text)
    again = plan(analyse={"feiten": [{"wat": text}]})
    assert found(dossier(behoeften=[old, new], plannen=[again]), "SLUIT-04") == []
    before = plan(startdatum="2026-10-06", analyse={"feiten": [{"wat": text}]})
    assert found(dossier(behoeften=[old], plannen=[before]), "SLUIT-04") == []


def test_sluit_03_and_04_leave_replaced_plans_and_what_people_say_alone() -> None:
    text = "Noor heeft bij toetsen hulp nodig om te beginnen en door te werken."
    old = need(omschrijving=text, **CLOSED)
    replaced = plan(status="vervangen", behoeften=["B1"], analyse={"feiten": [{"wat": text}]})
    view = {"van": "leerling", "door": "Noor", "datum": "2026-11-10", "tekst": text}
    case = dossier(behoeften=[old], plannen=[replaced, plan(kenmerk="HP2", zienswijzen=[view])])
    assert found(case, "SLUIT-03") == found(case, "SLUIT-04") == []


@pytest.mark.parametrize("missing", ["afgesloten_op", "reden", "afgesloten_met", "bekeken"])
def test_sluit_05_a_closed_need_has_an_evaluation_a_day_a_reason_and_people(missing: str) -> None:
    assert found(dossier(behoeften=[need(**CLOSED)]), "SLUIT-05") == []
    (finding,) = found(
        dossier(behoeften=[need(**{k: v for k, v in CLOSED.items() if k != missing})]), "SLUIT-05"
    )
    assert finding.niveau is Niveau.FOUT
    assert finding.melding.endswith(f": {'een evaluatie' if missing == 'bekeken' else missing}.")


def test_sluit_05_help_from_a_plan_was_phased_out_first() -> None:
    old = {"startdatum": "2026-09-07", "einddatum": "2026-10-30", "status": "afgesloten"}
    helped = plan(behoeften=["B1"], doelen=[goal(behoefte="B1")], **old)
    abrupt = dossier(behoeften=[need(**CLOSED)], plannen=[helped])
    assert found(abrupt, "SLUIT-05")[0].melding.endswith(": de afbouw.")
    changes = [
        {"datum": "2026-10-12", "status": "in_afbouw", "door": "Jolien", "reden": "Doel 1 is behaald."},
        {"datum": "2026-10-30", "status": "afgesloten", "door": "Jolien"},
    ]
    gentle = dossier(behoeften=[need(wijzigingen=changes, **CLOSED)], plannen=[helped])
    assert found(gentle, "SLUIT-05") == []


def test_sluit_05_a_closing_line_without_closing_is_half_closed_and_an_opened_need_is_not() -> None:
    half = need(reden="Klasgenoot verhuisd.")
    assert found(dossier(behoeften=[half]), "SLUIT-05")[0].melding.startswith("Behoefte B1 is nog niet goed")
    changes = [
        {"datum": "2026-10-12", "status": "afgesloten", "door": "Jolien", "reden": "Klasgenoot verhuisd."},
        {"datum": "2026-11-02", "status": "open", "door": "Jolien", "reden": "Er is weer ruzie."},
    ]
    assert found(dossier(behoeften=[half | {"wijzigingen": changes}]), "SLUIT-05") == []


def test_sluit_06_a_plan_past_its_end_leaves_no_goals_open() -> None:
    ended = {"startdatum": "2026-09-07", "einddatum": "2026-11-20"}
    goals = plan(doelen=[goal(kenmerk="D1"), goal(kenmerk="D2")], **ended)
    (finding,) = found(dossier(plannen=[goals], evaluaties=[reached()]), "SLUIT-06")
    assert (finding.pad, finding.melding.endswith(": D2.")) == ("plannen.0.status", True)
    assert found(dossier(plannen=[goals | {"status": "vervangen"}]), "SLUIT-06") == []
    later = plan(kenmerk="HP2", vervangt="HP1")
    (finding,) = found(dossier(plannen=[goals, later], evaluaties=[reached()]), "SLUIT-06")
    assert finding.suggestie == "Plan HP2 komt in de plaats van HP1. Zet bij HP1: status: vervangen."
    only = plan(doelen=[goal()], **ended)
    assert found(dossier(plannen=[only], evaluaties=[reached()]), "SLUIT-06") == []


def test_sluit_06_a_need_is_not_left_behind_when_its_plan_is_over() -> None:
    ended = plan(behoeften=["B1"], startdatum="2026-09-07", einddatum="2026-11-20")
    assert pads(dossier(behoeften=[need()], plannen=[ended]), "SLUIT-06") == ["behoeften.0.opnieuw_bekijken_op"]
    planned = need(opnieuw_bekijken_op="2026-12-11")
    assert pads(dossier(behoeften=[planned], plannen=[ended]), "SLUIT-06") == []
    follow_up = plan(kenmerk="HP2", behoeften=["B1"])
    assert pads(dossier(behoeften=[need()], plannen=[ended, follow_up]), "SLUIT-06") == []


def test_sluit_07_a_need_of_a_former_school_is_confirmed_here() -> None:
    brought = need(uit_vorige_school=True)
    assert pads(dossier(behoeften=[brought]), "SLUIT-07") == ["behoeften.0.bevestigd_op"]
    assert pads(dossier(behoeften=[brought | {"bevestigd_op": "2026-09-14"}]), "SLUIT-07") == []
    assert pads(dossier(behoeften=[brought | CLOSED]), "SLUIT-07") == []


def change(status: str, day: str, **parts: Any) -> dict[str, Any]:
    return {"status": status, "datum": day, "door": "Jolien", "reden": "Zo afgesproken.", **parts}


@pytest.mark.parametrize(
    ("status", "changes", "pad"),
    [
        ("in_behandeling", [change("in_behandeling", "2026-10-27")], None),
        ("in_behandeling", [change("in_afbouw", "2026-10-27"), change("in_behandeling", "2026-11-10")], None),
        ("open", [change("afgesloten", "2026-10-27"), change("open", "2026-11-10")], None),
        ("open", [change("in_afbouw", "2026-10-27")], "status"),
        ("in_behandeling", [change("in_behandeling", "2026-10-01")], "wijzigingen.0.datum"),
        (
            "in_afbouw",
            [change("afgesloten", "2026-10-27"), change("in_afbouw", "2026-11-10")],
            "wijzigingen.1.status",
        ),
        ("in_behandeling", [change("in_behandeling", "2026-10-27", reden=None)], "wijzigingen.0.reden"),
    ],
)
def test_levens_01_the_life_of_a_need_can_be_followed(
    status: str, changes: list[dict[str, Any]], pad: str | None
) -> None:
    case = dossier(behoeften=[need(status=status, wijzigingen=changes)])
    assert pads(case, "LEVENS-01") == ([f"behoeften.0.{pad}"] if pad else [])


def test_levens_01_the_day_of_closing_is_one_day() -> None:
    closed = need(**CLOSED, wijzigingen=[change("afgesloten", "2026-10-29")])
    assert pads(dossier(behoeften=[closed]), "LEVENS-01") == ["behoeften.0.afgesloten_op"]


def test_levens_01_a_need_that_a_plan_works_on_is_not_merely_open() -> None:
    works = plan(status="in_uitvoering", doelen=[goal(behoefte="B1")])
    assert pads(dossier(behoeften=[need()], plannen=[works]), "LEVENS-01") == ["behoeften.0.status"]
    treated = need(status="in_behandeling")
    assert pads(dossier(behoeften=[treated], plannen=[works]), "LEVENS-01") == []


@pytest.mark.parametrize(
    ("sample", "code", "pad"),
    [
        # The old agreement about room 12 is to be closed.
        ("03-pesten", "SLUIT-02", "behoeften.2.status"),
        # Nothing was recorded about reading after 3 July: an old need left open.
        ("08-gedrag", "UITV-01", "behoeften.1.maatregelen.0"),
        ("08-gedrag", "SLUIT-06", "behoeften.1.opnieuw_bekijken_op"),
        # A new tally list without end: the need goes on without a plan.
        ("08-gedrag", "SLUIT-06", "behoeften.0.opnieuw_bekijken_op"),
        # Goal reached, open for 29 months; training finished; reason gone but not closed with anyone.
        ("12-oud-dossier", "SLUIT-01", "behoeften.0"),
        ("12-oud-dossier", "SLUIT-02", "behoeften.0.status"),
        ("12-oud-dossier", "SLUIT-02", "behoeften.1.status"),
        ("12-oud-dossier", "SLUIT-05", "behoeften.2"),
        # Goal reached, evaluation of 30 January missed.
        ("12-oud-dossier", "SLUIT-02", "behoeften.3.status"),
        ("12-oud-dossier", "SLUIT-01", "behoeften.3.opnieuw_bekijken_op"),
        # Rightly open: its status should say that it is worked on.
        ("12-oud-dossier", "LEVENS-01", "behoeften.4.status"),
    ],
)
def test_what_a_case_remarks_about_closing_is_found(sample: str, code: str, pad: str) -> None:
    case = load_dossier(SAMPLES / sample / "zaak.dossier.yaml")
    assert (code, pad) in [(f.code, f.pad) for f in check_dossier(case, today=TODAY)]


def test_the_need_that_is_rightly_open_is_not_asked_to_close() -> None:
    case = load_dossier(SAMPLES / "12-oud-dossier" / "zaak.dossier.yaml")
    about = {f.code for f in check_dossier(case, today=TODAY) if (f.pad or "").startswith("behoeften.4")}
    assert not {code for code in about if code.startswith("SLUIT")}


def test_sluit_08_a_closed_dossier_has_nothing_left_to_do_or_says_why_it_was_closed() -> None:
    closing = {"datum": "2026-11-20", "door": "Sabine", "reden": "Klaar."}
    case = dossier(behoeften=[need()], afsluitingen=[closing])
    (finding,) = found(case, "SLUIT-08")
    assert (finding.pad, finding.niveau) == ("behoeften.0.status", Niveau.FOUT)
    let_through = {"code": "behoefte:B1", "reden": "Noor is verhuisd.", "door": "Sabine"}
    said = dossier(behoeften=[need()], afsluitingen=[{**closing, "doorgezet": [let_through]}])
    assert found(said, "SLUIT-08") == []
    again = {"datum": "2026-11-21", "door": "Sabine", "reden": "Weer nodig.", "signaal": "S1"}
    assert found(dossier(behoeften=[need()], afsluitingen=[{**closing, "heropend": again}]), "SLUIT-08") == []
    assert found(dossier(behoeften=[need()]), "SLUIT-08") == []
