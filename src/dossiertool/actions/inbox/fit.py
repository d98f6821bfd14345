"""Sees that a form belongs to the case it names: the number, the school, the pupil, and this one time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.actions.inbox.open import SentBack
from dossiertool.actions.inbox.outcome import Reason
from dossiertool.documents.forms.kinds import KINDS
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from dossiertool.actions.inbox.ledger import Ledger
    from dossiertool.documents.forms.returned import Returned
    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand

GROEPSPLAN = "groepsplan"
# Forms of which several people fill in the same copy: each parent their own.
_FOR_SEVERAL = ("zienswijze", "toestemming")
_NUMBER = re.compile(r"[DG]-[0-9A-Z]{4}-[0-9]{2}")
_WORD = re.compile(r"\w[\w'-]*")


def require_fitting(
    returned: Returned,
    case: Case | None,
    school: Schoolbestand | None,
    names: frozenset[str],
    ledger: Ledger,
) -> None:
    """See that a form may go into this case; `case` is None when no case has its number.

    `names` are the first names of the pupils in all cases: another one beside the fields of a form means that
    somebody used the form of one pupil for another.

    Raises:
        SentBack: it may not, with what to do.
    """
    for reason in (
        _wrong_case(returned, case),
        _other_school(returned, case, school),
        _other_pupil(returned, case, names),
        _before(returned, ledger),
    ):
        if reason is not None:
            raise SentBack([reason])


def nowhere(number: str, *, in_vault: bool = False) -> Reason:
    """Return the reason that no case with this number is in the folder, or in the vault for this key."""
    if in_vault:
        return Reason(
            f"In de kluis staat geen dossier met nummer {_short(number)}, of u hebt er geen toegang toe.",
            "Voor wie de inbox leegt: staat het dossier in een map, of is het een nieuw groepsplan, geef dan "
            "die map met --dossiers. Zet het formulier daarvoor weer in de map.",
        )
    return Reason(
        f"In de map met dossiers staat geen dossier met nummer {_short(number)}.",
        "Voor wie de inbox leegt: staat het dossier in een andere map, geef die dan met --dossiers. Staat "
        "het in de kluis, gebruik dan --dossiers kluis: of --in-kluis. Zet het formulier daarvoor weer in de "
        "map.",
    )


def _wrong_case(returned: Returned, case: Case | None) -> Reason | None:
    wants_class = returned.soort == GROEPSPLAN
    if case is None and wants_class and returned.nummer.startswith("G-") and _NUMBER.fullmatch(returned.nummer):
        return None
    if case is None:
        return nowhere(returned.nummer)
    if wants_class is not isinstance(case, Groepsplan):
        return Reason(
            "Dit formulier hoort bij een ander soort bestand.", "Vraag de school een nieuw formulier."
        )
    if returned.kenmerk is not None and not _holds(case, KINDS[returned.soort].veld, returned.kenmerk):
        return Reason(
            "Waar dit formulier over gaat, staat niet meer in het dossier.",
            "Vraag de school een nieuw formulier, en zet daarin wat nog nodig is.",
        )
    return None


def _holds(case: Case, field: str, kenmerk: str) -> bool:
    """Tell whether a list of the case has an item with this kenmerk, or at this place when it has none."""
    items = getattr(case, field, ())
    if kenmerk.isdecimal():
        return int(kenmerk) < len(items)
    return any(each.kenmerk == kenmerk for each in items)


def _other_school(returned: Returned, case: Case | None, school: Schoolbestand | None) -> Reason | None:
    ours = {case.school.naam} if case is not None else {school.naam} if school is not None else set()
    if not ours or _plain(returned.school) in map(_plain, ours):
        return None
    return Reason(
        "Dit formulier is van een andere school.",
        "Stuur het naar de school die boven het formulier staat, of vraag uw eigen school een formulier.",
    )


def _other_pupil(returned: Returned, case: Case | None, names: frozenset[str]) -> Reason | None:
    """Look for the name of another pupil in what was typed beside the fields, such as in the heading."""
    if not isinstance(case, Dossier):
        return None
    own = {case.leerling.roepnaam, *(person.naam for person in case.betrokkenen)}
    others = names - {word for name in own for word in name.split()}
    for remark in returned.opmerkingen:
        if not remark.auteur and others.intersection(_WORD.findall(remark.tekst)):
            return Reason(
                "Naast de vakken staat de naam van een andere leerling. Elk formulier hoort bij één leerling.",
                "Gebruik voor elke leerling een eigen formulier. Is dit voor deze leerling? Haal de naam weg.",
                remark.plaats,
                None,
                remark.paragraph,
            )
    return None


def _before(returned: Returned, ledger: Ledger) -> Reason | None:
    """Refuse another copy of a form that was taken in, unless several people fill in the same one."""
    taken = ledger.taken_as(returned.document_id)
    if taken is None or returned.soort.startswith(_FOR_SEVERAL):
        return None
    day = f"{taken.op[8:10]}-{taken.op[5:7]}-{taken.op[:4]}"
    return Reason(
        f"Dit formulier is al ingenomen op {day}, met andere antwoorden.",
        "Gebruik een nieuw formulier: daarin staat wat er nu in het dossier staat. Verander daar wat anders "
        "moet.",
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _short(number: str) -> str:
    """Return a number to name in a message; a form can hold anything there."""
    return number if _NUMBER.fullmatch(number) else "dat op het formulier staat"
