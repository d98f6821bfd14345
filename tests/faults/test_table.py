"""The table of docs/veiligheid.md is made from what the tests left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .conftest import Outcome, Table

TOOL = Path(__file__).parents[2] / "tools" / "fouten.py"


def fill(page: Path, results: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOL), str(page), str(results)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_each_line_says_what_was_tried_acknowledged_and_lost(tmp_path: Path) -> None:
    Table(soaking=False, folder=tmp_path).add("01-een", Outcome("1", "gedood", 40, 300, 0))
    Table(soaking=False, folder=tmp_path).add("02-twee", Outcome("2", "stroom weg", 60, 900, 0, "klein"))
    Table(soaking=True, folder=tmp_path).add("02-twee", Outcome("2", "stroom weg", 250, 12_345, 0, "groot"))

    target = tmp_path / "veiligheid.md"
    target.write_text("Ervoor\n<!-- fouten:begin -->\noud\n<!-- fouten:end -->\nErna\n")

    assert fill(target, tmp_path).returncode == 0

    page = target.read_text()
    assert page.startswith("Ervoor\n<!-- fouten:begin -->\n\n| nr |")
    assert "| 1 | gedood | 40 | 300 | 0 |  |\n| 2 | stroom weg | 250 | 12.345 | 0 | groot |" in page
    assert page.endswith("\n<!-- fouten:end -->\nErna\n")
    assert "oud" not in page
    assert "klein" not in page


def test_without_results_or_marks_the_page_stays_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "veiligheid.md"
    target.write_text("geen merken")

    assert "make test" in fill(target, tmp_path / "niets").stderr
    Table(soaking=False, folder=tmp_path).add("01-een", Outcome("1", "gedood"))
    assert "fouten:begin" in fill(target, tmp_path).stderr

    assert target.read_text() == "geen merken"
