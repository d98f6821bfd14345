"""From case file to finished document: choose, gather, fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.choose import known_soort
from dossiertool.documents.contexts import document_data
from dossiertool.resources import resource

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.groepsplan import Groepsplan


def shipped_template(soort: str) -> Path:
    """Return the template that comes with dossiertool for this kind of document."""
    return resource("templates", f"{known_soort(soort).replace('-', '_')}.docx")


def fill(
    soort: str,
    case: Dossier | Groepsplan,
    *,
    kenmerk: str | None = None,
    template: Path | None = None,
    today: date,
) -> bytes:
    """Return the .docx of one document of this case, in the school's own template or in ours.

    Raises:
        InvalidInput: wrong kind of case file, two documents of the same date, or an unusable template.
        NotFound: the case has no such document.
    """
    data = document_data(soort, case, kenmerk=kenmerk, today=today)
    # Imported late: Word and Jinja take a quarter of a second, and choosing may already fail.
    from dossiertool.documents.render import render  # noqa: PLC0415

    return render(template or shipped_template(soort), data, today=today)
