"""Data that left the school or came in: exchange with others, transfer between schools, diagnoses."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dossiertool.model.akkoord import Grondslag
from dossiertool.model.kinds import Partij
from dossiertool.model.onderdeel import Onderdeel
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Kenmerk, Naam, Vink

_ADULT = 18


class SoortOntvanger(StrEnum):
    """Wat voor ontvanger het is."""

    GEZINSSPECIALIST = "gezinsspecialist"
    SCHOOLMAATSCHAPPELIJK_WERK = "schoolmaatschappelijk_werk"
    JEUGDARTS = "jeugdarts"
    LEERPLICHT = "leerplicht"
    POLITIE = "politie"
    SAMENWERKINGSVERBAND = "samenwerkingsverband"
    JEUGDHULP = "jeugdhulp"
    ORTHOPEDAGOOG = "orthopedagoog"
    ANDERE_SCHOOL = "andere_school"
    OVERIG = "overig"


class Uitwisseling(Record):
    """Gegevens die zijn gedeeld met iemand buiten de school, of bij iemand zijn opgevraagd."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-11-12
    """

    ontvanger: Naam
    """Wie de gegevens kreeg of gaf.

    Voorbeeld: jeugdarts Kramer
    """

    soort_ontvanger: SoortOntvanger = SoortOntvanger.OVERIG
    """Wat voor ontvanger het is.

    Voorbeeld: jeugdarts
    """

    doel: Afspraaktekst
    """Waarvoor de gegevens nodig waren.

    Voorbeeld: Advies over belasting en rust
    """

    gegevens: tuple[Feittekst, ...] = ()
    """Welke gegevens, niet meer dan nodig.

    Voorbeeld: ["het verzuimoverzicht van september tot en met november"]
    """

    onderdelen: tuple[Onderdeel, ...] = ()
    """Welke onderdelen van het dossier dat waren. Exporteer vult dit zelf in.

    Voorbeeld: ["behoeften", "plannen"]
    """

    grondslag: Grondslag | None = None
    """Waarom dit mocht.

    Voorbeeld: toestemming
    """

    toestemming: Kenmerk | None = None
    """Het kenmerk van de toestemming, als dat de grondslag is.

    Voorbeeld: T1
    """

    door: Naam | None = None
    """Wie de gegevens gaf of vroeg.

    Voorbeeld: Sabine
    """


class Herkomst(Record):
    """Waar de leerling vandaan komt, en wat de vorige school meegaf."""

    school: Naam | None = None
    """De vorige school.

    Voorbeeld: De Windroos
    """

    okr_datum: Datum | None = None
    """De dag waarop het onderwijskundig rapport is ontvangen.

    Voorbeeld: 2026-06-15
    """

    okr_samenvatting: Feittekst | None = None
    """Wat daaruit van belang is.

    Voorbeeld: Advies vwo. Noor maakte de laatste toets rekenen niet af.
    """

    warm_overgedragen_op: Datum | None = None
    """De dag van het gesprek met de vorige school.

    Voorbeeld: 2026-06-22
    """


class SoortOverdracht(StrEnum):
    """Van welke school naar welke."""

    PO_VO = "po-vo"
    VO_VO = "vo-vo"
    VO_MBO = "vo-mbo"


class Overdracht(Record):
    """Wat aan een volgende school is meegegeven."""

    soort: SoortOverdracht
    """po-vo, vo-vo of vo-mbo.

    Voorbeeld: vo-mbo
    """

    datum: Datum
    """De dag.

    Voorbeeld: 2026-04-13
    """

    naar: Naam
    """De volgende school.

    Voorbeeld: mbo Voorbeeldstreek
    """

    gegevens: tuple[Feittekst, ...] = ()
    """Wat is meegegeven.

    Voorbeeld: ["de eindevaluatie van HP1"]
    """

    onderdelen: tuple[Onderdeel, ...] = ()
    """Welke onderdelen van het dossier meegaan: niet meer dan de volgende school nodig heeft.

    Voorbeeld: ["sterke_kanten", "behoeften", "evaluaties"]
    """

    met_afgesloten: tuple[Kenmerk, ...] = ()
    """Welke afgesloten behoeften toch meegaan. Leeg betekent: geen.

    Voorbeeld: ["B2"]
    """

    akkoord_leerling_op: Datum | None = None
    """Wanneer de leerling akkoord was.

    Voorbeeld: 2026-04-01
    """

    akkoord_ouders_op: Datum | None = None
    """Wanneer ouders akkoord waren.

    Voorbeeld: 2026-04-01
    """

    warm_overgedragen_op: Datum | None = None
    """De dag van het gesprek met de volgende school.

    Voorbeeld: 2026-04-20
    """

    def without_yes_of(self, age: int | None, day: date) -> Partij | None:
        """Return whose agreement is not there yet on that day, at that age; None when all agree (R046, R047).

        Pupil and parents both agree; from eighteen on the pupil alone. An unknown age is that of a child.
        """
        if self.akkoord_leerling_op is None or self.akkoord_leerling_op > day:
            return Partij.LEERLING
        if age is not None and age >= _ADULT:
            return None
        return Partij.OUDERS if self.akkoord_ouders_op is None or self.akkoord_ouders_op > day else None


class Diagnose(Record):
    """Wat een deskundige heeft vastgesteld. Nooit een vermoeden van de school."""

    naam: Aanduiding
    """Wat is vastgesteld, in de woorden van het verslag.

    Voorbeeld: dyslexie
    """

    door_wie: Naam | None = None
    """Wie dit heeft vastgesteld.

    Voorbeeld: orthopedagoog Van Rijn
    """

    instantie: Naam | None = None
    """Waar deze deskundige werkt.

    Voorbeeld: Praktijk Voorbeeld
    """

    datum: Datum | None = None
    """De datum van het verslag of de verklaring.

    Voorbeeld: 2023-05-17
    """

    nodig_voor: Afspraaktekst | None = None
    """Waarom de school dit moet weten.

    Voorbeeld: extra tijd bij toetsen
    """

    verslag_ontvangen: Vink | None = None
    """true (ja) als de school het verslag heeft.

    Voorbeeld: true
    """
