"""The registration with the ondersteuningsteam and the report of its meeting."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.model.dossier import Dossier
from tests.documents import word
from tests.documents.cases import TODAY, emptiest, with_document
from tests.documents.word import W

NEED = {"kenmerk": "B1", "omschrijving": "Rust in de pauze.", "geopend_op": "2026-10-06"}
FACTORS = [
    {"richting": "stimulerend", "domein": "leraar", "omschrijving": "Samira luistert."},
    {"richting": "belemmerend", "domein": "school", "omschrijving": "Eén trap voor twee klassen."},
]


def registration(document: dict[str, Any], **fields: Any) -> str:
    return word.all_text(fill("ot-aanmelding", with_document("ot-aanmelding", document, **fields), today=TODAY))


def report(document: dict[str, Any], **fields: Any) -> str:
    return word.all_text(fill("ot-verslag", with_document("ot-verslag", document, **fields), today=TODAY))


def test_a_registration_says_what_the_signals_were_about_and_how_urgent() -> None:
    signal = {
        "kenmerk": "S1",
        "datum": "2026-10-19",
        "door": "Gerrit",
        "gebied": "opgroeien",
        "onderwerp": "pesten",
        "protocol": "pestprotocol",
        "urgentie": "week",
        "urgentie_reden": "twee voorvallen per week",
        "behoeften": ["B1"],
    }
    bare = {"kenmerk": "S2", "datum": "2026-10-26", "door": "Yvette", "behoeften": ["B1"]}
    text = registration({"behoeften": ["B1"]}, behoeften=[NEED], signalen=[signal, bare])

    started = text.partition("Waarmee het begon")[2]
    for said in ("19 oktober 2026", "Pesten", "Opgroeien", "pestprotocol", "Deze week", "Twee voorvallen"):
        assert said in started
    assert "26 oktober 2026" not in started


def test_without_strengths_what_helps_stands_in_front_and_nowhere_else() -> None:
    text = registration({}, factoren=FACTORS)

    assert text.count("Samira luistert.") == 1
    assert text.count("Eén trap voor twee klassen.") == 1
    assert "Wat helpt en wat in de weg staat" not in text
    assert text.index("Samira luistert.") < text.index("Wat in de weg staat")


def test_with_strengths_what_helps_stands_in_the_table_only() -> None:
    text = registration({}, factoren=FACTORS, sterke_kanten=[{"omschrijving": "Roos rijdt paard."}])

    assert text.count("Samira luistert.") == 1
    assert text.index("Samira luistert.") > text.index("Wat helpt en wat in de weg staat")
    assert "Roos rijdt paard." in text


EVALUATED: dict[str, Any] = {
    "behoeften": [NEED],
    "plannen": [
        {
            "kenmerk": "HP1",
            "gericht_op": "Pauze",
            "startdatum": "2026-09-07",
            "einddatum": "2026-10-30",
            "behoeften": ["B1"],
            "doelen": [{"kenmerk": "D1", "omschrijving": "Doel."}],
            "maatregelen": [
                {"kenmerk": "M1", "wie": "Samira", "wat": "Praat.", "start": "2026-09-14", "doelen": ["D1"]},
                {"kenmerk": "M2", "wie": "Yvette", "wat": "Belt."},
            ],
        }
    ],
    "evaluaties": [
        {
            "kenmerk": "E1",
            "soort": "eind",
            "datum": "2026-10-30",
            "plan": "HP1",
            "doelen": [
                {"doel": "D1", "doelbereik": "niet", "meting": {"datum": "2026-10-30", "waarde": "2 keer"}}
            ],
            "maatregelen": [
                {
                    "omschrijving": "Gesprek met Samira",
                    "maatregel": "M1",
                    "uitgevoerd": "5 keer",
                    "besluit": "stoppen",
                    "waarom": "Roos vroeg er niet meer om.",
                },
                {"omschrijving": "Bellen met vader", "maatregel": "M2", "uitgevoerd": "elke week"},
            ],
        }
    ],
}


@pytest.mark.eis("R159")
def test_a_registration_lists_each_measure_that_was_tried_with_effect_and_dates() -> None:
    case = with_document("ot-aanmelding", {"behoeften": ["B1"]}, **EVALUATED)
    body = word.body(fill("ot-aanmelding", case, today=TODAY))
    table = next(
        table
        for table in body.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblCaption[@{W}val='Wat al is gedaan']") is not None
    )
    rows = [
        [word.text_of(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row.iter(f"{W}tc")]
        for row in table.findall(f"{W}tr")[1:]
    ]

    assert rows == [
        ["7 september tot en met 30 oktober", "Bellen met vader\nYvette", "Uitgevoerd: elke week"],
        [
            "14 september tot en met 30 oktober",
            "Gesprek met Samira\nSamira",
            "Uitgevoerd: 5 keer\nDoel: niet behaald (2 keer)\nBesluit: stoppen\nRoos vroeg er niet meer om.",
        ],
    ]


def test_what_the_registration_itself_says_was_tried_goes_first_and_other_needs_do_not_count() -> None:
    own = registration({"behoeften": ["B1"], "eerder": [{"wat": "Een pauzeplek."}]}, **EVALUATED)
    other = registration({"behoeften": ["B2"]}, **EVALUATED)

    assert "Een pauzeplek." in own
    assert "Gesprek met Samira" not in own
    assert "Wat al is gedaan" not in other


DECISIONS = [
    {
        "functie": "doorverwijzing",
        "wat": "Naar het jeugdteam.",
        "wie": "Nadia",
        "naar": "Jeugdteam",
        "toestemming": "T1",
    },
    {
        "functie": "interventie",
        "wat": "Een gesprek per week.",
        "wie": "Yvette",
        "start": "2026-11-23",
        "einde": "2027-01-29",
        "evaluatie_op": "2027-01-28",
        "motivering": "De pauzeplek was niet genoeg.",
    },
    {
        "functie": "advies",
        "wat": "Zet de jassen elders.",
        "wie": "Theo",
        "uiterlijk": "2026-12-04",
        "opgevolgd_op": "2026-12-03",
        "opvolging": "De kapstok is verplaatst.",
    },
    {"functie": "interventie", "wat": "Een tweede besluit.", "wie": "Samira"},
    {"functie": "eindevaluatie_nazorg", "wat": "Terugkijken.", "wie": "Sabine"},
]
ANSWER = {"wie": "Mark", "antwoord": "ja", "datum": "2026-11-05"}
CONSENT = {
    "kenmerk": "T1",
    "soort": "delen_met_externe",
    "ontvanger": "Jeugdteam",
    "doel": "Hulp",
    "antwoorden": [ANSWER],
}


def test_decisions_stand_under_the_four_functions_in_their_order() -> None:
    blob = fill("ot-verslag", with_document("ot-verslag", {"besluiten": DECISIONS}), today=TODAY)
    text = word.all_text(blob)

    assert [heading for level, heading in word.headings(blob) if level == 2] == [
        "Directe hulp (interventie)",
        "Advies",
        "Doorverwijzing",
        "Eindevaluatie en nazorg",
    ]
    help_now = text.partition("Directe hulp (interventie)")[2].partition("\nAdvies\n")[0]
    assert help_now.index("Een gesprek per week.") < help_now.index("Een tweede besluit.")
    for said in (
        "Yvette",
        "Vanaf 23 november 2026",
        "Tot en met 29 januari 2027",
        "We kijken terug op 28 januari 2027",
        "Waarom: De pauzeplek was niet genoeg.",
    ):
        assert said in help_now
    advice = text.partition("\nAdvies\n")[2].partition("\nDoorverwijzing\n")[0]
    for said in ("Theo", "Uiterlijk 4 december 2026", "De kapstok is verplaatst.", "3 december 2026"):
        assert said in advice


def test_a_referral_says_to_whom_and_with_which_consent() -> None:
    with_it = report({"besluiten": DECISIONS[:1]}, toestemmingen=[CONSENT])
    without = report({"besluiten": DECISIONS[:1]})
    law = report(
        {"besluiten": DECISIONS[:1]}, toestemmingen=[{**CONSENT, "antwoorden": [], "grondslag": "meldcode"}]
    )

    assert "Naar: Jeugdteam" in with_it
    assert "Toestemming: ja (Mark op 5 november 2026)" in with_it
    assert "Toestemming: nog niet ingevuld" in without
    assert "Toestemming is hiervoor niet nodig" in law


def test_a_consent_that_was_taken_back_counts_as_no() -> None:
    taken = {**ANSWER, "ingetrokken_op": "2026-11-12"}

    assert "Toestemming: nee (Mark" in report(
        {"besluiten": DECISIONS[:1]}, toestemmingen=[{**CONSENT, "antwoorden": [taken]}]
    )


def test_a_report_says_who_was_there_what_was_asked_found_and_told() -> None:
    form = emptiest("ot-aanmelding").model_dump()["aanmeldingen"][0]
    form |= {"kenmerk": "OT1", "vraag": "Welke aanpak past bij Roos?", "behoeften": ["B1"]}
    text = report(
        {
            "aanmelding": "OT1",
            "aanwezig": [
                {"naam": "Nadia", "rol": "gezinsspecialist", "organisatie": "Jeugdteam"},
                {"naam": "Sabine", "rol": "coordinator"},
            ],
            "conclusie": "Roos eet in de kantine.",
            "volgende_bespreking": "2027-01-21",
            "teruggekoppeld_op": "2026-11-20",
            "teruggekoppeld_door": "mentor Yvette",
        },
        aanmeldingen=[form],
        behoeften=[NEED],
        sterke_kanten=[{"omschrijving": "Roos rijdt paard."}],
    )

    for said in (
        "Nadia\nGezinsspecialist\nJeugdteam",
        "Sabine\nOndersteuningscoördinator",
        "Welke aanpak past bij Roos?",
        "Rust in de pauze.",
        "Roos eet in de kantine.",
        "21 januari 2027",
        "20 november 2026\ndoor mentor Yvette",
        "Roos rijdt paard.",
    ):
        assert said in text


def test_a_report_without_decisions_is_a_draft_and_one_that_is_whole_is_not() -> None:
    whole = {
        "status": "vastgesteld",
        "aanwezig": [{"naam": "Sabine", "rol": "coordinator"}],
        "conclusie": "Het gaat goed.",
        "besluiten": DECISIONS[1:2],
    }

    assert "CONCEPT" not in report(whole)
    assert "CONCEPT" in report({**whole, "besluiten": []})


def test_the_newest_report_is_taken() -> None:
    case = emptiest("ot-verslag").model_dump()
    (one,) = case["verslagen"]
    case["verslagen"] = [
        {**one, "kenmerk": name, "datum": day} for name, day in (("V1", "2026-11-19"), ("V2", "2027-01-21"))
    ]
    data = document_data("ot_verslag", Dossier.model_validate(case), today=TODAY)

    assert data["verslag"]["kenmerk"] == "V2"
