from __future__ import annotations

from typing import Any

from lxml import etree

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.files.load import load_dossier
from dossiertool.model.groepsplan import Groepsplan
from tests.documents import word
from tests.documents.cases import SAMPLES, TODAY, emptiest

FOOTERS = ("footer2", "footer3")
TESTS = [
    {"kenmerk": "T1", "naam": "oud", "datum": "2026-06-09"},
    {"kenmerk": "T2", "naam": "begin", "datum": "2026-09-08", "maximum": 20},
    {"kenmerk": "T3", "naam": "nu", "datum": "2026-11-10", "maximum": 20},
]


def groepsplan(scores: dict[int, dict[str, float]], groups: list[dict[str, Any]], **fields: Any) -> Groepsplan:
    return Groepsplan.model_validate(
        {
            **emptiest("groepsplan").model_dump(),
            "leerlingen": [{"nummer": number, "naam": f"Kind{number}"} for number in range(1, 8)],
            "toetsen": TESTS,
            "groepsoverzicht": [{"leerling": number, "scores": found} for number, found in scores.items()],
            "subgroepen": groups,
            **fields,
        }
    )


def scores_of(plan: Groepsplan) -> dict[str, Any]:
    found: dict[str, Any] = document_data("groepsplan", plan, today=TODAY)["scores"]
    return found


def test_the_averages_of_the_sample_are_those_of_the_case() -> None:
    plan = load_dossier(SAMPLES / "11-mavo3-lezen" / "zaak.groepsplan.yaml")
    assert isinstance(plan, Groepsplan)
    found = scores_of(plan)

    assert [group["gemiddeld"] for group in found["subgroepen"]] == [
        ["61,3", "63,3"],
        ["48,6", "52,5"],
        ["41,5", "47,0"],
    ]
    assert [group["verschil"] for group in found["subgroepen"]] == ["+2,0", "+3,8", "+5,5"]
    assert [group["bereikt"] for group in found["subgroepen"]] == ["4 van 7", "3 van 11", "1 van 6"]
    assert found["subgroepen"][0]["leerlingen"][1] == {
        "naam": "Daan",
        "scores": ["56", "58"],
        "verschil": "+2",
        "bereikt": False,
        "tot_doel": "nog 4",
    }


def test_the_difference_is_between_tests_of_the_same_length() -> None:
    found = scores_of(groepsplan({1: {"T1": 232, "T2": 18, "T3": 16}}, [{"kenmerk": "A", "leerlingen": [1]}]))

    assert found["subgroepen"][0]["leerlingen"][0]["verschil"] == "\N{MINUS SIGN}2"


def test_a_pupil_without_a_score_is_not_counted_and_not_blamed() -> None:
    group = {"kenmerk": "A", "leerlingen": [1, 2], "doelscore": 10}
    (found,) = scores_of(groepsplan({1: {"T2": 12, "T3": 12.5}}, [group]))["subgroepen"]

    assert found["leerlingen"][1]["scores"] == ["geen score"] * 3
    assert found["leerlingen"][1]["tot_doel"] == "geen score"
    assert found["bereikt"] == "1 van 1"


def test_every_row_of_a_test_has_as_many_decimals() -> None:
    group = {"kenmerk": "A", "leerlingen": [1, 2]}
    (found,) = scores_of(groepsplan({1: {"T3": 12.5}, 2: {"T3": 12}}, [group]))["subgroepen"]

    assert [line["scores"][2] for line in found["leerlingen"]] == ["12,5", "12,0"]


def test_pages_for_everyone_do_not_give_a_score_away() -> None:
    groups = [
        {"kenmerk": "A", "leerlingen": [1, 2, 3], "doelscore": 10},
        {"kenmerk": "B", "leerlingen": [4, 5], "doelscore": 10},
    ]
    everyone = {number: {"T3": 10.0 + number} for number in range(1, 6)}
    found = scores_of(groepsplan(everyone, groups))

    assert found["subgroepen"][0]["gemiddeld_openbaar"][2] == "12,0"
    assert found["subgroepen"][1]["gemiddeld_openbaar"][2] == "niet getoond"
    assert found["subgroepen"][1]["bereikt_openbaar"] == ""
    assert found["klas"]["gemiddeld_openbaar"][2] == "niet getoond"  # or B could be worked out
    assert found["subgroepen"][1]["gemiddeld"][2] == "14,5"
    assert found["niet_ingedeeld"] == ["Kind6", "Kind7"]


