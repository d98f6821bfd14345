"""Who is who around a pupil: by name, and who has a say on a given day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Betrokkene


def is_named(name: str, said: str) -> bool:
    """Tell whether `said` is this name or a list with it, such as `Corine en Jeroen`.

    One of the two may be the first name only.
    """
    parts = [said, *(part.strip() for part in said.replace(" en ", ",").split(","))]
    return any(
        part == name or f"{part} ".startswith(f"{name} ") or f"{name} ".startswith(f"{part} ")
        for part in parts
        if part
    )


def is_there(person: Betrokkene, day: date) -> bool:
    """Tell whether this person was involved on that day."""
    return (person.sinds is None or person.sinds <= day) and (person.tot is None or day <= person.tot)


def parents_with_say(dossier: Dossier, day: date) -> list[Betrokkene]:
    """Return the parents on that day who have authority, or of whom that is not known."""
    return [
        person
        for person in dossier.betrokkenen
        if person.rol is Rol.OUDER and person.gezag is not False and is_there(person, day)
    ]
