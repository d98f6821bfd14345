"""Checks a target: a case file, a plain text, or a file with one text per line."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.errors import ExitCode, HasFindings, InvalidInput
from dossiertool.findings import Niveau, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dossiertool.findings import Finding

_TEXTS = {".txt", ".md"}
_LATER = {
    ".docx": "Een Word-document kan dossiertool nog niet controleren.",
    ".doc": "Een Word-document kan dossiertool nog niet controleren.",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found in one target.

    `alineas` has the text of each marked paragraph of a plain text; `items` has, for a target with one
    text per line, the id of each line (as given) with its findings.
    """

    doel: str
    bevindingen: list[Finding]
    alineas: dict[str, str] | None = None
    items: list[tuple[Any, list[Finding]]] | None = None
    nummer: str | None = None
    soort: str = ""
    findings_of_all: list[Finding] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the findings of all lines."""
        gathered = self.bevindingen + [f for _, found in self.items or () for f in found]
        object.__setattr__(self, "findings_of_all", gathered)


def check_target(doel: str, *, stdin: bytes | None = None, today: date | None = None) -> Report:
    """Check one target, named as on the command line (design §5).

    A file that does not fit the model gives its structure findings as the report.

    Raises:
        InvalidInput: the target cannot be read, or is of a kind that is not checked (yet).
    """
    path = Path(doel)
    if doel.startswith("kluis:"):
        raise InvalidInput(
            "Een dossier in de kluis kunt u nog niet rechtstreeks controleren.",
            "Haal het dossier eerst op met: dossiertool kluis haal NUMMER -o BESTAND",
        )
    if doel == "-":
        from dossiertool.files.source import decode  # noqa: PLC0415

        return _check_plain(doel, decode(stdin or b"", "De invoer"))
    if path.suffix in _TEXTS:
        from dossiertool.files.source import read_text  # noqa: PLC0415

        return _check_plain(doel, read_text(path))
    if path.suffix == ".jsonl":
        return _check_lines(path)
    if path.suffix in _LATER:
        raise InvalidInput(_LATER[path.suffix], "Kopieer de tekst naar een .txt-bestand en controleer dat.")
    return _check_case(path, today)


def exit_code(findings: Sequence[Finding], *, strict: bool = False) -> ExitCode:
    """Return 1 when there is a fout, or with `strict` when there is any finding at all."""
    counts = any(strict or finding.niveau is Niveau.FOUT for finding in findings)
    return ExitCode.FINDINGS if counts else ExitCode.OK


def _check_case(path: Path, today: date | None) -> Report:
    from dossiertool.checks.check import check_dossier  # noqa: PLC0415
    from dossiertool.files.load import load_case  # noqa: PLC0415
    from dossiertool.model.groepsplan import Groepsplan  # noqa: PLC0415

    try:
        file = load_case(path)
    except HasFindings as problem:
        return Report(str(path), in_reading_order(problem.findings))
    found = []
    for finding in check_dossier(file.case, today=today):
        place = file.place(finding.pad)
        found.append(replace(finding, regel=place.line, kolom=place.column))
    case = file.case
    nummer = case.plannummer if isinstance(case, Groepsplan) else case.dossiernummer
    return Report(str(path), in_reading_order(found), nummer=nummer, soort=case.TITEL)


def _check_plain(doel: str, text: str) -> Report:
    """Check a plain text paragraph by paragraph; paragraphs are parted by blank lines and count from 1."""
    from dossiertool.text.check import check_passage  # noqa: PLC0415

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


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 1, text) for each run of lines that are not blank."""
    begin, lines = 0, list[str]()
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.strip():
            begin = begin or number
            lines.append(line)
        elif lines:
            yield begin, "\n".join(lines)
            begin, lines = 0, []


def _check_lines(path: Path) -> Report:
    """Check a .jsonl file: one object `{id, doc, field, text}` per line."""
    from dossiertool.files.json_reader import read_json  # noqa: PLC0415
    from dossiertool.files.source import read_text  # noqa: PLC0415
    from dossiertool.files.tree import PlacedDict, as_place  # noqa: PLC0415
    from dossiertool.text.check import check_text  # noqa: PLC0415

    items: list[tuple[Any, list[Finding]]] = []
    for number, line in enumerate(read_text(path).split("\n")):
        if not line.strip():
            continue
        row = read_json(line, str(path), first_line=number)
        if not isinstance(row, PlacedDict) or not isinstance(row.get("text"), str):
            raise InvalidInput(
                f"{path}: op regel {number + 1} staat geen tekst.",
                "Op elke regel hoort een JSON-object met id, doc, field en text.",
            )
        place = as_place(row.marks["text"])
        kind = row.get("field") or "observatie"
        found = check_text(row["text"], field=str(kind), doc=row.get("doc"))
        given = json.loads(line).get(
            "id"
        )  # our reader keeps numbers as text; the answer repeats what was given
        items.append((given, [replace(f, pad="text", regel=place.line, kolom=place.column) for f in found]))
    return Report(str(path), [], items=items)
