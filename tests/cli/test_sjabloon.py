"""`sjabloon velden`, `sjabloon nieuw`, and forms of the school itself: `--velden` of two commands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import shipped_template
from dossiertool.model.case import SOORTEN
from tests.documents import word
from tests.documents.broken import sound
from tests.documents.cases import ROOT, TODAY, fullest

from .run import run


def names_in(data: Any, path: str = "") -> set[str]:
    """Return every name in the data of a document, lists with []."""
    found = set()
    if isinstance(data, dict):
        for name, part in data.items():
            full = f"{path}.{name}" if path else name
            found |= {full} | names_in(part, full)
    elif isinstance(data, list):
        for part in data:
            found |= names_in(part, f"{path}[]")
    return found


@pytest.mark.parametrize("soort", SOORTEN)
def test_velden_lists_every_name_of_the_document_with_what_it_means(soort: str) -> None:
    listed = json.loads(run("sjabloon", "velden", soort, "--json").stdout)
    data = document_data(soort, fullest("groepsplan" if soort == "groepsplan" else "dossier"), today=TODAY)

    assert {one["naam"] for one in listed if "." not in one["naam"]} == set(data)
    assert all(one["uitleg"] for one in listed)
    inside = {one["naam"] for one in listed}
    same = {one["naam"]: one["zoals"] for one in listed if one["zoals"]}
    missing = {
        name
        for name in names_in(data)
        if name not in inside
        and not any(re.match(rf"{re.escape(owner)}(\[\])?\.", name) for owner in same)
        and ".scores." not in name
    }
    assert missing == set()


def test_velden_shows_how_each_name_is_written() -> None:
    result = run("sjabloon", "velden", "handelingsplan", "plan.doelen")

    assert result.exit_code == 0
    first = "Een lijst. Zet daarom om de velden: {%p for doel in plan.doelen %} … {%p endfor %}\n"
    assert result.stdout.startswith(first)
    assert (
        "plan.doelen[].streefdatum         datum\n"
        "    De dag waarop het doel gehaald moet zijn.\n"
        "    Bijvoorbeeld: 2027-01-29\n"
        "    Schrijf: {{ doel.streefdatum | datum }}\n"
    ) in result.stdout
    assert "Schrijf: {%p for meting in doel.metingen %} … {%p endfor %}" in result.stdout


def test_velden_begins_with_the_document_itself_and_names_what_is_within() -> None:
    result = run("sjabloon", "velden", "ot-verslag")

    assert result.stdout.startswith("verslag ")
    assert "tip: Wat in een lijst of groep zit: dossiertool sjabloon velden ot-verslag verslag" in result.stderr
    assert "verslag.conclusie" not in result.stdout
    assert "verslag.conclusie" in run("sjabloon", "velden", "ot-verslag", "--alles").stdout


def test_velden_of_one_field_says_what_that_is() -> None:
    assert run("sjabloon", "velden", "handelingsplan", "plan.status").stdout == (
        "plan.status  keuze\n"
        "    Hoe ver het plan is.\n"
        "    Kan zijn: concept, vastgesteld, in_uitvoering, in_evaluatie, afgesloten,\n"
        "      vervangen\n"
        "    Schrijf: {{ plan.status | woord }}\n"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plan.doel", "De naam plan.doel bestaat niet in een handelingsplan. Bedoelt u plan.doelen?"),
        ("leerlng", "De naam leerlng bestaat niet in een handelingsplan. Bedoelt u leerling?"),
        ("leerling.roepnaam.x", "De naam leerling.roepnaam.x bestaat niet in een handelingsplan."),
        ("xxxxxxxx", "De naam xxxxxxxx bestaat niet in een handelingsplan."),
    ],
)
def test_velden_says_which_name_was_probably_meant(name: str, said: str) -> None:
    result = run("sjabloon", "velden", "handelingsplan", name)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"fout: {said}\n")


def test_what_velden_shows_for_a_value_is_a_template_without_findings(tmp_path: Path) -> None:
    listed = json.loads(run("sjabloon", "velden", "handelingsplan", "--json").stdout)
    codes = [one["code"] for one in listed if "[]" not in one["naam"] and one["code"].startswith("{{")]
    path = tmp_path / "sjabloon.docx"
    path.write_bytes(sound(*codes))

    result = run("sjabloon", "controleer", path)

    assert len(codes) > 60
    assert result.stdout.splitlines()[0].endswith("geen bevindingen"), result.stdout


@pytest.mark.parametrize("soort", SOORTEN)
def test_nieuw_writes_a_template_without_findings(soort: str, tmp_path: Path) -> None:
    path = tmp_path / "ons.docx"
    result = run("sjabloon", "nieuw", soort, "-o", path)

    assert result.stdout == f"Geschreven: {path}\n"
    assert path.read_bytes() == shipped_template(soort).read_bytes()
    assert run("sjabloon", "controleer", path, "--streng").exit_code == 0


def test_nieuw_overwrites_nothing_and_writes_only_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("sjabloon", "nieuw", "ot_verslag").stdout == "Geschreven: ot-verslag-sjabloon.docx\n"
    again = run("sjabloon", "nieuw", "ot_verslag")
    other = run("sjabloon", "nieuw", "ot_verslag", "-o", "plan.doc")

    assert (again.exit_code, other.exit_code) == (2, 2)
    assert "bestaat al en blijft zoals het is" in again.stderr
    assert "plan.doc eindigt niet op .docx" in other.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ot-verslag-sjabloon.docx"]


FORM = sound(
    "# Verzoek",
    "Van {{ naam }}, op {{ dag | datum }}",
    "{%p for regel in regels %}",
    "{{ regel.wat }}: {{ regel.uren | komma }} uur",
    "{%p endfor %}",
    "Gemaakt op {{ vandaag | datum }}",
    title="Verzoek {{ naam }}",
)
DATA = {
    "naam": "Kees & Zn",
    "dag": "2026-12-11",
    "regels": [{"wat": "lezen", "uren": 1.5}, {"wat": "x", "uren": None}],
}


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("formulier.docx").write_bytes(FORM)
    Path("gegevens.json").write_text(json.dumps(DATA), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("form")
def test_a_form_of_the_school_is_checked_against_an_example_of_its_own_data() -> None:
    assert "leerling" not in run("sjabloon", "controleer", "formulier.docx", "--velden", "gegevens.json").stdout
    assert (
        run("sjabloon", "controleer", "formulier.docx", "--velden", "gegevens.json", "--streng").exit_code == 0
    )

    Path("gegevens.json").write_text(json.dumps(DATA | {"regels": [{"was": "lezen", "uren": "veel"}]}))
    result = run("sjabloon", "controleer", "formulier.docx", "--velden", "gegevens.json")

    assert result.exit_code == 1
    assert "Het veld regel.wat bestaat niet. Bedoelt u regel.was?" in result.stdout
    assert "Het filter komma is voor een getal, en regel.uren is een tekst." in result.stdout


@pytest.mark.usefixtures("form")
def test_a_field_that_the_example_gives_only_sometimes_is_a_warning() -> None:
    Path("gegevens.json").write_text(json.dumps(DATA | {"regels": [{"wat": "x", "uren": 1}, {"wat": "y"}]}))
    result = run("sjabloon", "controleer", "formulier.docx", "--velden", "gegevens.json")

    assert result.exit_code == 0
    assert "waarschuwing SJAB-26" in result.stdout
    assert "In het voorbeeld staat uren niet bij elk onderdeel van de lijst." in result.stdout
    assert "→ Zet uren overal in het voorbeeld, zo nodig leeg (null)." in result.stdout


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_vul_fills_a_form_of_the_school_with_plain_data(suffix: str) -> None:
    source = Path("gegevens.json").replace(f"data.{suffix}")  # YAML reads JSON too
    args = ("--velden", source, "--sjabloon", "formulier.docx", "-o", "uit.docx")
    result = run("vul", *args, "--vandaag", "2026-11-21")

    assert (result.stdout, result.exit_code) == ("Geschreven: uit.docx\n", 0)
    assert word.all_text(Path("uit.docx").read_bytes()).split("\n")[:5] == [
        "Verzoek",
        "Van Kees & Zn, op 11 december 2026",
        "lezen: 1,5 uur",
        "x:  uur",
        "Gemaakt op 21 november 2026",
    ]
    assert word.opened(Path("uit.docx").read_bytes()).core_properties.title == "Verzoek Kees & Zn"
    assert run("vul", *args).exit_code == 2  # it exists


@pytest.mark.usefixtures("form")
def test_vul_says_in_json_what_it_made_of_plain_data() -> None:
    args = ("--velden", "gegevens.json", "--sjabloon", "formulier.docx", "-o", "uit.docx", "--json")
    assert json.loads(run("vul", *args).stdout) == {
        "doel": "gegevens.json",
        "soort": None,
        "nummer": None,
        "uit": "uit.docx",
    }


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize(
    "args",
    [
        ("--velden", "gegevens.json"),
        ("--velden", "gegevens.json", "-o", "uit.docx"),
        ("--velden", "gegevens.json", "--sjabloon", "formulier.docx"),
        ("handelingsplan", "--velden", "gegevens.json", "--sjabloon", "formulier.docx", "-o", "uit.docx"),
        ("--velden", "gegevens.json", "--sjabloon", "formulier.docx", "-o", "uit.docx", "--kenmerk", "HP1"),
    ],
)
def test_vul_with_velden_asks_for_a_template_and_a_name_and_nothing_else(args: tuple[str, ...]) -> None:
    result = run("vul", *args)

    assert result.exit_code == 2
    assert "Bij --velden horen alleen --sjabloon FORMULIER.docx en -o DOCUMENT.docx." in result.stderr


def test_vul_without_soort_or_doel_still_names_what_is_missing() -> None:
    assert "SOORT" in run("vul").stderr
    assert "DOEL" in run("vul", "handelingsplan").stderr


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("value", ["123456782", 123456782])
def test_plain_data_with_a_burgerservicenummer_is_refused_by_the_name_of_the_field(value: object) -> None:
    Path("gegevens.json").write_text(json.dumps(DATA | {"regels": [{"wat": value, "uren": 1}]}))
    result = run("vul", "--velden", "gegevens.json", "--sjabloon", "formulier.docx", "-o", "uit.docx")

    assert result.exit_code == 2
    assert "In het veld regels.0.wat staat een nummer dat een burgerservicenummer kan zijn." in result.stderr
    assert "123456782" not in result.output
    assert not Path("uit.docx").exists()


def test_vul_says_which_command_shows_everything_that_is_wrong_with_a_template(tmp_path: Path) -> None:
    path = tmp_path / "ons.docx"
    path.write_bytes(sound("{{ leerlng.roepnaam }}"))
    noor = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
    result = run("vul", "handelingsplan", noor, "--sjabloon", path, "-o", tmp_path / "uit.docx")

    assert result.exit_code == 2
    assert f"Alles wat er mis is: dossiertool sjabloon controleer {path}\n" in result.stderr
