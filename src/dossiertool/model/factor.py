"""What helps a pupil or is in the way: strengths and factors."""

from __future__ import annotations

from dossiertool.model.kinds import Domein, Partij, Richting
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Datum,
    Feittekst,
    Kenmerk,
)


class SterkeKant(Record):
    """Iets wat goed gaat, of waar iemand van houdt. Staat in elk document vooraan."""

    omschrijving: Feittekst
    """Wat gaat goed? Zo dat een ander het ook kan zien.

    Voorbeeld: Noor heeft voor huiswerkopdrachten gemiddeld een 7,9.
    """

    van: Partij = Partij.LEERLING
    """Bij wie: leerling, ouders of leraar (school).

    Voorbeeld: leerling
    """

    bron: Feittekst | None = None
    """Van wie of waaruit u dit weet.

    Voorbeeld: cijferoverzicht van 16 oktober
    """

    datum: Datum | None = None
    """Wanneer dit is gezien of gezegd.

    Voorbeeld: 2026-10-16
    """


class Factor(Record):
    """Iets wat helpt of wat in de weg staat."""

    kenmerk: Kenmerk | None = None
    """Kort kenmerk, om er in een maatregel naar te verwijzen.

    Voorbeeld: F1
    """

    richting: Richting
    """Helpt het (stimulerend) of staat het in de weg (belemmerend)?

    Voorbeeld: stimulerend
    """

    domein: Domein
    """Waar de factor ligt: bij leerling, groep, school, leraar of ouders.

    Voorbeeld: leraar
    """

    omschrijving: Feittekst
    """Wat helpt of in de weg staat, zo dat een ander het ook kan zien.

    Voorbeeld: De docent zegt Noor voor de toets gedag; bij geschiedenis haalde zij een 7,1.
    """

    datum: Datum | None = None
    """Wanneer dit is gezien of gezegd.

    Voorbeeld: 2026-10-06
    """

    bron: Feittekst | None = None
    """Van wie of waaruit u dit weet.

    Voorbeeld: gesprek met Noor
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """Bij welke behoeften de factor hoort; leeg betekent: bij alle.

    Voorbeeld: ["B1"]
    """
