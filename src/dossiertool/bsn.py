"""Finds a burgerservicenummer in a text. Floor 0: the model refuses one, the language check marks one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Nine digits as people write them: 123456782, 1234.56.782, BSN-123 456 782; not part of a longer number,
# nor of a telephone number with its country: +31 612 345 678, 0031 612 345 678, +31 (0)612345678.
_SEPARATOR = "([ .\\-\u00a0\u202f])"
_BEFORE = r"(?<!\d)(?<!\d[.,\-])(?<!\+\d\d[ .\-])(?<!00\d\d[ .\-])(?<!\(0\))(?<!\(0\) )"
_NINE_DIGITS = re.compile(
    rf"{_BEFORE}(?:\d{{9}}|\d{{4}}{_SEPARATOR}\d\d\1\d{{3}}|\d{{3}}{_SEPARATOR}\d{{3}}\2\d{{3}})"
    r"(?![\w-]|[.,]\d)"
)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def find_bsn(text: str) -> Iterator[tuple[int, int]]:
    """Yield where nine digits pass the elfproef (design §4), as positions in the text."""
    for match in _NINE_DIGITS.finditer(text):
        digits = [int(sign) for sign in match.group() if sign.isdigit()]
        if any(digits) and sum(map(int.__mul__, _WEIGHTS, digits)) % 11 == 0:
            yield match.span()
