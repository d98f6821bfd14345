"""The recipe for a rule works when it is followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dossiertool.checks.expected import Expected, check_expected
from dossiertool.checks.rule import Rule
from dossiertool.checks.setting import Setting
from dossiertool.dates import school_year_of
from dossiertool.findings import Klasse, Niveau
from dossiertool.model.doel import Evaluatiemoment
from dossiertool.model.walk import contents
from tests.checks.cases import TODAY, dossier, plan

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ENTRY, CHECK = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
NAMED = sorted(set(re.findall(r"`((?:tests|tools|docs|checks|src)/[\w/.-]+)`", TEXT)))
KNOWN: dict[str, Any] = {
    "Expected": Expected, "Rule": Rule, "Klasse": Klasse, "Niveau": Niveau,
    "Evaluatiemoment": Evaluatiemoment, "school_year_of": school_year_of,
}  # fmt: skip


def test_the_entry_of_the_recipe_gives_a_finding_and_a_filled_field_clears_it() -> None:
    entry = eval(ENTRY, KNOWN)
    for moment, expected in (({}, ["plannen.0.evaluatiemomenten.0.plaats"]), ({"plaats": "lokaal 21"}, [])):
        case = dossier(plannen=[plan(evaluatiemomenten=[{"datum": "2026-12-11", **moment}])])
        assert [one.pad for one in check_expected([entry], Setting(TODAY, contents(case)))] == expected


def test_the_check_of_the_recipe_gives_a_finding_for_a_plan_of_last_year_only() -> None:
    room = {**KNOWN, "RULE": eval(ENTRY, KNOWN).rule}
    exec("from __future__ import annotations\n" + CHECK, room)
    old = plan(kenmerk="HP0", startdatum="2026-03-02", einddatum="2026-06-01")
    case = dossier(plannen=[plan(), old])
    (finding,) = room["check"](case, Setting(TODAY, contents(case)))
    assert (finding.pad, finding.melding) == ("plannen.1.startdatum", "Plan HP0 begon vóór dit schooljaar.")


@pytest.mark.parametrize(
    "named", sorted(set(re.findall(r"`((?:tests|tools|docs|checks|src)/[\w/.-]+)`", TEXT)))
)
def test_every_file_and_folder_it_names_is_there(named: str) -> None:
    assert (ROOT / named).exists() or (ROOT / "src" / "dossiertool" / named).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z]+)", TEXT)) - {"sure"}))
def test_every_target_of_make_it_names_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
