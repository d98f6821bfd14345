"""How somebody of the school is reached, wherever that was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Contactpersoon
    from dossiertool.model.schoolbestand import Schoolbestand


def has_contact(person: Contactpersoon, dossier: Dossier, school: Schoolbestand) -> bool:
    """Tell whether it is known how to reach this person: here, in betrokkenen, or in the school's list."""
    routes = [person.contact]
    routes += [one.contact for one in dossier.betrokkenen if one.naam == person.naam]
    routes += [one.contact for one in school.medewerkers if one.naam == person.naam]
    return any(route is not None for route in routes)
