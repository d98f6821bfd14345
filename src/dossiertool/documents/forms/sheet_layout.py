"""What stands where in a form as a workbook: agreed between `sheet_write` and `sheet_read`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

QUESTIONS, HIDDEN = "Formulier", "dossiertool"
LABEL_COLUMN, ANSWER_COLUMN, MARK_COLUMN = 1, 2, 4  # of the sheet with questions, from 1
HEAD_ROW = 1  # of the sheet of a table
TICK = "x"
_LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
# Excel writes a sign as _x000D_; a text that holds such a thing itself has its first sign written so.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def sheet_title(label: str, taken: Iterable[str]) -> str:
    """Return a name for the sheet of a table: what Excel allows, and no other sheet has."""
    plain = _FORBIDDEN.sub(" ", label).strip() or "Tabel"
    used = {title.casefold() for title in (*taken, HIDDEN)}
    title = plain[:_LONGEST_TITLE].strip()
    number = 2
    while title.casefold() in used:
        title = f"{plain[: _LONGEST_TITLE - 3].strip()} {number}"
        number += 1
    return title


def escaped(text: str) -> str:
    """Return the text as a cell holds it."""
    return _CODED.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain_text(text: str) -> str:
    """Return what a cell says; the reverse of `escaped`."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")
