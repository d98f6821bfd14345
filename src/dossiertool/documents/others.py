"""Leaves out what is about others: names of other pupils, and how to reach people who are not of the school."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Collection

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Betrokkene

SOMEBODY = "[een andere leerling]"


class Others:
    """Leaves out and counts. A name counts as another pupil's when no person of this dossier has it."""

    def __init__(self, dossier: Dossier, names: Collection[str]) -> None:
        """Take the first names of other pupils, as `files.names.pupil_names` finds them around a file."""
        people = (*dossier.betrokkenen, dossier.regiehouder, dossier.vervanger)
        own = {word for person in people if person for word in person.naam.split()}
        own |= set(dossier.leerling.full_name.split()) | {dossier.leerling.roepnaam}
        others = sorted({*names} - own, key=len, reverse=True)
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, others))})s?(?!\w)") if others else None
        )
        self.names = self.contacts = 0

    def said(self, text: str) -> str:
        """Return the text with every name of another pupil left out, and count them."""
        if self._pattern is None:
            return text
        shown, times = self._pattern.subn(SOMEBODY, text)
        self.names += times
        return shown

    def plain(self, value: Any) -> Any:
        """Return plain data of which every text is `said`."""
        match value:
            case str():
                return self.said(value)
            case list():
                return [self.plain(one) for one in value]
            case dict():
                return {name: self.plain(one) for name, one in value.items()}
            case _:
                return value

    def people(self, persons: Collection[Betrokkene], reader: str) -> tuple[Betrokkene, ...]:
        """Return people without the contact data of who is not of the school and not the reader."""
        return tuple(self._person(one, reader) for one in persons)

    def _person(self, person: Betrokkene, reader: str) -> Betrokkene:
        if person.rol is Rol.MEDEWERKER or person.naam == reader or not (person.contact or person.toelichting):
            return person
        self.contacts += 1
        return person.model_copy(update={"contact": None, "toelichting": None})
