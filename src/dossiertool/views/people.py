"""Whose task something is, and how to name people where no name of a pupil or parent may appear (N13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.kinds import Partij
from dossiertool.model.persoon import Contactpersoon, Rol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.schoolbestand import Schoolbestand

PUPIL, PARENT = "leerling", "ouder"
_OF_PARTY = {Partij.LEERLING: PUPIL, Partij.OUDERS: PARENT}
_OF_ROLE = {Rol.LEERLING: PUPIL, Rol.OUDER: PARENT}


def first_named(*names: str | None) -> tuple[str, ...]:
    """Return the first name that is filled in, as the one who has to act; empty when none is."""
    return next(((name,) for name in names if name), ())


def regie_of(dossier: Dossier) -> tuple[str, ...]:
    """Return who keeps the support going: the regiehouder, else the deputy (R023)."""
    return first_named(*(person.naam for person in (dossier.regiehouder, dossier.vervanger) if person))


def keeper_of(dossier: Dossier, plan: Handelingsplan, monitor: str | None = None) -> tuple[str, ...]:
    """Return who records results of a plan: the vastlegger, else who is nearest to it (R152)."""
    contact = plan.aanspreekpunt.naam if plan.aanspreekpunt else None
    return first_named(plan.vastlegger, monitor, contact, plan.opsteller, *regie_of(dossier))


def missing_regie(dossier: Dossier, school: Schoolbestand, today: date) -> str | None:
    """Return why an open dossier has nobody who keeps the support going; None when somebody does (R023)."""
    if dossier.behoeften and not any(need.is_open for need in dossier.behoeften):
        return None
    if dossier.regiehouder is None:
        return "nog geen regiehouder"
    left = {one.naam.casefold() for one in school.medewerkers if one.tot is not None and one.tot < today}
    return "regiehouder werkt hier niet meer" if dossier.regiehouder.naam.casefold() in left else None


def hider(case: Case) -> Callable[[str], str]:
    """Return a function that replaces the names of pupils and parents of this case by what they are.

    Somebody who is written down as member of staff or as professional keeps the name, also when a pupil
    has the same one.
    """
    staff = {name.casefold() for name in _staff(case)}
    hidden = sorted({(name, label) for name, label in _private(case) if name}, key=lambda each: -len(each[0]))

    def hide(name: str) -> str:
        if name.casefold() in staff:
            return name
        for private, label in hidden:
            if private.casefold() in name.casefold():
                name = re.sub(_whole(private), label, name, flags=re.IGNORECASE)
        return name

    return hide


def _whole(name: str) -> str:
    """Return the expression of this name as a word of its own (also `Noor V.`), or with a possessive s."""
    return rf"(?<!\w){re.escape(name)}(?=(?:['’]?s)?(?!\w))"


def _staff(case: Case) -> Iterator[str]:
    for person in case.betrokkenen:
        if person.rol not in _OF_ROLE:
            yield person.naam
    contacts: list[Contactpersoon | None] = []
    if isinstance(case, Groepsplan):
        contacts.append(case.aanspreekpunt)
    else:
        contacts += [case.regiehouder, case.vervanger]
        contacts += [plan.aanspreekpunt for plan in case.plannen]
        contacts += [one.aanspreekpunt for one in case.aanmeldingen]
    yield from (one.naam for one in contacts if one is not None)


def _private(case: Case) -> Iterator[tuple[str, str]]:
    """Yield each name of a pupil or parent, with what that person is."""
    for person in case.betrokkenen:
        if person.rol in _OF_ROLE:
            yield person.naam, _OF_ROLE[person.rol]
    for view in case.zienswijzen:
        if view.van in _OF_PARTY:
            yield view.door, _OF_PARTY[view.van]
    if isinstance(case, Groepsplan):
        yield from ((pupil.naam, PUPIL) for pupil in case.leerlingen)
        return
    pupil = case.leerling
    surname = " ".join(filter(None, (pupil.voorvoegsel, pupil.achternaam)))
    yield f"{pupil.roepnaam} {surname}".strip(), PUPIL
    yield pupil.roepnaam, PUPIL
    yield surname, PUPIL
