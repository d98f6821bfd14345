"""The next free kenmerk in a list of a case."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def next_kenmerk(example: str, used: Iterable[str]) -> str:
    """Return the next free kenmerk in the form of the example: S1 → S4, A → D.

    `used` are the kenmerken of the list as it is; what has another form does not count.
    """
    taken = set(used)
    prefix = example.rstrip(string.digits)
    if prefix == example:
        free = (letter for letter in string.ascii_uppercase if letter not in taken)
        return next(free, f"A{len(taken)}")
    numbers = [int(each.removeprefix(prefix)) for each in taken if re.fullmatch(f"{prefix}[0-9]+", each)]
    return f"{prefix}{max(numbers, default=0) + 1}"
