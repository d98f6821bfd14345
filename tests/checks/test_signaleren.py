"""The rules of step 1: each fails what it should and passes what it should (source: eisen, evidence column)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.findings import Niveau
from dossiertool.model.kinds import Domein, Partij

from .cases import dossier, factor, form, found, groepsplan, measure, need, pads, plan, signal, view

CLOSED = need(status="afgesloten", afgesloten_op="2026-11-01", reden="klaar")


@pytest.mark.eis("R092")
def test_sig_01_factors_that_only_stand_in_the_way_are_marked_and_one_that_helps_clears_it() -> None:
    (finding,) = found(dossier(factoren=[factor("belemmerend")]), "SIG-01")
    assert (finding.pad, finding.niveau) == ("factoren", Niveau.WAARSCHUWING)
    assert "nog niet wat helpt" in finding.melding
    assert found(dossier(factoren=[factor("belemmerend"), factor("stimulerend")]), "SIG-01") == []


def test_sig_01_reads_the_factors_of_a_signal_together_with_those_of_the_dossier() -> None:
    one_sided = signal(factoren=[factor("belemmerend")])
    assert pads(dossier(signalen=[one_sided]), "SIG-01") == ["signalen.0.factoren"]
    both = dossier(signalen=[one_sided], factoren=[factor(), factor("belemmerend")])
    assert pads(both, "SIG-01") == []


def test_sig_01_says_nothing_when_no_factor_is_there_yet_or_every_need_is_closed() -> None:
    assert pads(dossier(signalen=[signal()]), "SIG-01") == []
    assert pads(dossier(factoren=[factor("belemmerend")], behoeften=[CLOSED]), "SIG-01") == []


@pytest.mark.eis("R097")
@pytest.mark.parametrize(
    ("parts", "is_marked"),
    [
        ({"leerling_gehoord_op": "2026-11-05", "vervolgstap_op": "2026-11-02"}, True),
        ({"leerling_gehoord_op": "2026-11-02", "vervolgstap_op": "2026-11-02"}, False),
        ({"vervolgstap_op": "2026-11-02"}, True),
        ({"vervolgstap_op": "2026-11-02", "leerling_niet_gehoord": "Roos was ziek."}, False),
        ({}, False),
    ],
)
def test_sig_05_a_step_before_the_pupil_was_heard_is_marked_unless_a_reason_is_given(
    parts: dict[str, Any], is_marked: bool
) -> None:
    marked = pads(dossier(signalen=[signal(**parts)]), "SIG-05")
    assert marked == (["signalen.0.leerling_gehoord_op"] if is_marked else [])


@pytest.mark.eis("R101")
@pytest.mark.parametrize("shared", ["leerling_gehoord_op", "ouders_gesproken_op"])
def test_sig_06_once_a_signal_is_shared_the_day_of_telling_where_help_is_may_not_be_missing(
    shared: str,
) -> None:
    told = signal(**{shared: "2026-10-29"})
    (finding,) = found(dossier(signalen=[told]), "SIG-06")
    assert (finding.pad, finding.niveau) == ("signalen.0.geinformeerd_op", Niveau.WAARSCHUWING)
    assert pads(dossier(signalen=[told | {"geinformeerd_op": "2026-10-29"}]), "SIG-06") == []


def test_sig_06_says_nothing_before_the_signal_is_shared_or_when_its_needs_are_closed() -> None:
    assert pads(dossier(signalen=[signal()]), "SIG-06") == []
    over = signal(ouders_gesproken_op="2026-10-29", behoeften=["B1"])
    assert pads(dossier(signalen=[over], behoeften=[CLOSED]), "SIG-06") == []


def test_sig_05_a_plan_or_registration_that_builds_on_the_signal_is_the_first_step() -> None:
    late = signal(leerling_gehoord_op="2026-11-10")
    with_plan = dossier(signalen=[late], plannen=[plan(analyse={"signalen": ["S1"]})])
    assert pads(with_plan, "SIG-05") == ["signalen.0.leerling_gehoord_op"]
    with_form = dossier(signalen=[late], aanmeldingen=[form(signalen=["S1"])])
    assert pads(with_form, "SIG-05") == ["signalen.0.leerling_gehoord_op"]


def test_urg_01_a_new_signal_says_how_urgent_it_is_and_why() -> None:
    assert pads(dossier(signalen=[signal()]), "URG-01") == ["signalen.0.urgentie"]
    without_reason = signal(urgentie="week")
    assert pads(dossier(signalen=[without_reason]), "URG-01") == ["signalen.0.urgentie_reden"]
    complete = signal(urgentie="week", urgentie_reden="Twee voorvallen per week.")
    assert pads(dossier(signalen=[complete]), "URG-01") == []
    assert pads(dossier(aanmeldingen=[form(urgentie_reden=None)]), "URG-01") == [
        "aanmeldingen.0.urgentie_reden"
    ]


def test_urg_01_does_not_ask_how_urgent_a_signal_was_that_people_work_on() -> None:
    assert pads(dossier(signalen=[signal(vervolgstap_op="2026-10-20")]), "URG-01") == []
    assert pads(dossier(signalen=[signal()], plannen=[plan(analyse={"signalen": ["S1"]})]), "URG-01") == []
    assert pads(dossier(signalen=[signal(behoeften=["B1"])], behoeften=[CLOSED]), "URG-01") == []


def test_urg_01_what_had_to_be_done_today_and_was_not_is_marked_the_next_day() -> None:
    today = {"urgentie": "vandaag", "urgentie_reden": "De leerling is bang om naar huis te gaan."}
    lying = dossier(signalen=[signal(**today)])
    assert pads(lying, "URG-01", today=date(2026, 10, 19)) == []
    assert pads(lying, "URG-01", today=date(2026, 10, 20)) == ["signalen.0.vervolgstap_op"]
    followed = dossier(signalen=[signal(**today, vervolgstap_op="2026-10-20")])
    assert pads(followed, "URG-01", today=date(2026, 10, 20)) == []
    late = dossier(signalen=[signal(**today, vervolgstap_op="2026-10-26")])
    assert pads(late, "URG-01", today=date(2026, 10, 22)) == ["signalen.0.vervolgstap_op"]


def test_urg_01_a_registration_for_today_is_followed_by_a_talk_or_a_log_entry() -> None:
    urgent = form(urgentie="vandaag", behoeften=["B1"])
    assert pads(dossier(aanmeldingen=[urgent]), "URG-01") == ["aanmeldingen.0.bespreking"]
    planned = urgent | {"bespreking": {"datum": "2026-11-06"}}
    assert pads(dossier(aanmeldingen=[planned]), "URG-01") == []
    logged = {"datum": "2026-11-05", "soort": "gesprek", "behoeften": ["B1"], "tekst": "Gebeld met moeder."}
    assert pads(dossier(aanmeldingen=[urgent], logboek=[logged]), "URG-01") == []


@pytest.mark.eis("R102")
def test_hulp_01_a_need_or_registration_asks_for_at_least_one_question_of_one_of_three_parties() -> None:
    assert pads(dossier(behoeften=[need()]), "HULP-01") == ["hulpvragen"]
    assert pads(dossier(aanmeldingen=[form()]), "HULP-01") == ["hulpvragen"]
    assert pads(dossier(behoeften=[CLOSED]), "HULP-01") == []
    for party in Partij:
        asked = dossier(behoeften=[need()], hulpvragen=[{"van": party.value, "tekst": "Kan het stoppen?"}])
        assert asked.hulpvragen[0].van is party
        assert pads(asked, "HULP-01") == []


def test_needs_of_teacher_and_parents_are_kept_apart_from_those_of_the_pupil() -> None:
    of_three = [need(kenmerk=f"B{i}", van=[party.value]) for i, party in enumerate(Partij, start=1)]
    case = dossier(behoeften=of_three)
    assert [one.van for one in case.behoeften] == [(party,) for party in Partij]


@pytest.mark.eis("R105")
def test_the_domains_of_factors_are_the_five_words_of_the_source() -> None:
    assert [domain.value for domain in Domein] == ["leerling", "groep", "school", "leraar", "ouders"]


@pytest.mark.eis("R056")
def test_hgw_01_an_open_need_without_source_is_marked() -> None:
    assert pads(dossier(behoeften=[need()]), "HGW-01") == ["behoeften.0.bronnen"]
    sourced = need(bronnen=[{"soort": "gesprek", "datum": "2026-10-06"}])
    assert pads(dossier(behoeften=[sourced]), "HGW-01") == []
    undated = need(bronnen=[{"soort": "toets"}])
    assert pads(dossier(behoeften=[undated]), "HGW-01") == ["behoeften.0.bronnen"]
    assert pads(dossier(behoeften=[CLOSED]), "HGW-01") == []


def test_hgw_01_leaves_a_need_alone_that_is_first_to_be_confirmed_or_closed() -> None:
    forgotten = dossier(behoeften=[need(geopend_op="2024-01-15")])
    assert pads(forgotten, "HGW-01") == []
    assert pads(forgotten, "SLUIT-01") == ["behoeften.0"]


def step(**parts: Any) -> dict[str, Any]:
    return {"stap": "begrijpen", "datum": "2026-10-06", "afgerond_op": "2026-10-27", **parts}


@pytest.mark.eis("R091")
def test_betr_02_a_finished_step_says_how_pupil_and_parents_took_part() -> None:
    (finding,) = found(dossier(behoeften=[need(stappen=[step()])]), "BETR-02")
    assert finding.pad == "behoeften.0.stappen.0.betrokkenheid"
    assert "de leerling en ouders" in finding.melding
    together = [{"van": "leerling", "wijze": "gesprek"}, {"van": "ouders", "wijze": "telefoon"}]
    assert pads(dossier(behoeften=[need(stappen=[step(betrokkenheid=together)])]), "BETR-02") == []
    unfinished = step(afgerond_op=None)
    assert pads(dossier(behoeften=[need(stappen=[unfinished])]), "BETR-02") == []
    assert pads(dossier(behoeften=[{**CLOSED, "stappen": [step()]}]), "BETR-02") == []


def test_betr_02_not_taking_part_needs_a_reason() -> None:
    entries = [{"van": "leerling", "wijze": "gesprek"}, {"van": "ouders", "wijze": "niet"}]
    without = dossier(behoeften=[need(stappen=[step(betrokkenheid=entries)])])
    assert pads(without, "BETR-02") == ["behoeften.0.stappen.0.betrokkenheid.1.reden"]
    entries[1]["reden"] = "Vader is twee keer gebeld en was niet bereikbaar."
    assert pads(dossier(behoeften=[need(stappen=[step(betrokkenheid=entries)])]), "BETR-02") == []


def test_betr_02_does_not_ask_for_the_parents_of_an_adult() -> None:
    adult = {"roepnaam": "Noor", "klas": "6V1", "geboortedatum": "2008-03-09"}
    alone = step(betrokkenheid=[{"van": "leerling", "wijze": "gesprek"}])
    assert pads(dossier(leerling=adult, behoeften=[need(stappen=[alone])]), "BETR-02") == []


@pytest.mark.eis("R023")
def test_regie_01_an_open_need_asks_for_a_deputy_who_can_be_reached() -> None:
    sabine = {"naam": "Sabine", "functie": "coördinator", "contact": "sabine@voorbeeld.example"}
    bart = {"naam": "Bart", "functie": "mentor"}
    assert [(f.pad, f.niveau) for f in found(dossier(behoeften=[need()], regiehouder=sabine), "REGIE-01")] == [
        ("vervanger", Niveau.WAARSCHUWING)
    ]
    unreachable = dossier(behoeften=[need()], regiehouder=sabine, vervanger=bart)
    assert pads(unreachable, "REGIE-01") == ["vervanger.contact"]
    staff = [{"naam": "Bart", "contact": "bart@voorbeeld.example"}]
    assert pads(unreachable, "REGIE-01", medewerkers=staff) == []
    (missing,) = found(dossier(regiehouder=None), "REGIE-01")
    assert missing.niveau is Niveau.FOUT


@pytest.mark.eis("R023")
def test_regie_01_a_regiehouder_whose_last_day_is_over_is_no_regiehouder() -> None:
    staff = [{"naam": "Sabine", "tot": "2026-11-20"}]
    (finding,) = found(dossier(), "REGIE-01", medewerkers=staff)
    assert (finding.pad, finding.niveau) == ("regiehouder", Niveau.FOUT)
    assert found(dossier(), "REGIE-01", medewerkers=[{"naam": "Sabine", "tot": "2026-11-21"}]) == []


@pytest.mark.eis("R139")
@pytest.mark.parametrize("field", ["regiehouder", "vervanger"])
def test_regie_02_somebody_from_outside_does_not_keep_hold_of_the_support(field: str) -> None:
    nadia = {"naam": "Nadia", "functie": "gezinsspecialist"}
    (finding,) = found(dossier(**{field: {**nadia, "rol": "extern"}}), "REGIE-02")
    assert (finding.pad, finding.niveau) == (field, Niveau.FOUT)
    people = [{**nadia, "rol": "extern"}]
    assert pads(dossier(**{field: nadia}, betrokkenen=people), "REGIE-02") == [field]
    assert pads(dossier(**{field: nadia}), "REGIE-02") == []


def test_regie_02_the_one_to_turn_to_works_at_school_too() -> None:
    outside = {"naam": "Nadia", "functie": "gezinsspecialist", "rol": "extern"}
    assert pads(dossier(plannen=[plan(aanspreekpunt=outside)]), "REGIE-02") == ["plannen.0.aanspreekpunt"]
    closed = plan(aanspreekpunt=outside, status="afgesloten")
    assert pads(dossier(plannen=[closed]), "REGIE-02") == []


def test_the_rules_of_step_1_say_nothing_about_a_groepsplan() -> None:
    case = groepsplan(factoren=[factor("belemmerend")], maatregelen=[measure()], zienswijzen=[view()])
    for code in ("SIG-01", "SIG-05", "URG-01", "HULP-01", "HGW-01", "BETR-02", "REGIE-01"):
        assert found(case, code) == []
