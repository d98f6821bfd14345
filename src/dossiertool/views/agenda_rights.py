"""What rights and terms ask: requests to answer within a month (N11), and what may be destroyed (N04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.retention import retention_of
from dossiertool.views.item import Item, Soort
from dossiertool.views.people import regie_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.schoolbestand import Schoolbestand


def request_items(dossier: Dossier) -> Iterator[Item]:
    """Yield the last day to answer each request that waits: inzage, correctie, informatie."""
    for i, request in enumerate(dossier.verzoeken):
        if request.is_open:
            yield Item(
                datum=request.uiterlijk,
                soort=Soort.VERZOEK,
                wat=f"Verzoek {request.kenmerk} ({request.soort.value}) beantwoorden",
                pad=f"verzoeken.{i}",
                wie=regie_of(dossier),
                kenmerk=request.kenmerk,
            )


def retention_items(case: Case, today: date, school: Schoolbestand) -> Iterator[Item]:
    """Yield, for each category, the day from which it may be on the list for destruction; none under a hold.

    It is never late before the day on which it must be gone. Nobody is named: the pupil has left, and so may
    have the regiehouder.
    """
    found = retention_of(case, school.bewaartermijnen, today)
    if found.stops:
        return
    for portion in found.porties:
        if portion.vernietigen_vanaf is None:
            continue
        until = f", uiterlijk op {portion.uiterlijk:%d-%m-%Y}" if portion.uiterlijk else ""
        yield Item(
            datum=max(portion.vernietigen_vanaf, min(today, portion.uiterlijk or today)),
            soort=Soort.BEWAARTERMIJN,
            wat=f"Bewaartermijn voorbij ({portion.categorie}): op de lijst om te vernietigen{until}",
            pad=_place(portion.onderdelen[0], case),
        )


def _place(part: str, case: Case) -> str:
    """Return the field of the case that a part stands in; `bewaring` when no field is called so (BEW-01)."""
    if isinstance(case, Groepsplan):
        return "school"
    field = part.partition(".")[0]
    return field if field in type(case).model_fields else "bewaring"
