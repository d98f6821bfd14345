"""What a handelingsplan shows: everyone's needs, choices, own parts, dissent, perspective, earlier versions."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.model.dossier import Dossier
from tests.documents import word
from tests.documents.cases import TODAY, emptiest, fullest, with_document
from tests.documents.word import W

MOTHER = {"naam": "Fatima", "rol": "ouder", "functie": "moeder"}
FATHER = {"naam": "Hans", "rol": "ouder", "functie": "stiefvader", "gezag": False}
DIAGNOSIS = {
    "naam": "dyslexie",
    "door_wie": "orthopedagoog Van Rijn",
    "instantie": "Praktijk Voorbeeld",
    "datum": "2023-05-17",
    "nodig_voor": "extra tijd bij toetsen",
}


def document(plan: dict[str, Any], **fields: Any) -> bytes:
    case = with_document("handelingsplan", plan, **fields)
    return fill("handelingsplan", case, kenmerk=case.plannen[0].kenmerk, today=TODAY)


def text_of(plan: dict[str, Any], **fields: Any) -> str:
    return word.all_text(document(plan, **fields))


def whole_plan() -> dict[str, Any]:
    case = fullest("dossier")
    assert isinstance(case, Dossier)
    return case.plannen[0].model_dump()


def part(text: str, heading: str, following: str) -> str:
    """Return what stands between two headings."""
    assert heading in text
    return text.partition(f"\n{heading}\n")[2].partition(f"\n{following}\n")[0]


def headings(blob: bytes) -> list[str]:
    return [text for _, text in word.headings(blob)]


@pytest.mark.eis("R060")
def test_strengths_are_the_first_thing_a_plan_prints() -> None:
    strong = [{"omschrijving": "Noor leest graag."}, {"omschrijving": "Moeder oefent mee.", "van": "ouders"}]
    blob = document({"aanleiding": "Doel 1 is behaald."}, sterke_kanten=strong)

    assert headings(blob)[0] == "Wat goed gaat en wat helpt"
    text = word.all_text(blob)
    shown = part(text, "Wat goed gaat en wat helpt", "Waarom dit plan is aangepast")
    assert shown.splitlines() == ["Noor leest graag.", "Moeder oefent mee. (ouders)"]


@pytest.mark.eis("R103")
def test_needs_of_teacher_and_parents_are_printed_apart_from_those_of_the_pupil() -> None:
    needs: list[dict[str, Any]] = [
        {"kenmerk": "B1", "omschrijving": "Een vast begin.", "geopend_op": "2026-10-06"},
        {"kenmerk": "B2", "omschrijving": "Elke week bericht.", "van": ["ouders"]},
        {"kenmerk": "B3", "omschrijving": "Tijd voor overleg.", "van": ["leraar"]},
    ]
    needs = [{"geopend_op": "2026-10-06", **need} for need in needs]
    text = text_of(
        {"behoeften": ["B1", "B2", "B3"], "onderwijsbehoeften": [{"invulling": "Een docent die gedag zegt."}]},
        behoeften=needs,
        betrokkenen=[MOTHER],
    )

    assert part(text, "Wat Noor nodig heeft", "Wat moeder nodig heeft").splitlines() == [
        "Een vast begin.",
        "Een docent die gedag zegt.",
    ]
    assert part(text, "Wat moeder nodig heeft", "Wat de leraar nodig heeft") == "Elke week bericht."
    assert part(text, "Wat de leraar nodig heeft", "Doelen") == "Tijd voor overleg."


@pytest.mark.eis("R121")
def test_pupil_and_parents_have_sections_of_their_own_for_what_they_do() -> None:
    measures = [
        {"wie": "Jolien", "wat": "Belt.", "doelgroep": "school"},
        {"wie": "Noor", "wat": "Meldt zich.", "doelgroep": "leerling"},
        {"wie": "Fatima", "wat": "Leest het bericht.", "doelgroep": "ouders"},
        {"wie": "Peter", "wat": "Oefent."},
    ]
    blob = document({"maatregelen": measures})
    text = word.all_text(blob)
    own, parents, school = (
        "Wat Noor gaat doen, en met wie",
        "Wat ouders gaan doen, en met wie",
        "Wat school gaat doen",
    )

    assert "Meldt zich." in part(text, own, parents)
    assert "Leest het bericht." in part(text, parents, school)
    rest = part(text, school, "Rollen en taken")
    assert "Belt." in rest
    assert "Oefent." in rest
    assert "Wat school gaat doen" not in headings(document({"maatregelen": measures[:1]}))


@pytest.mark.eis("R124")
def test_choices_are_printed_with_why_and_what_else_was_weighed() -> None:
    choice = {
        "datum": "2026-11-03",
        "soort": "geen_stap",
        "wat": "Wij wachten de toetsweek af.",
        "door": ["Noor", "Jolien"],
        "motivering": "Noor vulde 90% van de vragen in.",
        "alternatieven": ["nu al beginnen"],
        "behoeften": ["B1"],
    }
    elsewhere = {**choice, "wat": "Over iets anders.", "behoeften": ["B2"]}
    text = text_of({"behoeften": ["B1"]}, besluiten=[choice, elsewhere])

    for said in ("Wij wachten de toetsweek af.", "Noor vulde 90%", "Ook overwogen: nu al beginnen"):
        assert said in text
    assert "Nu nog geen stap" in text
    assert "Over iets anders." not in text


@pytest.mark.eis("R132")
def test_what_is_available_for_the_plan_is_printed_with_hours() -> None:
    text = text_of({"hulpbronnen": [{"wat": "trainer Peter", "soort": "mensen", "uren": 10}]})

    assert "Mensen: trainer Peter (10 uur)" in text


@pytest.mark.eis("R141")
def test_what_school_and_family_may_expect_is_printed_in_both_directions() -> None:
    text = text_of(
        {"verwachtingen": {"school": "De mentor belt.", "ouders": "Zij lezen het.", "leerling": "Zij komt."}}
    )

    assert "Van school: De mentor belt." in text
    assert "Van ouders: Zij lezen het." in text
    assert "Van Noor: Zij komt." in text


@pytest.mark.eis("R133")
def test_a_no_leaves_the_plan_usable_and_prints_the_other_view_beside_it() -> None:
    views = [
        {"van": "ouders", "door": "Hans", "datum": "2026-10-06", "tekst": "Hans wil eerst met Noor praten."},
        {"van": "ouders", "door": "Hans", "datum": "2026-09-01", "tekst": "Dit zei Hans eerder."},
        {"van": "ouders", "door": "Fatima", "datum": "2026-10-06", "tekst": "Fatima vindt het goed."},
    ]
    answers = [
        {"wie": "Hans", "antwoord": "niet_akkoord", "datum": "2026-10-27"},
        {"wie": "Fatima", "antwoord": "akkoord", "datum": "2026-10-27"},
    ]
    full = whole_plan() | {"zienswijzen": views, "akkoorden": answers}
    blob = document(full, betrokkenen=[MOTHER, FATHER])
    table = next(
        table
        for table in word.body(blob).iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle[@{W}val='DossierAkkoord']") is not None
    )
    rows = [word.text_of(row) for row in table.findall(f"{W}tr")]
    (no,) = [row for row in rows if row.startswith("Hans")]
    (yes,) = [row for row in rows if row.startswith("Fatima")]

    assert "Hoe Hans het ziet:\nHans wil eerst met Noor praten." in no
    assert "eerder" not in no
    assert "vindt" not in yes
    assert "Wie doet wat en wanneer" in headings(blob)


def test_who_says_no_without_a_view_under_that_name_is_heard_with_the_party() -> None:
    view = {"van": "ouders", "door": "Ellen en Rob", "datum": "2026-10-06", "tekst": "Wij willen wachten."}
    no = {"wie": "Rob", "van": "ouders", "antwoord": "niet_akkoord"}
    case = with_document("handelingsplan", {"akkoorden": [no]}, zienswijzen=[view])
    (answer, *_) = document_data("handelingsplan", case, today=TODAY)["plan"]["akkoorden"]

    assert [text["tekst"] for one in answer["zienswijzen"] for text in one["teksten"]] == [
        "Wij willen wachten."
    ]


@pytest.mark.parametrize("status", ["afgesloten", "vervangen"])
def test_a_plan_that_has_ended_asks_nobody_to_sign_and_is_no_draft(status: str) -> None:
    text = text_of({"status": status})

    assert "☐" not in text
    assert "Er staat geen antwoord in het dossier." in text
    assert "CONCEPT" not in text
    assert "☐" in text_of({"status": "in_uitvoering"})


def test_a_moment_says_with_whom_or_that_it_is_still_to_be_filled_in() -> None:
    moments = [{"datum": "2026-12-11", "met_wie": ["Noor", "Fatima"]}, {"datum": "2027-02-05"}]
    shown = part(text_of({"evaluatiemomenten": moments}), "Wanneer we samen kijken", "Als het anders loopt")

    assert "Noor en Fatima" in shown
    assert shown.count("Met wie: nog niet ingevuld") == 1
    many = [{"datum": f"2027-01-{day:02d}"} for day in range(1, 8)]
    assert text_of({"evaluatiemomenten": many}).count("Nog niet ingevuld") >= len(many)


def test_a_new_version_says_what_it_replaces_and_why() -> None:
    case = emptiest("handelingsplan").model_dump()
    first = {**case["plannen"][0], "kenmerk": "HP1", "status": "vervangen", "vastgesteld_op": "2026-10-27"}
    second = {
        **case["plannen"][0],
        "kenmerk": "HP2",
        "versie": 2,
        "vervangt": "HP1",
        "na_evaluatie": "E1",
        "aanleiding": "Doel 1 is behaald.",
    }
    report = {"kenmerk": "E1", "soort": "tussen", "datum": "2026-12-11", "plan": "HP1"}
    case |= {"plannen": [first, second], "evaluaties": [report]}
    text = word.all_text(fill("handelingsplan", Dossier.model_validate(case), today=TODAY))

    assert "Dit is versie 2. Deze versie vervangt versie 1 van 27 oktober 2026." in text
    assert "De aanleiding is de tussenevaluatie van 11 december 2026.\nDoel 1 is behaald." in text
    assert "Waarom dit plan is aangepast" not in text_of({})


def test_a_second_version_without_a_reason_says_that_it_is_missing() -> None:
    shown = part(text_of({"versie": 2}), "Waarom dit plan is aangepast", "Wat er is gezien")

    assert "Nog niet ingevuld" in shown


def test_a_goal_says_with_whom_it_was_talked_over_and_what_helps() -> None:
    told = [
        {"van": "ouders", "datum": "2026-10-27"},
        {"van": "leerling", "datum": "2026-10-27"},
        {"van": "leraar", "datum": "2026-10-28"},
    ]
    factor = {
        "kenmerk": "F1",
        "richting": "stimulerend",
        "domein": "leraar",
        "omschrijving": "De docent zegt gedag.",
    }
    goal = {"kenmerk": "D1", "omschrijving": "Doel.", "gecommuniceerd": told, "helpende_factoren": ["F1", "F9"]}
    shown = part(text_of({"doelen": [goal]}, factoren=[factor]), "Doelen", "Wie doet wat en wanneer")

    assert "Besproken met Noor en ouders op 27 oktober 2026 en school op 28 oktober 2026." in shown
    assert "Wat hierbij helpt\nDe docent zegt gedag." in shown


OPP = {
    "uitstroombestemming": "mbo niveau 3",
    "onderbouwing": "Toetsen van juni 2026.",
    "horen": [
        {"datum": "2026-10-13", "inbreng": "Ik wil de lift zelf gebruiken.", "invloed": "Een eigen sleutel."}
    ],
    "overleg": [{"datum": "2026-10-06", "deelnemers": ["Fatima"], "uitkomst": "Moeder stemt in."}],
    "instemming_op": "2026-10-06",
    "instemming_door": ["Fatima"],
}


def test_the_perspective_is_printed_only_in_a_plan_that_is_part_of_one() -> None:
    with_it = text_of({"kader": "opp_handelingsdeel", "opp": OPP})
    without = text_of({"kader": "basisondersteuning", "opp": OPP})

    for said in (
        "Waar Noor naartoe werkt: mbo niveau 3",
        "Waarop dat is gebaseerd: Toetsen van juni 2026.",
        "Ik wil de lift zelf gebruiken.",
        "Een eigen sleutel.",
        "Moeder stemt in.",
        "Fatima: ingestemd met het handelingsdeel op 6 oktober 2026.",
    ):
        assert said in with_it
        assert said not in without


def test_a_perspective_says_what_is_still_missing() -> None:
    text = text_of({"kader": "opp_handelingsdeel", "opp": {}})

    assert "Waar Noor naartoe werkt: nog niet ingevuld" in text
    assert part(text, "Hoe Noor is gehoord", "Overleg met ouders") == "Nog niet ingevuld"


def test_a_diagnosis_is_printed_with_who_where_when_and_what_for() -> None:
    text = text_of({}, diagnoses=[DIAGNOSIS])

    for said in ("Dyslexie", "Orthopedagoog Van Rijn, Praktijk Voorbeeld", "17 mei 2023", "Extra tijd bij"):
        assert said in text


@pytest.mark.parametrize("missing", ["door_wie", "instantie", "datum", "nodig_voor"])
def test_a_diagnosis_that_is_not_whole_or_not_needed_is_not_printed(missing: str) -> None:
    assert "yslexie" not in text_of({}, diagnoses=[{**DIAGNOSIS, missing: None}])


@pytest.mark.parametrize("soort", ["ot-aanmelding", "ot-verslag", "evaluatie"])
def test_a_diagnosis_is_in_no_other_document(soort: str) -> None:
    case = fullest("dossier").model_copy(
        update={"diagnoses": with_document(soort, {}, diagnoses=[DIAGNOSIS]).diagnoses}
    )

    assert "yslexie" not in word.all_text(fill(soort, case, today=TODAY))
    assert document_data(soort, case, today=TODAY)["diagnoses"] == []


def test_the_topic_stands_on_a_line_of_its_own_under_the_title() -> None:
    body = word.body(document({"gericht_op": "Toetsen maken en inleveren"}))
    (subtitle,) = [p for p in body.iter(f"{W}p") if word.style_of(p) == "Subtitle"]

    topic, pupil = word.text_of(subtitle).split("\n")
    assert topic == "Toetsen maken en inleveren"
    assert pupil.startswith("klas 1V1")
    assert not pupil.endswith("·")