def test_the_average_of_the_class_does_not_give_away_who_is_in_no_subgroup() -> None:
    group = {"kenmerk": "A", "leerlingen": [1, 2, 3]}
    scores = {number: {"T3": 10.0 + number} for number in range(1, 5)}

    assert scores_of(groepsplan(scores, [group]))["klas"]["gemiddeld_openbaar"][2] == "niet getoond"
    more = scores | {5: {"T3": 12.0}, 6: {"T3": 12.0}}
    assert scores_of(groepsplan(more, [group]))["klas"]["gemiddeld_openbaar"][2] == "12,3"


def test_the_unit_of_a_test_is_said_with_its_maximum() -> None:
    tests = [
        {"kenmerk": "T1", "naam": "dictee", "datum": "2026-09-08", "maximum": 50, "eenheid": "woorden"},
        {"kenmerk": "T2", "naam": "lezen", "datum": "2026-11-10", "eenheid": "woorden per minuut"},
    ]
    text = word.all_text(fill("groepsplan", groepsplan({}, [], toetsen=tests), today=TODAY))

    assert "Dictee, 8 september 2026, hooguit 50 woorden." in text
    assert "Lezen, 10 november 2026, in woorden per minuut." in text


def test_goals_of_subgroups_are_numbered_on_and_get_a_card_when_more_is_known() -> None:
    short = {"kenmerk": "D2", "omschrijving": "Minstens 62 punten.", "streefdatum": "2027-01-26"}
    known = {"kenmerk": "D3", "titel": "sneller lezen", "omschrijving": "54 punten.", "nulmeting": "48 punten"}
    groups: list[dict[str, Any]] = [
        {"kenmerk": "A", "doelen": [short]},
        {"kenmerk": "B", "doelen": [known], "doelscore": 54},
    ]
    report = {
        "datum": "2026-11-10",
        "uitkomst": "De klas leest meer.",
        "doelen": [{"doel": "D3", "doelbereik": "deels", "besluit": "voortzetten"}],
    }
    plan = groepsplan(
        {},
        groups,
        toetsen=[],
        doelen=[{"kenmerk": "D1", "omschrijving": "Gemiddeld 56 punten."}],
        maatregelen=[{"wat": "Eva leest voor.", "subgroepen": ["A", "B"], "doelen": ["D1", "D3"]}],
        evaluaties=[report],
        vastgesteld_op="2026-10-01",
    )
    text = word.all_text(fill("groepsplan", plan, today=TODAY))

    assert "Doel 2: Minstens 62 punten (uiterlijk 26 januari 2027)." in text
    assert "Doel 3: Sneller lezen. 54 punten." in text
    assert "Subgroep B, doel 3: sneller lezen" in text
    assert "Subgroep A, doel 2" not in text
    assert "Minstens 54" in text
    assert "subgroepen A en B" in text
    assert "doel 1 en 3" in text
    assert "Deels behaald" in text
    assert "vastgesteld op 1 oktober 2026" in text


def test_where_the_agreements_of_named_pupils_are_stands_in_the_part_for_teachers() -> None:
    places = [
        {"leerlingen": [1, 2], "waar": "in hun eigen dossier"},
        {"waar": "in het eigen dossier"},
    ]
    plan = groepsplan({}, [], individueel=places)
    public, private = word.text_of(word.body(fill("groepsplan", plan, today=TODAY))).split(
        "Scores per leerling"
    )

    assert "In het eigen dossier" in public
    assert "In hun eigen dossier" not in public
    assert "Kind1 en Kind2" in private
    assert "In hun eigen dossier" in private


