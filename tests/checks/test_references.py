"""VERW-01: a reference that leads nowhere and a kenmerk that is used twice are a fout, each at its place."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.checks.check import check_dossier
from dossiertool.findings import Finding, Niveau
from dossiertool.model.case import Case

from .cases import TODAY, dossier, evaluatie, goal, groepsplan, measure, need, plan

SIGNAL = {"kenmerk": "S1", "datum": "2026-10-01", "omschrijving": "Leest 58 woorden per minuut."}
FORM: dict[str, Any] = {"kenmerk": "OT1", "datum": "2026-11-05", "aanmelder": "Yvette", "urgentie": "week"}
FORM |= {"ouders_betrokken": {"datum": "2026-10-29"}, "leerling_betrokken": {"datum": "2026-10-29"}}
FACTOR = {"richting": "stimulerend", "domein": "leraar", "omschrijving": "De docent zegt Noor gedag."}
GOAL_RESULT = {"doel": "D1", "doelbereik": "deels", "besluit": "voortzetten"}


def found(case: Case) -> list[Finding]:
    return [finding for finding in check_dossier(case, today=TODAY) if finding.code == "VERW-01"]


def whole(**parts: Any) -> Case:
    """A dossier in which every reference is right, with these parts replaced."""
    return dossier(
        **{
            "behoeften": [need(maatregelen=[measure()])],
            "plannen": [
                plan(
                    behoeften=["B1"],
                    doelen=[goal(behoefte="B1")],
                    maatregelen=[measure(kenmerk="M1", doelen=["D1"])],
                )
            ],
            "evaluaties": [
                evaluatie(
                    behoeften=["B1"],
                    doelen=[GOAL_RESULT],
                    maatregelen=[{"maatregel": "M1", "omschrijving": "Acht keer geoefend."}],
                )
            ],
            "factoren": [FACTOR | {"behoeften": ["B1"]}],
            "aanmeldingen": [FORM | {"behoeften": ["B1"]}],
            **parts,
        }
    )


def group(**parts: Any) -> Case:
    """A groepsplan in which every reference is right, with these parts replaced."""
    return groepsplan(
        **{
            "leerlingen": [{"nummer": 1, "naam": "Amira"}, {"nummer": 2, "naam": "Bo"}],
            "toetsen": [{"kenmerk": "T1", "naam": "leestoets", "datum": "2026-09-22"}],
            "groepsoverzicht": [{"leerling": 1, "scores": {"T1": 63}}, {"leerling": 2, "scores": {}}],
            "doelen": [goal()],
            "subgroepen": [
                {"kenmerk": "A", "leerlingen": [1, 2], "doelen": [goal(kenmerk="D2")]},
            ],
            "individueel": [{"leerlingen": [2], "waar": "in het eigen dossier"}],
            "maatregelen": [measure(subgroepen=["A"], doelen=["D1", "D2"])],
            "evaluaties": [
                {"datum": "2026-11-17", "uitkomst": "Gemiddeld 54 punten.", "doelen": [GOAL_RESULT]}
            ],
            **parts,
        }
    )


def test_a_dossier_and_a_groepsplan_with_right_references_have_no_findings() -> None:
    assert found(whole()) == []
    assert found(group()) == []


@pytest.mark.parametrize(
    ("case", "pad", "said", "choice"),
    [
        (whole(factoren=[FACTOR | {"behoeften": ["B1", "B9"]}]), "factoren.0.behoeften", "B9", "Kies uit: B1."),
        (whole(aanmeldingen=[FORM | {"behoeften": ["B9"]}]), "aanmeldingen.0.behoeften", "B9", "Kies uit: B1."),
        (
            whole(aanmeldingen=[FORM | {"signalen": ["S9"]}]),
            "aanmeldingen.0.signalen",
            "S9",
            "Voeg het eerst toe.",
        ),
        (
            whole(logboek=[{"soort": "uitvoering", "tekst": "Geoefend.", "maatregelen": ["M1", "M9"]}]),
            "logboek.0.maatregelen",
            "M9",
            "Kies uit: M1.",
        ),
        (
            whole(niveaus=[{"niveau": "extra_ondersteuning", "vanaf": "2026-11-01", "besluit": "V1"}]),
            "niveaus.0.besluit",
            "V1",
            "Voeg het eerst toe.",
        ),
        (
            whole(uitwisselingen=[{"datum": "2026-11-01", "ontvanger": "x", "doel": "y", "toestemming": "T9"}]),
            "uitwisselingen.0.toestemming",
            "T9",
            "Voeg het eerst toe.",
        ),
        (
            whole(behoeften=[need(maatregelen=[measure(benut_factor="F9")])]),
            "behoeften.0.maatregelen.0.benut_factor",
            "F9",
            "Voeg het eerst toe.",
        ),
        (
            whole(verslagen=[{"kenmerk": "V1", "datum": "2026-11-19", "aanmelding": "OT9"}]),
            "verslagen.0.aanmelding",
            "OT9",
            "Kies uit: OT1.",
        ),
        (whole(evaluaties=[evaluatie(plan="HP9")]), "evaluaties.0.plan", "HP9", "Kies uit: HP1."),
        (whole(evaluaties=[evaluatie(behoeften=["B9"])]), "evaluaties.0.behoeften", "B9", "Kies uit: B1."),
        (
            whole(evaluaties=[evaluatie(doelen=[GOAL_RESULT, GOAL_RESULT | {"doel": "D9"}])]),
            "evaluaties.0.doelen.1.doel",
            "D9",
            "Kies uit: D1.",
        ),
        (
            whole(
                evaluaties=[evaluatie(maatregelen=[{"maatregel": "M9", "omschrijving": "Acht keer geoefend."}])]
            ),
            "evaluaties.0.maatregelen.0.maatregel",
            "M9",
            "Kies uit: M1.",
        ),
        (whole(plannen=[plan(behoeften=["B9"])], evaluaties=[]), "plannen.0.behoeften", "B9", "Kies uit: B1."),
        (whole(plannen=[plan(vervangt="HP9")], evaluaties=[]), "plannen.0.vervangt", "HP9", "Kies uit: HP1."),
        (
            whole(plannen=[plan(analyse={"signalen": ["S9"]})], evaluaties=[]),
            "plannen.0.analyse.signalen",
            "S9",
            "Voeg het eerst toe.",
        ),
        (
            whole(plannen=[plan(doelen=[goal(behoefte="B9")])], evaluaties=[]),
            "plannen.0.doelen.0.behoefte",
            "B9",
            "Kies uit: B1.",
        ),
        (
            whole(plannen=[plan(doelen=[goal()], maatregelen=[measure(doelen=["D9"])])], evaluaties=[]),
            "plannen.0.maatregelen.0.doelen",
            "D9",
            "Kies uit: D1.",
        ),
        (group(groepsoverzicht=[{"leerling": 9}]), "groepsoverzicht.0.leerling", "9", "Kies uit: 1, 2."),
        (
            group(groepsoverzicht=[{"leerling": 1, "scores": {"T9": 1}}]),
            "groepsoverzicht.0.scores",
            "T9",
            "Kies uit: T1.",
        ),
        (
            group(subgroepen=[{"kenmerk": "A", "leerlingen": [1, 9], "doelen": [goal(kenmerk="D2")]}]),
            "subgroepen.0.leerlingen",
            "9",
            "Kies uit: 1, 2.",
        ),
        (group(maatregelen=[measure(subgroepen=["Z"])]), "maatregelen.0.subgroepen", "Z", "Kies uit: A."),
        (group(maatregelen=[measure(doelen=["D9"])]), "maatregelen.0.doelen", "D9", "Kies uit: D1, D2."),
        (
            group(individueel=[{"leerlingen": [9], "waar": "in het eigen dossier"}]),
            "individueel.0.leerlingen",
            "9",
            "Kies uit: 1, 2.",
        ),
        (
            group(
                evaluaties=[
                    {"datum": "2026-11-17", "uitkomst": "54.", "doelen": [GOAL_RESULT | {"doel": "D9"}]}
                ]
            ),
            "evaluaties.0.doelen",
            "D9",
            "Kies uit: D1, D2.",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_names_what_there_is(
    case: Case, pad: str, said: str, choice: str
) -> None:
    (finding,) = found(case)
    assert (finding.niveau, finding.pad) == (Niveau.FOUT, pad)
    assert finding.melding == f"{said} bestaat niet."
    assert finding.suggestie == choice


@pytest.mark.parametrize(
    ("case", "pad"),
    [
        (dossier(behoeften=[need(maatregelen=[measure()]), need(maatregelen=[measure()])]), "behoeften.1"),
        (dossier(plannen=[plan(), plan()]), "plannen.1"),
        (dossier(aanmeldingen=[FORM, FORM]), "aanmeldingen.1"),
        (dossier(plannen=[plan()], evaluaties=[evaluatie(), evaluatie()]), "evaluaties.1"),
        (dossier(plannen=[plan(doelen=[goal(), goal(kenmerk="D2"), goal()])]), "plannen.0.doelen.2"),
        (dossier(plannen=[plan(maatregelen=[measure(kenmerk="M1")] * 2)]), "plannen.0.maatregelen.1"),
        (group(leerlingen=[{"nummer": 1, "naam": "Amira"}, {"nummer": 2, "naam": "Bo"}] * 2), "leerlingen.2"),
        (group(doelen=[goal(kenmerk="D1"), goal(kenmerk="D1")]), "doelen"),
        (group(doelen=[goal(kenmerk="D1"), goal(kenmerk="D2")]), "doelen"),
    ],
)
def test_a_kenmerk_that_is_used_twice_is_a_fout_where_it_stands_again(case: Case, pad: str) -> None:
    finding = found(case)[0]
    assert (finding.niveau, finding.pad) == (Niveau.FOUT, pad)
    assert finding.melding.endswith("komt meer dan één keer voor.")


def test_goals_of_two_plans_and_measures_without_kenmerk_may_be_alike() -> None:
    plans = [plan(doelen=[goal()], maatregelen=[measure(), measure()]), plan(kenmerk="HP2", doelen=[goal()])]
    assert found(dossier(plannen=plans)) == []


def test_results_in_an_evaluation_belong_to_the_plan_it_names() -> None:
    plans = [plan(doelen=[goal()]), plan(kenmerk="HP2", doelen=[goal(kenmerk="D7")])]
    of_second = evaluatie(plan="HP2", doelen=[GOAL_RESULT])
    assert [finding.pad for finding in found(dossier(plannen=plans, evaluaties=[of_second]))] == [
        "evaluaties.0.doelen.0.doel"
    ]


def test_of_an_evaluation_without_its_plan_only_the_plan_is_named() -> None:
    lost = evaluatie(plan="HP9", doelen=[GOAL_RESULT])
    assert [finding.pad for finding in found(dossier(evaluaties=[lost]))] == ["evaluaties.0.plan"]


def test_a_reference_that_is_written_twice_is_wrong_once() -> None:
    (finding,) = found(whole(factoren=[FACTOR | {"behoeften": ["B9", "B9"]}]))
    assert finding.pad == "factoren.0.behoeften"
