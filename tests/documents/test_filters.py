from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from dossiertool.documents import filters, words
from dossiertool.model import (
    akkoord,
    besluit,
    doel,
    evaluatie,
    feit,
    groepsplan,
    handelingsplan,
    kinds,
    ot_aanmelding,
    ot_verslag,
    signaal,
)
from tests.documents.cases import ROOT, TODAY

FILTERS = filters.available(TODAY)
MODULES = (
    akkoord,
    besluit,
    doel,
    evaluatie,
    feit,
    groepsplan,
    handelingsplan,
    kinds,
    ot_aanmelding,
    ot_verslag,
    signaal,
)
CODES = sorted(
    {
        code.value
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for code in kind
    }
)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("datum", "2026-12-11", "11~december 2026"),
        ("datum", date(2026, 3, 1), "1~maart 2026"),
        ("datum_kort", "2026-12-11", "11~december"),
        ("jaar", "2026-12-11", "2026"),
        ("schooljaar", "2026-2027", "2026/2027"),
        ("leeftijd", "2014-11-21", "12 jaar"),
        ("leeftijd", "2014-11-22", "11 jaar"),
        ("lijst", ["a"], "a"),
        ("lijst", ["a", "b"], "a en b"),
        ("lijst", ["a", "b", "c"], "a, b en c"),
        ("lijst", [], ""),
        ("komma", 50.5, "50,5"),
        ("komma", 12, "12"),
        ("percentage", 80, "80%"),
        ("woord", "in_behandeling", "in behandeling"),
        ("woord", "extra_ondersteuning", "Extra ondersteuning"),
        ("hoofdletter", "lokaal 21", "Lokaal 21"),
        ("citaat", "Ik wil dat.", "“Ik wil dat.”"),
        ("citaat", "'Ik wil dat.'", "“Ik wil dat.”"),
        ("citaat", "'Ja', zei hij, 'nee'", "“'Ja', zei hij, 'nee'”"),
    ],
)
def test_a_filter_writes_dutch(name: str, value: Any, text: str) -> None:
    assert FILTERS[name](value) == text.replace("~", "\N{NO-BREAK SPACE}")


def test_a_filter_may_be_told_how_many_decimals() -> None:
    assert FILTERS["komma"](3, 1) == "3,0"
    assert FILTERS["komma"](2.25, 1) == "2,3"  # half up, as people round


@pytest.mark.parametrize("name", sorted(set(FILTERS) - {"aantal", "verplicht"}))
def test_an_empty_value_stays_empty(name: str) -> None:
    assert FILTERS[name](None) == ""


@pytest.mark.parametrize("empty", [None, "", "  ", []])
def test_a_mandatory_value_must_be_there(empty: Any) -> None:
    with pytest.raises(filters.WrongValue, match="ingevuld"):
        FILTERS["verplicht"](empty)


def test_a_mandatory_value_may_be_zero_or_no() -> None:
    assert FILTERS["verplicht"](0) == 0
    assert FILTERS["verplicht"](False) is False


@pytest.mark.parametrize(
    ("name", "value"), [("datum", "gisteren"), ("komma", "veel"), ("lijst", "a"), ("aantal", 3)]
)
def test_a_filter_says_what_is_wrong_without_the_value(name: str, value: Any) -> None:
    with pytest.raises(filters.WrongValue) as raised:
        FILTERS[name](value)

    assert str(value) not in str(raised.value)


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_model_has_words(code: str) -> None:
    assert "_" not in words.words(code)


def test_no_words_are_kept_for_a_code_that_is_not_there() -> None:
    assert set(words.WORDS) <= set(CODES)


def test_every_filter_is_explained_to_schools() -> None:
    manual = (ROOT / "docs" / "sjablonen.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `\| (\w+)", manual, re.MULTILINE))

    assert explained == set(FILTERS)
