"""Step 6: what an evaluation answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.findings import Niveau

from .cases import dossier, evaluatie, found, goal, measure, need, pads, plan

MEASURED = {"datum": "2026-11-20", "waarde": "15 van de 20"}
WHO = {"tekst": "Het werkte.", "door": "Noor", "datum": "2026-11-20"}


def case(*results: dict[str, Any], soort: str = "eind", **parts: Any) -> Any:
    """A plan with goals D1 and D2 and measures M1 and M2, and its evaluation with these results."""
    goals = [goal(kenmerk="D1"), goal(kenmerk="D2")]
    measures = [measure(kenmerk="M1"), measure(kenmerk="M2")]
    return dossier(
        plannen=[plan(doelen=goals, maatregelen=measures)],
        evaluaties=[evaluatie(soort=soort, doelen=list(results), **parts)],
    )


@pytest.mark.eis("R052")
def test_eval_01_a_plan_past_its_end_without_evaluation_is_a_fout_and_with_one_is_not() -> None:
    ended = plan(einddatum="2026-11-20")
    (finding,) = found(dossier(plannen=[ended]), "EVAL-01")
    assert (finding.pad, finding.niveau) == ("plannen.0.einddatum", Niveau.FOUT)
    assert found(dossier(plannen=[ended]), "EVAL-01", today=date(2026, 11, 20)) == []
    assert found(dossier(plannen=[ended], evaluaties=[evaluatie()]), "EVAL-01") == []


@pytest.mark.eis("R156")
def test_eval_03_a_goal_that_the_final_evaluation_does_not_answer_is_a_fout() -> None:
    one = {"doel": "D1", "doelbereik": "behaald", "meting": MEASURED}
    (finding,) = found(case(one), "EVAL-03")
    assert (finding.pad, finding.niveau) == ("evaluaties.0.doelen", Niveau.FOUT)
    assert finding.melding.endswith(": D2.")
    both = case(one, {"doel": "D2", "doelbereik": "niet", "meting": MEASURED})
    assert found(both, "EVAL-03") == []


@pytest.mark.eis("R156")
def test_eval_03_reached_without_a_measurement_is_a_waarschuwing() -> None:
    bare = {"doel": "D1", "doelbereik": "behaald"}
    (finding,) = found(case(bare, soort="tussen"), "EVAL-03")
    assert (finding.pad, finding.niveau) == ("evaluaties.0.doelen.0", Niveau.WAARSCHUWING)
    assert found(case(bare | {"meting": MEASURED}, soort="tussen"), "EVAL-03") == []
    measured = plan(doelen=[goal(metingen=[MEASURED])])
    assert found(dossier(plannen=[measured], evaluaties=[evaluatie(doelen=[bare])]), "EVAL-03") == []


def test_eval_03_not_judged_at_the_end_needs_a_reason() -> None:
    rest = {"doel": "D2", "doelbereik": "deels", "meting": MEASURED}
    unjudged = {"doel": "D1", "doelbereik": "niet_beoordeeld"}
    assert pads(case(unjudged, rest), "EVAL-03") == ["evaluaties.0.doelen.0"]
    reason = {"toelichting": "De toets viel uit."}
    assert pads(case(unjudged | reason, rest), "EVAL-03") == []
    assert pads(case(unjudged, soort="tussen"), "EVAL-03") == []


def test_eval_03_a_goal_reached_earlier_need_not_be_answered_again() -> None:
    goals = plan(doelen=[goal(kenmerk="D1"), goal(kenmerk="D2")])
    early = {"doel": "D1", "doelbereik": "behaald", "meting": MEASURED}
    rounds = [
        evaluatie(kenmerk="E1", soort="tussen", datum="2026-11-10", doelen=[early]),
        evaluatie(kenmerk="E2", doelen=[{"doel": "D2", "doelbereik": "niet", "meting": MEASURED}]),
    ]
    assert found(dossier(plannen=[goals], evaluaties=rounds), "EVAL-03") == []


@pytest.mark.eis("R161")
def test_eval_05_a_measure_without_a_decision_is_marked() -> None:
    one = {"omschrijving": "Oefenen", "maatregel": "M1", "besluit": "stoppen"}
    (finding,) = found(case(maatregelen=[one]), "EVAL-05")
    assert finding.pad == "evaluaties.0.maatregelen"
    assert finding.melding.endswith(": M2.")
    undecided = {"omschrijving": "Lokaal", "maatregel": "M2"}
    assert pads(case(maatregelen=[one, undecided]), "EVAL-05") == ["evaluaties.0.maatregelen.1.besluit"]
    assert pads(case(maatregelen=[one, undecided | {"besluit": "voortzetten"}]), "EVAL-05") == []
    assert pads(case(), "EVAL-05") == ["evaluaties.0.maatregelen"]
    assert pads(case(soort="tussen"), "EVAL-05") == []


@pytest.mark.eis("R155")
@pytest.mark.parametrize("missing", ["leerling", "ouders", "leraar"])
def test_eval_06_every_party_says_what_it_brought(missing: str) -> None:
    all_three = {"leerling": WHO, "ouders": WHO, "leraar": WHO}
    told = {"proces": "Tien van de tien keer."}
    assert found(case(opbrengst=all_three, **told), "EVAL-06") == []
    lacking = {party: said for party, said in all_three.items() if party != missing}
    (finding,) = found(case(opbrengst=lacking, **told), "EVAL-06")
    assert finding.melding == f"In evaluatie E1 ontbreekt: opbrengst van {missing}."


def test_eval_06_asks_how_it_went_at_the_end_and_not_halfway() -> None:
    (finding,) = found(case(), "EVAL-06")
    assert "proces" in finding.melding
    assert found(case(soort="tussen"), "EVAL-06") == []


@pytest.mark.eis("R163")
def test_eval_04_an_evaluation_without_a_next_step_is_a_fout() -> None:
    (finding,) = found(case(vervolg=None), "EVAL-04")
    assert (finding.pad, finding.niveau) == ("evaluaties.0.vervolg", Niveau.FOUT)
    assert found(case(), "EVAL-04") == []


@pytest.mark.eis("R157")
@pytest.mark.parametrize("vervolg", ["afbouw", "afsluiten"])
def test_afb_01_support_that_ends_without_steps_is_marked(vervolg: str) -> None:
    assert pads(case(vervolg=vervolg), "AFB-01") == ["evaluaties.0.vervolg"]
    steps = [{"datum": "2027-02-08", "stap": "Alleen als Noor erom vraagt.", "wie": ["Sabine"]}]
    assert pads(case(vervolg=vervolg, afbouw=steps), "AFB-01") == []
    assert pads(case(vervolg="voortzetten"), "AFB-01") == []


def test_naz_01_support_that_ends_is_followed_by_a_contact() -> None:
    assert pads(case(vervolg="afsluiten"), "NAZ-01") == ["evaluaties.0.nazorg"]
    care = {"datum": "2027-05-28", "wie": "Jolien"}
    assert pads(case(vervolg="afsluiten", nazorg=care), "NAZ-01") == []
    assert pads(case(vervolg="afsluiten", soort="nazorg"), "NAZ-01") == []


def test_naz_01_a_need_closed_after_help_is_followed_by_a_contact() -> None:
    closed = need(status="afgesloten", afgesloten_op="2026-11-20")
    helped = plan(behoeften=["B1"], doelen=[goal(behoefte="B1")])
    assert pads(dossier(behoeften=[closed], plannen=[helped]), "NAZ-01") == ["behoeften.0"]
    later = evaluatie(soort="nazorg", datum="2026-11-21")
    assert pads(dossier(behoeften=[closed], plannen=[helped], evaluaties=[later]), "NAZ-01") == []
    assert pads(dossier(behoeften=[closed]), "NAZ-01") == []


def test_evaluations_of_a_replaced_plan_are_left_alone() -> None:
    replaced = plan(status="vervangen", doelen=[goal()], maatregelen=[measure(kenmerk="M1")])
    old = dossier(plannen=[replaced], evaluaties=[evaluatie()])
    assert [code for code in ("EVAL-03", "EVAL-05", "EVAL-06") if found(old, code)] == []


def test_a_final_evaluation_need_not_answer_goals_and_measures_of_a_closed_need() -> None:
    measures = [measure(kenmerk="M1", doelen=["D1"]), measure(kenmerk="M2", doelen=["D2"])]
    goals = [goal(behoefte="B1"), goal(kenmerk="D2", behoefte="B2")]
    both = plan(behoeften=["B1", "B2"], doelen=goals, maatregelen=measures)
    said = evaluatie(
        doelen=[{"doel": "D2", "doelbereik": "niet", "toelichting": "3 van de 5 keer."}],
        maatregelen=[{"omschrijving": "Oefenen", "maatregel": "M2", "besluit": "stoppen"}],
    )
    over = need(status="afgesloten", afgesloten_op="2026-10-30")
    closed = dossier(behoeften=[over, need(kenmerk="B2")], plannen=[both], evaluaties=[said])
    assert (pads(closed, "EVAL-03"), pads(closed, "EVAL-05")) == ([], [])
    still = dossier(behoeften=[need(), need(kenmerk="B2")], plannen=[both], evaluaties=[said])
    assert pads(still, "EVAL-03") == ["evaluaties.0.doelen"]
    assert pads(still, "EVAL-05") == ["evaluaties.0.maatregelen"]
