"""A question to a colleague with a term for the answer, and medical acts at school under their protocol."""

from __future__ import annotations

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Hulpvraagtekst, Kenmerk, Naam


class Consultvraag(Record):
    """Een vraag om advies aan een collega, zoals de decaan, counselor of coördinator."""

    vraag: Hulpvraagtekst
    """Wat u wilt weten.

    Voorbeeld: Welke plek is er bij een toets voor leerlingen die rust nodig hebben?
    """

    van: Naam
    """Wie de vraag stelt.

    Voorbeeld: Jolien
    """

    aan: Naam
    """Aan wie.

    Voorbeeld: Sabine
    """

    datum: Datum
    """De dag van de vraag.

    Voorbeeld: 2026-10-08
    """

    antwoord_voor: Datum | None = None
    """Voor wanneer u antwoord wilt.

    Voorbeeld: 2026-10-15
    """

    beantwoord_op: Datum | None = None
    """Wanneer het antwoord er was.

    Voorbeeld: 2026-10-14
    """

    antwoord: Afspraaktekst | None = None
    """Wat het antwoord was.

    Voorbeeld: Lokaal 21 is vrij; Sabine zet het in het toetsrooster.
    """


class MedischeHandeling(Record):
    """Iets medisch wat op school gebeurt, zoals een medicijn geven. Alleen met protocol en toestemming."""

    handeling: Afspraaktekst
    """Wat er op school gebeurt.

    Voorbeeld: Bregje helpt bij het prikken om 12.30 uur.
    """

    protocol: Aanduiding | None = None
    """De code van het protocol van de school.

    Voorbeeld: medisch
    """

    toestemming: Kenmerk | None = None
    """Het kenmerk van de toestemming.

    Voorbeeld: T2
    """

    door: Naam | None = None
    """Wie het doet.

    Voorbeeld: Bregje
    """

    vanaf: Datum | None = None
    """De eerste dag.

    Voorbeeld: 2026-09-07
    """

    afspraken: Feittekst | None = None
    """Waar het verslag of de bekwaamheidsverklaring is.

    Voorbeeld: bekwaamheidsverklaring van 1 september, bij de coördinator
    """
