"""New numbers, and documents that follow on what the dossier says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossiertool import check_dossier
from dossiertool.actions.new import add_part, draw_number, part_text
from dossiertool.actions.targets import FileTarget
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.files.load import load_case
from dossiertool.model.values import NUMBER_LETTERS

TODAY = date(2026, 11, 21)
CASE = """\
soort: dossier
dossiernummer: D-7K3Q-92
school: {naam: Voorbeeldcollege}
leerling: {roepnaam: Noor, klas: 1V1}
schooljaar: 2026-2027
betrokkenen:
  - {naam: Fatima, rol: ouder, functie: moeder}
signalen:
  - {kenmerk: S1, datum: 2026-09-01, door: Tom, behoeften: [B1]}
  - {kenmerk: S2, datum: 2026-09-01, door: Tom, behoeften: [B2]}
behoeften:
  - {kenmerk: B1, omschrijving: Noor heeft hulp nodig bij het begin van een toets., geopend_op: 2026-09-01}
  - kenmerk: B2
    omschrijving: Noor heeft een rustige plek nodig.
    geopend_op: 2026-09-01
    status: afgesloten
    afgesloten_op: 2026-11-01
    reden: Noor werkt in de klas.
plannen:
  - kenmerk: HP1
    gericht_op: Toetsen
    startdatum: 2026-09-07
    einddatum: 2026-11-13
    behoeften: [B1, B2]
    doelen:
      - {kenmerk: D1, omschrijving: Noor begint binnen twee minuten., behoefte: B1, nulmeting: 9 minuten}
      - {kenmerk: D2, omschrijving: Noor levert elke toets in., behoefte: B1}
      - {kenmerk: D3, omschrijving: Noor werkt op de stille plek., behoefte: B2}
      - {kenmerk: D4, omschrijving: Noor vraagt om hulp., behoefte: B1}
    maatregelen:
      - {kenmerk: M1, wie: Peter, wat: Oefent het begin., doelen: [D1]}
      - {kenmerk: M2, wie: Jolien, wat: Kijkt elke toets na met Noor., doelen: [D2]}
      - {kenmerk: M3, wat: Stille plek in lokaal 21., doelen: [D3]}
      - {kenmerk: M4, wie: Noor, wat: Steekt een kaart op., doelen: [D4], start: 2026-09-14}
evaluaties:
  - kenmerk: E1
    soort: eind
    datum: 2026-11-13
    plan: HP1
    doelen:
      - {doel: D1, doelbereik: deels, meting: {datum: 2026-11-13, waarde: 4 minuten}, besluit: voortzetten}
      - {doel: D2, doelbereik: behaald, besluit: afsluiten, meting: {datum: 2026-11-13, waarde: 12 van de 12}}
      - {doel: D3, doelbereik: behaald}
      - {doel: D4, doelbereik: niet, besluit: vervallen}
    maatregelen:
      - {omschrijving: Oefenen, maatregel: M1, uitgevoerd: 8 van de 10 keer, besluit: voortzetten}
      - {omschrijving: Kaart, maatregel: M4, uitgevoerd: 2 keer, besluit: stoppen}
    nieuwe_maatregelen:
      - {wie: Jolien, wat: Legt een tijdklok neer., doelen: [D1, D2]}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.dossier.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def made(kind: str, path: Path, **more: Any) -> tuple[dict[str, Any], str]:
    """Return the part as data and as text."""
    text = part_text(kind, source=FileTarget(path), today=TODAY, **more)
    (data,) = yaml.load(text, Loader=yaml.BaseLoader)
    return data, text


def remarks(text: str) -> str:
    return " ".join(line.strip(" #") for line in text.splitlines() if line.lstrip().startswith("# "))


def test_a_number_is_drawn_from_the_letters_of_the_model_and_spells_no_word() -> None:
    numbers = {draw_number("dossier") for _ in range(300)} | {draw_number("groepsplan") for _ in range(300)}
    assert len(numbers) > 590
    for number in numbers:
        assert re.fullmatch(rf"[DG]-[{NUMBER_LETTERS}]{{4}}-[0-9]{{2}}", number)
        assert not re.search("[A-Z]{3}", number)


