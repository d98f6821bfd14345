"""What pupil, parents and teachers ask, how they see it, and what they thought of themselves."""

from __future__ import annotations

from dossiertool.model.kinds import Partij
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Aanduiding,
    Datum,
    Feittekst,
    Hulpvraagtekst,
    Kenmerk,
    Naam,
    Vink,
    Zienswijzetekst,
)


class Hulpvraag(Record):
    """De vraag van één partij."""

    van: Partij
    """Wie de vraag stelt.

    Voorbeeld: leerling
    """

    tekst: Hulpvraagtekst
    """De vraag zelf, het liefst in de woorden van wie de vraag stelt.

    Voorbeeld: Kan het op de trap stoppen?
    """

    letterlijk: Vink = False
    """true (ja) als dit de eigen woorden zijn; ze komen dan tussen aanhalingstekens.

    Voorbeeld: true
    """

    door: Naam | None = None
    """De naam van wie de vraag stelt.

    Voorbeeld: Roos
    """

    datum: Datum | None = None
    """Wanneer de vraag is gesteld.

    Voorbeeld: 2026-10-29
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """Bij welke behoeften de vraag hoort; leeg betekent: bij alle.

    Voorbeeld: ["B1"]
    """


class Zienswijze(Record):
    """Hoe iemand het ziet, met naam en datum. Meningen en gevoelens horen hier, en alleen hier."""

    van: Partij
    """Namens welke partij: leerling, ouders of leraar (school).

    Voorbeeld: ouders
    """

    door: Naam
    """Van wie deze zienswijze is.

    Voorbeeld: Hans
    """

    functie: Aanduiding | None = None
    """Bij de school: de functie. Bij ouders zo nodig: moeder, vader of voogd.

    Voorbeeld: stiefvader
    """

    datum: Datum
    """Wanneer dit is gezegd of geschreven.

    Voorbeeld: 2026-10-06
    """

    tekst: Zienswijzetekst
    """Wat deze persoon zegt, denkt of voelt.

    Voorbeeld: Hans denkt dat het verschil met groep 8 groot is.
    """

    over: Kenmerk | None = None
    """Bij welk onderdeel deze zienswijze hoort; leeg betekent: bij het geheel.

    Voorbeeld: S1
    """

    letterlijk: Vink = False
    """true (ja) als dit de eigen woorden zijn; ze komen dan tussen aanhalingstekens.

    Voorbeeld: true
    """


class Inbreng(Record):
    """Wat iemand zelf bedacht, koos of vond, met naam en datum."""

    tekst: Zienswijzetekst
    """Wat deze persoon inbracht.

    Voorbeeld: Noor koos doel 3 zelf.
    """

    door: Naam
    """Van wie dit is.

    Voorbeeld: Noor
    """

    datum: Datum
    """Wanneer dit is gezegd of geschreven.

    Voorbeeld: 2026-10-27
    """


class Ontbrekend(Record):
    """Waarom een zienswijze er niet is."""

    van: Partij
    """Van welke partij de zienswijze ontbreekt.

    Voorbeeld: ouders
    """

    reden: Feittekst
    """Wat is geprobeerd en waarom het niet lukte.

    Voorbeeld: Vader is op 3 en 5 november gebeld en was niet bereikbaar.
    """
