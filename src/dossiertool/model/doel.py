"""A goal with everything that makes it SMARTI, and the moments on which it is looked at."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.feit import Meting
from dossiertool.model.kinds import Partij
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Aanduiding,
    Afspraaktekst,
    Citaattekst,
    Datum,
    Doeltekst,
    Feittekst,
    Kenmerk,
    Naam,
    Vink,
)


class Termijn(StrEnum):
    """Lang is tot het einde van het schooljaar, kort is eerder."""

    KORT = "kort"
    LANG = "lang"


class Tussendoel(Record):
    """Een stap op weg naar het doel."""

    datum: Datum
    """Wanneer deze stap gezet moet zijn.

    Voorbeeld: 2026-12-11
    """

    omschrijving: Doeltekst
    """Wat er dan te zien of te tellen is.

    Voorbeeld: Noor levert 3 van de 4 toetsen in.
    """


class Smartiletter(StrEnum):
    """De drie delen van SMARTI die alleen een mens kan beoordelen."""

    ACCEPTABEL = "acceptabel"
    REALISTISCH = "realistisch"
    INSPIREREND = "inspirerend"


class Smartivink(Record):
    """Iemand heeft over een deel van SMARTI nagedacht en zet er zijn of haar naam bij."""

    deel: Smartiletter
    """Acceptabel, realistisch of inspirerend.

    Voorbeeld: acceptabel
    """

    door: Naam
    """Wie dit vindt.

    Voorbeeld: Noor
    """

    datum: Datum
    """Wanneer dit is besproken.

    Voorbeeld: 2026-10-27
    """


class Monitor(Record):
    """Wie een doel volgt, waar en waarmee."""

    wie: Naam
    """Wie kijkt of meet.

    Voorbeeld: Jolien
    """

    waar: Afspraaktekst | None = None
    """In welke les of op welke plek.

    Voorbeeld: bij elke toets, in de klas
    """

    instrument: Feittekst | None = None
    """Waarmee wordt gemeten.

    Voorbeeld: telling van beantwoorde vragen
    """


class Communicatie(Record):
    """Met wie het doel is besproken, en wanneer."""

    van: Partij
    """Leerling, ouders of leraar (collega's).

    Voorbeeld: ouders
    """

    datum: Datum
    """De dag.

    Voorbeeld: 2026-10-27
    """


class Doel(Record):
    """Wat er op een dag anders is, zo dat een ander het kan zien of tellen."""

    kenmerk: Kenmerk
    """Vaste verwijzing voor maatregelen en evaluaties.

    Voorbeeld: D1
    """

    titel: Doeltekst | None = None
    """Het doel in een paar woorden; staat in het document boven het doel.

    Voorbeeld: elke toets inleveren
    """

    omschrijving: Doeltekst
    """Wie doet wat, hoeveel, en wanneer is dat zo?

    Voorbeeld: Op 29 januari 2027 levert Noor elke toets in, met een antwoord op minstens 80% van de vragen.
    """

    in_eigen_woorden: Citaattekst | None = None
    """Het doel zoals de leerling het zegt.

    Voorbeeld: Ik wil elke toets inleveren, ook als ik niet alles weet.
    """

    van: tuple[Partij, ...] = (Partij.LEERLING,)
    """Wie aan dit doel werkt.

    Voorbeeld: ["leerling", "leraar"]
    """

    behoefte: Kenmerk | None = None
    """Uit welke behoefte het doel komt.

    Voorbeeld: B1
    """

    nulmeting: Feittekst | None = None
    """Hoe het nu is, met getal en maat.

    Voorbeeld: 8 van de 12 toetsen
    """

    streefwaarde: Doeltekst | None = None
    """Hoe het dan is, met getal en maat.

    Voorbeeld: alle toetsen, met minstens 80% van de vragen beantwoord
    """

    streefdatum: Datum | None = None
    """De dag waarop het doel gehaald moet zijn.

    Voorbeeld: 2027-01-29
    """

    hoe_gemeten: Afspraaktekst | None = None
    """Wie meet en waarmee.

    Voorbeeld: Jolien telt per toets de beantwoorde vragen.
    """

    termijn: Termijn | None = None
    """Kort of lang: lang is tot het einde van het schooljaar.

    Voorbeeld: kort
    """

    tussendoelen: tuple[Tussendoel, ...] = ()
    """Stappen met een eigen datum."""

    metingen: tuple[Meting, ...] = ()
    """Wat er onderweg is gemeten."""

    monitor: Monitor | None = None
    """Wie het doel volgt."""

    samen_met_leerling: Vink | None = None
    """true (ja) als de leerling het doel mee heeft bedacht of gekozen.

    Voorbeeld: true
    """

    gecommuniceerd: tuple[Communicatie, ...] = ()
    """Met wie het doel is besproken: leerling, ouders en collega's."""

    helpende_factoren: tuple[Kenmerk, ...] = ()
    """Factoren die bij dit doel helpen.

    Voorbeeld: ["F1"]
    """

    smarti: tuple[Smartivink, ...] = ()
    """Wie vindt dat het doel acceptabel, realistisch of inspirerend is: een vinkje met naam."""


class Evaluatiemoment(Record):
    """Een afgesproken dag waarop samen wordt gekeken."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-12-11
    """

    tijd: Aanduiding | None = None
    """Hoe laat.

    Voorbeeld: 15.30 uur
    """

    plaats: Afspraaktekst | None = None
    """Waar.

    Voorbeeld: lokaal 21
    """

    wat: Afspraaktekst | None = None
    """Wat er die dag gebeurt.

    Voorbeeld: Tussenevaluatie
    """

    met_wie: tuple[Naam, ...] = ()
    """Wie erbij zijn.

    Voorbeeld: ["Noor", "Fatima", "Jolien"]
    """
