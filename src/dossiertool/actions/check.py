"""Checks a target: a case file, a school file, a Word document or a plain text."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.report import AS_USUAL, WORD, Report, Wishes
from dossiertool.actions.targets import FileTarget
from dossiertool.errors import ExitCode, HasFindings, InvalidInput
from dossiertool.findings import Finding, Niveau, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.actions.targets import Target
    from dossiertool.errors import Place
    from dossiertool.files.load import CaseFile
    from dossiertool.files.school import SchoolFile
    from dossiertool.model.aanvaard import Aanvaarding
    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.text.weigh import Weighed

_TEXTS = {".txt", ".md"}
_NOT_READ = {".doc", ".docm", ".dot", ".dotx", ".odt", ".pdf", ".rtf"}
_OTHERWISE = 'Zet de tekst in een .txt-bestand, of typ: echo "de tekst" | dossiertool controleer -'


_CASES = {".yaml", ".yml", ".json", ".jsonl", ".dossier", ".groepsplan"}


def check_target(doel: str, wishes: Wishes = AS_USUAL, *, stdin: bytes | None = None) -> Report:
    """Check one target, named as on the command line (design §5); no `.jsonl` file, no case in the vault.

    A file that does not fit the model gives its structure findings as the report.

    Raises:
        InvalidInput: the target cannot be read, or is of a kind that is not checked (yet).
    """
    from dossiertool.files.source import decode, read_text  # noqa: PLC0415

    if doel == "-":
        if not (stdin or b"").strip():
            raise InvalidInput("De invoer is leeg.", _OTHERWISE)
        return _check_plain(doel, decode(stdin or b"", "De invoer"), wishes)
    path = Path(doel)
    suffix = path.suffix.lower()
    is_named = suffix in _TEXTS | _NOT_READ | _CASES | {WORD}
    if not is_named and len(doel.split()) > 1 and not os.path.lexists(path):  # and so is not repeated
        raise InvalidInput("Dit is geen bestand maar een tekst.", _OTHERWISE)
    if suffix in _TEXTS:
        return _check_plain(doel, read_text(path), wishes)
    if suffix == WORD:
        from dossiertool.actions.word import check_word  # noqa: PLC0415

        return check_word(path, wishes)
    if suffix in _NOT_READ:
        raise InvalidInput(
            f"{doel} is een document dat dossiertool niet kan lezen.",
            "Sla het in Word of LibreOffice op als .docx, of zet de tekst in een .txt-bestand.",
        )
    return _check_file(path, wishes)


def exit_code(findings: Sequence[Finding], *, strict: bool = False) -> ExitCode:
    """Return 1 when there is a fout, or with `strict` when there is any finding at all."""
    counts = any(strict or finding.niveau is Niveau.FOUT for finding in findings)
    return ExitCode.FINDINGS if counts else ExitCode.OK


def _check_file(path: Path, wishes: Wishes) -> Report:
    from dossiertool.files.school import is_school_file  # noqa: PLC0415

    if not is_school_file(path):
        return check_case(FileTarget(path), wishes, names_around(wishes.targets or (str(path),)))
    try:
        return _check_school(path, wishes)
    except HasFindings as problem:
        if problem.file != str(path):
            raise
        return Report(str(path), in_reading_order(problem.findings))


def check_case(target: Target, wishes: Wishes, names: frozenset[str]) -> Report:
    """Check one case; `names` are the first names of the pupils in it and in those around it.

    A case in the vault has no lines and columns: of its findings they are None.

    Raises:
        InvalidInput, NotFound, Tampered: it cannot be read.
    """
    try:
        return _check_loaded(target, target.load(), wishes, names)
    except HasFindings as problem:
        if problem.file != target.name:
            raise
        return Report(target.name, in_reading_order(problem.findings))


def _check_loaded(target: Target, file: CaseFile, wishes: Wishes, names: frozenset[str]) -> Report:
    from dossiertool.actions.school import school_for  # noqa: PLC0415
    from dossiertool.checks.accept import fingerprint  # noqa: PLC0415
    from dossiertool.checks.check import review  # noqa: PLC0415
    from dossiertool.model.case import documents_of, number_of  # noqa: PLC0415
    from dossiertool.model.walk import texts  # noqa: PLC0415

    case = file.case
    school = school_for(target.near, wishes.school)
    outcome = review(case, today=wishes.today, school=school, names=names)
    found = [_placed(one, file.place(one.pad)) for one in outcome.findings if wishes.show(one)]
    found = in_reading_order([*_lost_texts(file), *found])
    zinnen = None
    if wishes.fingerprints:
        said = {part.pad: part.text for part in texts(case)}
        zinnen = [fingerprint(said.get(one.pad or "", ""), one) for one in found]
    report = Report(
        target.name,
        found,
        nummer=number_of(case),
        titels={"": case.TITEL} | {document.pad: document.titel for document in documents_of(case)},
        aanvaard=[(_placed(one, file.place(one.pad)), by) for one, by in outcome.accepted],
        zinnen=zinnen,
        uitleg=_weighed(file, case, school, wishes, outcome.accepted),
    )
    return report if target.has_lines else _without_lines(report)


def _without_lines(report: Report) -> Report:
    """Return the report, in the same order, of a case that nobody sees as lines of text."""
    return replace(
        report,
        bevindingen=[_placed(one, None) for one in report.bevindingen],
        aanvaard=[(_placed(one, None), by) for one, by in report.aanvaard],
        uitleg=None if report.uitleg is None else [(each, None) for each, _ in report.uitleg],
    )


def _weighed(
    file: CaseFile | SchoolFile,
    record: Case | Schoolbestand,
    school: Schoolbestand | None,
    wishes: Wishes,
    accepted: Sequence[tuple[Finding, Aanvaarding]] = (),
) -> list[tuple[Weighed, Place | None]] | None:
    """Return what was considered in every text of a file, if that was asked."""
    if not wishes.uitleg:
        return None
    from dossiertool.checks.language import weigh_language  # noqa: PLC0415
    from dossiertool.checks.setting import BARE  # noqa: PLC0415

    by = {(one.code, one.pad, one.start): f"is aanvaard door {who.wie}" for one, who in accepted}
    seen = (
        replace(each, reden=each.reden or by.get((each.code, each.pad, each.start)))
        for each in weigh_language(record, school or BARE)
    )
    return [(each, file.place(each.pad)) for each in seen if wishes.show(each)]


@lru_cache(maxsize=1)
def names_around(targets: tuple[str, ...]) -> frozenset[str]:
    """Return the first names of the pupils in these targets and in the case files beside them (N10)."""
    from dossiertool.files.names import pupil_names  # noqa: PLC0415

    return pupil_names(targets)


def _check_school(path: Path, wishes: Wishes) -> Report:
    from dossiertool.checks.check import check_school  # noqa: PLC0415
    from dossiertool.checks.form_rules import OTHER_THAN_BASIS  # noqa: PLC0415
    from dossiertool.files.school import load_school_file  # noqa: PLC0415

    file = load_school_file(path)
    found = [
        OTHER_THAN_BASIS.finding(override.pad, f"Dit is anders dan in de basis: {override.wat}.")
        for override in file.anders
    ]
    found += check_school(file.own, today=wishes.today)
    placed = [_placed(one, file.place(one.pad)) for one in found if wishes.show(one)]
    return Report(
        str(path),
        in_reading_order(placed),
        titels={"": file.own.TITEL},
        uitleg=_weighed(file, file.own, file.own, wishes),
    )


def _placed(finding: Finding, place: Place | None) -> Finding:
    line, column = (place.line, place.column) if place else (None, None)
    return replace(finding, regel=line, kolom=column)


def _lost_texts(file: CaseFile) -> Iterator[Finding]:
    from dossiertool.checks.form_rules import BEHIND_HASH  # noqa: PLC0415

    for place in file.lost_texts():
        yield _placed(BEHIND_HASH.finding("", "Wat op deze regel na # staat, leest dossiertool niet."), place)


def _check_plain(doel: str, text: str, wishes: Wishes) -> Report:
    from dossiertool.actions.loose_text import check_paragraphs, weigh_paragraphs  # noqa: PLC0415
    from dossiertool.actions.school import own_words_for  # noqa: PLC0415

    own = own_words_for(Path(doel), wishes.school)
    found, alineas = check_paragraphs(text, own)
    shown = [one for one in found if wishes.show(one)]
    marked = {one.pad for one in shown}
    uitleg = [one for one in weigh_paragraphs(text, own) if wishes.show(one[0])] if wishes.uitleg else None
    alineas = {pad: said for pad, said in alineas.items() if pad in marked}
    return Report(doel, shown, alineas=alineas, uitleg=uitleg)
