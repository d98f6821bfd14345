"""Who is meant to do something: a person, a role, a party, or nobody in particular."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.model.kinds import Partij
from dossiertool.model.maatregel import Doelgroep
from dossiertool.text.vocabulary.people import ROLE_ENDINGS, ROLES

if TYPE_CHECKING:
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.maatregel import Maatregel

_NOBODY = re.compile(
    r"(?:iedereen|allen|allemaal|alle betrokkenen|alle collega['’]s|men|we|wij|"
    r"(?:de |onze |op )?school|(?:het |ons )?(?:school|docenten|leraren)?team)\.?",
    re.IGNORECASE,
)
_TEACHER = re.compile(
    r"\b(?:\w*docent(?:en|e)?|leraar|leraren|leerkracht(?:en)?|\w*mentor|juf|meester)\b", re.IGNORECASE
)
_PUPIL = re.compile(r"\bleerling\b", re.IGNORECASE)
_PARENTS = re.compile(r"\b(?:ouders?|\w*moeder|\w*vader|voogd)\b", re.IGNORECASE)
_PARTY_OF_GROUP = {
    Doelgroep.LEERLING: Partij.LEERLING,
    Doelgroep.OUDERS: Partij.OUDERS,
    Doelgroep.LERAAR: Partij.LERAAR,
}


def is_nobody(wie: str) -> bool:
    """Tell whether this doer is no person and no role: iedereen, men, de school, het team (R120)."""
    return bool(_NOBODY.fullmatch(wie.strip()))


def names_role(text: str) -> bool:
    """Tell whether a text names a role that can do something, such as mentor or moeder."""
    words = re.findall(r"[\w'’]+", text.lower())
    return any(word in ROLES or word.endswith(ROLE_ENDINGS) for word in words)


def parties_of(measure: Maatregel, dossier: Dossier) -> set[Partij]:
    """Return for which party the measure is, as it says, and which party carries it out.

    Without `doelgroep` the doer tells: by exact name (betrokkenen), else by the word for the role.
    """
    found = set()
    if measure.doelgroep in _PARTY_OF_GROUP:
        found.add(_PARTY_OF_GROUP[measure.doelgroep])
    doer = f"{measure.wie or ''} {measure.functie or ''}"
    by_name = dossier.party_of(measure.wie) if measure.wie else None
    if by_name in (Partij.LEERLING, Partij.OUDERS):
        found.add(by_name)
    elif _PARENTS.search(doer):
        found.add(Partij.OUDERS)
    elif _PUPIL.search(doer):
        found.add(Partij.LEERLING)
    elif measure.doelgroep is None and _TEACHER.search(doer):
        found.add(Partij.LERAAR)
    return found
