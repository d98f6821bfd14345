"""What the groepsplan may print of scores: with names for teachers, averages for everyone."""

from __future__ import annotations

from dossiertool.model.groep import Toets
from dossiertool.model.record import Record


class Gemiddelden(Record):
    """De gemiddelden van een subgroep of van de klas."""

    gemiddeld: tuple[str, ...]
    """Het gemiddelde van elke toets; alleen voor docenten.

    Voorbeeld: ["50,5"]
    """

    gemiddeld_openbaar: tuple[str, ...]
    """Hetzelfde voor iedereen: een gemiddelde van minder dan drie scores staat er niet.

    Voorbeeld: ["niet getoond"]
    """

    verschil: str
    """Het verschil tussen de eerste en de laatste toets.

    Voorbeeld: +3,7
    """

    bereikt: str
    """Hoeveel leerlingen de score haalden; alleen voor docenten.

    Voorbeeld: 4 van 7
    """

    bereikt_openbaar: str
    """Hetzelfde voor iedereen.

    Voorbeeld: 4 van 7
    """


class LeerlingMetScores(Record):
    """De scores van één leerling; alleen voor docenten."""

    naam: str
    """Wie het is.

    Voorbeeld: Noor
    """

    scores: tuple[str, ...]
    """De score bij elke toets.

    Voorbeeld: ["54"]
    """

    verschil: str
    """Het verschil tussen de eerste en de laatste toets.

    Voorbeeld: +4
    """

    bereikt: bool
    """Of de score van de subgroep is gehaald.

    Voorbeeld: true
    """

    tot_doel: str
    """Hoeveel er nog ontbreekt.

    Voorbeeld: nog 3
    """


class SubgroepMetScores(Gemiddelden):
    """Een subgroep met haar scores."""

    kenmerk: str
    """De letter of het nummer.

    Voorbeeld: A
    """

    kop: str
    """Hoe het document de subgroep noemt.

    Voorbeeld: Subgroep A: zelf vragen maken
    """

    doel: str | None
    """De score om te halen.

    Voorbeeld: 55
    """

    leerlingen: tuple[LeerlingMetScores, ...]
    """De leerlingen; alleen voor docenten."""

    aantal: int
    """Hoeveel leerlingen erin zitten.

    Voorbeeld: 7
    """


class Scores(Record):
    """De scores van de laatste drie toetsen."""

    toetsen: tuple[Toets, ...]
    """De toetsen, op datum."""

    met_verschil: bool
    """Of twee toetsen te vergelijken zijn.

    Voorbeeld: true
    """

    met_doel: bool
    """Of er een score is om te halen.

    Voorbeeld: true
    """

    subgroepen: tuple[SubgroepMetScores, ...]
    """De scores per subgroep."""

    verborgen: bool
    """Of er een gemiddelde niet wordt getoond.

    Voorbeeld: false
    """

    klas: Gemiddelden
    """De gemiddelden van de klas."""

    niet_ingedeeld: tuple[str, ...]
    """Wie in geen subgroep zit; alleen voor docenten.

    Voorbeeld: ["Noor"]
    """
