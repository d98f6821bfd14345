"""Fills a document of the whole school from its school file: what happens with data (R154)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.targets import in_vault
from dossiertool.checks.law import law
from dossiertool.documents.fill import shipped_template
from dossiertool.documents.privacy_context import privacy_data
from dossiertool.errors import InvalidInput
from dossiertool.files.school import is_school_file, load_school_file, shipped_school

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.files.school import SchoolFile
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.model.schoolregels import Bewaartermijn

_LAW = {
    "gezondheid": ("uavg-30",),
    "toestemming": ("uavg-5-jonger", "uavg-5-zestien", "uavg-5-intrekken"),
    "rechten": ("uavg-5-inzage", "avg-antwoord", "bw-377c"),
}


def school_paper(soort: str, doel: str, *, template: Path | None, today: date) -> bytes:
    """Return a document of the school as the bytes of a Word file; nothing is written.

    Args:
        soort: one of `SCHOOL_PAPERS`.
        doel: the path of a school file.
        template: the school's own .docx, by default ours.
        today: the day that stands on it; see `privacy_data`.

    Raises:
        InvalidInput: it is no school file, or that or the template cannot be read.
        HasFindings: the school file does not fit the model.
    """
    path = Path(doel)
    if in_vault(doel) or not is_school_file(path):
        raise InvalidInput(
            f"Een {soort} maakt dossiertool van het schoolbestand, en dit is er geen.",
            f"Typ: dossiertool vul {soort} school.yaml. Nog geen schoolbestand? Typ: dossiertool nieuw school",
        )
    file = load_school_file(path)
    school = file.school.model_copy(update={"bewaartermijnen": _terms_of(file)})
    data = privacy_data(school, today, law=_law_that_was_read(), proposed=_proposed(school))
    from dossiertool.documents.render import render  # noqa: PLC0415  Word takes a quarter of a second

    return render(template or shipped_template(soort), data, today=today)


def _law_that_was_read() -> dict[str, list[str]]:
    """Return what the law says on each subject, with its place; what nobody looked up is left out."""
    return {
        subject: [one.gezegd for one in map(law, wanted) if one.geverifieerd]
        for subject, wanted in _LAW.items()
    }


def _terms_of(file: SchoolFile) -> tuple[Bewaartermijn, ...]:
    """Return how long this school keeps what, without what ships for another kind of school.

    A term of the law that ships is of the basisonderwijs or of a samenwerkingsverband itself: it counts for
    the schools that name it in their own file.
    """
    shipped = shipped_school().bewaartermijnen
    named = {term.categorie for term in file.own.bewaartermijnen}
    return tuple(
        term
        for term in file.school.bewaartermijnen
        if not term.in_wet or term not in shipped or term.categorie in named
    )


def _proposed(school: Schoolbestand) -> set[str]:
    """Return the categories of which the term is still the one that ships, and no law sets it."""
    shipped = shipped_school().bewaartermijnen
    return {term.categorie for term in school.bewaartermijnen if term in shipped and not term.in_wet}
