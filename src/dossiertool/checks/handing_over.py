"""Who may get what of a dossier, and on which ground: decided before anything is written (R112, N11).

All days are arguments. What is refused is `Refused` (exit 6) and says what to do; no value of the dossier is
in a message.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dossiertool.checks.consent import why_not
from dossiertool.checks.law import law
from dossiertool.checks.people import is_named, is_there
from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.model.akkoord import Grondslag
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.akkoord import Toestemming
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Betrokkene
    from dossiertool.model.values import Kenmerk, Naam

_SIXTEEN = 16


class Extent(Enum):
    """How much somebody gets to see: the whole dossier, or how things are going."""

    DOSSIER = "dossier"
    INFORMATIE = "informatie"


def consent_for(dossier: Dossier, receiver: Naam, kenmerk: Kenmerk | None, day: date) -> Toestemming:
    """Return the consent, or other ground, on which this receiver may get data on that day.

    `receiver` is the name as it stands with the consent, capitals aside. Without `kenmerk` there must be one.

    Raises:
        Refused: there is none, it does not hold, or it does not say which parts it covers.
        InvalidInput: there are several; `kenmerk` chooses.
    """
    found = [
        one
        for one in dossier.toestemmingen
        if one.ontvanger.casefold() == receiver.casefold() and kenmerk in (None, one.kenmerk)
    ]
    if not found:
        raise Refused(
            "Voor deze ontvanger staat er geen toestemming of andere grondslag in het dossier.",
            "Vraag toestemming. Zet die bij toestemmingen, met dezelfde naam van de ontvanger.",
        )
    holds = [one for one in found if why_not(dossier, one, day) is None]
    if not holds:
        raise Refused(
            f"De toestemming voor deze ontvanger {why_not(dossier, found[-1], day)}. Er is niets geschreven.",
            "Vraag ieder die dat moet om toestemming, en zet elk antwoord met de datum bij toestemmingen.",
        )
    if len(holds) > 1:
        known = ", ".join(one.kenmerk for one in holds if one.kenmerk)
        raise InvalidInput(
            "Voor deze ontvanger gelden meer toestemmingen.",
            f"Kies met --toestemming: {known}." if known else "Geef elke toestemming een kenmerk, zoals T1.",
        )
    if not holds[0].onderdelen:
        raise Refused(
            "Bij deze toestemming staat niet welke onderdelen van het dossier eronder vallen.",
            "Vul onderdelen in, zoals ouders en leerling hebben afgesproken: niet meer dan nodig.",
        )
    if holds[0].grondslag is not Grondslag.TOESTEMMING and not holds[0].gegevens:
        raise Refused(
            "Bij deze grondslag staat niet om welke gegevens het gaat.",
            "Schrijf bij gegevens welke gegevens u deelt en waarom dat nodig is.",
        )
    return holds[0]


def extent_for(dossier: Dossier, name: Naam, day: date, *, pupil_agrees: bool = False) -> Extent:
    """Return how much of the dossier this person may see on that day.

    Below sixteen that is for parents with gezag, from sixteen on for the pupil; with `pupil_agrees` also for
    parents then, and from eighteen on. A parent without gezag gets information (BW 1:377c).

    Raises:
        NotFound: nobody of this name is pupil or parent in this dossier.
        Refused: it is not up to this person; says whose it is.
    """
    age = dossier.leerling.age_on(day)
    own = age is not None and age >= _SIXTEEN
    if is_named(dossier.leerling.roepnaam, name) or name == dossier.leerling.full_name:
        if own:
            return Extent.DOSSIER
        when = law("uavg-5-zestien").bron if age is not None else "vul eerst de geboortedatum in"
        raise Refused(
            f"Een leerling vraagt zelf om inzage vanaf 16 jaar ({when}).",
            "Bespreek de vraag met ouders of voogd. Op hun vraag maakt u de inzage.",
        )
    parent = _parent(dossier, name, day)
    if parent.gezag is None:
        raise Refused(
            "Bij deze ouder staat niet of die gezag heeft. Daar hangt van af wat die mag zien.",
            "Vul gezag in bij betrokkenen: true (ja) of false (nee).",
        )
    if not parent.gezag:
        return Extent.INFORMATIE
    if own and not pupil_agrees:
        raise Refused(
            f"Vanaf 16 jaar is inzage aan de leerling zelf ({law('uavg-5-zestien').bron}).",
            "Vindt de leerling het goed dat deze ouder het dossier ziet? Typ erachter: --leerling-akkoord",
        )
    return Extent.DOSSIER


def _parent(dossier: Dossier, name: Naam, day: date) -> Betrokkene:
    for person in dossier.betrokkenen:
        if person.rol is Rol.OUDER and is_there(person, day) and is_named(person.naam, name):
            return person
    raise NotFound(
        "Deze persoon staat niet als leerling of als ouder in dit dossier.",
        "Typ de naam zoals die bij betrokkenen staat. Wie daar niet staat, krijgt geen inzage.",
    )
