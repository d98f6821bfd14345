"""Everything a template may print, as plain data: the fields of the model and a few Dutch views on them.

`document_data` gives every field of the case under its own name, the chosen document under `plan`,
`aanmelding`, `verslag` or `evaluatie`, and views that only look things up, count or put in order. What they
are called and mean stands in docs/sjablonen.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import choose
from dossiertool.documents.class_context import class_data
from dossiertool.documents.evaluation_context import evaluation_data
from dossiertool.documents.plan_context import plan_data
from dossiertool.documents.team_context import registration_data, report_data

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.case import Case


def document_data(soort: str, case: Case, *, kenmerk: str | None = None, today: date) -> dict[str, Any]:
    """Return the data of one document: the newest of this kind that is not vervangen, or the one named.

    Raises:
        InvalidInput: the wrong kind of case file, or two documents of the same date.
        NotFound: there is no such document.
    """
    match choose.known_soort(soort):
        case "groepsplan":
            return class_data(choose.as_groepsplan(case, kenmerk), today)
        case "handelingsplan":
            return plan_data(choose.as_dossier(case), kenmerk, today)
        case "ot-aanmelding":
            return registration_data(choose.as_dossier(case), kenmerk, today)
        case "ot-verslag":
            return report_data(choose.as_dossier(case), kenmerk, today)
        case _:
            return evaluation_data(choose.as_dossier(case), kenmerk, today)
