"""A view about one part stands in every document that is made of that part, and in no other (N11)."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.documents.fill import fill
from dossiertool.model.dossier import Dossier
from tests.documents import word
from tests.documents.cases import TODAY, fullest

WORDS = "Noor vroeg eerst of zij naar buiten mocht."
KINDS = ("handelingsplan", "ot-aanmelding", "ot-verslag", "evaluatie")


def case(over: str | None) -> Dossier:
    whole: dict[str, Any] = fullest("dossier").model_dump(mode="json")
    view = {"van": "ouders", "door": "Fatima", "datum": "2026-11-20", "tekst": WORDS, "over": over}
    needs = {"behoeften": ["B1"]}
    plan = whole["plannen"][0] | needs | {"analyse": {"signalen": ["S1"]}, "zienswijzen": []}
    form = whole["aanmeldingen"][0] | needs | {"signalen": ["S1"], "zienswijzen": []}
    whole |= {"zienswijzen": [view], "plannen": [plan], "aanmeldingen": [form], "afsluitingen": []}
    whole["behoeften"][0] |= {"status": "open", "afgesloten_op": None}
    whole["verslagen"] = [whole["verslagen"][0] | needs | {"aanmelding": form["kenmerk"]}]
    whole["evaluaties"] = [whole["evaluaties"][0] | needs | {"plan": plan["kenmerk"], "zienswijzen": []}]
    return Dossier.model_validate(whole)


@pytest.mark.eis("N11")
@pytest.mark.parametrize("soort", KINDS)
def test_a_view_about_a_need_stands_in_each_document_about_that_need(soort: str) -> None:
    text = word.all_text(fill(soort, case("B1"), today=TODAY))
    assert WORDS in text
    assert "over deze behoefte" in text


@pytest.mark.eis("N11")
def test_a_view_about_a_signal_stands_in_what_is_made_of_that_signal_and_nowhere_else() -> None:
    found = {soort: WORDS in word.all_text(fill(soort, case("S1"), today=TODAY)) for soort in KINDS}
    assert found == {"handelingsplan": True, "ot-aanmelding": True, "ot-verslag": True, "evaluatie": False}
    other = {soort: WORDS in word.all_text(fill(soort, case("G1"), today=TODAY)) for soort in KINDS}
    assert not any(other.values())


def test_a_closed_dossier_says_so_in_its_documents_with_what_was_overruled() -> None:
    whole: dict[str, Any] = case(None).model_dump(mode="json")
    let_through = {"code": "behoefte:B1", "reden": "Noor is verhuisd.", "door": "Sabine"}
    closing = {"datum": "2026-11-20", "door": "Sabine", "reden": "Weg.", "doorgezet": [let_through]}
    closed = Dossier.model_validate({**whole, "afsluitingen": [closing]})
    for soort in KINDS:
        text = word.all_text(fill(soort, closed, today=TODAY)).replace("\u00a0", " ")
        assert "Dit dossier is afgesloten op 20 november 2026 door Sabine." in text, soort
        assert "behoefte B1 (Noor is verhuisd; Sabine)" in text, soort
