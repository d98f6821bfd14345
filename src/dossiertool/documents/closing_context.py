"""What the letter prints that says that the dossier is closed, and what becomes of it (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.invitation_context import contact_of
from dossiertool.documents.people import people_with, short_pupil
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.model.persoon import Rol
from dossiertool.model.retention import retention_of

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.schoolbestand import Schoolbestand


def closing_data(
    dossier: Dossier, kenmerk: str | None, today: date, school: Schoolbestand | None
) -> dict[str, Any]:
    """Return the data of the letter. It says nothing of needs: those were talked over when they closed.

    It is a concept while nobody is named to turn to.

    Raises:
        InvalidInput: a kenmerk is asked; there is one letter.
        NotFound: the dossier is not closed.
    """
    if kenmerk is not None:
        raise InvalidInput("Een sluitbrief heeft geen kenmerk.", "Laat --kenmerk weg.")
    closing = dossier.afsluiting
    if closing is None:
        raise NotFound("Dit dossier is niet afgesloten.", "Sluit het eerst met: dossiertool sluit dossier DOEL")
    lead = contact_of(dossier)
    keeping = retention_of(dossier, school.bewaartermijnen if school else (), today)
    until = keeping.all_from
    talks = [one.nazorg.datum for one in dossier.evaluaties if one.nazorg]
    aftercare = [day for day in talks if day >= today]
    return {
        "vandaag": today.isoformat(),
        "concept": lead is None,
        "dossiernummer": dossier.dossiernummer,
        "school": dossier.school.model_dump(mode="json"),
        "leerling": short_pupil(dossier.leerling, people_with(dossier.betrokkenen, Rol.OUDER, today)),
        "aanspreekpunt": lead and lead.model_dump(mode="json"),
        "afsluiting": {"datum": closing.datum.isoformat(), "reden": closing.reden, "door": closing.door},
        "nazorg_op": min(aftercare).isoformat() if aftercare else None,
        "bewaard_tot": until.isoformat() if until and not keeping.stops else None,
        "bewaarjaren": None if until else keeping.years_from_leaving,
    }
