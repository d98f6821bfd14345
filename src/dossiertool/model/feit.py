"""What was seen, what each party says about it, and what helps or stands in the way."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.kinds import Domein, Partij, Richting
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Aanduiding,
    Datum,
    Feittekst,
    Getal,
    Hulpvraagtekst,
    Kenmerk,
    Naam,
    Vink,
    Zienswijzetekst,
)


class Feit(Record):
    """Iets wat is gezien, gehoord of gemeten, met wanneer en door wie."""

    wat: Feittekst
    """Wat zag, hoorde of telde u? Zonder oordeel.

    Voorbeeld: Noor liep tijdens de toets wiskunde het lokaal uit en kwam na 15 minuten terug.
    """

    datum: Datum | None = None
    """De dag, of de eerste dag van de periode.

    Voorbeeld: 2026-09-28
    """

    tot: Datum | None = None
    """De laatste dag, als het een periode was.

    Voorbeeld: 2026-10-16
    """

    wanneer: Feittekst | None = None
    """In woorden, als de dag niet bekend is.

    Voorbeeld: week 41
    """

    waar: Feittekst | None = None
    """De plaats.

    Voorbeeld: trap bij lokaal 12
    """

    gezien_door: Naam | None = None
    """Wie dit heeft gezien, gehoord of gemeten.

    Voorbeeld: docent wiskunde
    """

    bron: Feittekst | None = None
    """Waar het staat: lijst, toets, verslag of notitie.

    Voorbeeld: notitie van die dag
    """


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


class SoortBron(StrEnum):
    """Hoe een behoefte is gevonden."""

    OBSERVATIE = "observatie"
    GESPREK = "gesprek"
    TOETS = "toets"


class Bron(Record):
    """Waaruit een behoefte blijkt."""

    soort: SoortBron
    """Observatie, gesprek of toets.

    Voorbeeld: gesprek
    """

    datum: Datum | None = None
    """De dag van de observatie, het gesprek of de toets.

    Voorbeeld: 2026-10-06
    """

    toelichting: Feittekst | None = None
    """Wat eruit bleek.

    Voorbeeld: Noor vertelde dat zij bij het zien van de klok alles kwijt is.
    """


class Meting(Record):
    """Eén gemeten waarde bij een doel of behoefte."""

    datum: Datum
    """De dag van de meting.

    Voorbeeld: 2026-12-11
    """

    waarde: Feittekst
    """Wat er is gemeten, met getal en maat.

    Voorbeeld: 28 van de 50 woorden goed
    """

    getal: Getal | None = None
    """Het getal alleen, om metingen te vergelijken.

    Voorbeeld: 28
    """

    instrument: Feittekst | None = None
    """Waarmee is gemeten.

    Voorbeeld: dictee van 50 woorden
    """

    door: Naam | None = None
    """Wie heeft gemeten.

    Voorbeeld: Anneke
    """
