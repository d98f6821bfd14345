from __future__ import annotations

from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.model.case import SCHOOL_PAPERS, SOORTEN
from dossiertool.model.dossier import Dossier
from tests.documents.cases import TODAY, emptiest, fullest

FORM = {"urgentie": "week", "aanmelder": "Yvette", "ouders_betrokken": {}, "leerling_betrokken": {}}


def plan(kenmerk: str, **fields: Any) -> dict[str, Any]:
    dates = {"startdatum": "2026-11-04", "einddatum": "2027-02-05"}
    return {"kenmerk": kenmerk, "gericht_op": "Toetsen", **dates, **fields}


def dossier(**fields: Any) -> Dossier:
    return Dossier.model_validate({**emptiest("handelingsplan").model_dump(), "plannen": [], **fields})


def chosen(case: Dossier, soort: str, kenmerk: str | None = None) -> str:
    data = document_data(soort, case, kenmerk=kenmerk, today=TODAY)
    name = {"handelingsplan": "plan", "ot-aanmelding": "aanmelding", "evaluatie": "evaluatie"}[soort]
    return str(data[name]["kenmerk"])


def test_the_newest_plan_is_taken_by_the_day_it_was_agreed_and_else_by_its_first_day() -> None:
    case = dossier(
        plannen=[
            plan("HP1", vastgesteld_op="2026-10-27"),
            plan("HP3", startdatum="2027-03-01", einddatum="2027-05-01"),
            plan("HP2", vastgesteld_op="2027-01-15"),
        ]
    )

    assert chosen(case, "handelingsplan") == "HP3"


def test_a_plan_that_is_replaced_is_not_taken_unless_it_is_asked_for() -> None:
    case = dossier(plannen=[plan("HP1"), plan("HP2", startdatum="2026-12-01", status="vervangen")])

    assert chosen(case, "handelingsplan") == "HP1"
    assert chosen(case, "handelingsplan", "HP2") == "HP2"


def test_two_plans_of_the_same_date_are_refused_with_the_list() -> None:
    case = dossier(plannen=[plan("HP1"), plan("HP2"), plan("HP0", startdatum="2025-11-04")])

    with pytest.raises(InvalidInput) as raised:
        chosen(case, "handelingsplan")

    assert raised.value.message == "Er zijn 2 handelingsplannen met dezelfde datum."
    assert raised.value.hint == "Kies met --kenmerk: HP1, HP2."


def test_the_newest_form_and_report_are_taken_by_their_date() -> None:
    case = dossier(
        aanmeldingen=[
            {"kenmerk": "OT1", "datum": "2026-11-05", **FORM},
            {"kenmerk": "OT2", "datum": "2026-11-06", **FORM},
        ],
        evaluaties=[
            {"kenmerk": "E2", "soort": "eind", "datum": "2027-02-05"},
            {"kenmerk": "E1", "soort": "tussen", "datum": "2026-12-11"},
        ],
    )

    assert chosen(case, "ot_aanmelding".replace("_", "-")) == "OT2"
    assert chosen(case, "evaluatie") == "E2"


@pytest.mark.parametrize("soort", ["handelingsplan", "ot-aanmelding", "evaluatie"])
def test_a_dossier_without_such_a_document_says_so(soort: str) -> None:
    with pytest.raises(NotFound, match="heeft geen"):
        document_data(soort, dossier(), today=TODAY)


def test_an_unknown_kenmerk_is_not_found_and_the_known_ones_are_named() -> None:
    with pytest.raises(NotFound) as raised:
        chosen(dossier(plannen=[plan("HP1")]), "handelingsplan", "HP9")

    assert raised.value.hint == "Kies met --kenmerk: HP1."


def test_a_dossier_with_only_replaced_plans_says_so() -> None:
    with pytest.raises(NotFound, match="vervangen"):
        chosen(dossier(plannen=[plan("HP1", status="vervangen")]), "handelingsplan")


@pytest.mark.parametrize("soort", ["handelingsplan", "ot-aanmelding", "evaluatie"])
def test_a_groepsplan_makes_no_document_of_a_dossier(soort: str) -> None:
    with pytest.raises(InvalidInput, match="groepsplan, geen dossier"):
        document_data(soort, fullest("groepsplan"), today=TODAY)


def test_a_dossier_makes_no_groepsplan() -> None:
    with pytest.raises(InvalidInput, match="dossier, geen groepsplan"):
        document_data("groepsplan", fullest("dossier"), today=TODAY)


def test_a_groepsplan_has_no_kenmerk_to_choose_by() -> None:
    with pytest.raises(InvalidInput, match="geen kenmerk"):
        document_data("groepsplan", fullest("groepsplan"), kenmerk="HP1", today=TODAY)


def test_an_unknown_kind_of_document_names_the_known_ones() -> None:
    with pytest.raises(InvalidInput) as raised:
        document_data("rapport", fullest("dossier"), today=TODAY)

    assert raised.value.hint == f"Kies uit: {', '.join((*SOORTEN, *SCHOOL_PAPERS))}."


def test_an_underscore_may_be_written_for_a_hyphen() -> None:
    assert "aanmelding" in document_data("ot_aanmelding", fullest("dossier"), today=TODAY)
