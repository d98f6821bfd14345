"""The rules of step 2: each fails what it should and passes what it should (source: eisen, evidence column)."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from dossiertool.actions.check import exit_code
from dossiertool.errors import ExitCode
from dossiertool.findings import Niveau

from .cases import dossier, factor, form, found, need, pads, picture, plan, view

CLOSED = need(status="afgesloten", afgesloten_op="2026-11-01", reden="klaar")
OLD_PLAN = plan(status="afgesloten")


@pytest.mark.eis("R108")
@pytest.mark.parametrize(("party", "other"), [("leerling", "ouders"), ("ouders", "leerling")])
def test_zw_01_a_missing_view_is_marked_and_a_reason_clears_it(party: str, other: str) -> None:
    one_sided = {"plannen": [plan()], "zienswijzen": [view(other, "Noor" if other == "leerling" else "Rob")]}
    (finding,) = found(dossier(**one_sided), "ZW-01")
    assert finding.pad == "zienswijzen"
    assert party in finding.melding
    reason = {"van": party, "reden": "Twee keer gebeld."}
    assert found(dossier(**one_sided, zienswijze_ontbreekt=[reason]), "ZW-01") == []


def test_zw_01_counts_the_views_in_plan_and_registration() -> None:
    views = [view(), view("ouders", "Rob")]
    assert pads(dossier(plannen=[plan(zienswijzen=views)]), "ZW-01") == []
    assert pads(dossier(aanmeldingen=[form(zienswijzen=views)]), "ZW-01") == []


@pytest.mark.parametrize("code", ["ZW-01", "HGW-02", "HGW-05", "BEELD-01"])
def test_step_2_is_not_asked_of_a_dossier_that_has_not_reached_it_or_is_at_rest(code: str) -> None:
    assert pads(dossier(behoeften=[need()]), code) == []
    assert pads(dossier(plannen=[OLD_PLAN]), code) == []
    assert pads(dossier(behoeften=[CLOSED], beelden=[picture()], plannen=[plan()]), code) == []


def test_zw_01_asks_nothing_of_the_parents_of_an_adult() -> None:
    adult = {"roepnaam": "Noor", "klas": "6V1", "geboortedatum": "2008-03-09"}
    assert pads(dossier(leerling=adult, plannen=[plan()], zienswijzen=[view()]), "ZW-01") == []


@pytest.mark.eis("R057")
def test_hgw_02_factors_of_the_pupil_alone_are_marked_before_planning() -> None:
    of_pupil = [factor(domein="leerling"), factor("belemmerend", domein="leerling")]
    (finding,) = found(dossier(beelden=[picture()], factoren=of_pupil), "HGW-02")
    assert finding.melding == "Alle factoren liggen bij één domein: leerling."
    wider = [*of_pupil, factor(domein="groep")]
    assert found(dossier(beelden=[picture()], factoren=wider), "HGW-02") == []
    in_picture = picture(factoren=[factor(domein="school")])
    assert found(dossier(beelden=[in_picture], factoren=of_pupil), "HGW-02") == []
    assert pads(dossier(plannen=[plan()]), "HGW-02") == ["factoren"]


@pytest.mark.eis("R060")
def test_hgw_05_a_plan_starts_from_at_least_one_strength_of_the_pupil() -> None:
    assert pads(dossier(plannen=[plan()]), "HGW-05") == ["sterke_kanten"]
    strong = {"omschrijving": "Noor heeft gemiddeld een 7,9."}
    assert pads(dossier(plannen=[plan()], sterke_kanten=[strong]), "HGW-05") == []
    of_parents = strong | {"van": "ouders"}
    assert pads(dossier(plannen=[plan()], sterke_kanten=[of_parents]), "HGW-05") == ["sterke_kanten"]
    assert pads(dossier(beelden=[picture(sterke_kanten=[strong])]), "HGW-05") == []


@pytest.mark.eis("R109")
def test_beeld_01_a_plan_without_a_shared_picture_is_a_warning_that_counts_when_strict() -> None:
    (finding,) = found(dossier(plannen=[plan()]), "BEELD-01")
    assert (finding.pad, finding.niveau) == ("beelden", Niveau.WAARSCHUWING)
    assert exit_code([finding]) is ExitCode.OK
    assert exit_code([finding], strict=True) is ExitCode.FINDINGS
    assert found(dossier(plannen=[plan()], beelden=[picture()]), "BEELD-01") == []
    by_nobody = picture(deelnemers=[])
    assert pads(dossier(plannen=[plan()], beelden=[by_nobody]), "BEELD-01") == ["beelden.0.deelnemers"]


@pytest.mark.eis("R115")
def test_zw_02_a_difference_that_is_not_described_is_a_fout() -> None:
    (finding,) = found(dossier(beelden=[picture(eens=False)]), "ZW-02")
    assert (finding.pad, finding.niveau) == ("beelden.0.verschil_van_inzicht", Niveau.FOUT)
    described = picture(eens=False, verschil_van_inzicht="Vader wil een schorsing; de school niet.")
    assert found(dossier(beelden=[described]), "ZW-02") == []
    assert found(dossier(beelden=[picture(eens=True)]), "ZW-02") == []


@pytest.mark.eis("R116")
@pytest.mark.parametrize(
    ("fact", "is_marked"),
    [
        ({"wat": "Een leestest gaf 58 woorden per minuut."}, True),
        ({"wat": "Een leestest gaf 58 woorden per minuut.", "datum": "2026-10-05"}, False),
        ({"wat": "Een leestest gaf 58 woorden per minuut.", "wanneer": "oktober 2026"}, False),
        ({"wat": "Op 5 oktober las Noor 58 woorden per minuut."}, False),
    ],
)
def test_feit_03_an_undated_fact_is_marked(fact: dict[str, Any], is_marked: bool) -> None:
    in_picture = dossier(beelden=[picture(ontwikkeling=[fact])])
    assert pads(in_picture, "FEIT-03") == (["beelden.0.ontwikkeling.0"] if is_marked else [])
    in_plan = dossier(plannen=[plan(analyse={"feiten": [fact]})])
    assert pads(in_plan, "FEIT-03") == (["plannen.0.analyse.feiten.0"] if is_marked else [])
    assert pads(dossier(plannen=[{**OLD_PLAN, "analyse": {"feiten": [fact]}}]), "FEIT-03") == []


def test_feit_03_looks_at_the_newest_picture_only() -> None:
    undated = [{"wat": "Een leestest gaf 58 woorden per minuut."}]
    old = picture(datum="2025-10-06", ontwikkeling=undated)
    assert pads(dossier(beelden=[old, picture()]), "FEIT-03") == []
    assert pads(dossier(beelden=[picture(), old]), "FEIT-03") == []


def question(**parts: Any) -> dict[str, Any]:
    return {"vraag": "Hoe ging het in groep 8?", "wie": "Jolien", "voor": "2026-10-20", **parts}


@pytest.mark.eis("R119")
def test_gate_02_enough_is_known_only_when_the_questions_a_plan_waits_for_are_answered() -> None:
    waiting = [question(), question(nodig_voor_plan=False), question(afgerond_op="2026-10-19"), question()]
    yes = {"voldoende_bekend": True, "voldoende_door": "Sabine"}
    (finding,) = found(dossier(beelden=[picture(nog_uitzoeken=waiting, **yes)]), "GATE-02")
    assert (finding.pad, finding.niveau) == ("beelden.0.voldoende_bekend", Niveau.WAARSCHUWING)
    assert "vraag 1 en 4" in finding.melding
    assert "groep 8" not in finding.melding
    assert found(dossier(beelden=[picture(nog_uitzoeken=waiting[1:3], **yes)]), "GATE-02") == []
    no = {**yes, "voldoende_bekend": False}
    assert found(dossier(beelden=[picture(nog_uitzoeken=waiting, **no)]), "GATE-02") == []


def test_gate_02_asks_who_decided() -> None:
    assert pads(dossier(beelden=[picture(voldoende_bekend=True)]), "GATE-02") == ["beelden.0.voldoende_door"]


def test_gesp_01_a_conversation_that_was_enough_has_a_day_to_look_back() -> None:
    enough = {"datum": "2026-10-06", "uitkomst": "gesprek_volstaat"}
    assert pads(dossier(gesprekken=[enough]), "GESP-01") == ["gesprekken.0.terugkijken_op"]
    assert pads(dossier(gesprekken=[enough | {"terugkijken_op": "2026-11-17"}]), "GESP-01") == []
    assert pads(dossier(gesprekken=[enough | {"teruggekeken_op": "2026-11-17"}]), "GESP-01") == []
    assert pads(dossier(gesprekken=[enough | {"uitkomst": "interventie"}]), "GESP-01") == []


def test_a_view_has_an_author_and_a_day_and_a_second_view_stands_beside_the_first() -> None:
    for missing in ("door", "datum"):
        lacking = view()
        del lacking[missing]
        with pytest.raises(ValidationError):
            dossier(zienswijzen=[lacking])
    case = dossier(zienswijzen=[view(), view(datum="2026-11-20", tekst="Het gaat beter.")])
    assert [one.tekst for one in case.zienswijzen] == ["Het lukt mij niet.", "Het gaat beter."]
    with pytest.raises(ValidationError):
        case.zienswijzen[0].tekst = "Iets anders."  # type: ignore[misc]
