"""`controleer --uitleg`: for each finding which words made it one, and for the rest why it passed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .run import run

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/zaak.*.yaml"))
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
DAY = ("--vandaag", "2026-11-21")
KEYS = ["pad", "start", "eind", "tekst", "klasse", "regel", "woord", "reden"]
LANGUAGE = ("FEIT-01", "FEIT-02", "FEIT-04", "FEIT-05", "FEIT-06", "FEIT-07", "TAAL-01", "TAAL-02", "GP-03")


def answer(*args: object, stdin: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("controleer", *args, "--json", stdin=stdin or None).stdout)
    return found


def test_without_the_option_the_keys_of_json_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "Hij is brutaal."}\n', encoding="utf-8")
    assert list(answer("-", stdin="Hij is brutaal.")) == ["doel", "bevindingen", "alineas"]
    assert list(answer(path)) == ["id", "bevindingen"]
    assert list(answer(path, "--uitleg")) == ["id", "bevindingen", "uitleg"]


def test_a_text_says_of_each_word_why_it_is_a_finding_or_not() -> None:
    text = "Hij is brutaal.\n\nVader vindt hem brutaal. De brutale kat slaapt."
    seen = answer("-", "--uitleg", stdin=text)["uitleg"]
    assert [list(each) for each in seen] == [KEYS] * 3
    assert [(each["pad"], each["start"], each["tekst"]) for each in seen][:1] == [("alinea.1", 7, "brutaal")]
    assert [each["reden"] for each in seen] == [
        None,
        "een genoemde persoon of bron zegt dit",
        "gaat niet over een persoon",
    ]


def test_people_see_the_entry_the_context_and_what_passed_with_its_place() -> None:
    said = run("controleer", "-", "--uitleg", stdin="Hij is brutaal.\nVader vindt hem altijd brutaal.\n").stdout
    assert said.index("‘brutaal’: Dit is een oordeel") < said.index("Uitleg: past op ")
    assert "de schrijver zegt het zelf" in " ".join(said.split())
    passed = said[said.index("Bekeken, en geen bevinding") :]
    assert "regel 2, kolom 17" in passed
    assert "een genoemde persoon of bron zegt dit. (oordeel; past op" in passed
    assert max(map(len, said.splitlines())) <= 100


def test_what_a_longer_finding_says_already_does_not_clutter_what_people_see() -> None:
    text = "Zij maakt zich grote zorgen over de toets."
    assert len(answer("-", "--uitleg", stdin=text)["uitleg"]) >= 1
    assert "Bekeken" not in run("controleer", "-", "--uitleg", stdin=text).stdout


def test_a_text_without_any_word_of_the_lists_says_so() -> None:
    said = run("controleer", "-", "--uitleg", stdin="Zij las 40 woorden.").stdout
    assert said == "invoer: geen bevindingen\n  Uitleg: geen woord uit de lijsten gevonden.\n"


def test_a_file_with_a_text_per_line_explains_each_line(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "field": "observatie", "text": "Hij is brutaal."},
        {"id": "b", "field": "zienswijze_ouders", "text": "Hij is brutaal als het om Duits gaat."},
        {"id": "c", "field": ["x"], "text": "Zij las 40 woorden."},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    lines = [json.loads(line) for line in run("controleer", path, "--json", "--uitleg").stdout.splitlines()]
    reasons = [[each["reden"] for each in line["uitleg"]] for line in lines]
    assert reasons == [[None], ["hoort bij de zienswijze van een ander"], []]
    assert {each["pad"] for line in lines for each in line["uitleg"]} == {"text"}
    said = run("controleer", path, "--uitleg").stdout
    assert f"{path}, b" in said
    assert "hoort bij de zienswijze van een ander" in said


@pytest.mark.eis("R148")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.parent.name)
def test_of_a_case_every_finding_of_language_is_explained_and_nothing_else_is_one(sample: Path) -> None:
    found = answer(sample, "--uitleg", *DAY)
    marked = {(f["pad"], f["start"], f["klasse"]) for f in found["bevindingen"] if f["code"] in LANGUAGE}
    assert {(e["pad"], e["start"], e["klasse"]) for e in found["uitleg"] if e["reden"] is None} == marked
    plain = answer(sample, *DAY)
    assert plain["bevindingen"] == found["bevindingen"]


def test_what_somebody_accepted_says_who_did(tmp_path: Path) -> None:
    case = tmp_path / "a.dossier.yaml"
    case.write_text(NOOR.read_text(encoding="utf-8"), encoding="utf-8")
    said = run("controleer", case, "--regel", "FEIT-05", "--hoe-aanvaarden", *DAY).stdout
    line = said[said.index("aanvaarden: ") :].removeprefix("aanvaarden: ").splitlines()[0]
    line = (
        line.replace("reden: …", "reden: r")
        .replace("wie: …", "wie: Sabine")
        .replace("datum: …", "datum: 2026-11-21")
    )
    case.write_text(case.read_text(encoding="utf-8") + f"aanvaard:\n  {line}\n", encoding="utf-8")
    seen = answer(case, "--uitleg", "--regel", "FEIT-05", *DAY)["uitleg"]
    assert "is aanvaard door Sabine" in [each["reden"] for each in seen]


def test_only_the_rules_that_were_asked_for_are_explained() -> None:
    seen = answer("-", "--uitleg", "--regel", "FEIT-06", stdin="Hij is brutaal. Hij komt altijd te laat.")[
        "uitleg"
    ]
    assert {each["klasse"] for each in seen} == {"generalisatie"}


def test_attack_words_and_names_cannot_steer_the_terminal() -> None:
    said = run("controleer", "-", "--uitleg", stdin="Vader vindt Sem\u202e brutaal\x9b2J en brutaal.").stdout
    assert "\u202e" not in said
    assert "\x9b" not in said
