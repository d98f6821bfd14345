"""The papers for people who may not read the file: invitations, and where pupil and parents can turn to."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.model.dossier import Dossier
from dossiertool.model.schoolbestand import Schoolbestand
from tests.documents import word
from tests.documents.cases import TODAY, fullest
from tests.documents.test_fields import marked
from tests.documents.word import W

LEAD = {"naam": "Sabine", "functie": "ondersteuningscoördinator", "contact": "sabine@voorbeeld.example"}
PEOPLE = [
    {"naam": "Fatima", "rol": "ouder", "functie": "moeder"},
    {"naam": "Rik", "rol": "ouder", "functie": "vader"},
    {"naam": "Ans", "rol": "medewerker", "functie": "intern begeleider"},
    {"naam": "Maria", "rol": "extern", "functie": "jeugdarts", "organisatie": "GGD Voorbeeldstreek"},
]
TALK = {
    "kenmerk": "G1",
    "datum": "2026-12-01",
    "tijd": "15.30 uur",
    "plaats": "lokaal 21",
    "onderwerp": "Hoe het gaat bij toetsen.",
    "uitkomst": "nog_onbekend",
    "genodigden": [{"naam": name} for name in ("Fatima", "Noor", "Ans", "Sabine", "Maria")],
}


def dossier(*talks: dict[str, Any], **fields: Any) -> Dossier:
    return Dossier.model_validate(
        {
            "dossiernummer": "D-7K3Q-92",
            "school": {"naam": "Voorbeeldcollege"},
            "leerling": {"roepnaam": "Noor", "klas": "1V1", "voornaamwoord": "zij"},
            "schooljaar": "2026-2027",
            "regiehouder": LEAD,
            "betrokkenen": PEOPLE,
            "gesprekken": talks,
            **fields,
        }
    )


def letters(case: Dossier, kenmerk: str | None = None) -> dict[str, str]:
    """Return the text of each letter by whom it is for; each begins on a page of its own."""
    body = word.body(fill("uitnodiging", case, kenmerk=kenmerk, today=TODAY))[0]
    found: list[list[str]] = []
    for block in body:
        if block.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            found.append([])
        if found:
            found[-1].append(word.text_of(block).replace("\N{NO-BREAK SPACE}", " "))
    return {lines[1].removeprefix("voor ").partition(" (")[0]: "\n".join(lines) for lines in found}


@pytest.mark.eis("R093")
def test_each_who_is_invited_gets_a_letter_of_their_own_with_when_where_what_and_who_else() -> None:
    found = letters(dossier(TALK))

    assert list(found) == ["Fatima", "Noor", "Ans", "Sabine", "Maria"]
    for name, text in found.items():
        for said in ("1 december 2026", "15.30 uur", "Lokaal 21", "Hoe het gaat bij toetsen.", LEAD["contact"]):
            assert said in text
        assert f"Beste {name}," in text
        others = text.partition("Wie er nog meer komen")[2].partition("Goed om te weten")[0]
        assert [other in others for other in found] == [other != name for other in found]


def test_the_pupil_is_spoken_to_as_je_and_everybody_else_as_u() -> None:
    found = letters(dossier(TALK))

    assert "Je mag iemand meenemen" in found["Noor"]
    assert "U mag iemand meenemen" in found["Fatima"]
    assert "Wilt u zelf iemand meenemen?" in found["Maria"]
    assert "jeugdarts, GGD Voorbeeldstreek" in found["Fatima"]


@pytest.mark.eis("R095")
def test_pupil_and_parents_are_told_that_they_are_always_welcome() -> None:
    found = letters(dossier(TALK))

    assert "Je bent altijd welkom, ook als er iets anders is." in found["Noor"]
    assert "U bent altijd welkom, ook als er iets anders is." in found["Fatima"]
    assert "welkom" not in found["Maria"]
    assert "U bent altijd welkom." in word.all_text(fill("steunpunt", dossier(TALK), today=TODAY))


def test_who_is_invited_by_a_name_that_the_dossier_does_not_know_gets_a_letter_too() -> None:
    found = letters(dossier({**TALK, "genodigden": [{"naam": "Tante Els"}], "uitgenodigd_door": "Ans"}))

    assert "Beste Tante Els," in found["Tante Els"]
    assert "Ans (intern begeleider), Voorbeeldcollege" in found["Tante Els"]


def test_the_newest_conversation_is_taken_or_the_one_that_is_named() -> None:
    case = dossier(TALK, {**TALK, "kenmerk": "G2", "datum": "2026-10-06", "plaats": "de aula"})

    assert "Lokaal 21" in letters(case)["Fatima"]
    assert "De aula" in letters(case, "G2")["Fatima"]
    with pytest.raises(NotFound) as raised:
        letters(case, "G3")
    assert raised.value.hint == "Kies met --kenmerk: G1, G2."
    with pytest.raises(InvalidInput, match="2 gesprekken met dezelfde datum"):
        letters(dossier(TALK, {**TALK, "kenmerk": None}))
    with pytest.raises(NotFound, match="geen gesprekken"):
        letters(dossier())


def test_an_invitation_without_place_or_subject_is_a_concept_that_says_so() -> None:
    text = word.all_text(fill("uitnodiging", dossier({**TALK, "plaats": None, "onderwerp": None}), today=TODAY))

    assert "CONCEPT" in text
    assert "Nog niet ingevuld" in text
    assert "CONCEPT" not in word.all_text(fill("uitnodiging", dossier(TALK), today=TODAY))


def test_attack_an_invitation_holds_nothing_of_the_file_but_what_it_is_for() -> None:
    case, marks = marked("dossier")
    text = word.all_text(fill("uitnodiging", case, today=TODAY)).lower()

    told = {path for mark, path in marks.items() if mark in text}
    assert told <= {
        *(f"gesprekken.{field}" for field in ("tijd", "plaats", "onderwerp", "uitgenodigd_door")),
        "gesprekken.genodigden.naam",
        *(f"regiehouder.{field}" for field in ("naam", "functie", "organisatie", "contact")),
        "betrokkenen.functie",  # what the only parent is called: moeder
        "leerling.roepnaam",
        "school.naam",
        "school.vestiging",
    }


@pytest.mark.parametrize("soort", ["uitnodiging", "steunpunt"])
def test_attack_a_template_of_a_school_gets_no_fact_of_the_case_in_a_letter(soort: str) -> None:
    data = document_data(soort, fullest("dossier"), today=TODAY)

    assert not {"feiten", "behoeften", "signalen", "plannen", "diagnoses", "niveau", "logboek"} & set(data)
    assert set(data["leerling"]) == {"roepnaam", "ouders_woord", "haar_ouders"}
    assert "verslag" not in data.get("gesprek", {})


SCHOOL: dict[str, Any] = {
    "naam": "Voorbeeldcollege",
    "samenwerkingsverband": "Samenwerkingsverband Voorbeeldstreek",
    "steunpunt": {"naam": "Hulplijn Voorbeeldstreek", "functie": "steunpunt", "contact": "06-00000000"},
    "locaties": [
        {
            "naam": "locatie Zuid",
            "aanspreekpunt_intern": {
                "naam": "Peter",
                "functie": "mentor",
                "contact": "peter@voorbeeld.example",
            },
            "vertrouwenspersoon_extern": {"naam": "Mo", "functie": "vertrouwenspersoon", "contact": "kamer 3"},
        }
    ],
    "partners": [
        {"code": "swv", "naam": "Samenwerkingsverband Voorbeeldstreek", "contact": "swv@voorbeeld.example"}
    ],
}


def sheet(school: dict[str, Any] | None) -> str:
    settings = Schoolbestand.model_validate(school) if school else None
    return word.all_text(fill("steunpunt", dossier(), today=TODAY, school=settings))


@pytest.mark.eis("R101")
def test_the_sheet_has_the_steunpunt_of_the_school_file_and_everybody_inside_and_outside() -> None:
    text = sheet(SCHOOL)

    inside, _, outside = text.partition("Buiten de school")
    for said in ("Sabine", "sabine@voorbeeld.example", "Peter", "peter@voorbeeld.example"):
        assert said in inside
    for said in ("Hulplijn Voorbeeldstreek", "06-00000000", "Mo", "kamer 3", "swv@voorbeeld.example"):
        assert said in outside
    assert "CONCEPT" not in text


def test_the_sheet_says_what_is_not_in_the_school_file_and_whom_to_ask() -> None:
    text = sheet({"naam": "Voorbeeldcollege"})

    assert "CONCEPT" in text
    assert "Nog niet ingevuld in het schoolbestand" in text
    assert "Vraag het aan Sabine." in text
    assert sheet(None) == text


def test_a_pupil_of_a_school_with_several_buildings_sees_their_own_or_all() -> None:
    south, north = SCHOOL["locaties"][0], {"naam": "locatie Noord"}
    many = Schoolbestand.model_validate({**SCHOOL, "locaties": [south, north]})
    own = dossier(school={"naam": "Voorbeeldcollege", "vestiging": "locatie Zuid"})

    assert "Iemand anders op school, locatie Noord" in word.all_text(
        fill("steunpunt", dossier(), today=TODAY, school=many)
    )
    assert "CONCEPT" not in word.all_text(fill("steunpunt", own, today=TODAY, school=many))


def test_a_sheet_has_no_kenmerk() -> None:
    with pytest.raises(InvalidInput, match="geen kenmerk"):
        fill("steunpunt", dossier(), kenmerk="G1", today=TODAY)
