"""The documents of a case as a seal freezes them: each as Word file and as PDF, many cases in one go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.documents.fill import fill
from dossiertool.documents.pdf.office import Office, find_office
from dossiertool.documents.still_open import as_it_was
from dossiertool.errors import DossierError, InvalidInput
from dossiertool.model.case import documents_of
from dossiertool.model.dossier import Dossier
from dossiertool.workroom import workroom

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dossiertool.model.case import Case

FOLDER = "documenten"
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}")


def word_documents(case: Case, today: date) -> dict[str, bytes]:
    """Return every document of a case as a Word file, by its path in a package.

    What belongs to closed needs is in them too: this is the dossier as it was (`as_it_was`).

    Raises:
        InvalidInput: one of them cannot be made.
    """
    found: dict[str, bytes] = {}
    whole = as_it_was(case) if isinstance(case, Dossier) else case
    for n, document in enumerate(documents_of(case), start=1):
        kenmerk = document.kenmerk or ""
        mark = kenmerk if _PLAIN.fullmatch(kenmerk) else f"{n:02}" * (document.kenmerk is not None)
        name = f"{FOLDER}/{'-'.join(filter(None, (document.soort, mark)))}.docx"
        if name.lower() in {other.lower() for other in found}:
            name = f"{FOLDER}/{document.soort}-{n:02}-{mark}.docx"
        found[name] = fill(document.soort, whole, kenmerk=document.kenmerk, today=today)
    return found


def with_pdfs(batch: Sequence[Mapping[str, bytes]]) -> list[dict[str, bytes] | DossierError]:
    """Return for each case its Word files and the PDF/A of each; one call of LibreOffice makes them all.

    A case of which one PDF did not become a good one has the failure in its place.

    Raises:
        InvalidInput: LibreOffice or pikepdf is not on this computer.
    """
    if not any(batch):
        return [dict(documents) for documents in batch]
    program = find_office()
    with workroom() as room:
        places = []
        for n, (name, content) in enumerate(item for documents in batch for item in documents.items()):
            path = room.folder / f"{n:05}.docx"
            path.write_bytes(content)
            places.append((name, path))
        made = iter(Office(room, program).to_pdf([path for _, path in places]))
        return [_printed(documents, [next(made) for _ in documents]) for documents in batch]


def _printed(documents: Mapping[str, bytes], made: Sequence[object]) -> dict[str, bytes] | DossierError:
    found = dict(documents)
    for name, outcome in zip(documents, made, strict=True):
        if isinstance(outcome, DossierError):
            return InvalidInput(f"{name}: {outcome}", outcome.hint)
        found[f"{name.removesuffix('.docx')}.pdf"] = _content(outcome)
    return found


def _content(path: object) -> bytes:
    from pathlib import Path  # noqa: PLC0415

    assert isinstance(path, Path)  # noqa: S101  what is no failure is a path
    return path.read_bytes()
