"""Who may get what of a dossier, and on which ground: decided before anything is written (R112, N11).

All days are arguments. What is refused is `Refused` (exit 6) and says what to do; no value of the dossier is
in a message.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dossiertool.checks.consent import signed_on, voices, why_not
from dossiertool.checks.law import law
from dossiertool.checks.people import is_named, is_there
from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.model.akkoord import Grondslag
from dossiertool.model.kinds import JaNee
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from dossiertool.model.akkoord import Toestemming, Toestemmingsantwoord
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
    holds = [one for one in found if _objection(dossier, one, day) is None]
    if not holds:
        why = _objection(dossier, found[-1], day)
        raise Refused(
            f"De toestemming voor deze ontvanger {why}. Er is niets geschreven.",
            "Vraag ieder die dat moet om toestemming, en zet elk antwoord met de datum bij toestemmingen.",
        )
    if kenmerk is None and _refused_since(holds, found):
        raise Refused(
            "Voor deze ontvanger is later nee gezegd of iets ingetrokken. Er is niets geschreven.",
            "Ging dat over iets anders? Kies dan de toestemming die geldt, met --toestemming KENMERK.",
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


def _objection(dossier: Dossier, consent: Toestemming, day: date) -> str | None:
    """Return in a few words why nothing may be handed out on this consent or ground; None when it may.

    Stricter than `why_not`: what leaves the school does not come back. So every ground ends with its last day,
    a yes needs a day and somebody who has a say, and the no of who has a say today counts, also when others
    had it on the day of signing: the pupil, since then sixteen.
    """
    if consent.geldig_tot is not None and consent.geldig_tot < day:
        return "was al verlopen"
    known = why_not(dossier, consent, day)
    if known is not None or consent.grondslag is not Grondslag.TOESTEMMING:
        return known
    asked = voices(dossier, consent.soort, day)
    answers = [one for one in consent.antwoorden if any(voice.is_in([one.wie]) for voice in asked)]
    if any(one.antwoord is JaNee.NEE or _withdrawn(one, day) for one in answers):
        return "is geweigerd of ingetrokken"
    said = [one for one in consent.antwoorden if one.antwoord is JaNee.JA]
    if any(one.datum is None for one in said):
        return "heeft bij een antwoord geen datum"
    without = [one.naam for one in dossier.betrokkenen if one.rol is Rol.OUDER and one.gezag is False]
    if not asked and all(any(is_named(name, one.wie) for name in without) for one in said):
        return "is niet gegeven door iemand met gezag"
    return None


def _refused_since(holds: Collection[Toestemming], found: Collection[Toestemming]) -> bool:
    """Tell whether somebody said no, or took a yes back, after the last yes of what still holds."""
    yes = max((signed for one in holds if (signed := signed_on(one)) is not None), default=None)
    refused = [
        answer.ingetrokken_op or answer.datum
        for one in found
        if one not in holds
        for answer in one.antwoorden
        if answer.antwoord is JaNee.NEE or answer.ingetrokken_op
    ]
    return yes is not None and any(when is None or when > yes for when in refused)


def _withdrawn(answer: Toestemmingsantwoord, day: date) -> bool:
    return answer.ingetrokken_op is not None and answer.ingetrokken_op <= day


def reader_in(dossier: Dossier, said: Naam, day: date) -> Naam:
    """Return the one person who is called so, as the dossier has the name: the pupil or a parent on that day.

    Capitals aside it is the whole name, or the beginning of one: `Fatima` of `Fatima Bakker`. A list of names
    is nobody's name: who else is in it might get what is not theirs.

    Raises:
        NotFound: nobody of this name is pupil or parent in this dossier.
        Refused: it may be more than one of them.
    """
    pupil = dossier.leerling
    own = {pupil.roepnaam, pupil.full_name}
    people = [own] + [
        {person.naam} for person in dossier.betrokkenen if person.rol is Rol.OUDER and is_there(person, day)
    ]
    wanted = " ".join(said.casefold().split())
    whole = [names for names in people if wanted in {name.casefold() for name in names}]
    begun = [names for names in people if any(name.casefold().startswith(f"{wanted} ") for name in names)]
    found = whole or begun
    if not found:
        raise _nobody()
    if len(found) > 1:
        raise Refused(
            "In dit dossier heten meer mensen zo: leerling of ouders. Er is niets geschreven.",
            "Typ de hele naam, zoals die in het dossier staat. Is die gelijk? Zet er dan in het dossier een "
            "achternaam bij.",
        )
    return pupil.roepnaam if found[0] is own else next(iter(found[0]))


def extent_for(dossier: Dossier, name: Naam, day: date, *, pupil_agrees: bool = False) -> Extent:
    """Return how much of the dossier this person may see on that day.

    `name` is as `reader_in` gives it. Below sixteen that is for parents with gezag, from sixteen on for the
    pupil; with `pupil_agrees` also for parents then, and from eighteen on. A parent without gezag gets
    information (BW 1:377c).

    Raises:
        NotFound: nobody of this name is pupil or parent in this dossier.
        Refused: it is not up to this person; says whose it is.
    """
    age = dossier.leerling.age_on(day)
    own = age is not None and age >= _SIXTEEN
    if name in (dossier.leerling.roepnaam, dossier.leerling.full_name):
        if own:
            return Extent.DOSSIER
        when = law("uavg-5-inzage").bron if age is not None else "vul eerst de geboortedatum in"
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
            f"Vanaf 16 jaar is inzage aan de leerling zelf ({law('uavg-5-inzage').bron}).",
            "Vindt de leerling het goed dat deze ouder het dossier ziet? Typ erachter: --leerling-akkoord",
        )
    return Extent.DOSSIER


def _parent(dossier: Dossier, name: Naam, day: date) -> Betrokkene:
    for person in dossier.betrokkenen:
        if person.rol is Rol.OUDER and is_there(person, day) and person.naam == name:
            return person
    raise _nobody()


def _nobody() -> NotFound:
    return NotFound(
        "Deze persoon staat niet als leerling of als ouder in dit dossier.",
        "Typ de naam zoals die bij betrokkenen staat. Wie daar niet staat, krijgt geen inzage.",
    )
