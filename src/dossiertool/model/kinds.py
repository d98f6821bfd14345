"""The lists to choose from that more than one document uses."""

from __future__ import annotations

from enum import StrEnum


class Partij(StrEnum):
    """De drie partijen van de driehoek."""

    LEERLING = "leerling"
    OUDERS = "ouders"
    LERAAR = "leraar"


class Domein(StrEnum):
    """Waar een factor ligt (stappenplan stap 1: leerling, groep, school, leraar en ouders)."""

    LEERLING = "leerling"
    GROEP = "groep"
    SCHOOL = "school"
    LERAAR = "leraar"
    OUDERS = "ouders"


class Richting(StrEnum):
    """Of een factor helpt of in de weg staat."""

    STIMULEREND = "stimulerend"
    BELEMMEREND = "belemmerend"


class Behoeftestatus(StrEnum):
    """De levensloop van een behoefte."""

    OPEN = "open"
    IN_BEHANDELING = "in_behandeling"
    IN_AFBOUW = "in_afbouw"
    AFGESLOTEN = "afgesloten"


class Sluitreden(StrEnum):
    """Waarom een behoefte dicht kan."""

    BEHAALD = "behaald"
    NIET_MEER_NODIG = "niet_meer_nodig"
    BASISAANBOD = "basisaanbod"
    OVERGEDRAGEN = "overgedragen"
    ONJUIST = "onjuist"


class Planstatus(StrEnum):
    """Hoe ver een plan of verslag is."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    IN_UITVOERING = "in_uitvoering"
    IN_EVALUATIE = "in_evaluatie"
    AFGESLOTEN = "afgesloten"
    VERVANGEN = "vervangen"


class Urgentie(StrEnum):
    """Hoe dringend de hulpvraag is: binnen welke tijd moet er iets gebeuren?"""

    VANDAAG = "vandaag"
    WEEK = "week"
    MAAND = "maand"


class Ondersteuningsniveau(StrEnum):
    """Of de hulp binnen de basisondersteuning valt of erbovenop komt."""

    BASISONDERSTEUNING = "basisondersteuning"
    EXTRA_ONDERSTEUNING = "extra_ondersteuning"


class Doelbereik(StrEnum):
    """In hoeverre een doel is gehaald."""

    BEHAALD = "behaald"
    DEELS = "deels"
    NIET = "niet"
    NIET_BEOORDEELD = "niet_beoordeeld"


class Doelbesluit(StrEnum):
    """Wat er met een doel gebeurt."""

    AFSLUITEN = "afsluiten"
    AFBOUWEN = "afbouwen"
    VOORTZETTEN = "voortzetten"
    BIJSTELLEN = "bijstellen"
    VERVALLEN = "vervallen"


class Antwoord(StrEnum):
    """Het antwoord op de vraag of iemand akkoord is."""

    AKKOORD = "akkoord"
    NIET_AKKOORD = "niet_akkoord"
    MET_OPMERKING = "met_opmerking"
    OP_DE_HOOGTE = "op_de_hoogte"


class JaNee(StrEnum):
    """Een gegeven, geweigerd of nog niet bekend antwoord."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"
