"""The packs: complete, with examples that hold, and clear about mistakes."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from dossiertool.errors import InvalidInput
from dossiertool.findings import LANGUAGE_CLASSES
from dossiertool.text.check import check_passage, check_text
from dossiertool.text.pack import load_packs
from dossiertool.text.places import DATA
from dossiertool.text.rule import Rule
from dossiertool.text.shipped import shipped_index

PACK = load_packs()
GROUP_PACK = load_packs(DATA / "groepsplan")
GROUP_INDEX = shipped_index("groepsplan")


def rule_id(rule: Rule) -> str:
    return f"{rule.code} {rule.naam}"


def test_each_class_has_at_least_twenty_five_entries() -> None:
    count: Counter[str] = Counter(klasse for klasse, _ in {(e.rule.klasse, e.term) for e in PACK.entries})
    count["afkorting"] += len(PACK.letterwoorden)
    assert {klasse: count[klasse] >= 25 for klasse in LANGUAGE_CLASSES} == dict.fromkeys(LANGUAGE_CLASSES, True)


@pytest.mark.parametrize("rule", PACK.rules, ids=rule_id)
def test_a_rule_says_what_why_and_what_instead(rule: Rule) -> None:
    for text in (rule.code, rule.melding, rule.suggestie, rule.bron):
        assert text.strip()
    assert rule.melding.endswith(".")
    assert rule.klasse in LANGUAGE_CLASSES
    assert rule.goed
    assert rule.fout


@pytest.mark.parametrize("rule", PACK.rules, ids=rule_id)
def test_the_bad_examples_of_a_rule_are_found_and_the_good_ones_are_left_alone(rule: Rule) -> None:
    for sentence in rule.fout:
        found = check_text(sentence)
        assert rule.code in {finding.code for finding in found}, sentence
        for finding in found:
            assert sentence[finding.start : finding.eind] == finding.tekst
    for sentence in rule.goed:
        assert check_text(sentence) == [], sentence


@pytest.mark.parametrize("rule", GROUP_PACK.rules, ids=rule_id)
def test_the_examples_of_the_groepsplan_rule_hold(rule: Rule) -> None:
    for sentence in rule.fout:
        assert check_passage(sentence, "feit", pad="x", known=set(), index=GROUP_INDEX), sentence
    for sentence in rule.goed:
        assert check_passage(sentence, "feit", pad="x", known=set(), index=GROUP_INDEX) == [], sentence


def test_two_rules_never_share_a_name_within_a_class() -> None:
    names = Counter(rule_id(rule) for rule in PACK.rules)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[[regel]]", "[[regel"), "is geen geldige TOML"),
        (("klasse =", "klas ="), "klasse ontbreekt boven de regels"),
        (('klasse = "oordeel"', 'klasse = "praat"'), "klasse of niveau bestaat niet"),
        (("over_persoon = true", "over_dingen = true"), "over_dingen bestaat niet"),
        (("lui(e)", "lui(e"), "los haakje"),
        (("(@graad)", "(@grap)"), "de verzameling @grap bestaat niet"),
        (("lui(e)", "lui ..."), "begint en eindigt met een woord"),
        (("lui(e)", "lui;e"), "is geen woord"),
    ],
)
def test_a_broken_pack_names_file_and_rule(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    text = SMALL.replace(*change)
    assert text != SMALL
    (tmp_path / "klein.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"klein\.toml") as problem:
        load_packs(tmp_path)
    assert said in problem.value.message


def test_a_pack_that_is_not_text_is_refused(tmp_path: Path) -> None:
    shutil.copy(DATA / "mening-denken.toml", tmp_path / "a.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput, match=r"b\.toml"):
        load_packs(tmp_path)


SMALL = """\
code = "FEIT-01"
klasse = "oordeel"
niveau = "waarschuwing"
bron = "b"
melding = "m."
suggestie = "s"
[[regel]]
naam = "eigenschap"
over_persoon = true
goed = ["x"]
fout = ["y"]
patronen = ["(@graad) lui(e)"]
"""
