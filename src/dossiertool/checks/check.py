"""All checks of one case: the rules, and the language of every text in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dossiertool.checks.registry import DOSSIER_CHECKS, GROEPSPLAN_CHECKS
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.walk import texts
from dossiertool.text.check import check_passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.findings import Finding
    from dossiertool.model.dossier import Dossier

_DOCUMENTS = ("plannen", "aanmeldingen", "evaluaties")


def check_dossier(
    dossier: Dossier | Groepsplan, *, today: date | None = None, school: object = None
) -> list[Finding]:
    """Return all findings of a dossier or groepsplan, in the order in which it is read.

    Args:
        dossier: the case, as `load_dossier` returns it.
        today: the day on which terms are counted; the clock's day when left out.
        school: the settings of the school, not used yet.

    The findings have a field path but no line and column: those belong to a file.
    """
    day = today or date.today()  # noqa: DTZ011  the school's own calendar day is meant
    checks = GROEPSPLAN_CHECKS if isinstance(dossier, Groepsplan) else DOSSIER_CHECKS
    found = [finding for check in checks for finding in check(dossier, day)]
    return found + list(_language_of(dossier))


def document_of(pad: str) -> str:
    """Return the document a field path belongs to: `plannen.0`, or "" for the case itself."""
    parts = pad.split(".")
    return ".".join(parts[:2]) if parts[0] in _DOCUMENTS and len(parts) > 1 else ""


def _language_of(case: Dossier | Groepsplan) -> Iterator[Finding]:
    """Check every text; a term is marked once per document, because documents are read apart."""
    known: dict[str, set[str]] = {}
    for part in texts(case):
        seen = known.setdefault(document_of(part.pad), set())
        yield from check_passage(part.text, part.soort.value, pad=part.pad, known=seen)
