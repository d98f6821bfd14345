"""Breaks a case file as people, editors and disks do: in its lines, its words, its values or its bytes."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

ODD_VALUES = (
    "",
    "null",
    "true",
    "7",
    "-1e400",
    "[]",
    "{}",
    "[x]",
    "{a: b}",
    "zq",
    '"zq',
    "2026-02-30",
    "'",
    "!x",
    "&a",
)
ODD_SIGNS = "\t\"'#:-[]{},&*!|>%@`\\ \n\r\x00\x07\x85\u00a0\u2028\ufeff\ud7ff\U0001f600zé9"
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp850", "utf-7")


def broken(text: str) -> st.SearchStrategy[bytes]:
    """Return this text after one to four things went wrong with it."""
    return st.builds(
        lambda chance, changes, ending: ending(chance, _changed(text, chance, changes)),
        st.randoms(use_true_random=False),
        st.lists(st.sampled_from(_CHANGES), max_size=3),
        st.sampled_from(_ENDINGS),
    )


def _changed(text: str, chance: random.Random, changes: list[Change]) -> str:
    for change in changes:
        lines = text.splitlines(keepends=True) or [""]
        change(lines, chance.randrange(len(lines)), chance)
        text = "".join(lines)
    return text


def _drop(lines: list[str], at: int, _chance: random.Random) -> None:
    del lines[at]


def _double(lines: list[str], at: int, chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines) + 1), lines[at])


def _indent(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice((" ", "  ", "\t", "- ", "#", "    ")) + lines[at]


def _outdent(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][chance.randrange(1, 4) :]


def _sign(lines: list[str], at: int, chance: random.Random) -> None:
    spot = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:spot] + chance.choice(ODD_SIGNS) + lines[at][spot + chance.randrange(2) :]


def _value(lines: list[str], at: int, chance: random.Random) -> None:
    name, colon, rest = lines[at].partition(":")
    comma = "," if rest.rstrip().endswith(",") else ""
    if colon:
        lines[at] = f"{name}: {chance.choice(ODD_VALUES)}{comma}\n"


def _misspell(lines: list[str], at: int, chance: random.Random) -> None:
    name, colon, rest = lines[at].partition(":")
    if len(name) > 1:
        spot = chance.randrange(1, len(name))
        lines[at] = (
            name[:spot] + chance.choice(("x", "", "zq", "-", "é", ".")) + name[spot + 1 :] + colon + rest
        )


Change = Callable[[list[str], int, random.Random], Any]
_CHANGES: tuple[Change, ...] = (_drop, _double, _indent, _outdent, _sign, _value, _misspell)


def _whole(_chance: random.Random, text: str) -> bytes:
    return text.encode(errors="replace")


def _cut_off(chance: random.Random, text: str) -> bytes:
    raw = text.encode(errors="replace")
    return raw[: chance.randrange(len(raw) + 1)]


def _recoded(chance: random.Random, text: str) -> bytes:
    return text.encode(chance.choice(ENCODINGS), errors="replace")


def _damaged(chance: random.Random, text: str) -> bytes:
    raw = bytearray(text.encode(errors="replace"))
    for _ in range(chance.randrange(1, 4)):
        raw[chance.randrange(len(raw)) : 0] = bytes([chance.randrange(256)])
    return bytes(raw)


_ENDINGS = (_whole, _whole, _whole, _cut_off, _recoded, _damaged)
