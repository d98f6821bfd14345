"""Checks loose texts: a plain text paragraph by paragraph, or a file with one text per line."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dossiertool.errors import InvalidInput, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossiertool.findings import Finding

LINES = ".jsonl"
# Possessive (*+): a file of nothing but blanks must not be read again from each of them.
_LIKE_A_CASE = re.compile(r"^[ \t]*+(?:[{\"][ \t]*+)*+(?:dossiernummer|plannummer)\"?[ \t]*+:", re.MULTILINE)


def check_lines(path: Path) -> Iterator[tuple[Any, list[Finding]]]:
    """Check a `.jsonl` file: yield (id, findings) for each line `{id, doc, field, text}`, in order.

    The whole file is read once before anything is yielded, so that a broken line means no answer at all.

    Raises:
        InvalidInput: the file cannot be read, or a line is no such object; names the line.
    """
    from dossiertool.text.check import check_text  # noqa: PLC0415

    for _ in _rows(path):
        pass
    for row, given in _rows(path):
        line, column = row.marks["text"]
        found = check_text(row["text"], field=row.get("field") or "observatie", doc=row.get("doc"))
        yield given, [replace(f, pad="text", regel=line + 1, kolom=column + 1) for f in found]


def check_paragraphs(text: str) -> tuple[list[Finding], dict[str, str]]:
    """Check a plain text paragraph by paragraph, counted from 1.

    Returns the findings, and the text of each paragraph that has any by its path (`alinea.3`).

    Raises:
        InvalidInput: the text is a case file.
    """
    from dossiertool.text.check import check_passage  # noqa: PLC0415

    if _LIKE_A_CASE.search(text):
        raise InvalidInput(
            "Dit lijkt een dossier of groepsplan, geen gewone tekst.",
            "Geef het bestand een naam die eindigt op .dossier.yaml of .groepsplan.yaml.",
        )
    found: list[Finding] = []
    alineas: dict[str, str] = {}
    known: set[str] = set()
    for number, (line, paragraph) in enumerate(_paragraphs(text), start=1):
        pad = f"alinea.{number}"
        here = check_passage(paragraph, "feit", pad=pad, known=known)
        if here:
            alineas[pad] = paragraph
            found += [replace(finding, regel=line, kolom=1) for finding in here]
    return found, alineas


_ITEM = re.compile(r"\s*(?:[-*•–]|#+|\d+[.)])\s")
_END = re.compile(r"[.!?:;][\"'”’)]*\s*$")


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 1, text) of each paragraph.

    A paragraph ends at a blank line, before an item of a list or a heading, and at a line that ends a
    sentence: text saved from Word has a paragraph per line.
    """
    begin, lines = 0, list[str]()
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if lines and (not line.strip() or _ITEM.match(line) or _END.search(lines[-1])):
            yield begin, "\n".join(lines)
            begin, lines = 0, []
        if line.strip():
            begin = begin or number
            lines.append(line)


def _rows(path: Path) -> Iterator[tuple[Any, Any]]:
    """Yield each line of a `.jsonl` file as a placed tree, with its id as it was given."""
    from dossiertool.files.json_reader import read_json  # noqa: PLC0415
    from dossiertool.files.source import lines_of  # noqa: PLC0415
    from dossiertool.files.tree import PlacedDict  # noqa: PLC0415

    for number, line in enumerate(lines_of(path)):
        if not line.strip():
            continue
        row = read_json(line.rstrip("\r\n"), str(path), first_line=number)
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
        if not isinstance(row, PlacedDict) or not isinstance(raw.get("text"), str):
            raise InvalidInput(
                "hier ontbreekt de tekst.",
                'Elke regel hoort te zijn: {"id": …, "doc": …, "field": …, "text": …}',
                file=str(path),
                place=place,
            )
        yield row, raw.get("id")
