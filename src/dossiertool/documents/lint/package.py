"""Looks at the file itself, before anything in it is opened: is it a Word file, and packed as one."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.safety import is_foreign
from dossiertool.documents.template.bounds import breaches
from dossiertool.documents.word_package import WordPackage
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAVE_AGAIN = "Open het sjabloon in Word en sla het op onder een andere naam."
_OTHER_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACROS = "macroEnabled"


def package_problems(raw: bytes) -> Iterator[Problem]:
    """Yield what is wrong with how the file is packed; nothing in it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            entries = archive.infolist()
            found = list(breaches(archive))
    except Exception:  # whatever a broken file makes the reader of zip raise
        return  # `opened` says what the file is
    sizes = [breach for breach in found if not breach.is_name]
    for breach in (*sizes[-1:], *(breach for breach in found if breach.is_name)):
        code = "SJAB-03" if breach.is_name else "SJAB-02"
        yield _file(code, f"{breach.message[:1].upper()}{breach.message[1:]}", breach.hint, breach.part)
    for entry in entries:
        if is_foreign(entry.filename):
            yield _file(
                "SJAB-04",
                "Dit onderdeel is een macro of een ander bestand.",
                "Haal de macro of het ingesloten bestand weg in Word, en sla op als Word-document (.docx).",
                entry.filename,
            )


def opened(raw: bytes, name: str) -> tuple[WordPackage | None, list[Problem]]:
    """Return the file opened, or why it cannot be.

    Raises:
        InvalidInput: the file is empty.
    """
    if not raw:
        raise InvalidInput(f"{name} is leeg.", "Kijk of het sjabloon is opgeslagen.")
    try:
        package = WordPackage(raw, "Dit bestand")
        kind = package.part("[Content_Types].xml").decode("utf-8", "replace")
    except InvalidInput as problem:
        hint = (problem.hint or _SAVE_AGAIN).replace(", of kopieer de tekst naar een .txt-bestand", "")
        if "PDF" in problem.message:
            hint = "Gebruik het Word-document waarvan de PDF is gemaakt."
        return None, [_file("SJAB-01", problem.message, hint)]
    if package.is_strict:
        said = "Dit document is opgeslagen als Strict Open XML."
        return None, [_file("SJAB-01", said, "Kies in Word bij Opslaan als: Word-document (.docx).")]
    if _OTHER_MAIN in kind:
        said = "Dit is een Word-sjabloon (.dotx), geen Word-document."
        return None, [_file("SJAB-01", said, "Sla het in Word op als Word-document (.docx).")]
    if _MACROS in kind:
        said = "Dit is een Word-document met macro's (.docm)."
        return None, [_file("SJAB-04", said, "Sla het in Word op als Word-document (.docx), zonder macro's.")]
    return package, []


def _file(code: str, melding: str, suggestie: str, part: str = "") -> Problem:
    return Problem(Remark(code, melding, suggestie), part=part)
