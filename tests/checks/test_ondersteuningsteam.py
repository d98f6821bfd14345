"""The support team: when it is asked, who is there, and what it decides."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from dossiertool.findings import Niveau
from dossiertool.model.ot_verslag import OTBesluit

from .cases import dossier, evaluatie, found, goal, need, pads, plan

FORM = {
    "kenmerk": "OT1",
    "datum": "2026-11-20",
    "aanmelder": "Jolien",
    "urgentie": "week",
    "ouders_betrokken": {"datum": "2026-10-06"},
    "leerling_betrokken": {"datum": "2026-10-06"},
}
BOTH = [
    {"naam": "Ans", "rol": "onderwijsondersteuningsspecialist"},
    {"naam": "Nadia", "rol": "gezinsspecialist"},
]


def judged(*reached: str, **parts: Any) -> Any:
    """A dossier in which goal D1 of plan HP1 was judged so, one evaluation after the other."""
    rounds = [
        evaluatie(kenmerk=f"E{i}", datum=f"2026-{8 + i:02}-15", doelen=[{"doel": "D1", "doelbereik": one}])
        for i, one in enumerate(reached, start=1)
    ]
    return dossier(
        plannen=[plan(startdatum="2026-08-31", doelen=[goal(behoefte="B1")])],
        evaluaties=rounds,
        **{"behoeften": [need(status="in_behandeling")], **parts},
    )


@pytest.mark.eis("R024")
def test_ops_01_twice_in_a_row_not_reached_gives_the_command_for_the_registration() -> None:
    (finding,) = found(judged("niet", "niet"), "OPS-01")
    assert finding.pad == "evaluaties.1.doelen"
    assert finding.niveau is Niveau.WAARSCHUWING
    assert "dossiertool nieuw ot-aanmelding --uit BESTAND" in (finding.suggestie or "")


@pytest.mark.parametrize(
    "reached", [("niet",), ("niet", "deels"), ("niet", "behaald", "niet"), ("niet", "niet", "behaald")]
)
def test_ops_01_is_silent_when_it_was_not_twice_in_a_row_or_went_better_since(reached: tuple[str, ...]) -> None:
    assert found(judged(*reached), "OPS-01") == []


def test_ops_01_a_goal_that_was_not_judged_does_not_break_the_row() -> None:
    assert pads(judged("niet", "niet_beoordeeld", "niet"), "OPS-01") == ["evaluaties.2.doelen"]


def test_ops_01_is_silent_after_a_registration_and_follows_the_criteria_of_the_school() -> None:
    assert found(judged("niet", "niet", aanmeldingen=[FORM]), "OPS-01") == []
    patient = [{"code": "drie", "tekst": "Na drie keer.", "niet_behaald": 3}]
    assert found(judged("niet", "niet"), "OPS-01", opschaalcriteria=patient) == []
    assert pads(judged("niet", "niet", "niet"), "OPS-01", opschaalcriteria=patient) == ["evaluaties.2.doelen"]


def test_ops_01_says_nothing_about_a_need_that_is_closed() -> None:
    closed = need(status="afgesloten", afgesloten_op="2026-11-01")
    assert found(judged("niet", "niet", behoeften=[closed]), "OPS-01") == []


def test_ops_01_counts_a_need_through_successive_plans() -> None:
    first = plan(kenmerk="HP1", startdatum="2026-08-31", status="vervangen", doelen=[goal(behoefte="B1")])
    second = plan(kenmerk="HP2", startdatum="2026-09-30", doelen=[goal(kenmerk="D7", behoefte="B1")])
    rounds = [
        evaluatie(kenmerk="E1", plan="HP1", datum="2026-09-29", doelen=[{"doel": "D1", "doelbereik": "niet"}]),
        evaluatie(kenmerk="E2", plan="HP2", datum="2026-11-10", doelen=[{"doel": "D7", "doelbereik": "niet"}]),
    ]
    (finding,) = found(dossier(behoeften=[need()], plannen=[first, second], evaluaties=rounds), "OPS-01")
    assert finding.melding.startswith("behoefte B1: 2 evaluaties")


def test_ops_01_an_evaluation_that_chooses_the_team_is_followed_by_a_registration() -> None:
    chosen = evaluatie(vervolg="ondersteuningsteam", datum="2026-11-19")
    assert pads(dossier(plannen=[plan()], evaluaties=[chosen]), "OPS-01") == ["evaluaties.0.vervolg"]
    assert found(dossier(plannen=[plan()], evaluaties=[chosen], aanmeldingen=[FORM]), "OPS-01") == []


@pytest.mark.eis("R027")
@pytest.mark.parametrize("missing", [0, 1])
def test_ot_03_a_report_without_one_of_the_two_specialists_is_a_waarschuwing(missing: int) -> None:
    there = [person for i, person in enumerate(BOTH) if i != missing]
    (finding,) = found(dossier(verslagen=[report(aanwezig=there)]), "OT-03")
    assert (finding.pad, finding.niveau) == ("verslagen.0.aanwezig", Niveau.WAARSCHUWING)
    assert BOTH[missing]["rol"] in finding.melding
    assert found(dossier(verslagen=[report()]), "OT-03") == []


@pytest.mark.eis("R031")
def test_ot_04_an_intervention_that_ends_has_a_day_to_evaluate() -> None:
    decision = {"functie": "interventie", "wat": "Tien gesprekken.", "wie": "Ans", "einde": "2027-01-29"}
    assert pads(dossier(verslagen=[report(besluiten=[decision])]), "OT-04") == [
        "verslagen.0.besluiten.0.evaluatie_op"
    ]
    planned = decision | {"evaluatie_op": "2027-01-29"}
    assert pads(dossier(verslagen=[report(besluiten=[planned])]), "OT-04") == []
    advice = decision | {"functie": "advies"}
    assert pads(dossier(verslagen=[report(besluiten=[advice])]), "OT-04") == []


@pytest.mark.eis("R030")
def test_a_decision_without_one_of_the_four_functions_is_refused() -> None:
    decision = {"wat": "Tien gesprekken.", "wie": "Ans"}
    with pytest.raises(ValidationError):
        OTBesluit.model_validate(decision)
    with pytest.raises(ValidationError):
        OTBesluit.model_validate(decision | {"functie": "iets anders"})
    for one in ("interventie", "advies", "doorverwijzing", "eindevaluatie_nazorg"):
        assert OTBesluit.model_validate(decision | {"functie": one}).functie.value == one


@pytest.mark.eis("R071")
def test_niv_01_extra_support_rests_on_a_decision_that_is_in_the_dossier() -> None:
    extra = {"niveau": "extra_ondersteuning", "vanaf": "2026-11-20"}
    assert pads(dossier(niveaus=[extra]), "NIV-01") == ["niveaus.0.besluit"]
    assert pads(dossier(niveaus=[extra | {"besluit": "V9"}], verslagen=[report()]), "NIV-01") == [
        "niveaus.0.besluit"
    ]
    assert pads(dossier(niveaus=[extra | {"besluit": "V1"}], verslagen=[report()]), "NIV-01") == []
    assert pads(dossier(niveaus=[{"niveau": "basisondersteuning", "vanaf": "2026-11-20"}]), "NIV-01") == []


def report(**parts: Any) -> dict[str, Any]:
    return {"kenmerk": "V1", "datum": "2026-11-19", "aanwezig": BOTH, "op_naam": False, **parts}
