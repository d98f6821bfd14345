"""Has LibreOffice make PDFs of Word documents, several in one call, and minds it while it does."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.documents.pdf.profile import write_profile
from dossiertool.documents.pdf.verify import faults_in, need_pikepdf
from dossiertool.errors import DossierError, InvalidInput
from dossiertool.workroom import workroom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.workroom import Workroom

PATIENCE = 60.0  # seconds without a new PDF after which LibreOffice is stopped
_ENOUGH = 3  # documents that fail alone while none succeeds: then LibreOffice itself is broken
# The form with JSON came with LibreOffice 7.4; the older form with names and numbers was ignored silently.
_WANTED = {
    "SelectPdfVersion": ("long", "2"),  # PDF/A-2b
    "PDFUACompliance": ("boolean", "true"),
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "UseLosslessCompression": ("boolean", "true"),
}
_FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": kind, "value": value} for name, (kind, value) in _WANTED.items()}, separators=(",", ":")
)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_TEMPLATE = "Ligt het aan een eigen sjabloon? Kijk dat na met: dossiertool sjabloon controleer SJABLOON.docx"
_HOW = "Probeer het opnieuw. Lukt het weer niet? Open het Word-document en sla het daar op als PDF."


def find_office() -> str:
    """Return the program of LibreOffice.

    Raises:
        InvalidInput: it is not on this computer, or pikepdf, which looks at what it made, is not.
    """
    need_pikepdf()
    found = shutil.which("soffice") or shutil.which("libreoffice")
    found = found or next((place for place in _PLACES if Path(place).is_file()), None)
    if found is None:
        raise InvalidInput("Voor --pdf is LibreOffice nodig, en dat staat niet op deze computer.", _where())
    return found


def _where() -> str:
    if sys.platform.startswith("linux"):
        return "Laat het installeren (Debian en Ubuntu: apt install libreoffice-writer-nogui)."
    return "Laat het installeren van libreoffice.org, versie 7.4 of nieuwer."


class Office:
    """LibreOffice, working in a private folder with a profile of its own for each call."""

    def __init__(self, room: Workroom, program: str, patience: float = PATIENCE) -> None:
        """Nothing starts yet."""
        self._room, self._program, self._patience = room, program, patience
        self._calls = 0
        self._given_up: DossierError | None = None

    def to_pdf(self, documents: Sequence[Path]) -> list[Path | DossierError]:
        """Return for each document in the folder of the room the PDF beside it, or why there is none.

        One call makes all of them. When LibreOffice hangs or crashes it is stopped, and each document
        that has no good PDF yet gets a call of its own. When none of several gets one, LibreOffice is
        not tried again.
        """
        if self._given_up is not None:
            return [self._given_up] * len(documents)
        trouble = self._call(documents)
        outcomes = [self._outcome(document, trouble) for document in documents]
        works = any(isinstance(outcome, Path) for outcome in outcomes)
        if len(documents) > 1:
            for i, document in enumerate(documents):
                if isinstance(outcomes[i], DossierError) and (works or i < _ENOUGH):
                    outcomes[i] = self._outcome(document, self._call([document]))
                    works |= isinstance(outcomes[i], Path)
        last = outcomes[-1]
        if not works and len(documents) >= _ENOUGH and isinstance(last, DossierError):
            self._given_up = last
        return outcomes

    def _call(self, documents: Sequence[Path]) -> str:
        """Let LibreOffice work on these documents; return what went wrong with LibreOffice itself, or ""."""
        self._calls += 1
        profile = self._room.folder / f"profiel{self._calls}"
        temporary = self._room.folder / f"tijdelijk{self._calls}"
        write_profile(profile)
        temporary.mkdir()
        targets = [_pdf_of(document) for document in documents]
        code = self._room.run(
            [
                self._program,
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault"),
                *("--convert-to", _FILTER, "--outdir", str(self._room.folder)),
                *map(str, documents),
            ],
            env={**os.environ, "TMPDIR": str(temporary), "SAL_USE_VCLPLUGIN": "svp"},
            patience=self._patience,
            progress=lambda: sum(target.exists() for target in targets),
        )
        for folder in (profile, temporary):
            shutil.rmtree(folder, ignore_errors=True)
        if code is None:
            return "LibreOffice reageerde niet meer"
        return "LibreOffice stopte met een fout" if code else ""

    @staticmethod
    def _outcome(document: Path, trouble: str) -> Path | DossierError:
        target = _pdf_of(document)
        if target.is_file():
            faults = faults_in(target)
            if not faults:
                return target
            target.unlink()
            if not trouble:
                return InvalidInput(f"De PDF is niet goed geworden: {', '.join(faults)}.", _TEMPLATE)
        return InvalidInput(f"{trouble or 'LibreOffice maakte er niets van'}. Er is geen PDF gemaakt.", _HOW)


def as_pdf(document: bytes) -> bytes:
    """Return the PDF of one Word document.

    Raises:
        InvalidInput: LibreOffice or pikepdf is not on this computer, or the PDF did not become a good one.
    """
    program = find_office()
    with workroom() as room:
        path = room.folder / "document.docx"
        path.write_bytes(document)
        (outcome,) = Office(room, program).to_pdf([path])
        if isinstance(outcome, DossierError):
            raise outcome
        return outcome.read_bytes()


def _pdf_of(document: Path) -> Path:
    return document.with_suffix(".pdf")
