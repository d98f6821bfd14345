"""The default level of every rule is the one that the design gives to what it is about (§4)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dossiertool.checks.registry import DOSSIER_CHECKS, GROEPSPLAN_CHECKS, RULES, SCHOOL_CHECKS
from dossiertool.checks.rule import Rule
from dossiertool.findings import LANGUAGE_CLASSES, Klasse, Niveau
from dossiertool.text.pack import load_packs
from dossiertool.text.places import DATA

# Why a rule is a fout by default, in the words of the design; all that is not here is a waarschuwing.
FOUT = {
    "TIJD-01": "structure and dates",
    "VERW-01": "structure and dates",
    "REGIE-01": "regie and aanspreekpunt",
    "BETR-01": "evidence of R028: date after the registration and no reason",
    "EVAL-01": "R052",
    "EVAL-04": "R163",
    "GP-03": "privacy: medical or family data in a groepsplan",
    "GP-01": "evidence of R065: a pupil in two subgroups or in none",
    "MED-01": "privacy: a special category of data (R008)",
    "DIAG-01": "privacy: a diagnosis is a special category of data",
    "REGIE-02": "regie and aanspreekpunt",
    "AANSP-01": "regie and aanspreekpunt",
    "SCH-06": "regie and aanspreekpunt",
    "OPP-03": "consent and ground: agreement with the handelingsdeel",
    "TOEST-01": "consent and ground",
    "GRONDSLAG-01": "consent and ground",
    "LEEFT-01": "consent and ground: who may answer",
    "EVAL-03": "R156",
    "ZW-02": "R115",
    "SLUIT-03": "closing and sealing",
    "SLUIT-04": "closing and sealing",
    "SLUIT-05": "closing and sealing",
    "SLUIT-08": "closing and sealing",
    "GEZAG-01": "consent and ground: who may see the dossier",
}
# Rows that ask for no more than a tip; the three ticks of SMARTI are asked of a human (decision 9).
TIP = {"SMARTI-A", "SMARTI-R", "SMARTI-I", "POS-01", "DOEN-01", "BIJ-01", "DRIE-01", "SCH-01", "TAAL-03"}
# About privacy, but no more than a slip to look at: a name that was left standing.
SLIPS = {"NAAM-01"}
REGELS = (Path(__file__).parents[2] / "docs" / "regels.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_the_level_that_the_design_gives_it(rule: Rule) -> None:
    expected = Niveau.FOUT if rule.code in FOUT else Niveau.TIP if rule.code in TIP else Niveau.WAARSCHUWING
    assert rule.niveau is expected


def test_every_reason_for_a_fout_is_that_of_a_rule() -> None:
    assert set(FOUT) <= {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_privacy_is_always_a_fout_and_no_rule_is_of_a_class_of_language(rule: Rule) -> None:
    assert rule.klasse not in LANGUAGE_CLASSES
    assert rule.klasse is not Klasse.PRIVACY or rule.niveau is Niveau.FOUT or rule.code in SLIPS
    assert rule.klasse is not Klasse.LEESBAARHEID or rule.niveau is Niveau.TIP


def test_every_class_of_language_is_a_waarschuwing() -> None:
    levels = {rule.klasse: rule.niveau for rule in load_packs().rules}
    assert levels == dict.fromkeys(LANGUAGE_CLASSES, Niveau.WAARSCHUWING)


def test_the_words_of_the_groepsplan_rule_have_its_code_class_and_level() -> None:
    (gp_03,) = (rule for rule in RULES if rule.code == "GP-03")
    (path,) = (DATA / "groepsplan").glob("*.toml")
    head = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (head["code"], head["klasse"], head["niveau"]) == (gp_03.code, gp_03.klasse, gp_03.niveau)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_rules_shows_the_level_of_each(rule: Rule) -> None:
    (shown,) = re.findall(rf"^## {re.escape(rule.code)} .*\n\n- \*\*Niveau\*\*: (\w+)$", REGELS, re.MULTILINE)
    assert shown == rule.niveau


def test_every_rule_in_the_folder_is_in_use() -> None:
    folder = Path(__file__).parents[2] / "src" / "dossiertool" / "checks" / "rules"
    there = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    used = {
        check.__module__.rpartition(".")[2] for check in (*DOSSIER_CHECKS, *GROEPSPLAN_CHECKS, *SCHOOL_CHECKS)
    }
    assert used == there
    codes = [rule.code.lower().replace("-", "_") for rule in RULES]
    assert all(any(code.startswith(name) for code in codes) for name in there)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_tried_in_a_test_of_its_own(rule: Rule) -> None:
    tests = Path(__file__).parents[1]
    files = {*(tests / "checks").glob("test_*.py"), tests / "cli" / "test_accept.py"} - {Path(__file__)}
    said = rule.code if not rule.code.startswith("SMARTI") else "SMARTI-"  # the letters are a parameter there
    assert any(said in path.read_text(encoding="utf-8") for path in files)
