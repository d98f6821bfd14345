"""What the documentation says is so: glossary, decisions, changelog."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.schema import build_schema

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "handleiding").glob("*.md"))]


def test_every_noun_of_the_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").lower()
    known = set(re.findall(r"[a-z_éëï]+", " ".join(re.findall(r"^\| ([^|]+) \|", glossary, re.MULTILINE))))
    nouns = {name.lower() for root in ("dossier", "groepsplan") for name in build_schema(root)["$defs"]}
    nouns |= {*Dossier.model_fields, *Groepsplan.model_fields}
    assert sorted(nouns - known) == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_changelog_has_only_the_agreed_headings() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (.+)$", changelog, re.MULTILINE)
    assert set(headings) <= {"Toegevoegd", "Gewijzigd", "Hersteld", "Verwijderd", "Beveiliging"}
    assert "## Nog niet uitgebracht" in changelog


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_real_commands_with_their_real_output(page: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "readme.py", "--check", page],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    before = (ROOT / "docs" / "regels.md").read_text(encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-c", "import regels; print(regels.build(), end='')"],
        cwd=ROOT / "tools",
        capture_output=True,
        text=True,
        check=True,
    )
    assert built.stdout == before, "stale: run make regels"
