"""What the sheet with the ouder- en jeugdsteunpunt may print: where pupil and parents can turn to (R101)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.invitation_context import contact_of
from dossiertool.documents.people import people_with, short_pupil
from dossiertool.errors import InvalidInput
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Contactpersoon
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.model.schoolmensen import Locatie

_IN_DOSSIER, _IN_SCHOOL = "dossier", "schoolbestand"
_LEAD = "Vragen over de hulp en over de afspraken die we maken."
_INSIDE = "Liever met iemand anders op school praten."
_STEUNPUNT = "Informatie, en iemand die meedenkt over hulp op school. Voor ouders en voor leerlingen."
_TRUSTED = "In vertrouwen praten met iemand die niet op school werkt."
_REGION = "Vragen over hulp die de scholen in de regio samen regelen."


def support_data(
    dossier: Dossier, kenmerk: str | None, today: date, school: Schoolbestand | None
) -> dict[str, Any]:
    """Return the data of the sheet: the places inside and outside the school, also those that are not known.

    It is a concept while a place is not known, or nothing says how to reach it.

    Raises:
        InvalidInput: a kenmerk is asked; there is one sheet.
    """
    if kenmerk is not None:
        raise InvalidInput("Een steunpunt heeft geen kenmerk.", "Laat --kenmerk weg.")
    lead = contact_of(dossier)
    locations = _locations(dossier, school)
    inside = [_place("Aanspreekpunt", _LEAD, lead, _IN_DOSSIER)]
    outside = [_place("Ouder- en jeugdsteunpunt", _STEUNPUNT, school.steunpunt if school else None)]
    for at in locations or (None,):
        where = f", {at.naam}" if at and len(locations) > 1 else ""
        inside.append(
            _place(f"Iemand anders op school{where}", _INSIDE, at.aanspreekpunt_intern if at else None)
        )
        outside.append(
            _place(
                f"Vertrouwenspersoon buiten de school{where}",
                _TRUSTED,
                at.vertrouwenspersoon_extern if at else None,
            )
        )
    outside.append(_region(dossier, school))
    return {
        "vandaag": today.isoformat(),
        "concept": not all(place["contact"] for place in (*inside, *outside)),
        "dossiernummer": dossier.dossiernummer,
        "school": dossier.school.model_dump(mode="json"),
        "leerling": short_pupil(dossier.leerling, people_with(dossier.betrokkenen, Rol.OUDER, today)),
        "aanspreekpunt": lead and lead.model_dump(mode="json"),
        "op_school": inside,
        "buiten_school": outside,
    }


def _locations(dossier: Dossier, school: Schoolbestand | None) -> tuple[Locatie, ...]:
    """Return the building of the pupil, or every building when nothing says which."""
    known = school.locaties if school else ()
    own = tuple(one for one in known if one.naam == dossier.school.vestiging)
    return own or known


def _place(
    kop: str, waarvoor: str, person: Contactpersoon | None, staat_in: str = _IN_SCHOOL
) -> dict[str, Any]:
    return {
        "kop": kop,
        "waarvoor": waarvoor,
        "naam": person and person.naam,
        "functie": person and person.functie,
        "organisatie": person and person.organisatie,
        "contact": person and person.contact,
        "staat_in": staat_in,
    }


def _region(dossier: Dossier, school: Schoolbestand | None) -> dict[str, Any]:
    """Return the samenwerkingsverband; how to reach it stands with the partner of that name."""
    name = (school and school.samenwerkingsverband) or dossier.school.samenwerkingsverband
    partners = school.partners if school else ()
    contact = next((one.contact for one in partners if name and one.naam == name), None)
    found = _place("Samenwerkingsverband", _REGION, None)
    return {**found, "naam": name, "contact": contact}
