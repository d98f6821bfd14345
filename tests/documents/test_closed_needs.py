"""A closed need is over: nothing of it comes back in a new document (R150)."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.documents.still_open import as_it_was
from dossiertool.errors import NotFound
from dossiertool.model.dossier import Dossier
from tests.documents import word
from tests.documents.cases import TODAY, fullest

SOORTEN = ["handelingsplan", "ot-aanmelding", "ot-verslag", "evaluatie"]


def tied(kenmerk: str) -> dict[str, Any]:
    """Fill the fields of a dossier that belong to one need, with its kenmerk in every text."""
    factor = {
        "kenmerk": f"F{kenmerk[1:]}",
        "richting": "stimulerend",
        "domein": "leraar",
        "omschrijving": f"Factor van {kenmerk}.",
        "behoeften": [kenmerk],
    }
    return {
        "behoeften": {
            "kenmerk": kenmerk,
            "omschrijving": f"Hulp bij {kenmerk}.",
            "geopend_op": "2026-10-06",
            "bronnen": [{"soort": "gesprek", "toelichting": f"Blijkt uit gesprek over {kenmerk}."}],
            "wie_helpt": [f"Helper van {kenmerk}"],
            "maatregelen": [{"wat": f"Nu gebeurt {kenmerk}."}],
        },
        "factoren": factor,
        "signalen": {
            "kenmerk": f"S{kenmerk[1:]}",
            "datum": "2026-10-19",
            "door": f"Gever van {kenmerk}",
            "onderwerp": f"Onderwerp {kenmerk}",
            "feiten": [{"wat": f"Gezien bij {kenmerk}."}],
            "factoren": [{**factor, "omschrijving": f"Signaalfactor van {kenmerk}."}],
            "behoeften": [kenmerk],
        },
        "hulpvragen": {"van": "leerling", "tekst": f"Vraag over {kenmerk}?", "behoeften": [kenmerk]},
        "besluiten": {"datum": "2026-10-27", "wat": f"Besluit over {kenmerk}.", "behoeften": [kenmerk]},
        "doelen": {"kenmerk": f"D{kenmerk[1:]}", "omschrijving": f"Doel van {kenmerk}.", "behoefte": kenmerk},
        "maatregelen": {"wat": f"Maatregel voor {kenmerk}.", "doelen": [f"D{kenmerk[1:]}"]},
    }


def case_with(**second: Any) -> Dossier:
    """Make a dossier with two needs, B1 and B2, in every document; `second` changes B2."""
    both = [tied("B1"), tied("B2")]
    both[1]["behoeften"] |= second
    case = fullest("dossier").model_dump()
    for name in ("behoeften", "factoren", "signalen", "hulpvragen", "besluiten"):
        case[name] = [one[name] for one in both]
    case["beelden"] = [{"datum": "2026-10-06", "factoren": case["factoren"]}]
    needs = {"behoeften": ["B1", "B2"]}
    plan = {**case["plannen"][0], **needs, "analyse": {"signalen": ["S1", "S2"]}, "status": "in_uitvoering"}
    plan |= {name: [one[name] for one in both] for name in ("doelen", "maatregelen")}
    own = {"signalen": ["S1", "S2"], "feiten": [], "factoren": [], "hulpvragen": []}
    case["plannen"] = [plan]
    case["aanmeldingen"] = [{**case["aanmeldingen"][0], **needs, **own}]
    case["verslagen"] = [{**case["verslagen"][0], **needs}]
    case["evaluaties"] = [{**case["evaluaties"][0], **needs, "doelen": [], "plan": None}]
    return Dossier.model_validate(case)


def everything(case: Dossier) -> str:
    """Return the bytes of every part of every document, as text."""
    return "".join(
        xml for soort in SOORTEN for xml in word.parts(fill(soort, case, today=TODAY)).values()
    ).replace("&#39;", "'")


TEXTS = (
    "Hulp bij {}.",
    "Blijkt uit gesprek over {}.",
    "Helper van {}",
    "Nu gebeurt {}.",
    "Factor van {}.",
    "Gezien bij {}.",
    "Gever van {}",
    "Onderwerp {}",
    "Vraag over {}?",
    "Besluit over {}",
    "Doel van {}.",
    "Maatregel voor {}.",
)


@pytest.mark.eis("R150")
def test_no_byte_of_a_closed_need_is_in_a_new_document_while_the_open_need_is_whole() -> None:
    written = everything(case_with(status="afgesloten", afgesloten_op="2026-11-01"))

    assert [text for text in TEXTS if text.format("B1") not in written] == []
    assert [text for text in TEXTS if text.format("B2") in written] == []
    assert re.search(r"\bB2\b", written) is None


def test_the_same_texts_are_there_as_long_as_the_need_is_open() -> None:
    written = everything(case_with())

    assert [text for text in TEXTS if text.format("B2") not in written] == []


def test_a_template_of_the_school_does_not_find_them_either() -> None:
    case = case_with(status="afgesloten", afgesloten_op="2026-11-01")
    for soort in SOORTEN:
        data = document_data(soort, case, today=TODAY)
        for name in ("behoeften", "factoren", "signalen", "hulpvragen", "besluiten"):
            assert "B2" not in str(data[name]), (soort, name)


def test_a_plan_says_that_something_was_left_out_and_goals_keep_their_numbers() -> None:
    case = case_with().model_dump(mode="json")
    case["behoeften"][0] |= {"status": "afgesloten", "afgesloten_op": "2026-11-01"}
    text = word.all_text(fill("handelingsplan", Dossier.model_validate(case), today=TODAY))

    assert "Wat bij een afgesloten behoefte hoort, staat hier niet meer." in text
    assert "Doel 2\n" in text
    assert "Doel 1\n" not in text


def test_a_plan_that_has_ended_has_nothing_of_a_closed_need_either() -> None:
    case = case_with(status="afgesloten", afgesloten_op="2026-11-01").model_dump(mode="json")
    case["plannen"][0]["status"] = "afgesloten"
    text = word.all_text(fill("handelingsplan", Dossier.model_validate(case), today=TODAY))

    assert "Doel van B1." in text
    assert "B2" not in text
    assert "Dit plan is afgesloten." in text


def test_a_document_about_closed_needs_only_is_not_made_and_the_archive_still_can() -> None:
    case = case_with(status="afgesloten", afgesloten_op="2026-11-01").model_dump(mode="json")
    case["plannen"][0] |= {"behoeften": ["B2"], "doelen": case["plannen"][0]["doelen"][1:]}
    dossier = Dossier.model_validate(case)
    with pytest.raises(NotFound, match="geen handelingsplan voor een behoefte die openstaat"):
        fill("handelingsplan", dossier, kenmerk=dossier.plannen[0].kenmerk, today=TODAY)

    assert "Doel van B2." in word.all_text(fill("handelingsplan", as_it_was(dossier), today=TODAY))
