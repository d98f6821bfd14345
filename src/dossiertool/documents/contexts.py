"""Everything a template may print, as plain data: the fields of the model and a few Dutch views on them.

`document_data` gives every field of the case under its own name, the chosen document under `plan`,
`aanmelding`, `verslag` or `evaluatie`, and views that only look things up, count or put in order. What they
are called and mean stands in docs/sjablonen.md. An uitnodiging and a steunpunt go to people who may not read
the file: those get little of the case, whatever template asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import choose
from dossiertool.documents.class_context import class_data
from dossiertool.documents.closing_context import closing_data
from dossiertool.documents.evaluation_context import evaluation_data
from dossiertool.documents.handing_over_context import transfer_data
from dossiertool.documents.invitation_context import invitation_data
from dossiertool.documents.others import Others
from dossiertool.documents.plan_context import plan_data
from dossiertool.documents.still_open import still_open
from dossiertool.documents.support_context import support_data
from dossiertool.documents.team_context import registration_data, report_data
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.model.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand


def document_data(
    soort: str,
    case: Case,
    *,
    kenmerk: str | None = None,
    today: date,
    school: Schoolbestand | None = None,
    names: Collection[str] = (),
) -> dict[str, Any]:
    """Return the data of one document: the newest of this kind that is not vervangen, or the one named.

    `school` holds the settings of the school, which a steunpunt and a sluitbrief print; without it they say
    what is not known. `names` are first names of other pupils, which an overdracht leaves out.

    Raises:
        InvalidInput: the wrong kind of case file, or two documents of the same date.
        NotFound: there is no such document, or it is about closed needs only.
        Refused: a transfer that pupil and parents did not agree to.
    """
    soort = choose.known_soort(soort)
    try:
        if soort == choose.OUT_OF_SCHOOL:
            others = Others(case, names) if isinstance(case, Dossier) else None
            return transfer_data(case, kenmerk, others, today)
        return _data(soort, case, kenmerk, today, school)
    except NotFound:
        if isinstance(case, Dossier) and choose.is_over(soort, case, still_open(case), kenmerk):
            raise NotFound(
                f"Dit dossier heeft geen {soort} voor een behoefte die openstaat.",
                "Van een afgesloten behoefte maakt dossiertool niets nieuws. Terugzien: dossiertool toon DOEL "
                "--afgesloten. Hulp weer nodig? dossiertool heropen behoefte",
            ) from None
        raise


def _data(
    soort: str, case: Case, kenmerk: str | None, today: date, school: Schoolbestand | None
) -> dict[str, Any]:
    match soort:
        case "groepsplan":
            return class_data(choose.as_groepsplan(case, kenmerk), today)
        case "handelingsplan":
            return plan_data(choose.as_dossier(case), kenmerk, today)
        case "ot-aanmelding":
            return registration_data(choose.as_dossier(case), kenmerk, today)
        case "ot-verslag":
            return report_data(choose.as_dossier(case), kenmerk, today)
        case "uitnodiging":
            return invitation_data(choose.as_dossier(case), kenmerk, today)
        case "steunpunt":
            return support_data(choose.as_dossier(case), kenmerk, today, school)
        case "sluitbrief":
            return closing_data(choose.as_dossier(case), kenmerk, today, school)
        case "inzage" | "informatie" | "uittreksel" as own:
            command = "exporteer" if own == "uittreksel" else "inzage"
            raise InvalidInput(
                f"Een {own} maakt u met een eigen opdracht, die nakijkt wie het mag zien.",
                f"Typ: dossiertool {command} --help",
            )
        case "privacy-uitleg":
            raise choose.of_whole_school(soort)
        case _:
            return evaluation_data(choose.as_dossier(case), kenmerk, today)
