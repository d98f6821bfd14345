"""A burgerservicenummer is found however it is spelled, and what only looks like one is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.bsn import find_bsn

# The number that the government itself uses as an example: nobody has it.
BSN = "123456782"


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_bsn(text)]


@pytest.mark.parametrize(
    "spelled",
    [
        "123456782",
        "1234.56.782",
        "1234 56 782",
        "1234-56-782",
        "123.456.782",
        "123 456 782",
        "123-456-782",
        "123\u00a0456\u00a0782",
        "123\u202f456\u202f782",
        "١٢٣٤٥٦٧٨٢",
        "１２３４５６７８２",
        "010000008",
    ],
)
@pytest.mark.parametrize("sentence", ["{}", "BSN {}.", "BSN{}", "bsn:{}, zie kaart", "({})", "bsn-{} staat er"])
def test_a_bsn_is_found_in_any_spelling_and_at_any_place_in_a_sentence(spelled: str, sentence: str) -> None:
    assert found(sentence.format(spelled)) == [spelled]


def test_every_bsn_in_a_text_is_found() -> None:
    assert found(f"Eerst {BSN}, dan 111222333 en weer {BSN}.") == [BSN, "111222333", BSN]


@pytest.mark.parametrize(
    "text",
    [
        "123456783",  # fails the elfproef
        "000000000",
        "12345678",  # eight digits: dates and other numbers would be refused
        "20261121",
        "1234567820",
        "0123456782",
        "123456782a",
        "123456782-1",
        "1.123456782",
        "123456782,5",
        "12.34.56.782",
        "123.456-782",  # two kinds of separators
        "123\n456\n782",  # a column of a table
        "0612345609",
        "06-12345609",
        "06 12 34 56 09",
        "+31612345609",
        "+31 612345609",
        "+31 612 345 609",
        "0031 612 345 609",
        "+31 (0)612345609",
        "+31 (0) 612 345 609",
        "D-7K3Q-92",
        "G-4M7T-58",
        "NL91 ABNA 0417 1643 00",
        "€ 1.234.567,82",
        "2026-11-21 tot 2027-02-05",
    ],
)
def test_what_looks_like_a_bsn_and_is_none_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_telephone_number_in_these_tests_would_be_a_bsn_without_its_country() -> None:
    assert found("612345609") == ["612345609"]


@given(st.integers(1, 999_999_999))
def test_of_all_numbers_of_nine_digits_those_that_pass_the_elfproef_are_found(number: int) -> None:
    digits = f"{number:09}"
    total = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    assert found(f"nr. {digits}.") == ([digits] if total % 11 == 0 else [])


@given(st.text(max_size=200))
def test_no_text_makes_the_search_fail_and_what_is_found_lies_in_it(text: str) -> None:
    for start, end in find_bsn(text):
        assert sum(sign.isdigit() for sign in text[start:end]) == 9
