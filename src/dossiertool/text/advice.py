"""What to write instead, by the kind of text that somebody is writing.

The packs advise for an observation: what did you see, when, how often? In a goal, an agreement or a view of
another that is no help, and there this table speaks; in some fields of facts only in place of the general
advice of a pack. What a term or a pack of a school advises is about just that word, and stands everywhere; so
does what is said of jargon and abbreviations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.findings import Klasse
from dossiertool.text.rule import TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.text.index import Hit

_OORDEEL, _MENING, _EMOTIE = Klasse.OORDEEL, Klasse.MENING, Klasse.EMOTIE
_SPECULATIE, _GENERALISATIE, _HOREN = Klasse.SPECULATIE, Klasse.GENERALISATIE, Klasse.HOREN_ZEGGEN
_Advice = dict[Klasse, str]

BY_SOORT: Mapping[str, _Advice] = {
    "doel": {
        _OORDEEL: "Schrijf wat de leerling dan doet, zo dat een ander het kan zien of tellen.",
        _MENING: "Schrijf wat de leerling dan doet, en waaraan u ziet dat het doel is bereikt.",
        _EMOTIE: "Schrijf wat de leerling dan doet of zegt, of welk cijfer hij dan zelf geeft van 1 tot 10.",
        _SPECULATIE: "Schrijf alleen wat de leerling op de laatste dag kan. Een vermoeden hoort in de analyse.",
        _GENERALISATIE: "Schrijf hoe vaak het dan lukt, bijvoorbeeld: in 8 van de 10 lessen.",
        _HOREN: "Laat dit weg. In een doel staat alleen wat de leerling dan doet.",
    },
    "afspraak": {
        _OORDEEL: "Schrijf wie wat doet, en wanneer. Hoe iemand is, hoort niet in een afspraak.",
        _MENING: "Schrijf alleen wat is afgesproken: wie doet wat, en wanneer?",
        _EMOTIE: "Schrijf wat iemand doet als hij iets ziet of hoort, bijvoorbeeld: loopt Sem weg, dan belt u.",
        _SPECULATIE: "Schrijf wat is afgesproken. Is iets nog niet zeker? Schrijf wie het wanneer uitzoekt.",
        _GENERALISATIE: "Schrijf bij welke lessen of op welke dagen de afspraak geldt.",
        _HOREN: "Schrijf met wie dit is afgesproken, en op welke dag.",
    },
    "hulpvraag": {
        _OORDEEL: "Vraag wat er nodig is, niet hoe iemand is. Bijvoorbeeld: wat helpt om op tijd te beginnen?",
        _MENING: "Maak er een vraag van: wat wilt u weten, of waarbij wilt u hulp?",
        _EMOTIE: "Schrijf wat er gebeurt en welke hulp u vraagt. Is het een zorg van iemand? Noem wie.",
        _SPECULATIE: "Maak een vraag van het vermoeden, of schrijf wie dit vermoedt en sinds wanneer.",
        _GENERALISATIE: "Schrijf hoe vaak het gebeurt. Vraag daarna wat er nodig is.",
        _HOREN: "Schrijf wie dit vraagt, en van wie u het weet.",
    },
    "zienswijze": {
        _OORDEEL: "Zet erbij wie dit zegt, of haal het weg.",
        _MENING: "Hier hoort wat de ander vindt. Zet erbij wie dit zegt, of haal het weg.",
        _EMOTIE: "Zet erbij wie dit zegt, of haal het weg.",
        _SPECULATIE: "Zet erbij wie dit denkt, of haal het weg.",
        _GENERALISATIE: "Zet erbij wie dit zegt, of schrijf hoe vaak het was.",
        _HOREN: "Zet erbij wie dit zegt, en van wie die het weet.",
    },
    "citaat": dict.fromkeys(
        (_OORDEEL, _MENING, _EMOTIE, _SPECULATIE, _GENERALISATIE, _HOREN),
        "Schrijf alleen wat de leerling zelf zei, tussen aanhalingstekens.",
    ),
}
# Fields of facts in which another advice helps more, by their name in a loose text or a case file.
BY_FIELD: Mapping[str, _Advice] = {
    "beginsituatie": {
        _OORDEEL: "Schrijf wat de leerling nu kan of doet, en waaruit dat blijkt: een telling of een score.",
        _GENERALISATIE: "Schrijf hoe vaak het nu is, bijvoorbeeld: in 4 van de 10 lessen.",
    },
    "evaluatie": {
        _OORDEEL: "Schrijf wat de leerling nu anders doet dan bij het begin, met een telling of een score.",
        _GENERALISATIE: "Schrijf hoe vaak het nu is, en hoe vaak het bij het begin was.",
    },
    "sterke_kanten": {
        _OORDEEL: "Schrijf wat goed gaat, zo dat een ander het ook ziet: wat doet de leerling, en wanneer?",
    },
    "factoren": {
        _OORDEEL: "Schrijf wat er gebeurt en bij welke les of plek, zo dat een ander het ook kan zien.",
    },
}
_FIELDS = {
    "beginsituatie": "beginsituatie",
    "evaluatie": "evaluatie",
    "evaluaties": "evaluatie",
    "voortgang": "evaluatie",
    "sterke_kanten": "sterke_kanten",
    "stimulerende_factoren": "sterke_kanten",
    "belemmerende_factoren": "factoren",
    "factoren": "factoren",
}
# What is marked in a view of another is what the school seems to say there.
_OF_SCHOOL = "Dit lijkt iets van de school te zijn, in wat een ander ziet of vindt."
_USUAL = "Schrijf het anders, of leg het uit."


def advised(hit: Hit, soort: str, pad: str) -> tuple[str, str]:
    """Return the message and the suggestion of a finding in a text of this tekstsoort, at this field path."""
    rule = hit.rule
    if rule.klasse in TERMS or rule.eigen or hit.suggestie != rule.suggestie:
        return rule.melding, hit.suggestie or _USUAL
    if soort == "feit":
        general = {} if rule.gericht else _of_field(pad)
        return rule.melding, general.get(rule.klasse, hit.suggestie)
    melding = _OF_SCHOOL if soort in ("zienswijze", "citaat") else rule.melding
    return melding, BY_SOORT[soort].get(rule.klasse, hit.suggestie)


def _of_field(pad: str) -> _Advice:
    """Return the advice for the innermost field of the path that has one."""
    name = next((_FIELDS[step] for step in reversed(pad.split(".")) if step in _FIELDS), None)
    return BY_FIELD[name] if name else {}
