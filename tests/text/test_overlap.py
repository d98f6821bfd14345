"""Where marks overlap one is kept, sentence by sentence; findings come in the order of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.findings import Finding, Niveau
from dossiertool.text.check import check_passage, check_text


def marks(text: str) -> list[tuple[str, str]]:
    return [(f.klasse.value, text[f.start : f.eind]) for f in check_text(text)]


SENTENCES = [
    "Hij is altijd lui.",
    "Zij is erg onzeker.",
    "Waarschijnlijk is hij vaak ziek.",
    "Het schijnt dat iedereen hem pest.",
    "De SOVA-training begint op dinsdag.",
    "Hij leest 70 woorden per minuut.",
    "Eerlijk gezegd is hij nooit op tijd.",
]


@pytest.mark.parametrize("first", SENTENCES)
@pytest.mark.parametrize("second", SENTENCES)
def test_a_sentence_has_the_same_marks_beside_another_as_alone(first: str, second: str) -> None:
    alone = [
        *marks(first),
        *(mark for mark in marks(second) if mark not in marks(first) or mark[0] != "afkorting"),
    ]
    assert marks(f"{first} {second}") == alone


def test_of_marks_of_one_class_that_overlap_the_longest_is_kept() -> None:
    assert marks("Zij maakt zich grote zorgen over de toets.") == [("emotie", "maakt zich grote zorgen")]
    assert marks("Zij is ook erg onzeker.") == [("emotie", "onzeker")]


def test_marks_of_one_guess_or_one_sigh_are_one_finding() -> None:
    assert marks("Hij veinst hoofdpijn om eronderuit te komen.") == [
        ("speculatie", "veinst hoofdpijn om eronderuit te komen")
    ]
    assert marks("Jammer, jammer.") == [("emotie", "Jammer, jammer")]


def test_a_feeling_within_a_guess_belongs_to_the_guess() -> None:
    assert marks("Hij lacht om zijn onzekerheid te verbergen.") == [
        ("speculatie", "om zijn onzekerheid te verbergen")
    ]


def test_an_absolute_word_within_a_judgement_belongs_to_it_and_beside_it_does_not() -> None:
    inside = marks("Hij is altijd lui.")
    assert ("oordeel", "altijd lui") in inside or ("generalisatie", "altijd") in inside
    assert len({mark for mark in inside if "altijd" in mark[1]}) == 1
    assert ("generalisatie", "altijd") in marks("Hij is lui. Hij komt altijd te laat.")


def test_a_bsn_takes_its_place_in_the_order_of_the_text() -> None:
    text = "BSN 123456782. Hij is lui."
    found = check_text(text)
    assert [(f.code, f.tekst) for f in found] == [("PRIV-01", "123456782"), ("FEIT-01", "lui")]
    assert found[0].niveau is Niveau.FOUT


@given(st.lists(st.sampled_from([*SENTENCES, "BSN 123456782.", "\n\n", "„", "'"]), max_size=6).map(" ".join))
def test_findings_are_in_order_lie_in_the_text_and_of_one_class_never_overlap(text: str) -> None:
    found = check_passage(text, "feit", pad="x", known=set())
    assert found == sorted(found, key=lambda f: f.start or 0)
    last: dict[str, Finding] = {}
    for finding in found:
        assert text[finding.start : finding.eind] == finding.tekst
        before = last.get(finding.klasse)
        assert before is None or (before.eind or 0) <= (finding.start or 0)
        last[finding.klasse] = finding