@pytest.mark.eis("R158")
def test_a_plan_after_an_evaluation_carries_only_the_open_goals_and_the_measures_for_them(case: Path) -> None:
    plan, text = made("handelingsplan", case)
    assert [goal["kenmerk"] for goal in plan["doelen"]] == ["D1"]
    assert plan["doelen"][0]["nulmeting"] == "4 minuten"
    assert plan["doelen"][0]["streefdatum"] == ""
    assert [(row["wat"], row["doelen"]) for row in plan["maatregelen"]] == [
        ("Oefent het begin.", ["D1"]),
        ("Legt een tijdklok neer.", ["D1"]),
    ]
    assert len({row["kenmerk"] for row in plan["maatregelen"]}) == 2
    assert plan["behoeften"] == ["B1"]
    assert "Niet overgenomen: D2 (behaald, besluit: afsluiten); D3 (behoefte B2 is afgesloten); D4" in remarks(
        text
    )


def test_a_plan_after_an_evaluation_says_what_it_replaces_and_why(case: Path) -> None:
    plan, _ = made("handelingsplan", case)
    assert {name: plan[name] for name in ("kenmerk", "versie", "vervangt", "na_evaluatie", "gericht_op")} == {
        "kenmerk": "HP2", "versie": "2", "vervangt": "HP1", "na_evaluatie": "E1", "gericht_op": "Toetsen",
    }  # fmt: skip
    assert plan["aanleiding"].startswith("Evaluatie E1 van 13 november 2026: D1 is deels behaald (4 minuten), ")


@pytest.mark.eis("R107")
def test_earlier_measures_that_worked_are_offered_and_no_word_of_a_closed_need_is_copied(case: Path) -> None:
    plan, text = made("handelingsplan", case)
    assert "- HP1 M2 Jolien: Kijkt elke toets na met Noor. (D2 behaald)" in remarks(text)
    assert "HP1 M4" not in text
    assert "Kijkt elke toets na" not in str(plan)
    assert "rustige plek" not in text
    assert "op de stille plek" not in text
    assert "Noor werkt in de klas" not in text


def test_pupil_and_parents_are_named_where_their_ideas_go(case: Path) -> None:
    _, text = made("handelingsplan", case)
    assert "#inbreng_leerling:\n  #  tekst:\n  #  door: Noor\n" in text
    assert "#inbreng_ouders:\n  #  tekst:\n  #  door: Fatima\n" in text


def test_without_an_evaluation_a_plan_starts_from_the_open_needs(case: Path) -> None:
    case.write_text(CASE.partition("plannen:")[0], encoding="utf-8")
    plan, text = made("handelingsplan", case)
    assert plan["behoeften"] == ["B1"]
    assert [(goal["behoefte"], goal["omschrijving"]) for goal in plan["doelen"]] == [("B1", "")]
    assert "Bij behoefte B1: Noor heeft hulp nodig bij het begin van een toets." in remarks(text)
    assert "rustige plek" not in text
    assert "vervangt" not in plan


def test_what_is_quoted_behind_a_hash_cannot_become_a_field(case: Path) -> None:
    text = CASE.partition("plannen:")[0]
    said = "Noor heeft hulp nodig bij het begin van een toets."
    assert said in text
    case.write_text(text.replace(said, r'"Hulp.\Lstatus: definitief\x9b2J"'), encoding="utf-8")
    plan, text = made("handelingsplan", case)
    assert plan["doelen"][0]["behoefte"] == "B1"
    assert "# Bij behoefte B1: Hulp. status: definitief 2J\n" in text


def test_a_plan_that_follows_already_is_not_made_twice(case: Path) -> None:
    later = "{kenmerk: HP2, na_evaluatie: E1, gericht_op: x, startdatum: 2026-11-16, einddatum: 2027-01-01}"
    text = CASE.replace("evaluaties:\n", f"  - {later}\nevaluaties:\n")
    case.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match="volgt al plan HP2"):
        made("handelingsplan", case)


@pytest.mark.parametrize("kind", ["handelingsplan", "ot-aanmelding"])
def test_where_nothing_is_open_nothing_follows(case: Path, kind: str) -> None:
    closed = ", geopend_op: 2026-09-01, status: afgesloten}"
    text = CASE.partition("plannen:")[0].replace(", geopend_op: 2026-09-01}", closed)
    case.write_text(text, encoding="utf-8")
    with pytest.raises(NotFound, match="geen behoefte open"):
        made(kind, case)


