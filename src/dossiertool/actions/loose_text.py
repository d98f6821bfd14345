"""Checks loose texts: a plain text paragraph by paragraph, or a file with one text per line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dossiertool.errors import InvalidInput, Place
from dossiertool.findings import at_levels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dossiertool.findings import Finding, Niveau
    from dossiertool.text.lifting import OwnWords
    from dossiertool.text.weigh import Weighed

LINES = ".jsonl"
# Possessive (*+): a file of nothing but blanks must not be read again from each of them.
_LIKE_A_CASE = re.compile(r"^[ \t]*+(?:[{\"][ \t]*+)*+(?:dossiernummer|plannummer)\"?[ \t]*+:", re.MULTILINE)


def check_lines(path: Path, own: OwnWords | None = None) -> Iterator[tuple[Any, list[Finding]]]:
    """Check a `.jsonl` file: yield (id, findings) for each line `{id, doc, field, text}`, in order.

    The whole file is read once before anything is yielded, so that a broken line means no answer at all.
    `own` are the words of a school.

    Raises:
        InvalidInput: the file cannot be read, or a line is no such object; names the line.
    """
    from dossiertool.text.check import check_passage  # noqa: PLC0415

    for _ in _rows(path):
        pass
    for row, given in _rows(path):
        line, column = row.marks["text"]
        found = check_passage(row["text"], _soort(row), pad=_field(row), known=set(), own=own)
        found = [replace(one, pad="text", regel=line + 1, kolom=column + 1) for one in found]
        yield given, list(at_levels(found, _levels(own)))


def weigh_lines(path: Path, own: OwnWords | None = None) -> Iterator[list[tuple[Weighed, Place]]]:
    """Yield for each line of a `.jsonl` file what was considered and where. Raises as `check_lines`."""
    from dossiertool.files.tree import as_place  # noqa: PLC0415
    from dossiertool.text.weigh import weigh_passage  # noqa: PLC0415

    for row, _ in _rows(path):
        place = as_place(row.marks["text"])
        seen = weigh_passage(row["text"], _soort(row), pad="text", known=set(), own=own)
        yield [(each, place) for each in seen]


def check_paragraphs(text: str, own: OwnWords | None = None) -> tuple[list[Finding], dict[str, str]]:
    """Check a plain text paragraph by paragraph, counted from 1; `own` are the words of a school.

    Returns the findings, and the text of each paragraph that has any by its path (`alinea.3`).

    Raises:
        InvalidInput: the text is a case file.
    """
    if _LIKE_A_CASE.search(text):
        raise InvalidInput(
            "Dit lijkt een dossier of groepsplan, geen gewone tekst.",
            "Geef het bestand een naam die eindigt op .dossier.yaml of .groepsplan.yaml.",
        )
    found: list[Finding] = []
    alineas: dict[str, str] = {}
    paragraphs = list(_paragraphs(text))
    checked = check_in_order((paragraph for _, paragraph in paragraphs), own)
    for (line, paragraph), (pad, here) in zip(paragraphs, checked, strict=True):
        if here:
            alineas[pad] = paragraph
            found += [replace(finding, regel=line, kolom=1) for finding in here]
    return found, alineas


def check_in_order(
    paragraphs: Iterable[str], own: OwnWords | None = None
) -> Iterator[tuple[str, list[Finding]]]:
    """Yield for each paragraph of one document its path (`alinea.3`, counted from 1) and its findings.

    A term that one paragraph explains or marks is no finding in those after it.
    """
    from dossiertool.text.check import check_passage  # noqa: PLC0415
    from dossiertool.text.headings import Below  # noqa: PLC0415

    known: set[str] = set()
    below = Below()
    for number, paragraph in enumerate(paragraphs, start=1):
        pad = f"alinea.{number}"
        here = check_passage(paragraph, below.soort(paragraph), pad=pad, known=known, own=own)
        yield pad, list(at_levels(here, _levels(own)))


def weigh_paragraphs(text: str, own: OwnWords | None = None) -> list[tuple[Weighed, Place]]:
    """Return what `check_paragraphs` considered, each with the place of its words in the text."""
    from dossiertool.files.source import place_at  # noqa: PLC0415

    found: list[tuple[Weighed, Place]] = []
    paragraphs = list(_paragraphs(text))
    weighed = weigh_in_order((paragraph for _, paragraph in paragraphs), own)
    for (line, paragraph), here in zip(paragraphs, weighed, strict=True):
        for each in here:
            place = place_at(paragraph, each.start)
            found.append((each, Place(line - 1 + place.line, place.column)))
    return found


def weigh_in_order(paragraphs: Iterable[str], own: OwnWords | None = None) -> Iterator[list[Weighed]]:
    """Yield for each paragraph of one document what `check_in_order` considered."""
    from dossiertool.text.headings import Below  # noqa: PLC0415
    from dossiertool.text.weigh import weigh_passage  # noqa: PLC0415

    known: set[str] = set()
    below = Below()
    for number, paragraph in enumerate(paragraphs, start=1):
        yield weigh_passage(paragraph, below.soort(paragraph), pad=f"alinea.{number}", known=known, own=own)


def _levels(own: OwnWords | None) -> Mapping[str, Niveau | None]:
    return own.levels if own is not None else {}


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


def _field(row: Any) -> str:
    field = row.get("field")
    return field if field and isinstance(field, str) else "observatie"


def _soort(row: Any) -> str:
    from dossiertool.text.check import soort_of  # noqa: PLC0415

    return soort_of(_field(row))


def _rows(path: Path) -> Iterator[tuple[Any, Any]]:
    """Yield each line of a `.jsonl` file as a placed tree, with its id as it was given."""
    from dossiertool.files.json_lines import read_json_lines  # noqa: PLC0415

    for line in read_json_lines(path):
        if not isinstance(line.raw, dict) or not isinstance(line.raw.get("text"), str):
            raise InvalidInput(
                "hier ontbreekt de tekst.",
                'Elke regel hoort te zijn: {"id": …, "doc": …, "field": …, "text": …}',
                file=str(path),
                place=line.place,
            )
        yield line.placed, line.raw.get("id")
