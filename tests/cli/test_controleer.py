"""`controleer`: what it says to people and to programs, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossiertool.findings import JSON_KEYS

from .run import run

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/zaak.*.yaml"))
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
DAY = ("--vandaag", "2026-11-21")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.parent.name)
def test_a_sample_gives_the_findings_written_beside_it(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample.parent)
    result = run("controleer", sample.name, *DAY)
    expected = (sample.parent / "bevindingen.txt").read_text(encoding="utf-8")
    assert result.stdout == expected, "if the new findings are right: make bevindingen"
    assert result.exit_code == (1 if "\n    fout " in expected else 0)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.parent.name)
def test_json_has_every_key_and_points_at_the_words(sample: Path) -> None:
    result = run("controleer", sample, "--json", *DAY)
    (line,) = result.stdout.splitlines()
    answer = json.loads(line)
    assert list(answer) == ["doel", "bevindingen"]
    assert answer["doel"] == str(sample)
    source = sample.read_text(encoding="utf-8").splitlines()
    for finding in answer["bevindingen"]:
        assert tuple(finding) == JSON_KEYS
        assert finding["pad"]
        assert 1 <= finding["regel"] <= len(source)
        assert 1 <= finding["kolom"] <= len(source[finding["regel"] - 1])
        assert (finding["start"] is None) == (finding["eind"] is None) == (finding["tekst"] is None)


def test_several_targets_give_a_line_each_and_the_gravest_code(tmp_path: Path) -> None:
    result = run("controleer", NOOR, tmp_path / "weg.yaml", NOOR, "--json", *DAY)
    assert len(result.stdout.splitlines()) == 2
    assert "weg.yaml bestaat niet" in result.stderr
    assert result.exit_code == 2


def test_warnings_are_allowed_and_strict_makes_them_count(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Hij is lui.", encoding="utf-8")
    assert run("controleer", text).exit_code == 0
    assert run("controleer", text, "--streng").exit_code == 1


def test_a_case_that_does_not_fit_is_reported_like_any_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.dossier.yaml"
    path.write_text("dossiernummer: D-7K3Q-92\nlerling: x\n", encoding="utf-8")
    result = run("controleer", path, "--json")
    codes = [finding["code"] for finding in json.loads(result.stdout)["bevindingen"]]
    assert result.exit_code == 1
    assert sorted(codes) == ["STR-01", "STR-01", "STR-01", "STR-02"]


def test_text_from_stdin_is_checked_per_paragraph() -> None:
    answer = json.loads(run("controleer", "-", "--json", stdin="Goed zo.\n\nHij is lui\nen brutaal.\n").stdout)
    assert answer["doel"] == "-"
    assert answer["alineas"] == {"alinea.2": "Hij is lui\nen brutaal."}
    finding: dict[str, Any] = answer["bevindingen"][0]
    assert (finding["pad"], finding["regel"], finding["kolom"], finding["tekst"]) == ("alinea.2", 3, 1, "lui")
    assert answer["alineas"]["alinea.2"][finding["start"] : finding["eind"]] == "lui"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_file_is_checked_like_stdin(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("Hij is lui.", encoding="utf-8")
    answer = json.loads(run("controleer", path, "--json").stdout)
    assert answer["alineas"] == {"alinea.1": "Hij is lui."}
    assert "lui" in run("controleer", path).stdout


def test_a_file_with_a_text_per_line_gives_a_line_per_line_in_order(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "doc": "evaluatie", "field": "observatie", "text": "Hij is lui."},
        {"id": 2, "doc": None, "field": "zienswijze_ouders", "text": "Vader vindt hem lui."},
        {"id": "c", "field": "observatie", "text": "Hij kwam om 9.00 uur. 🙂 Zij is lui."},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", encoding="utf-8")
    answers = [json.loads(line) for line in run("controleer", path, "--json").stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    assert [len(answer["bevindingen"]) for answer in answers] == [1, 0, 1]
    for row, answer in zip(rows, answers, strict=True):
        assert list(answer) == ["id", "bevindingen"]
        for finding in answer["bevindingen"]:
            assert tuple(finding) == JSON_KEYS
            assert row["text"][finding["start"] : finding["eind"]] == finding["tekst"] == "lui"
            assert finding["pad"] == "text"
    assert answers[2]["bevindingen"][0]["regel"] == 3


@pytest.mark.parametrize("line", ["{", '{"id": 1}', "[]", '{"id": 1, "text": 3, "text": 4}'])
def test_a_broken_line_is_refused_with_its_number(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "a"}\n' + line + "\n", encoding="utf-8")
    result = run("controleer", path, "--json")
    assert result.exit_code == 2
    assert "regel 2" in result.stderr
    assert result.stdout == ""


def test_each_line_that_ends_a_sentence_is_a_paragraph_as_in_text_saved_from_word() -> None:
    answer = json.loads(run("controleer", "-", "--json", stdin="Goed zo.\nHij is lui.\n- Zij is lui\n").stdout)
    assert answer["alineas"] == {"alinea.2": "Hij is lui.", "alinea.3": "- Zij is lui"}


@pytest.mark.parametrize("nothing", ["", " \n\n"])
def test_empty_input_is_refused_with_an_example(nothing: str) -> None:
    result = run("controleer", "-", stdin=nothing)
    assert result.exit_code == 2
    assert "De invoer is leeg." in result.stderr
    assert "dossiertool controleer -" in result.stderr


def test_a_sentence_in_place_of_a_file_gets_advice_and_is_not_repeated() -> None:
    result = run("controleer", "Noor is lui.")
    assert result.exit_code == 2
    assert "Dit is geen bestand maar een tekst." in result.stderr
    assert "Noor" not in result.output


def test_several_targets_are_added_up_at_the_end(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Hij is lui.", encoding="utf-8")
    result = run("controleer", text, text)
    assert result.stderr == "Samen, 2 doelen: 2 waarschuwingen\n"
    assert "Samen" not in run("controleer", text).output
    assert "Samen" not in run("controleer", text, text, "--json").output


def test_output_to_a_pipe_is_utf_8_whatever_the_machine_prefers(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Hij is lui… 🙂", encoding="utf-8")
    for arguments in (["--json"], []):
        done = subprocess.run(
            [sys.executable, "-m", "dossiertool", "controleer", str(text), *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        )
        assert done.returncode == 0, done.stderr
        assert "lui" in done.stdout.decode("utf-8")
    assert "→ Schrijf" in done.stdout.decode("utf-8")


@pytest.mark.eis("N10")
def test_the_name_of_a_pupil_in_another_dossier_of_the_same_call_is_found(tmp_path: Path) -> None:
    copied = NOOR.read_text(encoding="utf-8").replace("alle toetsen in met", "alle toetsen in zoals Daan, met")
    target = tmp_path / "kopie.dossier.yaml"
    target.write_text(copied, encoding="utf-8")
    alone = run("controleer", target, "--json", *DAY)
    assert "NAAM-01" not in alone.stdout
    daan = ROOT / "samples" / "01-dyslexie" / "zaak.dossier.yaml"
    together = run("controleer", target, daan, "--json", *DAY)
    first, second = map(json.loads, together.stdout.splitlines())
    (finding,) = [f for f in first["bevindingen"] if f["code"] == "NAAM-01"]
    assert (finding["tekst"], finding["pad"]) == ("Daan", "plannen.0.doelen.0.omschrijving")
    assert "NAAM-01" not in {f["code"] for f in second["bevindingen"]}
