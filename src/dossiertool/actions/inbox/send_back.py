"""Writes what goes back with a form that was not taken in: the form with comments, or a short document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_open import open_form
from dossiertool.documents.forms.read_place import paragraphs_of
from dossiertool.documents.forms.write_report import write_report
from dossiertool.documents.read_word import Remark, read_word
from dossiertool.errors import InvalidInput
from dossiertool.files.move import free_names
from dossiertool.files.write import make_folder, write_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.inbox.open import Opened
    from dossiertool.actions.inbox.outcome import Reason

_ON_TOP = (
    "Dit formulier is nog niet in het dossier gezet. Bij elke opmerking staat wat er is en wat u kunt doen. "
    "Verbeter het, sla het op en stuur het opnieuw. De opmerkingen mogen blijven staan."
)
_LEFT_OUT = (
    "Dit formulier is ingenomen, maar de antwoorden met een opmerking staan niet in het dossier: dat was op "
    "die plek intussen ook veranderd."
)
_MARKED, _BESIDE, _NOTED = "met-opmerkingen", "bericht", "let-op"


def send_back(
    path: Path, opened: Opened | None, redenen: Sequence[Reason], folder: Path, *, today: date
) -> Path:
    """Write what is wrong with a form into this folder, and return the new file.

    A Word form that could be read comes back as a copy with comments at the places; of anything else a short
    document says what is wrong. The form itself stays as it is.

    Raises:
        InvalidInput: the folder may not be written to.
    """
    make_folder(folder)
    marked = _marked(opened, path.name, redenen, _ON_TOP) if opened is not None else None
    if marked is not None:
        return _written(folder / f"{path.stem}-{_MARKED}.docx", marked)
    said = [(each.label or "Het hele formulier", _visible(each.wat), each.advies) for each in redenen]
    found = opened.returned if opened is not None else None
    content = write_report(
        _visible(path.name),
        said,
        school=found.school if found else "",
        number=found.nummer if found else "",
        today=today,
    )
    return _written(folder / f"{path.stem}-{_BESIDE}.docx", content)


def note_left_out(path: Path, opened: Opened, redenen: Sequence[Reason], folder: Path) -> Path | None:
    """Write a copy of a form that was taken in, with comments at the answers that stayed out of the dossier.

    None when the form is no Word document; then the screen alone says so.

    Raises:
        InvalidInput: the folder may not be written to.
    """
    marked = _marked(opened, path.name, redenen, _LEFT_OUT)
    if marked is None:
        return None
    make_folder(folder)
    return _written(folder / f"{path.stem}-{_NOTED}.docx", marked)


def _marked(opened: Opened, name: str, redenen: Sequence[Reason], summary: str) -> bytes | None:
    """Return the form with comments; None when it is no Word document, or takes none."""
    from dossiertool.documents.comment_word import commented  # noqa: PLC0415  loads python-docx

    try:
        package = open_form(opened.raw, name)
        paragraphs = read_word(package)
        pads = [each.pad for each in redenen if each.pad is not None and each.paragraph is None]
        fields = [replace(field, pad=pad) for pad in pads if (field := opened.known.veld(pad)) is not None]
        places = paragraphs_of(package, fields)
        remarks, rest = [], []
        for each in redenen:
            at = each.paragraph if each.paragraph is not None else places.get(each.pad or "")
            said = " ".join(filter(None, (each.wat, each.advies)))
            if at is None or at >= len(paragraphs):
                rest.append(f"{each.label}: {said}" if each.label else said)
            else:
                remarks.append(Remark(at, 0, len(paragraphs[at].text), said))
        return commented(package, paragraphs, remarks, summary="\n".join((summary, *rest)))
    except InvalidInput:
        return None


def _visible(text: str) -> str:
    """Return a text in which the name of a file may stand: Word takes no signs that steer something."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _written(path: Path, content: bytes) -> Path:
    """Write a new file under this name, or with a number behind it when that is taken."""
    for free in free_names(path):
        if not free.exists():
            write_new(free, content)
            return free
    raise InvalidInput(f"In de map {path.parent.name} staan te veel bestanden.", "Ruim die map op.")