def test_names_of_pupils_stand_after_the_break_only() -> None:
    group = {"kenmerk": "A", "leerlingen": [1, 2, 3], "aanpak": "Kind4 legt uit.", "materiaal": "boeken"}
    plan = groepsplan(
        {},
        [group],
        betrokkenen=[{"naam": "Kind7", "rol": "leerling", "functie": "vertegenwoordiger"}],
        individueel=[{"waar": "Afspraken over Kind1 staan elders."}],
        feiten=[{"wat": "Kind5s groepje las een boek uit."}, {"wat": "Twee leerlingen lazen een boek uit."}],
        sterke_kanten=[{"omschrijving": "Kind6 helpt anderen."}],
        zienswijzen=[{"van": "leerling", "door": "Kind4", "datum": "2026-11-10", "tekst": "Het is leuk."}],
        doelen=[{"kenmerk": "D1", "omschrijving": "Kind4 leest 5 boeken."}],
        organisatie="Kind6 zit vooraan.",
        maatregelen=[{"wat": "Eva leest met Kind5."}, {"wat": "Eva leest voor."}],
        evaluatiemomenten=[{"datum": "2027-01-26", "wat": "Kind1 vertelt.", "met_wie": ["Kind2"]}],
        evaluaties=[
            {"datum": "2026-11-10", "uitkomst": "Kind2 haalde het doel."},
            {"datum": "2026-11-12", "uitkomst": "De klas leest meer."},
        ],
        besprekingen=[{"datum": "2026-11-12", "fase": "uitvoeren", "besluit": "Kind3 wisselt."}],
    )
    public, private = word.text_of(word.body(fill("groepsplan", plan, today=TODAY))).split(
        "Scores per leerling"
    )

    for text in ("De klas leest meer.", "Twee leerlingen lazen", "Eva leest voor.", "Boeken", "Kind7"):
        assert text in public
    for number in range(1, 7):
        assert f"Kind{number}" not in public
        assert f"Kind{number}" in private
    for text in ("Kind5s groepje", "Kind6 helpt", "Het is leuk.", "leest 5 boeken", "Kind6 zit", "met Kind5"):
        assert text in private
    assert "Kind1 vertelt." in private
    assert public.count("Dit staat in het deel voor de docenten.") == 2  # strengths and the goal of the class
    assert "Kind4 legt uit." in private


def footers_of(plan: Groepsplan) -> tuple[str, str]:
    """Return the footer of the pages for everyone, and of the last section, on one line each."""
    parts = word.parts(fill("groepsplan", plan, today=TODAY))
    first, last = (word.text_of(etree.fromstring(parts[f"word/{name}.xml"].encode())) for name in FOOTERS)
    return " ".join(first.split()), " ".join(last.split())


def test_the_part_for_teachers_is_a_section_of_its_own_on_a_new_page() -> None:
    plan = load_dossier(SAMPLES / "11-mavo3-lezen" / "zaak.groepsplan.yaml")
    body = word.body(fill("groepsplan", plan, today=TODAY))

    (ending,) = [p for p in body.iter(f"{word.W}p") if p.find(f"{word.W}pPr/{word.W}sectPr") is not None]
    following = ending.getnext()
    assert following is not None
    assert word.text_of(following) == "Scores per leerling"
    assert word.style_of(ending) == "Slotregel"


def test_each_page_says_of_which_class_and_period_it_is_and_who_may_read_it() -> None:
    plan = load_dossier(SAMPLES / "11-mavo3-lezen" / "zaak.groepsplan.yaml")
    assert isinstance(plan, Groepsplan)
    everyone, teachers = footers_of(plan)

    for footer in (everyone, teachers):
        assert footer.startswith("Groepsplan 3M2, 22 september 2026 tot en met 26 januari 2027")
    assert "voor leerlingen, ouders en docenten van 3M2" in everyone
    assert "Het deel ‘Scores per leerling’ is alleen voor de docenten." in everyone
    assert "voor de docenten van 3M2, en voor niemand anders" in teachers
    assert "Geef deze pagina’s niet aan leerlingen of ouders." in teachers


def test_a_groepsplan_without_pupils_has_no_pages_for_teachers_only() -> None:
    plan = emptiest("groepsplan")
    assert isinstance(plan, Groepsplan)
    everyone, last = footers_of(plan)

    assert everyone == last
    assert "alleen voor de docenten" not in last
