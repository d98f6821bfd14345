"""Reads a file with one JSON value per line, each with the place of everything in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool.errors import InvalidInput, Place
from dossiertool.files.json_reader import read_json
from dossiertool.files.source import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Line(NamedTuple):
    """One line: as a tree with places (numbers as text), as plain JSON, and where it begins."""

    placed: Any
    raw: Any
    place: Place


def read_json_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of the file in order; blank lines are passed over.

    Raises:
        InvalidInput: the file cannot be read, or a line is no JSON or holds a number that cannot be written
            back; names the line.
    """
    for number, line in enumerate(lines_of(path)):
        if not line.strip():
            continue
        placed = read_json(line.rstrip("\r\n"), str(path), first_line=number)
        place = Place(number + 1, 1)
        try:
            raw = json.loads(line)
            json.dumps(raw, allow_nan=False)
        except ValueError:  # JSON by the book that cannot be written back: 1e400, or thousands of digits
            raise InvalidInput(
                "op deze regel staat een te groot getal.",
                "Schrijf een kleiner getal, of zet het tussen aanhalingstekens.",
                file=str(path),
                place=place,
            ) from None
        yield Line(placed, raw, place)
