"""A group of words that are marked for the same reason, and the classes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossiertool.findings import Klasse

if TYPE_CHECKING:
    from dossiertool.findings import Niveau
    from dossiertool.text.matching import Forms

TERMS = frozenset({Klasse.JARGON, Klasse.AFKORTING})
"""The classes of which the words are explained rather than left out."""
CODES = {
    Klasse.OORDEEL: "FEIT-01",
    Klasse.MENING: "FEIT-02",
    Klasse.EMOTIE: "FEIT-04",
    Klasse.SPECULATIE: "FEIT-05",
    Klasse.GENERALISATIE: "FEIT-06",
    Klasse.HOREN_ZEGGEN: "FEIT-07",
    Klasse.JARGON: "TAAL-01",
    Klasse.AFKORTING: "TAAL-02",
}
"""The code of each class of language (decision 6)."""


class Head(NamedTuple):
    """What stands at the top of a pack."""

    code: str
    klasse: Klasse
    niveau: Niveau
    bron: str
    melding: str
    suggestie: str


class Rule(NamedTuple):
    """One `[[regel]]` of a pack, with the conditions under which its words are a finding."""

    naam: str
    code: str
    klasse: Klasse
    niveau: Niveau
    bron: str
    melding: str
    suggestie: str
    goed: tuple[str, ...]
    fout: tuple[str, ...]
    over_persoon: bool = False  # a finding only when it is said of a person
    niet_in: frozenset[str] = frozenset()  # kinds of text in which these words are allowed
    niet_bij: Forms | None = None  # no finding when one of these words stands in the sentence
    alleen_bij: Forms | None = None  # a finding only when one of these words stands in the sentence
    toegeschreven: bool = False  # a feeling ascribed to someone
    bevraagd: bool = True  # counts in conditions and questions too
    letterwoord: bool = False  # an abbreviation: capitals count
    nooit: frozenset[str] = frozenset()  # letterwoorden that everyone knows
    eigen: bool = False  # of a school: what it advises stands
    gericht: bool = False  # its advice is about these words, not the general one of its pack
