"""What a school sets in school.yaml, as `controleer` and `leg-uit` show it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossiertool.checks.levels import PROFILES
from dossiertool.checks.registry import RULES

from .run import run

ROOT = Path(__file__).parents[2]
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
DAY = ("--vandaag", "2026-11-21")


def codes(result_json: str) -> list[tuple[str, str]]:
    return [(one["code"], one["niveau"]) for one in json.loads(result_json)["bevindingen"]]


def at_school(folder: Path, *choices: str) -> Path:
    """Put a case in a folder with a school file that makes these choices."""
    rules = "".join(f"  - {{{choice}, reden: afgesproken}}\n" for choice in choices)
    (folder / "school.yaml").write_text(
        "soort: school\nnaam: Voorbeeldcollege\n" + (f"regels:\n{rules}" if rules else ""), encoding="utf-8"
    )
    case = folder / "a.dossier.yaml"
    case.write_text(NOOR.read_text(encoding="utf-8"), encoding="utf-8")
    return case


@pytest.mark.eis("R073")
def test_steps_are_warnings_unless_the_school_or_streng_says_otherwise(tmp_path: Path) -> None:
    case = tmp_path / "a.dossier.yaml"
    case.write_text(NOOR.read_text(encoding="utf-8"), encoding="utf-8")
    plain = run("controleer", case, "--json", "--regel", "HGW-11", *DAY)
    assert plain.exit_code == 0
    assert set(codes(plain.stdout)) == {("HGW-11", "waarschuwing")}
    assert run("controleer", case, "--regel", "HGW-11", "--streng", *DAY).exit_code == 1
    at_school(tmp_path, "code: HGW-11, niveau: fout")
    strict = run("controleer", case, "--json", "--regel", "HGW-11", *DAY)
    assert set(codes(strict.stdout)) == {("HGW-11", "fout")}
    assert strict.exit_code == 1


def test_a_rule_that_the_school_switched_off_is_silent_and_others_stay(tmp_path: Path) -> None:
    case = at_school(tmp_path, "code: HGW-11, niveau: uit", "code: FEIT-05, niveau: tip")
    found = codes(run("controleer", case, "--json", *DAY).stdout)
    assert "HGW-11" not in {code for code, _ in found}
    assert ("FEIT-05", "tip") in found


def test_the_form_of_a_file_and_a_burgerservicenummer_cannot_be_switched_off(tmp_path: Path) -> None:
    case = at_school(tmp_path, "code: PRIV-01, niveau: uit", "code: STR-02, niveau: uit")
    text = case.read_text(encoding="utf-8").replace("klas: 1V1", "klas: 1V1\n  bijnaam: x")
    case.write_text(text, encoding="utf-8")
    assert ("STR-02", "fout") in codes(run("controleer", case, "--json", *DAY).stdout)


def test_a_school_file_can_be_given_from_elsewhere_and_from_the_folder_above(tmp_path: Path) -> None:
    at_school(tmp_path, "code: HGW-11, niveau: uit")
    below = tmp_path / "klas" / "a.dossier.yaml"
    below.parent.mkdir()
    below.write_text(NOOR.read_text(encoding="utf-8"), encoding="utf-8")
    for extra in ((), ("--school", tmp_path / "school.yaml")):
        assert "HGW-11" not in run("controleer", below, *extra, *DAY).stdout
    assert "HGW-11" in run("controleer", NOOR, *DAY).stdout
    assert "HGW-11" not in run("controleer", NOOR, "--school", tmp_path / "school.yaml", *DAY).stdout


def test_a_broken_school_file_is_named_and_the_case_is_not_blamed(tmp_path: Path) -> None:
    case = at_school(tmp_path, "code: HGW-11, niveau: uit")
    (tmp_path / "school.yaml").write_text("soort: school\n", encoding="utf-8")
    result = run("controleer", case, *DAY)
    assert result.exit_code == 1
    assert "school.yaml is nog niet goed ingevuld" in result.stderr
    assert result.stdout == ""


def test_a_school_file_is_checked_itself_and_shows_what_differs_from_its_basis(tmp_path: Path) -> None:
    at_school(tmp_path, "code: HGW-11, niveau: uit")
    (tmp_path / "school.yaml").write_text(
        "soort: school\nnaam: Voorbeeldcollege\ntermijnen: {behoefte_maanden: 6}\n", encoding="utf-8"
    )
    result = run("controleer", tmp_path / "school.yaml", "--json", "--regel", "SCH-01")
    (finding,) = json.loads(result.stdout)["bevindingen"]
    assert (finding["niveau"], finding["pad"], finding["regel"]) == ("tip", "termijnen.behoefte_maanden", 3)


@pytest.mark.eis("R149")
def test_a_name_of_a_role_and_a_term_of_the_school_are_not_marked(tmp_path: Path) -> None:
    case = at_school(tmp_path)
    before = run("controleer", case, "--regel", "TAAL-02", *DAY).stdout
    assert "SAQI" in before
    (tmp_path / "school.yaml").write_text(
        "soort: school\nnaam: Voorbeeldcollege\nbegrippen:\n"
        "  - {term: SAQI, uitleg: vragenlijst over school}\n",
        encoding="utf-8",
    )
    assert "SAQI" not in run("controleer", case, "--regel", "TAAL-02", *DAY).stdout


@pytest.mark.eis("R055")
def test_the_hgw_profile_is_a_set_of_twelve_rules_and_shows_no_others() -> None:
    assert len(PROFILES["hgw"]) == 12
    known = {rule.code for rule in RULES} | {"FEIT-02"}
    assert set(PROFILES["hgw"]) <= known
    shown = codes(run("controleer", NOOR, "--json", "--profiel", "hgw", *DAY).stdout)
    assert shown
    assert {code for code, _ in shown} <= set(PROFILES["hgw"])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--profiel", "abc"), "Kies uit: hgw."),
        (("--regel", "FIET-01"), "Bedoelt u FEIT-01"),
        (("--werkers", "0"), "--werkers"),
    ],
)
def test_a_profile_or_rule_that_is_none_is_refused(args: tuple[str, str], said: str) -> None:
    result = run("controleer", NOOR, *args)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("code", ["sluit-01", "FEIT-07", "STR-02", "PRIV-01", "GP-03", "AANV-01"])
def test_a_rule_explains_itself_with_source_and_two_examples(code: str) -> None:
    result = run("leg-uit", code)
    assert result.exit_code == 0
    for word in ("Waarom:", "Beter:", "Bron:", "Fout:", "Goed:", code.upper()):
        assert word in result.stdout
    answer = json.loads(run("leg-uit", code, "--json").stdout)
    assert answer["code"] == code.upper()
    assert answer["voorbeelden"]


def test_every_code_that_the_samples_give_can_be_explained() -> None:
    given = set()
    for sample in sorted((ROOT / "samples").glob("*/zaak.*.yaml")):
        given |= {code for code, _ in codes(run("controleer", sample, "--json", *DAY).stdout)}
    assert len(given) > 10
    for code in given:
        assert run("leg-uit", code).exit_code == 0, code
