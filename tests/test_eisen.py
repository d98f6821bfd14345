"""The page of requirements says what the tests prove."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILD = "import eisen; print(eisen.build(), end='')"


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT / "tools", capture_output=True, text=True, check=False
    )


def test_the_page_is_current_and_claims_nothing_without_a_test() -> None:
    built = run(BUILD)
    assert built.returncode == 0, built.stderr.splitlines()[-1]
    assert built.stdout == (ROOT / "docs" / "eisen.md").read_text(encoding="utf-8"), "stale: run make eisen"


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ({"R999": ["x.py::test_x"]}, "R999 does not exist"),
        ({"R002": ["x.py::test_x"]}, "R002 has no stand, but is tested"),
    ],
)
def test_an_unknown_number_and_a_test_without_a_claim_are_refused(
    tests: dict[str, list[str]], said: str
) -> None:
    built = run(f"import eisen; eisen.tests_by_number = lambda: {tests!r}; eisen.build()")
    assert built.returncode == 1
    assert said in built.stderr


def test_all_178_requirements_are_listed() -> None:
    page = (ROOT / "docs" / "eisen.md").read_text(encoding="utf-8")
    numbers = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith(("| R", "| N"))]
    assert numbers == [f"R{i:03}" for i in range(1, 164)] + [f"N{i:02}" for i in range(1, 16)]