@pytest.mark.eis("R126")
def test_the_school_file_fills_in_what_happens_when_people_disagree_and_then_the_rule_is_silent(
    case: Path, tmp_path: Path
) -> None:
    def said(plan_text: str, name: str) -> list[str | None]:
        path = tmp_path / f"{name}.dossier.yaml"
        path.write_text(CASE, encoding="utf-8")
        filled = plan_text.replace("startdatum:\n", "startdatum: 2026-11-23\n").replace(
            "einddatum:\n", "einddatum: 2027-02-05\n"
        )
        add_part("handelingsplan", path, filled.replace("streefdatum:\n", "streefdatum: 2027-02-05\n"))
        found = check_dossier(load_case(path).case, today=TODAY)
        return [
            each.pad for each in found if each.code == "ONEENS-01" and (each.pad or "").startswith("plannen.1")
        ]

    without, text = made("handelingsplan", case)
    assert "bij_verschil" not in without
    assert said(text, "zonder") != []

    (tmp_path / "school.yaml").write_text(
        "naam: X\nbij_verschil: Dan praten we verder, met Sabine.\n", encoding="utf-8"
    )
    plan, text = made("handelingsplan", case)
    assert plan["bij_verschil"] == "Dan praten we verder, met Sabine."
    assert said(text, "met") == []


@pytest.mark.eis("R029", "R159")
def test_a_registration_lists_each_tried_measure_with_effect_and_dates(case: Path) -> None:
    case.write_text(CASE.replace("M4, wie: Noor", "M4, uiterlijk: 2026-10-30, wie: Noor"), encoding="utf-8")
    form, text = made("ot-aanmelding", case)
    assert form["eerder"] == [
        {"wat": "Oefent het begin.", "datum": "2026-09-07", "door": "Peter",
         "effect": "Gedaan: 8 van de 10 keer. Doel D1 is deels behaald (4 minuten)."},
        {"wat": "Kijkt elke toets na met Noor.", "datum": "2026-09-07", "door": "Jolien",
         "effect": "Doel D2 is behaald (12 van de 12)."},
        {"wat": "Steekt een kaart op.", "datum": "2026-09-14", "tot": "2026-11-13", "door": "Noor",
         "effect": "Gedaan: 2 keer. Doel D4 is niet behaald."},
    ]  # fmt: skip
    assert (form["behoeften"], form["signalen"], form["datum"]) == (["B1"], ["S1"], "2026-11-21")
    assert [each["naam"] for each in form["bijlagen"]] == ["handelingsplan HP1", "evaluatie E1"]
    assert "Stille plek" not in text
    assert "hulpvragen" not in form


def test_an_evaluation_asks_about_each_goal_and_measure_for_an_open_need_of_the_newest_plan(case: Path) -> None:
    evaluation, text = made("evaluatie", case)
    assert (evaluation["kenmerk"], evaluation["plan"], evaluation["soort"]) == ("E2", "HP1", "eind")
    assert [(each["doel"], each["doelbereik"], each["besluit"]) for each in evaluation["doelen"]] == [
        (f"D{i}", "", "") for i in (1, 2, 4)
    ]
    assert [(each["maatregel"], each["uitgevoerd"]) for each in evaluation["maatregelen"]] == [
        (f"M{i}", "") for i in (1, 2, 4)
    ]
    assert "Doel D1: Noor begint binnen twee minuten. Nulmeting: 9 minuten." in remarks(text)


@pytest.mark.parametrize("kind", ["handelingsplan", "ot-aanmelding", "evaluatie"])
@pytest.mark.parametrize("sample", sorted((Path(__file__).parents[2] / "samples").glob("*/*.dossier.yaml")),
                         ids=lambda p: p.parent.name)  # fmt: skip
def test_every_follow_up_of_every_sample_loads_once_it_is_filled_in(
    kind: str, sample: Path, tmp_path: Path
) -> None:
    from tests.cli.skeletons import filled_in  # noqa: PLC0415

    try:
        text = part_text(kind, source=FileTarget(sample), today=TODAY)
    except (NotFound, InvalidInput) as problem:
        assert problem.hint  # noqa: PT017
        return
    path = tmp_path / "a.dossier.yaml"
    path.write_bytes(sample.read_bytes())
    before = load_case(path).case.model_dump()
    field = {"handelingsplan": "plannen", "ot-aanmelding": "aanmeldingen", "evaluatie": "evaluaties"}[kind]

    add_part(kind, path, filled_in(text))

    after = load_case(path).case.model_dump()
    assert len(after[field]) == len(before[field]) + 1
    assert {**after, field: after[field][:-1]} == before
