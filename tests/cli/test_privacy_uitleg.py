"""`vul privacy-uitleg`: a sheet for all pupils and parents about their data, from the school file (R154)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from dossiertool.checks.law import all_law
from tests.documents import word

from .run import run

ROOT = Path(__file__).parents[2]
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
BOARD = "Vastgesteld door het bestuur op 7 september 2026."
OWN_TO_CHOOSE = ("leerlingadministratie", "begeleiding", "doorverwijzing_vso", "toestemming", "groepsplan")
SCHOOL: dict[str, Any] = {
    "naam": "Voorbeeldcollege",
    "privacy_aanspreekpunt": {
        "naam": "Karin",
        "functie": "functionaris gegevensbescherming",
        "contact": "karin@voorbeeld.example",
    },
    "partners": [
        {"code": "lpa", "naam": "leerplicht Voorbeeldstad", "afspraken": "De school belt bij verzuim."},
        {"code": "oud", "naam": "Bureau Vroeger", "geldig_tot": "2026-11-20"},
    ],
    "bewaartermijnen": [
        {"categorie": one, "jaren": 4, "vanaf": "uitschrijving", "grondslag": BOARD} for one in OWN_TO_CHOOSE
    ],
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def sheet(*without: str, **fields: Any) -> str:
    """Make the sheet of a school file and return all its text."""
    told = {name: said for name, said in {**SCHOOL, **fields}.items() if name not in without}
    Path("school.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    Path("privacy-uitleg.docx").unlink(missing_ok=True)
    done = run("vul", "privacy-uitleg", "school.yaml", "--vandaag", "2026-11-21")
    assert (done.exit_code, done.stdout) == (0, "Geschreven: privacy-uitleg.docx\n"), done.stderr
    return word.all_text(Path("privacy-uitleg.docx").read_bytes()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.eis("R154")
def test_the_sheet_tells_whom_to_ask_with_whom_is_shared_and_how_long_things_stay() -> None:
    text = sheet()

    assert "Karin, functionaris gegevensbescherming: karin@voorbeeld.example" in text
    assert "U bent altijd welkom" in text
    assert "Leerplicht Voorbeeldstad" in text
    assert "De school belt bij verzuim." in text
    assert text.count("4 jaar vanaf uitschrijving") == text.count(BOARD) == len(OWN_TO_CHOOSE)
    assert text.count("Dit kiest de school zelf.") == len(OWN_TO_CHOOSE)
    assert "CONCEPT" not in text


@pytest.mark.eis("R154")
def test_only_what_was_read_in_a_law_is_told_as_law_and_with_its_place() -> None:
    text = sheet()

    told = [one for one in all_law() if one.tekst.removesuffix(".") in text]
    assert {one.id for one in told} >= {"uavg-5-zestien", "uavg-5-inzage", "avg-antwoord"}
    assert all(one.geverifieerd and one.gezegd in text for one in told)


def test_a_partner_is_named_until_the_last_day_of_the_agreement() -> None:
    assert "Bureau Vroeger" not in sheet()
    last = [{"code": "oud", "naam": "Bureau Vroeger", "geldig_tot": "2026-11-21"}]
    without_agreements = sheet(partners=last)
    assert "Bureau Vroeger" in without_agreements
    assert "Vraag het op school." in without_agreements
    assert "Nog niet ingevuld" not in without_agreements
    assert "heeft de school afspraken" not in sheet("partners")


def test_it_stays_a_concept_until_somebody_is_named_and_the_school_settled_its_terms() -> None:
    nobody = sheet("privacy_aanspreekpunt")
    assert "CONCEPT" in nobody
    assert "Nog niet ingevuld" in nobody
    assert "CONCEPT" in sheet(privacy_aanspreekpunt={"naam": "Karin", "functie": "directeur"})
    unsettled = sheet("bewaartermijnen")
    assert "CONCEPT" in unsettled
    assert unsettled.count("De school heeft dit nog niet vastgesteld.") == len(OWN_TO_CHOOSE)
    assert "Voorstel van dossiertool" not in unsettled


def test_a_term_of_the_law_is_on_the_sheet_of_the_school_that_names_it() -> None:
    assert "op de basisschool" not in sheet()
    law = {
        "categorie": "leerlingadministratie_po",
        "jaren": 5,
        "vanaf": "uitschrijving",
        "grondslag": "Besluit bekostiging WPO.",
        "in_wet": True,
        "uiterlijk_weken": 8,
    }
    text = sheet(bewaartermijnen=[*SCHOOL["bewaartermijnen"], law])
    assert "5 jaar vanaf uitschrijving, daarna binnen 8 weken weg" in text
    assert "Dit staat in een wet." in text


def test_a_category_of_the_school_itself_reads_as_words() -> None:
    none = {"categorie": "oude_toetsen", "jaren": 0, "vanaf": "einde van het schooljaar", "grondslag": BOARD}
    text = sheet(bewaartermijnen=[*SCHOOL["bewaartermijnen"], none])
    assert "Oude toetsen" in text
    assert "tot einde van het schooljaar" in text


def test_readers_are_promised_in_an_inzage_only_where_the_school_shows_them() -> None:
    assert "wie het heeft gelezen" not in sheet()
    assert "wie het heeft gelezen" in sheet(leeslogboek_bij_inzage=True)


def test_json_says_that_it_has_no_number() -> None:
    sheet()
    said = run("vul", "privacy-uitleg", "school.yaml", "-o", "b.docx", "--json")
    assert json.loads(said.stdout) == {
        "doel": "school.yaml", "soort": "privacy-uitleg", "nummer": None, "uit": "b.docx",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("vul", "privacy-uitleg", NOOR, "-o", "b.docx"), "van het schoolbestand, en dit is er geen"),
        (("vul", "privacy-uitleg", "weg.yaml", "-o", "b.docx"), "weg.yaml bestaat niet"),
        (("vul", "privacy-uitleg", "school.yaml", "--kenmerk", "HP1"), "heeft geen kenmerk"),
        (("vul", "privacy-uitleg", "school.yaml"), "bestaat al"),
        (("bulk", "privacy-uitleg", ROOT / "samples", "--naar", "uit"), "gaat over de hele school"),
    ],
)
def test_what_cannot_be_made_says_why_and_makes_nothing(args: tuple[Any, ...], said: str) -> None:
    sheet()
    before = {path: path.read_bytes() for path in Path().iterdir()}
    done = run(*args)
    assert done.exit_code == 2
    assert said in done.stderr
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_a_template_of_the_school_may_use_every_name_of_the_sheet_and_no_other() -> None:
    sheet()
    listed = {one["naam"] for one in json.loads(run("sjabloon", "velden", "privacy-uitleg", "--json").stdout)}
    assert {"aanspreekpunt.contact", "bewaartermijnen", "rechten", "lezers_bij_inzage"} <= listed
    made = Document()
    made.add_paragraph("Vraag het {{ aanspreekpunt.naam }} van {{ school.naam }}.")
    made.save("eigen-privacy.docx")
    looked = run("sjabloon", "controleer", "eigen-privacy.docx", "--soort", "privacy-uitleg")
    assert looked.exit_code == 0, looked.stdout
    own = run("vul", "privacy-uitleg", "school.yaml", "--sjabloon", "eigen-privacy.docx", "-o", "own.docx")
    assert own.exit_code == 0
    assert "Vraag het Karin van Voorbeeldcollege." in word.all_text(Path("own.docx").read_bytes())
    made.add_paragraph("{{ leerling.roepnaam }}")
    made.save("fout-privacy.docx")
    assert run("sjabloon", "controleer", "fout-privacy.docx", "--soort", "privacy-uitleg").exit_code == 1
