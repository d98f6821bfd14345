"""The recovery key on paper: typed by hand, years later, by somebody in a hurry."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossiertool.errors import InvalidInput
from dossiertool.vault.crypto.recovery import RecoveryKey, new_recovery_key

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = new_recovery_key()
TYPED = re.sub(r"[-\n]", "", KEY.text)
POSITIONS = st.integers(0, len(TYPED) - 1)


def line_of(position: int) -> str:
    return f"regel {position // 16 + 1}"


def test_the_paper_form_is_four_lines_of_four_groups() -> None:
    group = f"[{ALPHABET}]{{4}}"

    assert re.fullmatch(rf"({group}(-{group}){{3}}\n){{3}}{group}(-{group}){{3}}", KEY.text)


def test_the_paper_form_gives_the_key_back() -> None:
    for _ in range(50):
        key = new_recovery_key()
        assert RecoveryKey.from_text(key.text) == key


def test_no_repr_shows_the_key() -> None:
    assert KEY.text.split("\n")[0] not in repr(KEY)
    assert repr(KEY.pair.private) not in repr(KEY)


@pytest.mark.parametrize("mark", ["", " ", "-", "\n", "\r\n", " - ", "\u2013", "\u00a0"])
def test_spaces_dashes_and_line_ends_do_not_matter(mark: str) -> None:
    assert RecoveryKey.from_text(mark.join(TYPED) + "\n") == KEY


def test_lower_case_and_lookalikes_do_not_matter() -> None:
    typed = TYPED.lower().replace("0", "o").replace("1", "l")

    assert RecoveryKey.from_text(typed) == KEY
    assert RecoveryKey.from_text(typed.replace("l", "I")) == KEY


@given(POSITIONS, st.sampled_from(ALPHABET + "U!?é*"))
def test_one_wrong_character_is_found_with_its_line(position: int, character: str) -> None:
    assume(character != TYPED[position])
    with pytest.raises(InvalidInput, match=line_of(position)):
        RecoveryKey.from_text(TYPED[:position] + character + TYPED[position + 1 :])


@given(st.integers(0, 3), st.integers(0, 15), st.integers(0, 15))
def test_two_characters_exchanged_within_a_line_are_found(line: int, one: int, other: int) -> None:
    typed = list(TYPED)
    first, second = line * 16 + one, line * 16 + other
    assume(typed[first] != typed[second])
    typed[first], typed[second] = typed[second], typed[first]

    with pytest.raises(InvalidInput, match=line_of(first)):
        RecoveryKey.from_text("".join(typed))


@given(POSITIONS)
def test_a_character_left_out_is_found(position: int) -> None:
    with pytest.raises(InvalidInput, match="typefout"):
        RecoveryKey.from_text(TYPED[:position] + TYPED[position + 1 :])


def test_too_much_is_found() -> None:
    with pytest.raises(InvalidInput, match="na regel 4"):
        RecoveryKey.from_text(TYPED + "0")


@given(st.permutations(range(4)))
def test_lines_in_another_order_are_found(order: list[int]) -> None:
    assume(order != [0, 1, 2, 3])
    lines = KEY.text.split("\n")

    with pytest.raises(InvalidInput, match="regel"):
        RecoveryKey.from_text("\n".join(lines[place] for place in order))


@given(st.text(max_size=100))
def test_no_text_at_all_breaks_the_reader_and_none_is_repeated(text: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        RecoveryKey.from_text(text)

    if len(text) > 12:
        assert text not in problem.value.message


@pytest.mark.parametrize(
    "number", [0, 2**256 - 1, 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551]
)
def test_a_number_that_is_no_key_is_refused_although_its_checks_are_right(number: int) -> None:
    with pytest.raises(InvalidInput):
        RecoveryKey.from_text(paper(number))


def test_a_number_above_32_bytes_is_refused_although_its_checks_are_right() -> None:
    with pytest.raises(InvalidInput):
        RecoveryKey.from_text(paper(2**259))


def paper(number: int) -> str:
    """Write a number as `docs/format.md` §7 says, apart from the code under test."""
    digits = ""
    for _ in range(52):
        number, digit = divmod(number, 32)
        digits = ALPHABET[digit] + digits
    lines = []
    for line in range(1, 5):
        body = digits[(line - 1) * 13 : line * 13]
        value = line * 32**13 + sum(ALPHABET.index(c) * 32**i for i, c in enumerate(reversed(body)))
        check = next(c for c in range(32749) if (value * 32**3 + c) % 32749 == 0)
        lines.append(body + ALPHABET[check // 1024] + ALPHABET[check // 32 % 32] + ALPHABET[check % 32])
    return "\n".join(lines)


def test_the_paper_form_is_what_the_format_says() -> None:
    assert paper(int.from_bytes(KEY.pair.private)) == KEY.text.replace("-", "")
