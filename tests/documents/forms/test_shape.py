"""The agreements on paths, names and fingerprints that writing, reading and taking in share."""

from __future__ import annotations

import pytest

from dossiertool.documents.forms.shape import (
    Field,
    Kind,
    Table,
    alias,
    bookmark,
    fingerprint,
    generic,
    is_empty,
)


@pytest.mark.parametrize(
    ("pad", "expected"),
    [
        ("plannen.HP1.doelen.D2.titel", "plannen.*.doelen.*.titel"),
        ("signalen.nieuw.datum", "signalen.*.datum"),
        ("toestemmingen.nieuw2.antwoorden.0.datum", "toestemmingen.*.antwoorden.*.datum"),
        ("klas", "klas"),
    ],
)
def test_a_path_without_its_items_says_which_field_of_the_kind_it_is(pad: str, expected: str) -> None:
    assert generic(pad) == expected


def test_the_name_of_a_bookmark_fits_word_and_differs_per_path() -> None:
    names = {bookmark(pad) for pad in ("a.nieuw.b", "a.nieuw.c", "a.K1.b")}

    assert len(names) == 3
    assert all(name.isidentifier() and len(name) <= 40 for name in names)


def test_the_name_of_a_control_says_of_which_item_and_which_choice_it_is() -> None:
    assert alias("evaluaties.nieuw.doelen.D1.doelbereik", "Hoe ver?") == "Hoe ver? (D1)"
    assert alias("signalen.nieuw.gebied.leren", "Gebied", "leren") == "Gebied: leren"
    assert len(alias("a", "x" * 99)) == 64


def test_a_fingerprint_changes_with_value_place_and_form() -> None:
    prints = {
        fingerprint("een", "veld", "ja"),
        fingerprint("een", "veld", "nee"),
        fingerprint("een", "ander", "ja"),
        fingerprint("twee", "veld", "ja"),
    }

    assert len(prints) == 4
    assert fingerprint("een", "veld", "ja") in prints


@pytest.mark.parametrize("value", [None, False, "", ()])
def test_nothing_is_empty(value: str | bool | tuple[str, ...] | None) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", ["0", True, ("B1",), " "])
def test_something_is_not_empty(value: str | bool | tuple[str, ...]) -> None:
    assert not is_empty(value)


def test_a_row_with_only_what_was_printed_says_nothing() -> None:
    table = Table("doelen", "Doelen", (Field("kenmerk", "Doel", vast=True), Field("wat", "Wat?", Kind.ALINEA)))

    assert not table.says_something({"kenmerk": "D1"})
    assert table.says_something({"kenmerk": "D1", "wat": "lezen"})
