"""Abbreviations: their full names beside them, small letters, and whole words that everyone knows."""

from __future__ import annotations

import pytest

from dossiertool.text.check import check_text


@pytest.mark.parametrize(
    "text",
    [
        "Zij volgt psychomotorische therapie (PMT) op dinsdag.",
        "Het integraal kindcentrum (IKC) opent in mei.",
        "De CvI (commissie voor indicatiestelling) besluit in mei.",
    ],
)
def test_a_term_in_the_full_name_of_an_abbreviation_beside_it_is_no_jargon(text: str) -> None:
    assert check_text(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De casus (MDO) is op 4 mei.", "casus"),
        ("Het didactisch leeftijdsequivalent (DLE) is 24.", "didactisch leeftijdsequivalent"),
        ("Haar executieve functies (EF) zijn getest.", "executieve functies"),
    ],
)
def test_a_term_beside_letters_that_are_not_its_short_name_stays_jargon(text: str, found: str) -> None:
    assert found in [finding.tekst for finding in check_text(text)]


def test_an_abbreviation_explained_in_capitals_is_known_in_small_letters() -> None:
    assert check_text("Het ontwikkelingsperspectief (OPP) is klaar. Het opp is getekend.") == []


@pytest.mark.parametrize("text", ["De TL-buis in lokaal 12 zoemt.", "Zij tekent met een HB-potlood."])
def test_letters_of_a_household_thing_are_no_abbreviation(text: str) -> None:
    assert check_text(text) == []
