"""Consent per person, and who got a document: what a parent needs to be able to check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.documents.fill import fill
from dossiertool.model.dossier import Dossier
from tests.documents import word
from tests.documents.cases import TODAY, emptiest

CONSENT = {
    "kenmerk": "T1",
    "soort": "delen_met_externe",
    "ontvanger": "jeugdarts",
    "doel": "Advies vragen",
    "gegevens": ["het verzuim"],
    "geldig_tot": "2027-07-31",
}
MARK = {
    "wie": "Mark",
    "functie": "vader",
    "antwoord": "ja",
    "datum": "2026-11-05",
    "wijze": "getekend, bijlage 2",
}


def aanmelding(today: date = TODAY, document: dict[str, Any] | None = None, **consent: Any) -> str:
    """Return the text of an OT-aanmelding with this consent."""
    case = emptiest("ot-aanmelding").model_dump()
    case["aanmeldingen"] = [{**case["aanmeldingen"][0], **(document or {})}]
    case["toestemmingen"] = [{**CONSENT, **consent}]
    return word.all_text(fill("ot-aanmelding", Dossier.model_validate(case), today=today))


def test_each_answer_says_who_gave_it_when_and_how() -> None:
    text = aanmelding(antwoorden=[MARK, {"wie": "Roos", "antwoord": "nee"}])

    for expected in ("Mark, vader", "Ja, gegeven op 5 november 2026", "Getekend, bijlage 2", "Roos"):
        assert expected in text
    assert "Nee, datum niet genoteerd" in text
    assert "Toestemming T1" in text


def test_a_consent_that_was_taken_back_says_when() -> None:
    text = aanmelding(antwoorden=[{**MARK, "ingetrokken_op": "2026-11-12"}])

    assert "Ingetrokken op 12 november 2026" in text
    assert "Geldt tot" not in text


def test_a_consent_says_until_when_it_holds_or_held() -> None:
    assert "Geldt tot en met 31 juli 2027" in aanmelding(date(2027, 7, 31))
    assert "Gold tot en met 31 juli 2027" in aanmelding(date(2027, 8, 1))


def test_a_consent_nobody_was_asked_for_says_so() -> None:
    assert "Nog niet gevraagd" in aanmelding()


def test_an_answer_that_is_not_known_yet_has_no_day() -> None:
    text = aanmelding(antwoorden=[{"wie": "Mark", "antwoord": "onbekend"}])

    assert "Nog niet bekend" in text
    assert "datum niet genoteerd" not in text


def test_where_the_law_asks_for_sharing_no_consent_is_needed() -> None:
    text = aanmelding(grondslag="wettelijke_plicht")

    assert "Toestemming is hiervoor niet nodig" in text
    assert "Grond: wettelijke plicht" in text


def test_an_attachment_is_named_with_its_day_and_what_it_holds() -> None:
    attachment = {"naam": "vragenlijst", "datum": "2026-09-21", "omschrijving": "Over contact, door Roos."}
    text = aanmelding(document={"bijlagen": [attachment], "vastgesteld_op": "2026-11-05"})

    assert "Vragenlijst, 21 september 2026: Over contact, door Roos." in text
    assert "vastgesteld op 5 november 2026" in text


@pytest.mark.eis("R113")
def test_the_closing_line_says_who_got_the_plan_and_when() -> None:
    case = emptiest("handelingsplan").model_dump()
    got = [{"wie": "de docenten van 1V1", "op": "2026-10-28"}, {"wie": "Fatima"}]
    case["plannen"] = [{**case["plannen"][0], "gedeeld_met": got}]
    text = word.all_text(fill("handelingsplan", Dossier.model_validate(case), today=TODAY))

    assert "Gedeeld met de docenten van 1V1 (28 oktober 2026) en Fatima." in text
