"""`controleer` on texts with their needs: one line out per line in, a list for people, and the exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from .run import run

if TYPE_CHECKING:
    from pathlib import Path


def need(given: str, omschrijving: str, *, status: str = "open", last: str = "2026-06-19") -> dict[str, Any]:
    closed = last if status == "afgesloten" else None
    return {
        "id": given,
        "omschrijving": omschrijving,
        "geopend": "2024-09-02",
        "laatst_geevalueerd": last,
        "afgesloten": closed,
        "status": status,
    }


CASES: list[dict[str, Any]] = [
    {
        "id": "Z1",
        "vandaag": "2026-11-21",
        "tekst": "Evaluatie 🙂. Het dictee: 46 van de 50 woorden goed. Bij toetsen klapt zij dicht.",
        "behoeften": [
            need("B1", "Spelling: 40 van de 50 woorden goed"),
            need("B2", "Faalangst", status="afgesloten", last="2025-06-20"),
            need("B3", "Vriendschap", last="2025-06-20"),
        ],
    },
    {"id": 2, "vandaag": "2026-11-21", "tekst": "", "behoeften": [need("B1", "Slaap")]},
]
OUTCOMES = [
    ["doelen_behaald_maar_nog_open", "afgesloten_behoefte_in_nieuwe_tekst", "oud_en_niet_geevalueerd"],
    ["geen"],
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "zaken.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in CASES) + "\n\n", encoding="utf-8")
    return path


@pytest.mark.eis("R150")
def test_json_gives_one_line_per_line_with_every_need_and_exact_places(file: Path) -> None:
    result = run("controleer", file, "--json")
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["Z1", 2]
    for case, answer, expected in zip(CASES, answers, OUTCOMES, strict=True):
        assert list(answer) == ["id", "behoeften"]
        assert [one["id"] for one in answer["behoeften"]] == [one["id"] for one in case["behoeften"]]
        assert [one["uitkomst"] for one in answer["behoeften"]] == expected
        assert all(list(one) == ["id", "uitkomst", "reden", "start", "eind"] for one in answer["behoeften"])
    done, back, old = answers[0]["behoeften"]
    text = CASES[0]["tekst"]
    assert text[done["start"] : done["eind"]] == "Het dictee: 46 van de 50 woorden goed"
    assert text[back["start"] : back["eind"]] == "Bij toetsen klapt zij dicht"
    assert (old["start"], old["eind"]) == (None, None)


def test_people_get_a_list_with_reason_and_place(file: Path) -> None:
    result = run("controleer", file)
    assert result.exit_code == 0
    assert "B1: doel bereikt, nog open" in result.stdout
    assert "B2: afgesloten, en toch weer genoemd" in result.stdout
    assert "‘Bij toetsen klapt zij dicht’" in result.stdout
    assert "B3: lang niet bekeken" in result.stdout
    assert result.stdout.splitlines()[-1].endswith("zaken.jsonl: 3 van de 4 behoeften vragen aandacht")


def test_strict_makes_a_point_count(file: Path) -> None:
    assert run("controleer", file, "--streng").exit_code == 1
    file.write_text(json.dumps(CASES[1]) + "\n", encoding="utf-8")
    assert run("controleer", file, "--streng").exit_code == 0


def test_a_school_file_sets_the_term(file: Path, tmp_path: Path) -> None:
    school = tmp_path / "onze.yaml"
    school.write_text("soort: school\nnaam: School\ntermijnen: {behoefte_maanden: 36}\n", encoding="utf-8")
    answers = run("controleer", file, "--json", "--school", school).stdout.splitlines()
    assert json.loads(answers[0])["behoeften"][2]["uitkomst"] == "geen"


def test_a_broken_line_gives_no_answer_at_all(file: Path) -> None:
    broken = CASES[1] | {"vandaag": "gisteren"}
    file.write_text(json.dumps(CASES[0]) + "\n" + json.dumps(broken) + "\n", encoding="utf-8")
    result = run("controleer", file, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "regel 2" in result.stderr
    assert "tip: " in result.stderr
    assert "gisteren" not in result.stderr
