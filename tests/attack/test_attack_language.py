"""Texts made to keep the language check busy or to shift its places: time stays linear, places exact."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.text.check import check_text

SHAPES = {
    "one letter": "a",
    "one long word of the packs": "onbeschoft",
    "single quotes": "'a ",
    "quotes that close": "'a' ",
    "typographic quotes": "„a ",
    "brackets": "(",
    "brackets with an abbreviation": "(SOVA ",
    "speakers": "hij zegt dat ",
    "sources": "volgens moeder, ",
    "opinions": "ik vind het ",
    "absolutes": "altijd ",
    "judgements": "hij is lui, ",
    "the verb of an idiom": "loopt de ",
    "a reflexive verb": "stelt zich ",
    "capitals": "AB ",
    "hyphens": "a-",
    "apostrophes": "a'",
    "combining marks": "e\u0301",
    "zero-width signs": "a\u200b",
    "line breaks": "\n",
    "full stops": "Hij is lui. ",
    "numbers": "1 van de 2 ",
    "colons": "Sem: ",
}
SHORT, TIMES, SLOWEST = 20_000, 4, 12  # characters, how much longer, how much slower that may be
ENOUGH = 0.15  # seconds below which a ratio says nothing


def seconds(text: str) -> float:
    begin = time.process_time()
    check_text(text)
    return time.process_time() - begin


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_attack_a_text_four_times_as_long_takes_about_four_times_as_long(shape: str) -> None:
    short = shape * (SHORT // len(shape))
    took = min(seconds(short) for _ in range(2))
    longer = min(seconds(short * TIMES) for _ in range(2))
    assert longer < ENOUGH or longer < SLOWEST * took


def test_attack_five_million_times_one_letter_is_read_within_the_patience_of_a_user() -> None:
    assert seconds("a" * 5_000_000) < 30


STRANGE = st.sampled_from(
    [
        "lui",
        "Hij is",
        "\u00ad",
        "\u200b",
        "e\u0301",
        "😀",
        "\u202eiul",
        "Ã«",
        "’",
        "‘",
        "\ufeff",
        "ﬁ",
        "İ",
        "ß",
        "\x00",
        "\u2028",
        ". ",
        "SOVA",
    ]
)


@given(st.lists(STRANGE | st.text(max_size=5), max_size=30).map("".join))
def test_attack_any_unicode_keeps_every_place_exact(text: str) -> None:
    for finding in check_text(text):
        assert finding.start is not None
        assert finding.eind is not None
        assert 0 <= finding.start < finding.eind <= len(text)
        assert text[finding.start : finding.eind] == finding.tekst


@pytest.mark.parametrize(
    "text",
    [
        "Hij is o\u00adnbeschoft.",
        "Hij is onbe\u200bschoft.",
        "Zoe\u0308 is onbeschoft.",
        "😀😀 Hij is onbeschoft.",
        "\u202bHij is onbeschoft.",
    ],
)
def test_attack_invisible_signs_hide_no_word(text: str) -> None:
    (finding,) = [f for f in check_text(text) if f.klasse == "oordeel"]
    assert finding.tekst == text[finding.start : finding.eind]
    assert finding.tekst.replace("\u00ad", "").replace("\u200b", "") == "onbeschoft"
