"""One spelling for each value: what has two can be altered unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.vault.crypto.encoding import (
    compact_json,
    from_base64url,
    strict_json,
    strict_object,
    to_base64url,
)


def test_compact_json_is_ascii_sorted_and_without_spaces() -> None:
    assert compact_json({"b": [1, None], "a": "é"}) == b'{"a":"\\u00e9","b":[1,null]}'


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":1}',
        b'{"x":{"a":1,"a":2}}',
        b"NaN",
        b"[Infinity]",
        b"{} {}",
        b"",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"[" * 200_000,
        b"9" * 10_000,
    ],
)
def test_json_that_programs_read_differently_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        strict_json(text)


@pytest.mark.parametrize("value", [b"[]", b'{"a":1}', b'{"a":1,"b":2,"c":3}', ["a", "b"], None])
def test_an_object_has_exactly_the_members_of_the_format(value: object) -> None:
    with pytest.raises(ValueError, match="not these members"):
        strict_object(value, frozenset({"a", "b"}))


@given(st.binary())
def test_base64url_comes_back_as_it_went_in(data: bytes) -> None:
    assert from_base64url(to_base64url(data), len(data)) == data


@pytest.mark.parametrize("text", ["AB", "AA==", "A", "A+/A", "AAAA\n", " AAAA", "AAé", 3, None])
def test_base64url_in_another_spelling_is_refused(text: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_base64url(text)


def test_base64url_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="another size"):
        from_base64url("AAAA", 4)
