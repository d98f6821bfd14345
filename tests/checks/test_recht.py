"""Law: who must say yes at which age, what an OPP asks, and no message that calls law what nobody read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dossiertool.checks.check import check_dossier
from dossiertool.checks.law import PRECAUTION, all_law, behind, law
from dossiertool.checks.registry import RULES
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.dossier import Dossier

from .cases import TODAY, dossier, evaluatie, found, pads, plan

CLAIMS_LAW = re.compile(r"\b(wet|wettelijk\w*|artikel|lid \d|burgerlijk wetboek|AVG)\b", re.IGNORECASE)
FATIMA = {"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True}
HANS = {"naam": "Hans", "rol": "ouder", "functie": "vader", "gezag": True}
STEPFATHER = {"naam": "Hans", "rol": "ouder", "functie": "stiefvader", "gezag": False}
BORN = {"child": "2015-06-01", "twelve": "2014-03-09", "sixteen": "2010-03-09", "adult": "2008-03-09"}


def pupil(born: str | None) -> dict[str, Any]:
    return {"roepnaam": "Noor", "klas": "4H1", "geboortedatum": born}


def yes(*names: str, day: str | None = "2026-11-05", **parts: Any) -> dict[str, Any]:
    """A consent for the support team, with a yes of these people."""
    answers = [{"wie": name, "antwoord": "ja", "datum": day} for name in names]
    return {
        "kenmerk": "T1",
        "soort": "bespreking_ot",
        "ontvanger": "ondersteuningsteam",
        "doel": "Bespreken met naam",
        "antwoorden": answers,
        **parts,
    }


def talked(consents: list[dict[str, Any]], *parents: dict[str, Any], born: str = "child") -> Dossier:
    """A dossier of which the support team talked by name on 19 November."""
    return dossier(
        leerling=pupil(BORN[born]),
        betrokkenen=list(parents or [FATIMA]),
        toestemmingen=consents,
        verslagen=[{"kenmerk": "V1", "datum": "2026-11-19", "op_naam": True}],
    )


@pytest.mark.parametrize(
    ("consents", "said"),
    [
        ([], "staat er geen toestemming"),
        ([yes()], "nog niet gevraagd"),
        ([yes("Fatima", geldig_tot="2026-11-18")], "verlopen"),
        ([yes("Fatima", day="2026-11-20")], "niet door ieder"),
        ([yes(antwoorden=[{"wie": "Fatima", "antwoord": "nee"}])], "geweigerd"),
        (
            [yes(antwoorden=[{"wie": "Fatima", "antwoord": "ja", "ingetrokken_op": "2026-11-19"}])],
            "ingetrokken",
        ),
        ([yes("Fatima", soort="overdracht_dossier")], "staat er geen toestemming"),
        ([yes("Fatima")], None),
        ([yes("Fatima", geldig_tot="2026-11-19")], None),
        ([yes(antwoorden=[{"wie": "Fatima", "antwoord": "ja", "ingetrokken_op": "2026-11-20"}])], None),
    ],
)
def test_toest_01_talking_by_name_needs_a_consent_that_holds_on_that_day(
    consents: list[dict[str, Any]], said: str | None
) -> None:
    findings = found(talked(consents), "TOEST-01")
    assert [f.pad for f in findings] == (["verslagen.0.op_naam"] if said else [])
    assert all(said and said in f.melding and f.niveau is Niveau.FOUT for f in findings)


def test_toest_01_every_parent_with_authority_says_yes_and_one_without_need_not() -> None:
    assert pads(talked([yes("Fatima")], FATIMA, HANS), "TOEST-01") == ["verslagen.0.op_naam"]
    assert pads(talked([yes("Fatima", "Hans")], FATIMA, HANS), "TOEST-01") == []
    assert pads(talked([yes("Fatima en Hans")], FATIMA, HANS), "TOEST-01") == []
    assert pads(talked([yes("Fatima")], FATIMA, STEPFATHER), "TOEST-01") == []
    assert pads(talked([yes("Hans")], FATIMA, STEPFATHER), "TOEST-01") == ["verslagen.0.op_naam"]


def test_toest_01_a_no_of_a_parent_without_authority_does_not_decide_and_a_full_name_is_recognised() -> None:
    answers = [
        {"wie": "Fatima El Amrani", "antwoord": "ja", "datum": "2026-11-05"},
        {"wie": "Hans", "antwoord": "nee", "datum": "2026-11-05"},
    ]
    assert found(talked([yes(antwoorden=answers)], FATIMA, STEPFATHER), "TOEST-01") == []
    (finding,) = found(talked([yes(antwoorden=answers)], FATIMA, HANS), "TOEST-01")
    assert "geweigerd" in finding.melding


def test_toest_01_anonymous_talk_and_a_draft_registration_need_no_consent() -> None:
    anonymous = {"kenmerk": "V1", "datum": "2026-11-19", "op_naam": False}
    assert found(dossier(verslagen=[anonymous]), "TOEST-01") == []
    form = {
        "kenmerk": "OT1",
        "datum": "2026-11-05",
        "aanmelder": "Jolien",
        "urgentie": "week",
        "ouders_betrokken": {"datum": "2026-10-06"},
        "leerling_betrokken": {"datum": "2026-10-06"},
    }
    assert found(dossier(aanmeldingen=[form]), "TOEST-01") == []
    assert pads(dossier(aanmeldingen=[form | {"status": "vastgesteld"}]), "TOEST-01") == ["aanmeldingen.0"]


def shared(**parts: Any) -> dict[str, Any]:
    return {
        "datum": "2026-11-12",
        "ontvanger": "jeugdarts Kramer",
        "doel": "Advies",
        "gegevens": ["het verzuim"],
        "grondslag": "toestemming",
        **parts,
    }


@pytest.mark.eis("R112")
def test_toest_01_an_exchange_with_consent_needs_the_consent_it_names() -> None:
    people = {"leerling": pupil(BORN["child"]), "betrokkenen": [FATIMA]}
    given = yes("Fatima", soort="delen_met_externe", ontvanger="jeugdarts Kramer")
    by_name = dossier(**people, toestemmingen=[given], uitwisselingen=[shared(toestemming="T1")])
    by_receiver = dossier(**people, toestemmingen=[given], uitwisselingen=[shared()])
    assert found(by_name, "TOEST-01") == found(by_receiver, "TOEST-01") == []
    elsewhere = dossier(**people, toestemmingen=[given], uitwisselingen=[shared(toestemming="T9")])
    assert pads(elsewhere, "TOEST-01") == ["uitwisselingen.0"]
    duty = dossier(**people, uitwisselingen=[shared(grondslag="wettelijke_plicht")])
    assert found(duty, "TOEST-01") == []


@pytest.mark.eis("R033")
def test_toest_01_a_referral_needs_consent_for_its_receiver() -> None:
    referral = {
        "functie": "doorverwijzing",
        "wat": "Aanmelden bij het jeugdteam.",
        "wie": "Sabine",
        "naar": "Jeugdteam",
        "start": "2026-11-20",
    }
    report = {"kenmerk": "V1", "datum": "2026-11-19", "op_naam": False, "besluiten": [referral]}
    people = {"leerling": pupil(BORN["child"]), "betrokkenen": [FATIMA]}
    assert pads(dossier(**people, verslagen=[report]), "TOEST-01") == ["verslagen.0.besluiten.0.toestemming"]
    given = yes("Fatima", soort="delen_met_externe", ontvanger="Jeugdteam", day="2026-11-20")
    assert pads(dossier(**people, verslagen=[report], toestemmingen=[given]), "TOEST-01") == []


@pytest.mark.eis("R044")
def test_grondslag_01_contact_with_the_police_without_a_ground_is_a_fout() -> None:
    police = shared(ontvanger="wijkagent", soort_ontvanger="politie", grondslag=None)
    (finding,) = found(dossier(uitwisselingen=[police]), "GRONDSLAG-01")
    assert (finding.pad, finding.niveau) == ("uitwisselingen.0.grondslag", Niveau.FOUT)
    assert found(dossier(uitwisselingen=[police | {"grondslag": "publieke_taak"}]), "GRONDSLAG-01") == []


@pytest.mark.eis("R112", "R154")
def test_grondslag_01_asks_which_data_were_shared() -> None:
    case = dossier(uitwisselingen=[shared(gegevens=[])])
    assert pads(case, "GRONDSLAG-01") == ["uitwisselingen.0.gegevens"]


@pytest.mark.parametrize(
    ("born", "names", "levels"),
    [
        ("child", ("Fatima",), []),
        ("child", ("Noor",), [Niveau.FOUT]),
        ("twelve", ("Fatima",), [Niveau.WAARSCHUWING]),
        ("twelve", ("Fatima", "Noor"), []),
        ("sixteen", ("Fatima",), [Niveau.FOUT]),
        ("sixteen", ("Noor",), [Niveau.WAARSCHUWING]),
        ("sixteen", ("Fatima", "Noor"), []),
        ("adult", ("Fatima",), [Niveau.FOUT]),
        ("adult", ("Noor",), []),
    ],
)
def test_leeft_01_asks_who_must_answer_at_that_age_law_as_fout_and_precaution_as_waarschuwing(
    born: str, names: tuple[str, ...], levels: list[Niveau]
) -> None:
    case = dossier(leerling=pupil(BORN[born]), betrokkenen=[FATIMA], toestemmingen=[yes(*names)])
    findings = found(case, "LEEFT-01")
    assert [f.niveau for f in findings] == levels
    assert all(f.pad == "toestemmingen.0.antwoorden" for f in findings)
    for finding in findings:
        assert (finding.niveau is Niveau.FOUT) is ("Uitvoeringswet AVG" in finding.melding)
        assert (finding.niveau is Niveau.WAARSCHUWING) is (PRECAUTION in finding.melding)


def test_leeft_01_takes_a_no_for_an_answer_and_does_not_ask_again() -> None:
    consent = yes("Fatima")
    consent["antwoorden"] = [*consent["antwoorden"], {"wie": "Noor", "antwoord": "nee", "datum": "2026-10-06"}]
    case = dossier(leerling=pupil(BORN["twelve"]), betrokkenen=[FATIMA], toestemmingen=[consent])
    (finding,) = found(case, "LEEFT-01")
    assert finding.melding.startswith("Nee is het antwoord van de leerling.")
    assert finding.suggestie is not None
    assert "een nee hoeft geen ja te worden" in finding.suggestie


@pytest.mark.parametrize(("day", "asked"), [("2026-03-08", False), ("2026-03-09", True)])
def test_leeft_01_counts_the_age_on_the_day_of_signing_and_not_today(day: str, asked: bool) -> None:
    case = dossier(
        leerling=pupil(BORN["sixteen"]), betrokkenen=[FATIMA], toestemmingen=[yes("Fatima", day=day)]
    )
    laws = [f for f in found(case, "LEEFT-01") if f.niveau is Niveau.FOUT]
    assert bool(laws) is asked


def test_leeft_01_transfer_of_the_dossier_at_twelve_is_for_the_parents() -> None:
    transfer = yes("Fatima", soort="overdracht_dossier")
    case = dossier(leerling=pupil(BORN["twelve"]), betrokkenen=[FATIMA], toestemmingen=[transfer])
    assert found(case, "LEEFT-01") == []


def test_leeft_01_asks_for_what_is_needed_to_judge() -> None:
    unknown = {**FATIMA, "gezag": None}
    case = dossier(leerling=pupil(None), betrokkenen=[unknown], toestemmingen=[yes("Fatima", day=None)])
    findings = found(case, "LEEFT-01")
    assert [f.pad for f in findings] == [
        "leerling.geboortedatum",
        "betrokkenen.0.gezag",
        "toestemmingen.0.antwoorden",
    ]
    assert all(f.niveau is Niveau.WAARSCHUWING for f in findings)
    assert "artikel 377c" in (findings[1].suggestie or "")


def opp_case(*, parts: dict[str, Any] | None = None, **opp: Any) -> Dossier:
    """A dossier whose plan is part of an OPP that has everything, with these parts replaced."""
    whole = {
        "inschrijfdatum": "2026-08-31",
        "begindatum": "2026-10-05",
        "uitstroombestemming": "mbo niveau 3",
        "onderbouwing": "Toetsen van juni 2026.",
        "begeleiding": ["maandag een uur met de begeleider"],
        "horen": [
            {"datum": "2026-09-21", "inbreng": "Ik wil een sleutel.", "invloed": "Noor krijgt een sleutel."}
        ],
        "overleg": [{"datum": "2026-09-28"}],
        "instemming_op": "2026-10-02",
        "instemming_door": ["Fatima"],
    }
    dates = {"startdatum": "2026-10-05", "einddatum": "2027-06-30", "vastgesteld_op": "2026-10-05"}
    factors = [
        {"richting": richting, "domein": "school", "omschrijving": "De lift."}
        for richting in ("stimulerend", "belemmerend")
    ]
    made = plan(kader="opp_handelingsdeel", **{**dates, **(parts or {})}, opp=whole | opp)
    return dossier(leerling=pupil(BORN["child"]), betrokkenen=[FATIMA], factoren=factors, plannen=[made])


def opp_findings(case: Dossier, today: date = TODAY) -> list[tuple[str, str | None]]:
    return [(f.code, f.pad) for f in check_dossier(case, today=today) if f.code.startswith(("OPP", "LEEFT"))]


def test_an_opp_that_has_everything_gives_no_finding_and_an_ordinary_plan_is_not_asked() -> None:
    assert opp_findings(opp_case()) == []
    assert opp_findings(dossier(plannen=[plan()])) == []


_LATE = [("OPP-01", "plannen.0.vastgesteld_op")]


@pytest.mark.parametrize(
    ("opp", "parts", "expected"),
    [
        # Six weeks: 31 August + 42 days is 12 October.
        ({}, {"vastgesteld_op": "2026-10-12"}, []),
        ({}, {"vastgesteld_op": "2026-10-13"}, [("OPP-01", "plannen.0.vastgesteld_op")]),
        ({}, {"vastgesteld_op": None}, [("OPP-01", "plannen.0.vastgesteld_op")]),
        ({"inschrijfdatum": "2025-09-01"}, {"vastgesteld_op": "2026-10-13"}, []),
        ({"horen": []}, {}, [("OPP-02", "plannen.0.opp.horen")]),
        (
            {"horen": [{"datum": "2026-09-21", "inbreng": "Ik wil een sleutel."}]},
            {},
            [("OPP-02", "plannen.0.opp.horen.0.invloed")],
        ),
        (
            {"horen": [{"datum": "2026-10-06", "inbreng": "Een sleutel.", "invloed": "Die komt er."}]},
            {},
            [("OPP-02", "plannen.0.opp.horen")],
        ),
        ({"instemming_op": None}, {}, [("OPP-03", "plannen.0.opp.instemming_op")]),
        ({"instemming_op": "2026-10-06"}, {}, [("OPP-03", "plannen.0.opp.instemming_op")]),
        ({"instemming_op": None, "begeleiding": []}, {}, []),
        ({"uitstroombestemming": None}, {}, [("OPP-05", "plannen.0.opp")]),
        ({"overleg": []}, {}, [("OPP-03", "plannen.0.opp.overleg")]),
        ({"overleg": [], "instemming_op": None}, {"vastgesteld_op": None, "startdatum": "2026-09-21"}, _LATE),
        ({"instemming_door": ["Hans"]}, {}, [("LEEFT-01", "plannen.0.opp.instemming_door")]),
    ],
)
def test_an_opp_is_asked_for_what_is_missing(
    opp: dict[str, Any], parts: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert opp_findings(opp_case(parts=parts, **opp)) == expected


def test_opp_03_is_a_fout_and_waits_until_the_plan_is_adopted() -> None:
    draft = opp_case(parts={"vastgesteld_op": None}, instemming_op=None)
    assert found(draft, "OPP-03") == []
    (finding,) = found(opp_case(instemming_op=None), "OPP-03")
    assert finding.niveau is Niveau.FOUT


def test_opp_04_every_school_year_has_an_evaluation_with_pupil_and_parents() -> None:
    case = opp_case()
    assert found(case, "OPP-04", today=date(2027, 7, 31)) == []
    long = {"einddatum": "2028-06-30"}
    assert pads(opp_case(parts=long), "OPP-04", today=date(2027, 8, 1)) == ["plannen.0"]
    yearly = evaluatie(soort="jaar_opp", datum="2027-06-12", deelnemers=["Noor", "Fatima"])
    whole = opp_case(parts=long).model_dump(mode="json") | {"evaluaties": [yearly]}
    assert found(Dossier.model_validate(whole), "OPP-04", today=date(2027, 8, 1)) == []
    alone = whole | {"evaluaties": [yearly | {"deelnemers": ["Fatima"]}]}
    (finding,) = found(Dossier.model_validate(alone), "OPP-04", today=date(2027, 8, 1))
    assert (finding.pad, finding.melding.endswith(": leerling.")) == ("evaluaties.0.deelnemers", True)


def test_at_sixteen_an_agreement_with_an_opp_is_asked_of_both_and_the_message_tells_law_from_precaution() -> (
    None
):
    sixteen = Dossier.model_validate(opp_case().model_dump(mode="json") | {"leerling": pupil(BORN["sixteen"])})
    (finding,) = found(sixteen, "LEEFT-01")
    assert finding.niveau is Niveau.WAARSCHUWING
    assert PRECAUTION in finding.melding
    nobody = opp_case(instemming_door=[]).model_dump(mode="json") | {"leerling": pupil(BORN["sixteen"])}
    levels = [f.niveau for f in found(Dossier.model_validate(nobody), "LEEFT-01")]
    assert levels == [Niveau.FOUT, Niveau.WAARSCHUWING]


# What the data promise about themselves.


def test_every_rule_about_law_rests_on_entries_and_takes_its_source_from_them() -> None:
    about_law = [rule for rule in RULES if rule.klasse is Klasse.RECHT]
    assert len(about_law) >= 8
    for rule in about_law:
        entries = behind(rule.code)
        assert entries, rule.code
        for entry in entries:
            assert entry.bron.lower() in rule.bron.lower(), rule.code


def test_every_entry_is_used_by_a_rule_that_exists_and_says_what_was_read() -> None:
    codes = {rule.code for rule in RULES}
    ids = [entry.id for entry in all_law()]
    assert len(ids) == len(set(ids))
    for entry in all_law():
        assert set(entry.regels) <= codes, entry.id
        assert entry.regels, entry.id
        assert entry.gelezen, entry.id
        assert entry.tekst.endswith("."), entry.id


def test_what_is_not_verified_never_claims_to_be_law() -> None:
    loose = [entry for entry in all_law() if not entry.geverifieerd]
    assert loose
    for entry in loose:
        assert PRECAUTION in entry.gezegd
        assert not CLAIMS_LAW.search(entry.gezegd), entry.id
        assert not CLAIMS_LAW.search(entry.bron), entry.id
    for rule in RULES:
        entries = behind(rule.code)
        if entries and not any(entry.geverifieerd for entry in entries):
            for text in (rule.titel, rule.waarom, rule.beter, rule.bron):
                assert not CLAIMS_LAW.search(text), rule.code
            assert re.search("afspraak|voorzichtig", rule.bron, re.IGNORECASE), rule.code


def test_no_message_about_law_names_law_without_a_verified_entry() -> None:
    for finding in _law_findings():
        entries = behind(finding.code)
        if CLAIMS_LAW.search(finding.melding):
            assert any(entry.geverifieerd and entry.bron in finding.melding for entry in entries), finding.code
        else:
            loose = [entry for entry in entries if entry.tekst[:-1] in finding.melding]
            assert all(PRECAUTION in finding.melding for entry in loose), finding.code


def _law_findings() -> list[Finding]:
    """Every finding about law that this module can provoke."""
    cases = [
        opp_case(horen=[], instemming_op=None, overleg=[], uitstroombestemming=None),
        opp_case(parts={"vastgesteld_op": "2026-11-02"}, instemming_op="2026-11-05"),
        dossier(uitwisselingen=[shared(grondslag=None, gegevens=[]), shared()]),
        talked([]),
        *(
            dossier(leerling=pupil(BORN[age]), betrokkenen=[FATIMA], toestemmingen=[yes(name)])
            for age in BORN
            for name in ("Noor", "Fatima")
        ),
    ]
    found_all = [f for case in cases for f in check_dossier(case, today=TODAY) if f.klasse is Klasse.RECHT]
    assert len({f.code for f in found_all}) >= 6
    return found_all


def test_a_verified_entry_says_where_it_stands_and_an_unknown_one_is_refused() -> None:
    assert law("uavg-5-zestien").gezegd == (
        "Vanaf 16 jaar geeft de leerling zelf toestemming (Uitvoeringswet AVG, artikel 5 lid 1)."
    )
    with pytest.raises(KeyError):
        law("bestaat-niet")


@pytest.mark.eis("R008")
@pytest.mark.parametrize("missing", ["protocol", "toestemming"])
def test_med_01_a_medical_act_without_protocol_or_consent_is_a_fout(missing: str) -> None:
    act = {"handeling": "Bregje helpt bij het prikken.", "protocol": "medisch", "toestemming": "T2"}
    (finding,) = found(dossier(medisch=[act | {missing: None}]), "MED-01")
    assert (finding.niveau, finding.pad) == (Niveau.FOUT, "medisch.0")
    assert missing in finding.melding
    assert found(dossier(medisch=[act]), "MED-01") == []


def test_an_opp_that_is_not_there_at_all_is_asked_for_at_the_plan() -> None:
    case = dossier(plannen=[plan(kader="opp_handelingsdeel", status="in_uitvoering")])
    assert {finding.pad for finding in found(case, "OPP-02")} == {"plannen.0.opp"}


def request(**parts: Any) -> dict[str, Any]:
    return {"kenmerk": "VZ1", "soort": "inzage", "ontvangen_op": "2026-10-21", "door": "Fatima", **parts}


@pytest.mark.eis("N11")
def test_verz_01_a_request_waits_no_longer_than_a_month_or_than_was_said_in_time() -> None:
    waiting = dossier(verzoeken=[request()])
    assert pads(waiting, "VERZ-01") == []
    assert pads(waiting, "VERZ-01", today=date(2026, 11, 22)) == ["verzoeken.0"]
    longer = request(verlengd_tot="2027-01-21", verlengd_omdat="De docent is ziek.")
    assert pads(dossier(verzoeken=[longer]), "VERZ-01", today=date(2027, 1, 21)) == []
    assert pads(dossier(verzoeken=[longer]), "VERZ-01", today=date(2027, 1, 22)) == ["verzoeken.0"]
    too_long = request(verlengd_tot="2027-02-21", verlengd_omdat="De docent is ziek.")
    assert pads(dossier(verzoeken=[too_long]), "VERZ-01") == ["verzoeken.0.verlengd_tot"]
    answered = request(besluit="toegewezen", besloten_op="2026-11-20")
    assert pads(dossier(verzoeken=[answered]), "VERZ-01", today=date(2027, 6, 1)) == []


@pytest.mark.eis("N11")
def test_verz_01_a_correction_that_was_refused_has_a_reason_and_the_view_beside_the_part() -> None:
    refused = request(soort="correctie", onderdeel="S1", besluit="afgewezen", besloten_op="2026-11-20")
    signal = {"kenmerk": "S1", "datum": "2026-10-19", "door": "Gerrit"}
    bare = dossier(signalen=[signal], verzoeken=[refused])
    assert pads(bare, "VERZ-01") == ["verzoeken.0", "verzoeken.0.reden"]
    view = {
        "van": "ouders",
        "door": "Fatima",
        "datum": "2026-11-20",
        "tekst": "Noor vroeg het eerst.",
        "over": "S1",
    }
    whole = dossier(signalen=[signal], zienswijzen=[view], verzoeken=[{**refused, "reden": "Zo gezien."}])
    assert pads(whole, "VERZ-01") == []
    assert pads(dossier(verzoeken=[request(soort="correctie")]), "VERZ-01") == ["verzoeken.0.onderdeel"]
    lost = dossier(zienswijzen=[{**view, "over": "S7"}], verzoeken=[request(soort="correctie", onderdeel="S8")])
    assert pads(lost, "VERW-01") == ["zienswijzen.0.over", "verzoeken.0.onderdeel"]


@pytest.mark.eis("N11")
def test_gezag_01_a_parent_without_gezag_gets_information_and_not_the_dossier() -> None:
    seen = request(door="Hans", besluit="toegewezen", besloten_op="2026-11-20")
    case = dossier(betrokkenen=[FATIMA, STEPFATHER], verzoeken=[seen])
    (finding,) = found(case, "GEZAG-01")
    assert (finding.pad, finding.niveau) == ("verzoeken.0.besluit", Niveau.FOUT)
    with_gezag = dossier(betrokkenen=[FATIMA, HANS], verzoeken=[seen])
    assert pads(with_gezag, "GEZAG-01") == []
    told = dossier(betrokkenen=[FATIMA, STEPFATHER], verzoeken=[{**seen, "soort": "informatie"}])
    assert pads(told, "GEZAG-01") == []
    silent = {**seen, "soort": "informatie", "besluit": "afgewezen"}
    assert pads(dossier(betrokkenen=[STEPFATHER], verzoeken=[silent]), "GEZAG-01") == ["verzoeken.0.reden"]
    limited = {**STEPFATHER, "informatierecht": "geen"}
    assert pads(dossier(betrokkenen=[limited]), "GEZAG-01") == ["betrokkenen.0.informatierecht_reden"]
    why = {**limited, "informatierecht_reden": "Uitspraak van 3 februari 2025."}
    assert pads(dossier(betrokkenen=[why]), "GEZAG-01") == []


@pytest.mark.eis("N04")
def test_bew_01_of_a_pupil_who_left_the_day_and_the_term_are_known() -> None:
    closing = {"datum": "2026-11-20", "door": "Sabine", "reden": "Klaar."}
    assert pads(dossier(afsluitingen=[closing]), "BEW-01") == ["bewaring"]
    left = {"uitgeschreven_op": "2026-11-20"}
    assert pads(dossier(afsluitingen=[closing], bewaring=left), "BEW-01") == []
    term = {"categorie": "anders", "jaren": 2, "vanaf": "uitschrijving", "grondslag": "Keuze van de school."}
    assert pads(dossier(bewaring=left), "BEW-01", bewaartermijnen=[term]) == ["bewaring"]
    support = {**term, "categorie": "begeleiding"}
    assert pads(dossier(bewaring=left), "BEW-01", bewaartermijnen=[support]) == []
    own = {**left, "delen": [{"onderdeel": "behoeften", "categorie": "zelf_bedacht", "reden": "Verwezen."}]}
    said = {one.pad: one.melding for one in found(dossier(bewaring=own), "BEW-01", bewaartermijnen=[support])}
    assert "zelf_bedacht" not in said["bewaring.delen.0.categorie"]
    apart = [{"onderdeel": "aanmeldingen.A9", "categorie": "begeleiding", "reden": "Verwijzing."}]
    stops = [{"vanaf": "2026-11-20", "reden": "Klacht.", "door": "Van Loon", "opgeheven_op": "2026-11-21"}]
    case = dossier(bewaring={**left, "delen": apart, "stops": stops})
    assert pads(case, "BEW-01") == ["bewaring.delen.0.onderdeel", "bewaring.stops.0.opgeheven_door"]
