"""Who has to say yes, on the day of signing, and whether they did (domain: gezag, and the ages 12, 16 and 18).

Where sources disagree everyone is asked that one of them asks (the safe superset); `law` of each voice says
whether that is law or a precaution.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.checks.law import Wetsregel, law
from dossiertool.checks.people import is_named, parents_with_say
from dossiertool.model.akkoord import Grondslag, SoortToestemming
from dossiertool.model.kinds import JaNee, Partij

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dossiertool.model.akkoord import Toestemming
    from dossiertool.model.dossier import Dossier

_TWELVE, _SIXTEEN, _EIGHTEEN = 12, 16, 18
# For these the pupil has a say from 12 on: people beyond the school's own look along.
_FROM_TWELVE = (
    SoortToestemming.BESPREKING_OT,
    SoortToestemming.UITWISSELING_OT,
    SoortToestemming.DELEN_MET_EXTERNE,
    SoortToestemming.OPVRAGEN_BIJ_EXTERNE,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone whose yes is needed, and what that need rests on."""

    name: str
    van: Partij
    law: Wetsregel

    def is_in(self, names: Iterable[str]) -> bool:
        """Tell whether this person is among the names; `ouders` stands for every parent."""
        return any(
            is_named(self.name, name) or (self.van is Partij.OUDERS and name.lower() == "ouders")
            for name in names
        )


def voices(dossier: Dossier, soort: SoortToestemming, day: date) -> list[Voice]:
    """Return whose yes is needed on that day; as for a child when the date of birth is not known."""
    age = dossier.leerling.age_on(day)
    pupil = dossier.leerling.roepnaam
    parents = [person.naam for person in parents_with_say(dossier, day)]

    def ask_parents(entry: str) -> list[Voice]:
        return [Voice(name, Partij.OUDERS, law(entry)) for name in parents]

    def ask_pupil(entry: str) -> list[Voice]:
        return [Voice(pupil, Partij.LEERLING, law(entry))]

    if soort is SoortToestemming.INSTEMMING_HANDELINGSDEEL:
        if age is not None and age >= _EIGHTEEN:
            return ask_pupil("handelingsdeel-achttien")
        asked = ask_parents("wvo-opp-instemming")
        older = age is not None and age >= _SIXTEEN
        return [*asked, *ask_pupil("zorg-handelingsdeel-zestien")] if older else asked
    if age is not None and age >= _SIXTEEN:
        asked = ask_pupil("uavg-5-zestien")
        return asked if age >= _EIGHTEEN else [*asked, *ask_parents("zorg-zestien")]
    asked = ask_parents("uavg-5-jonger")
    older = age is not None and age >= _TWELVE and soort in _FROM_TWELVE
    return [*asked, *ask_pupil("zorg-twaalf")] if older else asked


def yes_on(consent: Toestemming, day: date) -> list[str]:
    """Return the names of those who had said yes by that day and had not taken it back."""
    return [
        answer.wie
        for answer in consent.antwoorden
        if answer.antwoord is JaNee.JA
        and (answer.datum is None or answer.datum <= day)
        and (answer.ingetrokken_op is None or answer.ingetrokken_op > day)
    ]


def signed_on(consent: Toestemming) -> date | None:
    """Return the day of the last yes; None when no yes has a date."""
    return max((a.datum for a in consent.antwoorden if a.antwoord is JaNee.JA and a.datum), default=None)


def why_not(dossier: Dossier, consent: Toestemming, day: date) -> str | None:
    """Return in a few words why this consent does not hold on that day; None when it does.

    Only what is law counts here; a precaution is for rule LEEFT-01. Who shares on another ground than consent
    needs none.
    """
    if consent.grondslag is not Grondslag.TOESTEMMING:
        return None
    if not consent.antwoorden:
        return "is nog niet gevraagd"
    if consent.geldig_tot is not None and consent.geldig_tot < day:
        return "was al verlopen"
    asked = voices(dossier, consent.soort, signed_on(consent) or day)
    counts = [
        answer
        for answer in consent.antwoorden
        if not asked or any(voice.is_in([answer.wie]) for voice in asked)
    ]
    if any(answer.ingetrokken_op and answer.ingetrokken_op <= day for answer in counts):
        return "was ingetrokken"
    if any(answer.antwoord is JaNee.NEE for answer in counts):
        return "is geweigerd"
    said = yes_on(consent, day)
    if not said or not all(voice.is_in(said) for voice in asked if voice.law.geverifieerd):
        return "is op die dag niet door ieder gegeven die dat moet"
    return None
