"""Checks a target: a case file, a plain text, or a file with one text per line."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.errors import ExitCode, HasFindings, InvalidInput, Place
from dossiertool.findings import Finding, Klasse, Niveau, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dossiertool.files.load import CaseFile

LINES = ".jsonl"
_TEXTS = {".txt", ".md"}
_WORD = {".docx", ".doc", ".odt", ".pdf"}
_OTHERWISE = 'Zet de tekst in een .txt-bestand, of typ: echo "de tekst" | dossiertool controleer -'
_CASES = {".yaml", ".yml", ".json", LINES, ".dossier", ".groepsplan"}
# Possessive (*+): a file of nothing but blanks must not be read again from each of them.
_LIKE_A_CASE = re.compile(r"^[ \t]*+(?:[{\"][ \t]*+)*+(?:dossiernummer|plannummer)\"?[ \t]*+:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found in one target.

    `alineas` has the text of each marked paragraph of a plain text, by its path. `nummer` is the number
    of a case; `titels` names each document in it by its path, and the case itself by "".
    """

    doel: str
    bevindingen: list[Finding]
    alineas: dict[str, str] | None = None
    nummer: str | None = None
    titels: dict[str, str] = field(default_factory=dict)


def check_target(doel: str, *, stdin: bytes | None = None, today: date | None = None) -> Report:
    """Check one target, named as on the command line (design §5), but for a `.jsonl` file.

    A file that does not fit the model gives its structure findings as the report.

    Raises:
        InvalidInput: the target cannot be read, or is of a kind that is not checked (yet).
    """
    from dossiertool.files.source import decode, read_text  # noqa: PLC0415

    if doel.startswith("kluis:"):
        raise InvalidInput(
            "Een dossier in de kluis kan dossiertool nog niet rechtstreeks controleren.",
            "Haal het dossier eerst op met: dossiertool kluis haal NUMMER -o BESTAND",
        )
    if doel == "-":
        if not (stdin or b"").strip():
            raise InvalidInput("De invoer is leeg.", _OTHERWISE)
        return _check_plain(doel, decode(stdin or b"", "De invoer"))
    path = Path(doel)
    suffix = path.suffix.lower()
    is_named = suffix in _TEXTS | _WORD | _CASES
    if not is_named and len(doel.split()) > 1 and not os.path.lexists(path):  # and so is not repeated
        raise InvalidInput("Dit is geen bestand maar een tekst.", _OTHERWISE)
    if suffix in _TEXTS:
        return _check_plain(doel, read_text(path))
    if suffix in _WORD:
        raise InvalidInput(
            f"{doel} is een document dat dossiertool nog niet kan controleren.",
            "Kopieer de tekst naar een .txt-bestand en controleer dat.",
        )
    return _check_case(path, today)


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


def exit_code(findings: Sequence[Finding], *, strict: bool = False) -> ExitCode:
    """Return 1 when there is a fout, or with `strict` when there is any finding at all."""
    counts = any(strict or finding.niveau is Niveau.FOUT for finding in findings)
    return ExitCode.FINDINGS if counts else ExitCode.OK


def _check_case(path: Path, today: date | None) -> Report:
    from dossiertool.checks.check import check_dossier  # noqa: PLC0415
    from dossiertool.files.load import load_case  # noqa: PLC0415
    from dossiertool.model.case import documents_of, number_of  # noqa: PLC0415

    try:
        file = load_case(path)
    except HasFindings as problem:
        return Report(str(path), in_reading_order(problem.findings))
    found = list(_lost_texts(file))
    for finding in check_dossier(file.case, today=today):
        place = file.place(finding.pad)
        found.append(replace(finding, regel=place.line, kolom=place.column))
    titles = {"": file.case.TITEL} | {document.pad: document.titel for document in documents_of(file.case)}
    return Report(str(path), in_reading_order(found), nummer=number_of(file.case), titels=titles)


def _lost_texts(file: CaseFile) -> Iterator[Finding]:
    for place in file.lost_texts():
        yield Finding(
            code="STR-05",
            klasse=Klasse.STRUCTUUR,
            niveau=Niveau.WAARSCHUWING,
            pad="",
            regel=place.line,
            kolom=place.column,
            melding="Wat op deze regel na # staat, leest dossiertool niet.",
            suggestie="Hoort het bij de tekst? Zet dan de hele tekst tussen dubbele aanhalingstekens.",
        )


def _check_plain(doel: str, text: str) -> Report:
    """Check a plain text paragraph by paragraph; paragraphs count from 1."""
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
    return Report(doel, found, alineas=alineas)


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
