"""Which names each kind of document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.choose import known_soort
from dossiertool.documents.fields.class_plan import VanGroepsplan
from dossiertool.documents.fields.evaluation import VanEvaluatie
from dossiertool.documents.fields.handing_over import VanInzage, VanOverdracht, VanUittreksel
from dossiertool.documents.fields.letter import VanSluitbrief, VanSteunpunt, VanUitnodiging
from dossiertool.documents.fields.of_records import group_of
from dossiertool.documents.fields.plan import VanPlan
from dossiertool.documents.fields.privacy import VanPrivacyUitleg
from dossiertool.documents.fields.team import VanAanmelding, VanVerslag
from dossiertool.model.case import HANDED_OUT, SCHOOL_PAPERS
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from dossiertool.documents.fields.tree import Group
    from dossiertool.model.record import Record

VIEWS: dict[str, type[Record]] = {
    "handelingsplan": VanPlan,
    "groepsplan": VanGroepsplan,
    "ot-aanmelding": VanAanmelding,
    "ot-verslag": VanVerslag,
    "evaluatie": VanEvaluatie,
    "uitnodiging": VanUitnodiging,
    "steunpunt": VanSteunpunt,
    "sluitbrief": VanSluitbrief,
    "overdracht": VanOverdracht,
    "inzage": VanInzage,
    "informatie": VanInzage,
    "uittreksel": VanUittreksel,
    "privacy-uitleg": VanPrivacyUitleg,
}
# These have no name besides those of their view: who reads them may not read the file.
_APART = ("uitnodiging", "steunpunt", "sluitbrief", "overdracht", *HANDED_OUT, *SCHOOL_PAPERS)


def fields_of(soort: str) -> Group:
    """Return the names that a template of this kind of document may use.

    Raises:
        InvalidInput: there is no such kind.
    """
    soort = known_soort(soort)
    if soort in _APART:
        return group_of(VIEWS[soort])
    return group_of(VIEWS[soort], Groepsplan if soort == "groepsplan" else Dossier)
