"""Case files with a forged place in the vault: which version they are, and whose attachments they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.run import run

from .desk import NUMBER
from .own_client import School

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def school(tmp_path: Path) -> School:
    made = School(tmp_path)
    for text in ("Oefentoetsen op school.", "Oefentoetsen overal."):
        case = made.case(**{"Oefentoetsen thuis.": text})
        assert run("kluis", "bewaar", case, *made.options).exit_code == 0
    return made


FORGED = [
    "0",
    "-1",
    "1",
    "3",
    "2147483648",
    "9" * 30,
    "9" * 5000,
    "1.0",
    "true",
    "[2]",
    "'2'",
    "0x2",
    "2e0",
    "null",
]


@pytest.mark.parametrize("version", FORGED)
@pytest.mark.parametrize("form", ["one", "many"])
def test_attack_a_forged_version_saves_over_nothing_and_breaks_nothing(
    school: School, version: str, form: str
) -> None:
    case = school.case()
    case.write_text(f"{case.read_text(encoding='utf-8')}\nkluisversie: {version}\n", encoding="utf-8")
    before = case.read_bytes()
    result = run("kluis", "bewaar", case if form == "one" else school.folder, *school.options)
    assert "dossiertool zelf" not in result.stderr
    newest = school.query("SELECT version FROM heads")
    assert newest == ([(3,)] if result.exit_code == 0 else [(2,)])
    if result.exit_code:
        assert case.read_bytes() == before
    out = school.folder / "oud.yaml"
    assert run("kluis", "haal", NUMBER, "--versie", "2", "-o", out, *school.options).exit_code == 0
    assert "overal" in out.read_text(encoding="utf-8")
