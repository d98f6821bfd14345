"""Accepting a finding in the case file: it shows, lapses with its sentence, and is told when stale."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .run import run

NOOR = Path(__file__).parents[2] / "samples" / "02-toetsen" / "zaak.dossier.yaml"
DAY = ("--vandaag", "2026-11-21")
SENTENCE = "Noor is dan ook erg onzeker en faalangstig."


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.dossier.yaml"
    path.write_text(NOOR.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def accepted_by_hand(case: Path, code: str) -> str:
    """Paste the line that `--hoe-aanvaarden` advises for this code, as a user would; return it."""
    said = run("controleer", case, "--regel", code, "--hoe-aanvaarden", *DAY).stdout
    line = re.search(r"aanvaarden: (- \{.*\})", said)
    assert line
    filled = line[1].replace("reden: …", "reden: woorden van het verslag").replace("wie: …", "wie: Sabine")
    filled = filled.replace("datum: …", "datum: 2026-11-21")
    case.write_text(case.read_text(encoding="utf-8") + f"aanvaard:\n  {filled}\n", encoding="utf-8")
    return filled


def found(case: Path, code: str) -> int:
    return run("controleer", case, "--regel", code, *DAY).stdout.count(f" {code} ")


@pytest.mark.parametrize("code", ["FEIT-05", "HGW-11"])
def test_what_is_accepted_no_longer_counts_and_shows_with_reason_and_name(code: str, case: Path) -> None:
    before = found(case, code)
    accepted_by_hand(case, code)
    said = run("controleer", case, "--regel", code, *DAY).stdout
    assert f"aanvaard {code}" in said
    assert "Sabine, 21-11-2026: woorden van het verslag" in said
    assert len(re.findall(rf"(?:waarschuwing|fout|tip) {code}", said)) == before - 1
    answer = json.loads(run("controleer", case, "--regel", code, "--json", *DAY).stdout)
    assert [one["wie"] for one in answer["aanvaard"]] == ["Sabine"]


def test_an_acceptance_lapses_when_its_sentence_changes_and_is_then_reported(case: Path) -> None:
    accepted_by_hand(case, "FEIT-05")
    pad = re.search(r"pad: ([\w.]+)", case.read_text(encoding="utf-8").rpartition("aanvaard:")[2])
    assert pad
    marked = json.loads(run("controleer", NOOR, "--regel", "FEIT-05", "--json", *DAY).stdout)["bevindingen"][0]
    text = case.read_text(encoding="utf-8")
    assert marked["tekst"] in text
    case.write_text(text.replace(marked["tekst"], marked["tekst"] + " ook", 1), encoding="utf-8")
    codes = [one["code"] for one in json.loads(run("controleer", case, "--json", *DAY).stdout)["bevindingen"]]
    assert "AANV-01" in codes
    assert codes.count("FEIT-05") == found(NOOR, "FEIT-05")


def test_an_acceptance_of_nothing_is_reported(case: Path) -> None:
    line = "{code: FEIT-01, pad: leerling.klas, reden: x, wie: Sabine, datum: 2026-11-21}"
    case.write_text(case.read_text(encoding="utf-8") + f"aanvaard:\n  - {line}\n", encoding="utf-8")
    answer = json.loads(run("controleer", case, "--json", *DAY).stdout)
    (stale,) = [one for one in answer["bevindingen"] if one["code"] == "AANV-01"]
    assert stale["pad"] == "aanvaard.0"
    assert "aanvaard" not in answer


def test_a_stale_acceptance_is_reported_without_what_was_typed_in_it(case: Path) -> None:
    line = "{code: FEIT-01, pad: Noor is boos, reden: x, wie: Sabine, datum: 2026-11-21}"
    case.write_text(case.read_text(encoding="utf-8") + f"aanvaard:\n  - {line}\n", encoding="utf-8")
    answer = json.loads(run("controleer", case, "--json", *DAY).stdout)
    (stale,) = [one for one in answer["bevindingen"] if one["code"] == "AANV-01"]
    assert stale["melding"] == "Op de plaats die hier staat, is geen FEIT-01 meer te vinden."


def test_a_reason_cannot_steer_a_terminal_and_stays_on_its_line(case: Path) -> None:
    accepted_by_hand(case, "HGW-11")
    text = case.read_text(encoding="utf-8").replace("woorden van het verslag", r'"twee\nregels \x9b2J"')
    case.write_text(text, encoding="utf-8")
    said = run("controleer", case, *DAY).stdout
    assert "Sabine, 21-11-2026: twee regels  2J\n" in said
    assert "\x9b" not in said
