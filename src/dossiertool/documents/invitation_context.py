"""What an invitation to a conversation may print: a letter for each who is invited (R093).

The letters go to people who may not all read the file. So they get the practical side of the conversation,
the subject that it names itself, and who else comes; nothing else of the case, whatever template asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import choose
from dossiertool.documents.people import people_with, short_pupil
from dossiertool.documents.still_open import still_open
from dossiertool.model.persoon import Betrokkene, Contactpersoon, Rol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.gesprek import Gesprek

_TOLD = ("kenmerk", "datum", "tijd", "plaats", "onderwerp")


def invitation_data(whole: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    """Return the data of the letters for one conversation; see `document_data` for what is refused.

    It is a concept while somebody who reads it would not know when, where, about what, or whom to ask.
    """
    dossier = still_open(whole)
    talk = choose.gesprek(dossier, kenmerk)
    fields = talk.model_dump(mode="json")
    parents = people_with(dossier.betrokkenen, Rol.OUDER, today)
    person = contact_of(dossier)
    parts = (talk.tijd, talk.plaats, talk.onderwerp, talk.genodigden, person)
    return {
        "vandaag": today.isoformat(),
        "concept": not all(parts),
        "dossiernummer": dossier.dossiernummer,
        "school": dossier.school.model_dump(mode="json"),
        "leerling": short_pupil(dossier.leerling, parents),
        "gesprek": {name: fields[name] for name in _TOLD},
        "aanspreekpunt": person and person.model_dump(mode="json"),
        "afzender": _known(dossier, talk.uitgenodigd_door, today)
        if talk.uitgenodigd_door
        else _sender(dossier),
        "brieven": list(_letters(dossier, talk, today)),
    }


def contact_of(dossier: Dossier) -> Contactpersoon | None:
    """Return whom pupil and parents can ask: who keeps the lead, else whom the newest registration names."""
    forms = sorted(dossier.aanmeldingen, key=lambda form: form.datum, reverse=True)
    return dossier.regiehouder or next((form.aanspreekpunt for form in forms if form.aanspreekpunt), None)


def _letters(dossier: Dossier, talk: Gesprek, today: date) -> Iterator[dict[str, Any]]:
    """Yield a letter for each who is invited: to whom, and who else comes."""
    names = list(dict.fromkeys(guest.naam for guest in talk.genodigden))
    people = [_known(dossier, name, today) for name in names]
    host = talk.uitgenodigd_door or (dossier.regiehouder.naam if dossier.regiehouder else None)
    others = list(people)
    if host is not None and host not in names:
        others.append(_known(dossier, host, today))
    for person in people:
        yield {
            **person,
            "aan_leerling": person["rol"] == Rol.LEERLING.value,
            "aan_ouder": person["rol"] == Rol.OUDER.value,
            "met_wie": [other for other in others if other["naam"] != person["naam"]],
        }


def _known(dossier: Dossier, name: str, today: date) -> dict[str, Any]:
    """Return a name with what this person is; of a name that is nobody's, only the name."""
    if name in (dossier.leerling.roepnaam, dossier.leerling.full_name):
        return _person(dossier.leerling.roepnaam, Rol.LEERLING, "leerling")
    now = [one for one in dossier.betrokkenen if not one.tot or one.tot >= today]
    people: tuple[Betrokkene | Contactpersoon | None, ...] = (
        *now,
        dossier.regiehouder,
        dossier.vervanger,
        *dossier.betrokkenen,
    )
    found = next((person for person in people if person and person.naam == name), None)
    if found is None:
        return _person(name)
    return _person(name, found.rol, found.functie, found.organisatie)


def _sender(dossier: Dossier) -> dict[str, Any] | None:
    lead = dossier.regiehouder
    return _person(lead.naam, lead.rol, lead.functie, lead.organisatie) if lead else None


def _person(
    name: str, rol: Rol | None = None, functie: str | None = None, organisatie: str | None = None
) -> dict[str, Any]:
    return {"naam": name, "rol": rol and rol.value, "functie": functie, "organisatie": organisatie}
