"""From case file to finished document: choose, gather, fill."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dossiertool.documents.choose import known_soort
from dossiertool.documents.contexts import document_data
from dossiertool.resources import resource

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand

# The kinds of documents that print what stands in the school file.
OF_SCHOOL = frozenset({"steunpunt", "sluitbrief"})


def shipped_template(soort: str) -> Path:
    """Return the template that comes with dossiertool for this kind of document.

    Raises:
        InvalidInput: there is no such kind.
    """
    return resource("templates", f"{known_soort(soort).replace('-', '_')}.docx")


def fill(
    soort: str,
    case: Case,
    *,
    kenmerk: str | None = None,
    template: Path | None = None,
    today: date | None = None,
    school: Schoolbestand | None = None,
    names: Collection[str] = (),
) -> bytes:
    """Return one document of a case as the bytes of a Word file; nothing is written and nothing is checked.

    `soort` is handelingsplan, ot-aanmelding, ot-verslag, evaluatie, uitnodiging, steunpunt, sluitbrief or
    overdracht (of a dossier), or groepsplan. `school` holds the settings of the school, for a steunpunt or
    sluitbrief. `names` are first names of other pupils, which an overdracht leaves out.
    Without `kenmerk` it is the newest document of that kind that is not vervangen. `template` is the
    school's own .docx, by default ours. `today` decides which moment is the next one, who is still
    involved and how old the pupil is; the same case, template and day give the same bytes.

    A case with gaps makes a document too: it says what is not filled in, and is marked CONCEPT.

    Raises:
        InvalidInput: no such kind, the wrong kind of case file, a kenmerk for a groepsplan, two documents of
            the same date, or a template that cannot be read or asks for a field that does not exist.
        NotFound: the case has no such document, or none with this kenmerk.
    """
    day = today or date.today()  # noqa: DTZ011 -- the day on the user's own calendar
    data = document_data(soort, case, kenmerk=kenmerk, today=day, school=school, names=names)
    # Imported late: Word and Jinja take a quarter of a second, and choosing may already fail.
    from dossiertool.documents.render import render  # noqa: PLC0415

    return render(template or shipped_template(soort), data, today=day)
