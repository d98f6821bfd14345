"""Each rule fails what it should and passes what it should (source: eisen, evidence column)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.checks.check import check_dossier
from dossiertool.checks.registry import RULES
from dossiertool.dates import months_before
from dossiertool.findings import Niveau
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan

from .cases import TODAY, dossier, evaluatie, found, goal, groepsplan, measure, need, pads, plan


def pads_of(case: Dossier | Groepsplan) -> list[str | None]:
    return [finding.pad for finding in check_dossier(case, today=TODAY)]


def test_a_small_clean_dossier_and_groepsplan_have_no_findings() -> None:
    assert check_dossier(dossier(), today=TODAY) == []
    assert check_dossier(groepsplan(), today=TODAY) == []


def test_regie_01_an_open_dossier_without_regiehouder_is_a_fout() -> None:
    (finding,) = found(dossier(regiehouder=None), "REGIE-01")
    assert finding.niveau is Niveau.FOUT
    assert finding.pad == "regiehouder"


def test_regie_01_a_dossier_with_only_closed_needs_may_do_without() -> None:
    closed = need(status="afgesloten", afgesloten_op="2026-11-01", reden="klaar")
    assert found(dossier(regiehouder=None, behoeften=[closed]), "REGIE-01") == []


@pytest.mark.eis("R028", "R098")
@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ({"datum": "2026-11-12"}, "na de aanmelding"),
        ({}, "heeft nog geen datum"),
        ({"datum": "2026-11-05"}, None),
    ],
)
@pytest.mark.parametrize("party", ["ouders_betrokken", "leerling_betrokken"])
def test_betr_01_contact_after_the_registration_without_reason_is_a_fout(
    party: str, contact: dict[str, Any], said: str | None
) -> None:
    before = {"datum": "2026-10-29"}
    form: dict[str, Any] = {"kenmerk": "OT1", "datum": "2026-11-05", "aanmelder": "Yvette", "urgentie": "week"}
    form |= {"ouders_betrokken": before, "leerling_betrokken": before, party: contact}
    findings = found(dossier(aanmeldingen=[form]), "BETR-01")
    assert [f.pad for f in findings] == ([f"aanmeldingen.0.{party}"] if said else [])
    assert all(said and said in f.melding and f.niveau is Niveau.FOUT for f in findings)

    with_reason = dossier(aanmeldingen=[form | {party: {**contact, "reden": "Moeder was niet bereikbaar."}}])
    assert found(with_reason, "BETR-01") == []


@pytest.mark.eis("R003")
def test_beh_02_an_open_need_without_measure_is_marked_and_one_measure_clears_it() -> None:
    assert pads(dossier(behoeften=[need()]), "BEH-02") == ["behoeften.0"]
    assert pads(dossier(behoeften=[need(maatregelen=[measure()])]), "BEH-02") == []
    in_plan = plan(behoeften=["B1"], maatregelen=[measure()])
    assert pads(dossier(behoeften=[need()], plannen=[in_plan]), "BEH-02") == []
    by_goal = plan(doelen=[goal(behoefte="B1")], maatregelen=[measure()])
    assert pads(dossier(behoeften=[need()], plannen=[by_goal]), "BEH-02") == []


def test_beh_02_a_replaced_plan_or_a_plan_without_measures_does_not_count() -> None:
    replaced = plan(behoeften=["B1"], maatregelen=[measure()], status="vervangen")
    assert pads(dossier(behoeften=[need()], plannen=[replaced]), "BEH-02") == ["behoeften.0"]
    assert pads(dossier(behoeften=[need()], plannen=[plan(behoeften=["B1"])]), "BEH-02") == ["behoeften.0"]
    closed = need(status="afgesloten", afgesloten_op="2026-11-01")
    assert pads(dossier(behoeften=[closed]), "BEH-02") == []


@pytest.mark.eis("R067")
@pytest.mark.parametrize("missing", ["wie", "waarom", "waar", "hoe", "wanneer"])
def test_hgw_11_names_the_field_that_a_measure_misses(missing: str) -> None:
    lacking = measure()
    del lacking[missing]
    (finding,) = found(dossier(plannen=[plan(maatregelen=[measure(), lacking])]), "HGW-11")
    assert finding.pad == "plannen.0.maatregelen.1"
    assert finding.melding == f"Bij deze maatregel ontbreekt: {missing}."


def test_hgw_11_looks_at_measures_of_needs_evaluations_and_groepsplannen() -> None:
    bare = {"wat": "Oefent."}
    case = dossier(behoeften=[need(maatregelen=[bare])], evaluaties=[evaluatie(nieuwe_maatregelen=[bare])])
    assert pads(case, "HGW-11") == ["behoeften.0.maatregelen.0", "evaluaties.0.nieuwe_maatregelen.0"]
    assert pads(groepsplan(maatregelen=[bare]), "HGW-11") == ["maatregelen.0"]


@pytest.mark.parametrize(
    ("omschrijving", "letters"),
    [
        ("Leest beter", "SMT"),
        ("Noor leest op 1 feb. 70 woorden/min (DMT 3, nu 58)", ""),
        ("Noor wordt minder bang.", "SMT"),
        ("Isa is in de weken 48 tot en met 51 op 14 van de 20 dagen aanwezig.", ""),
        ("Jesse voert een gesprek met de docent Engels binnen 24 uur na elke uitzetting.", "T"),
        ("Op 29 januari 2027 werkt Noor aan haar zelfvertrouwen bij toetsen.", "SM"),
        ("Ravi vraagt bij een onvoldoende de docent om uitleg.", "MT"),
        ("Op 3 april 2026 vraagt Ravi de docent om uitleg bij een onvoldoende.", "M"),
    ],
)
def test_smarti_checks_three_letters_apart(omschrijving: str, letters: str) -> None:
    case = dossier(plannen=[plan(doelen=[goal(omschrijving)])])
    codes = [f.code for f in check_dossier(case, today=TODAY) if f.code.startswith("SMARTI")]
    assert codes == [f"SMARTI-{letter}" for letter in letters]


def test_smarti_counts_a_target_and_a_date_in_their_own_fields() -> None:
    case = dossier(
        plannen=[
            plan(
                doelen=[
                    goal("Noor levert haar toetsen in.", streefwaarde="9 van de 10", streefdatum="2027-01-29")
                ]
            )
        ]
    )
    assert [f.code for f in check_dossier(case, today=TODAY) if f.code.startswith("SMARTI")] == []


def test_eval_01_a_plan_past_its_end_without_evaluation_is_a_fout() -> None:
    ended = plan(startdatum="2026-01-05", einddatum="2026-11-20")
    (finding,) = found(dossier(plannen=[ended]), "EVAL-01")
    assert (finding.niveau, finding.pad) == (Niveau.FOUT, "plannen.0.einddatum")
    assert found(dossier(plannen=[ended], evaluaties=[evaluatie()]), "EVAL-01") == []
    assert found(dossier(plannen=[ended | {"status": "vervangen"}]), "EVAL-01") == []
    assert found(dossier(plannen=[ended | {"einddatum": "2026-11-21"}]), "EVAL-01") == []


def test_eval_01_an_interim_evaluation_is_not_enough() -> None:
    ended = plan(startdatum="2026-01-05", einddatum="2026-11-20")
    interim = evaluatie(soort="tussen", datum="2026-03-01")
    assert len(found(dossier(plannen=[ended], evaluaties=[interim]), "EVAL-01")) == 1
    of_another = evaluatie(plan="HP2")
    assert len(found(dossier(plannen=[ended], evaluaties=[of_another]), "EVAL-01")) == 1


def test_eval_04_an_evaluation_without_next_step_is_a_fout() -> None:
    (finding,) = found(dossier(evaluaties=[evaluatie(vervolg=None)]), "EVAL-04")
    assert (finding.niveau, finding.pad) == (Niveau.FOUT, "evaluaties.0.vervolg")
    assert found(dossier(evaluaties=[evaluatie()]), "EVAL-04") == []


@pytest.mark.eis("R150")
def test_sluit_01_an_open_need_that_nobody_looked_at_for_a_year_is_marked() -> None:
    old = need(geopend_op="2025-11-20")
    assert pads(dossier(behoeften=[old]), "SLUIT-01") == ["behoeften.0"]
    assert pads(dossier(behoeften=[need(geopend_op="2025-11-21")]), "SLUIT-01") == []
    looked = old | {"bekeken": [{"datum": "2026-06-01", "stand": "46 van de 50 goed"}]}
    assert pads(dossier(behoeften=[looked]), "SLUIT-01") == []
    closed = old | {"status": "afgesloten", "afgesloten_op": "2025-12-01"}
    assert pads(dossier(behoeften=[closed]), "SLUIT-01") == []


def test_sluit_01_an_evaluation_of_its_plan_counts_as_a_look() -> None:
    old = need(geopend_op="2024-01-15")
    with_plan = plan(behoeften=["B1"], maatregelen=[measure()])
    assert pads(dossier(behoeften=[old], plannen=[with_plan], evaluaties=[evaluatie()]), "SLUIT-01") == []
    own_list = evaluatie(behoeften=["B2"])
    assert pads(dossier(behoeften=[old], plannen=[with_plan], evaluaties=[own_list]), "SLUIT-01") == [
        "behoeften.0"
    ]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 21), 12, date(2025, 11, 21)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 7, 31), 1, date(2026, 6, 30)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_months_are_counted_back_to_the_same_or_the_last_day(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


@pytest.mark.parametrize("vervolg", ["afsluiten", "afbouw"])
def test_afb_01_support_that_ends_without_steps_is_marked(vervolg: str) -> None:
    assert pads(dossier(evaluaties=[evaluatie(vervolg=vervolg)]), "AFB-01") == ["evaluaties.0.vervolg"]
    assert pads(dossier(evaluaties=[evaluatie(vervolg=vervolg, soort="nazorg")]), "AFB-01") == []
    steps = [{"datum": "2026-12-01", "stap": "Om de week."}]
    assert pads(dossier(evaluaties=[evaluatie(vervolg=vervolg, afbouw=steps)]), "AFB-01") == []


@pytest.mark.eis("R136")
@pytest.mark.parametrize(
    ("case", "pad"),
    [
        (dossier(plannen=[plan(einddatum="2026-02-05")]), "plannen.0.einddatum"),
        (groepsplan(periode_tot="2026-01-26"), "periode_tot"),
        (
            dossier(behoeften=[need(afgesloten_op="2026-01-01", maatregelen=[measure()])]),
            "behoeften.0.afgesloten_op",
        ),
        (
            dossier(plannen=[plan(maatregelen=[measure(start="2026-11-04", uiterlijk="2026-11-03")])]),
            "plannen.0.maatregelen.0.uiterlijk",
        ),
    ],
)
def test_tijd_01_an_end_before_its_begin_is_a_fout(case: Dossier | Groepsplan, pad: str) -> None:
    (finding,) = found(case, "TIJD-01")
    assert (finding.pad, finding.niveau) == (pad, Niveau.FOUT)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Sem heeft ADHD.", "ADHD"),
        ("Dat komt door de echtscheiding.", "echtscheiding"),
        ("Kim slikt ritalin.", "ritalin"),
        ("Twee leerlingen hebben een taalontwikkelingsstoornis.", "taalontwikkelingsstoornis"),
    ],
)
def test_gp_03_medical_and_family_data_in_a_groepsplan_are_a_fout(text: str, marked: str) -> None:
    (finding,) = found(groepsplan(feiten=[{"wat": text}]), "GP-03")
    assert (finding.niveau, finding.pad, finding.tekst) == (Niveau.FOUT, "feiten.0.wat", marked)
    assert text[finding.start : finding.eind] == marked
    assert found(dossier(sterke_kanten=[{"omschrijving": text}]), "GP-03") == []


def test_gp_03_leaves_ordinary_class_prose_alone() -> None:
    text = "De leerlingen oefenen thuis. Ouders kregen een tip. De klas las een tekst over een scheidsrechter."
    assert found(groepsplan(feiten=[{"wat": text}]), "GP-03") == []


@pytest.mark.parametrize(
    ("parts", "pad", "marked"),
    [
        ({"leerlingen": [{"nummer": 1, "naam": "Kim (adhd)"}]}, "leerlingen.0.naam", "adhd"),
        (
            {"toetsen": [{"kenmerk": "T1", "naam": "toets dyslexie", "datum": "2026-09-22"}]},
            "toetsen.0.naam",
            "dyslexie",
        ),
        ({"vak": "speltherapie"}, "vak", "speltherapie"),
        ({"subgroepen": [{"kenmerk": "A", "naam": "autisme"}]}, "subgroepen.0.naam", "autisme"),
        (
            {"betrokkenen": [{"naam": "Bo", "rol": "extern", "functie": "kinderarts van Kim"}]},
            "betrokkenen.0.functie",
            "kinderarts",
        ),
        (
            {
                "zienswijzen": [
                    {"van": "ouders", "door": "Rob", "datum": "2026-10-06", "tekst": "Kim heeft ADHD."}
                ]
            },
            "zienswijzen.0.tekst",
            "ADHD",
        ),
    ],
)
def test_gp_03_also_looks_at_names_and_at_what_somebody_says(
    parts: dict[str, Any], pad: str, marked: str
) -> None:
    (finding,) = found(groepsplan(**parts), "GP-03")
    assert (finding.pad, finding.tekst) == (pad, marked)


def test_a_term_is_marked_once_per_groepsplan_and_once_per_document_of_a_dossier() -> None:
    said = "Hij volgt de SOVA-training."
    group = groepsplan(
        feiten=[{"wat": said}], evaluaties=[{"datum": "2026-11-17", "uitkomst": said, "verloop": said}]
    )
    assert pads(group, "TAAL-02") == ["feiten.0.wat"]
    case = dossier(
        sterke_kanten=[{"omschrijving": said}],
        plannen=[plan(gericht_op=said), plan(kenmerk="HP2", gericht_op=said)],
    )
    assert pads(case, "TAAL-02") == [
        "sterke_kanten.0.omschrijving",
        "plannen.0.gericht_op",
        "plannen.1.gericht_op",
    ]


def test_findings_come_in_the_order_in_which_the_case_is_read() -> None:
    case = dossier(
        regiehouder=None,
        sterke_kanten=[{"omschrijving": "Hij is lui."}],
        plannen=[plan(doelen=[goal("Leest beter")], maatregelen=[{"wat": "Peter helpt, want Noor is lui."}])],
        evaluaties=[evaluatie(vervolg=None)],
    )
    codes = {"REGIE-01", "FEIT-01", "SMARTI-S", "SMARTI-M", "SMARTI-T", "HGW-11", "EVAL-04"}
    seen = [finding.pad for finding in check_dossier(case, today=TODAY) if finding.code in codes]
    assert seen == [
        "regiehouder",
        "sterke_kanten.0.omschrijving",
        *["plannen.0.doelen.0.omschrijving"] * 3,
        "plannen.0.maatregelen.0",
        "plannen.0.maatregelen.0.wat",
        "evaluaties.0.vervolg",
    ]


def test_language_is_checked_by_tekstsoort_and_points_at_the_words() -> None:
    view = {"van": "ouders", "door": "Rob", "datum": "2026-10-06", "tekst": "Ik denk dat hij lui is."}
    case = dossier(sterke_kanten=[{"omschrijving": "Hij is lui."}], zienswijzen=[view])
    (finding,) = found(case, "FEIT-01")
    assert finding.pad == "sterke_kanten.0.omschrijving"
    assert (finding.start, finding.eind, finding.tekst) == (7, 10, "lui")


def test_every_rule_explains_itself() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for rule in RULES:
        for text in (rule.titel, rule.waarom, rule.beter, rule.bron, rule.fout, rule.goed):
            assert text.strip()
