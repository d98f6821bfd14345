"""Checks a Word document, and puts what was found into a copy of it as Word's own comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.loose_text import check_in_order, weigh_in_order
from dossiertool.actions.report import WORD, Report, Wishes
from dossiertool.actions.school import own_words_for
from dossiertool.documents.read_word import Remark, read_word
from dossiertool.documents.word_package import WordPackage
from dossiertool.errors import InvalidInput, Place
from dossiertool.files.source import MAX_BYTES, read_raw
from dossiertool.files.write import refuse_existing, write_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.documents.read_word import WordParagraph
    from dossiertool.findings import Finding
    from dossiertool.text.lifting import OwnWords
    from dossiertool.text.weigh import Weighed


def check_word(path: Path, wishes: Wishes) -> Report:
    """Check a Word document paragraph by paragraph, counted from 1 in reading order.

    Raises:
        InvalidInput: the file cannot be read, or is no Word document of now.
    """
    return _report(path, read_word(_opened(path)), wishes)


def comment_word(targets: Sequence[str], out: Path, wishes: Wishes) -> Report:
    """Check one Word document and write a copy of it with a comment on the words of each finding.

    Without findings the copy is the same, byte for byte.

    Raises:
        InvalidInput: there are more targets, the target is no Word document or cannot be read, or the copy
            exists or cannot be written.
    """
    from dossiertool.documents.comment_word import commented  # noqa: PLC0415 -- loads python-docx

    path = Path(targets[0])
    if len(targets) > 1 or path.suffix.lower() != WORD:
        raise InvalidInput(
            "--word kan alleen bij één Word-document (.docx) tegelijk.",
            "Geef één document: dossiertool controleer brief.docx --word met-opmerkingen.docx",
        )
    if out.suffix.lower() != WORD:
        raise InvalidInput(
            f"De naam {out} eindigt niet op .docx, dus Word opent dat bestand niet.",
            f"Kies bijvoorbeeld: {out.name or 'met-opmerkingen'}.docx",
        )
    refuse_existing(out)
    package = _opened(path)
    paragraphs = read_word(package)
    report = _report(path, paragraphs, wishes)
    remarks = [_remark(finding) for finding in report.bevindingen]
    write_new(out, commented(package, paragraphs, remarks))
    return report


def _opened(path: Path) -> WordPackage:
    raw = read_raw(path)
    if len(raw) > MAX_BYTES:
        raise InvalidInput(
            f"{path} is groter dan {MAX_BYTES // 1024 // 1024} MB.",
            "Maak de plaatjes erin kleiner, of zet de tekst in een .txt-bestand.",
        )
    return WordPackage(raw, str(path))


def _report(path: Path, paragraphs: Sequence[WordParagraph], wishes: Wishes) -> Report:
    own = own_words_for(path, wishes.school)
    texts = [paragraph.text for paragraph in paragraphs]
    found: list[Finding] = []
    alineas, plaatsen = {}, {}
    for number, (paragraph, (pad, all_here)) in enumerate(
        zip(paragraphs, check_in_order(texts, own), strict=True), start=1
    ):
        plaatsen[pad] = ", ".join(filter(None, (f"alinea {number}", paragraph.place)))
        if here := [one for one in all_here if wishes.show(one)]:
            found += here
            alineas[pad] = paragraph.text
    return Report(str(path), found, alineas=alineas, plaatsen=plaatsen, uitleg=_uitleg(texts, own, wishes))


def _uitleg(texts: Sequence[str], own: OwnWords | None, wishes: Wishes) -> list[tuple[Weighed, Place]] | None:
    """Return what was considered, if that was asked; a place in Word has a paragraph for its line."""
    if not wishes.uitleg:
        return None
    weighed = enumerate(weigh_in_order(texts, own), start=1)
    return [
        (each, Place(number, each.start + 1)) for number, here in weighed for each in here if wishes.show(each)
    ]


def _remark(finding: Finding) -> Remark:
    """Turn a finding, which always marks words of a paragraph here, into what its comment says."""
    advice = f"→ {finding.suggestie} " if finding.suggestie else ""
    number = int((finding.pad or "").removeprefix("alinea."))
    said = f"{finding.melding}\n{advice}({finding.code})"
    return Remark(number - 1, finding.start or 0, finding.eind or 0, said)
