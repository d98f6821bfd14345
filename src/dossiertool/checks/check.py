"""All checks of one case: the rules, and the language of every text in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dossiertool.checks.registry import DOSSIER_CHECKS, GROEPSPLAN_CHECKS
from dossiertool.model.case import document_at
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.walk import reading_order, texts
from dossiertool.text.check import check_passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.findings import Finding
    from dossiertool.model.case import Case


def check_dossier(dossier: Case, *, today: date | None = None, school: object = None) -> list[Finding]:
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
    found += _language_of(dossier)
    return sorted(found, key=lambda f: (reading_order(dossier, f.pad), f.start or 0))


def _language_of(case: Case) -> Iterator[Finding]:
    """Check every text; a term is marked once per document, because documents are read apart."""
    known: dict[str, set[str]] = {}
    for part in texts(case):
        if part.soort is not None:
            seen = known.setdefault(document_at(case, part.pad), set())
            yield from check_passage(part.text, part.soort.value, pad=part.pad, known=seen)
