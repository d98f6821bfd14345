"""What was considered, with the entry as it stands in the pack and why it is a finding or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.findings import LANGUAGE_CLASSES
from dossiertool.model.schoolbestand import Schoolbestand
from dossiertool.text.check import check_passage
from dossiertool.text.own import own_words
from dossiertool.text.pack import load_packs
from dossiertool.text.weigh import SWITCHED_OFF, Weighed, weigh_passage

PACKS = load_packs()
ENTRIES = {(e.rule.naam, e.term) for e in PACKS.entries} | {
    (e.rule.naam, e.term) for e in PACKS.letterwoorden.values()
}
SENTENCES = [
    "Hij is altijd brutaal.",
    "Vader vindt dat hij brutaal is.",
    "De brutale kat slaapt.",
    "De SOVA-training (sociale vaardigheden) en de DMT.",
    "Waarschijnlijk komt hij niet altijd.",
    "Het schijnt dat iedereen hem pest.",
    "Noor zei: 'Ik ben dom.'",
    "BSN 123456782.",
]


def weighed(text: str, soort: str = "feit") -> list[Weighed]:
    return weigh_passage(text, soort, pad="x", known=set())


def test_a_finding_names_its_rule_and_entry_and_what_made_it_count() -> None:
    (brutaal,) = [each for each in weighed("Hij is brutaal.") if each.reden is None]
    assert (brutaal.tekst, brutaal.klasse, brutaal.start, brutaal.eind) == ("brutaal", "oordeel", 7, 14)
    assert (brutaal.regel, brutaal.woord) in ENTRIES
    assert "de schrijver zegt het zelf" in brutaal.telt
    assert list(brutaal.as_dict()) == ["pad", "start", "eind", "tekst", "klasse", "regel", "woord", "reden"]


@pytest.mark.parametrize(
    ("text", "soort", "reason"),
    [
        ("Vader vindt dat hij brutaal is.", "feit", "een genoemde persoon of bron zegt dit"),
        ("Hij zei: 'Ik ben brutaal.'", "feit", "staat tussen aanhalingstekens: iemands eigen woorden"),
        ("De brutale kat slaapt.", "feit", "gaat niet over een persoon"),
        ("Hij komt niet altijd op tijd.", "feit", "is ontkend"),
        ("Hij was op alle 6 de dagen altijd op tijd.", "feit", "is helemaal geteld"),
        ("Hij volgt sociale vaardigheden (SOVA).", "feit", "wordt hier uitgelegd"),
        ("Hij is brutaal als het om Duits gaat.", "zienswijze", "hoort bij de zienswijze van een ander"),
    ],
)
def test_a_text_without_findings_says_what_was_considered_and_why_it_passed(
    text: str, soort: str, reason: str
) -> None:
    assert reason in [each.reden for each in weighed(text, soort)]
    assert all(each.telt == () for each in weighed(text, soort) if each.reden)


def test_a_rule_that_is_off_at_a_school_says_so() -> None:
    regels = [{"code": "FEIT-01", "niveau": "uit", "reden": "r"}]
    own = own_words(Schoolbestand.model_validate({"naam": "X", "regels": regels}))
    found = weigh_passage("Hij is brutaal.", "feit", pad="x", known=set(), own=own)
    assert {each.reden for each in found} == {SWITCHED_OFF}


@given(
    st.lists(st.sampled_from([*SENTENCES, "\n\n", "“", "Wij vinden dat"]), max_size=5).map(" ".join),
    st.sampled_from(["feit", "doel", "afspraak", "hulpvraag", "zienswijze", "citaat"]),
)
def test_the_findings_are_exactly_what_has_no_reason_against_it(text: str, soort: str) -> None:
    found = [f for f in check_passage(text, soort, pad="x", known=set()) if f.klasse in LANGUAGE_CLASSES]
    seen = weighed(text, soort)
    spans = [(each.start, each.eind, each.klasse) for each in seen if each.reden is None]
    assert sorted(spans) == sorted((f.start, f.eind, f.klasse) for f in found)
    for each in seen:
        assert text[each.start : each.eind] == each.tekst
        assert (each.regel, each.woord) in ENTRIES
