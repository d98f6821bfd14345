"""Agreement with a document, and consent per recipient: two different things."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dossiertool.model.kinds import Antwoord, JaNee, Partij
from dossiertool.model.onderdeel import Onderdeel
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Aanduiding,
    Afspraaktekst,
    Datum,
    Feittekst,
    Kenmerk,
    Naam,
    Zienswijzetekst,
)


class Akkoord(Record):
    """Het antwoord van één persoon op een plan, aanmelding of evaluatie."""

    wie: Naam
    """Wie antwoordt.

    Voorbeeld: Fatima
    """

    functie: Aanduiding | None = None
    """Wie deze persoon voor de leerling is, of namens wie die antwoordt.

    Voorbeeld: moeder
    """

    van: Partij | None = None
    """Namens welke partij: leerling, ouders of leraar (school). Nodig als de naam niet bij betrokkenen staat.

    Voorbeeld: ouders
    """

    antwoord: Antwoord | None = None
    """Leeg zolang er nog niet is geantwoord.

    Voorbeeld: akkoord
    """

    datum: Datum | None = None
    """Wanneer er is geantwoord.

    Voorbeeld: 2026-10-27
    """

    wijze: Feittekst | None = None
    """Hoe er is geantwoord.

    Voorbeeld: in het gesprek, getekend
    """

    opmerking: Zienswijzetekst | None = None
    """De woorden van deze persoon, ook bij nee. Vul dan ook de datum in.

    Voorbeeld: Wil elke vrijdag een bericht.
    """

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.opmerking is not None and self.datum is None:
            raise PydanticCustomError("zonder_datum", "Bij een opmerking hoort een datum. Vul datum in.")
        return self


class Ontvangst(Record):
    """Wie een document heeft gekregen, en wanneer."""

    wie: Naam
    """Een persoon of een kleine groep.

    Voorbeeld: de negen docenten van 1V1
    """

    op: Datum | None = None
    """De dag waarop zij het kregen.

    Voorbeeld: 2026-10-28
    """


class Bijlage(Record):
    """Een document dat erbij hoort."""

    naam: Naam
    """Hoe het document heet.

    Voorbeeld: vragenlijst september
    """

    omschrijving: Feittekst | None = None
    """Wat erin staat, in een paar woorden.

    Voorbeeld: Vragenlijst over contact met klasgenoten, ingevuld door Roos.
    """

    datum: Datum | None = None
    """De dag van het document.

    Voorbeeld: 2026-09-21
    """


class SoortToestemming(StrEnum):
    """Waarvoor toestemming wordt gevraagd."""

    BESPREKING_OT = "bespreking_ot"
    UITWISSELING_OT = "uitwisseling_ot"
    DELEN_MET_EXTERNE = "delen_met_externe"
    OPVRAGEN_BIJ_EXTERNE = "opvragen_bij_externe"
    ONDERZOEK_OBSERVATIE = "onderzoek_observatie"
    OVERDRACHT_DOSSIER = "overdracht_dossier"
    INSTEMMING_HANDELINGSDEEL = "instemming_handelingsdeel"


class Grondslag(StrEnum):
    """Waarom gegevens gedeeld mogen worden."""

    TOESTEMMING = "toestemming"
    WETTELIJKE_PLICHT = "wettelijke_plicht"
    PUBLIEKE_TAAK = "publieke_taak"
    VITAAL_BELANG = "vitaal_belang"
    MELDCODE = "meldcode"


class Toestemmingsantwoord(Record):
    """Het antwoord van één persoon op de vraag om toestemming."""

    wie: Naam
    """Wie antwoordt.

    Voorbeeld: Mark
    """

    functie: Aanduiding | None = None
    """Wie deze persoon voor de leerling is.

    Voorbeeld: vader
    """

    antwoord: JaNee
    """Ja, nee of nog niet bekend.

    Voorbeeld: ja
    """

    datum: Datum | None = None
    """Wanneer het antwoord is gegeven.

    Voorbeeld: 2026-11-05
    """

    wijze: Feittekst | None = None
    """Hoe er is geantwoord, en waar het getekende formulier is.

    Voorbeeld: getekend, bijlage 2
    """

    ingetrokken_op: Datum | None = None
    """Ingevuld zodra deze persoon de toestemming intrekt.

    Voorbeeld: 2027-01-12
    """


class Toestemming(Record):
    """Toestemming voor één ontvanger en één doel. Toestemming kan altijd worden ingetrokken."""

    kenmerk: Kenmerk | None = None
    """Kort kenmerk, om er bij het delen naar te verwijzen.

    Voorbeeld: T1
    """

    soort: SoortToestemming
    """Waarvoor de toestemming is.

    Voorbeeld: bespreking_ot
    """

    ontvanger: Naam
    """Wie de gegevens krijgt of geeft.

    Voorbeeld: ondersteuningsteam
    """

    doel: Afspraaktekst
    """Waarvoor de gegevens nodig zijn.

    Voorbeeld: Bespreken met naam
    """

    gegevens: tuple[Feittekst, ...] = ()
    """Welke gegevens, niet meer dan nodig.

    Voorbeeld: ["deze aanmelding"]
    """

    onderdelen: tuple[Onderdeel, ...] = ()
    """Welke onderdelen van het dossier dat zijn. Alleen die kan exporteer meegeven.

    Voorbeeld: ["behoeften", "plannen"]
    """

    antwoorden: tuple[Toestemmingsantwoord, ...] = ()
    """Per persoon het antwoord; leeg betekent: niet gevraagd."""

    geldig_tot: Datum | None = None
    """Tot wanneer het geldt.

    Voorbeeld: 2027-07-31
    """

    grondslag: Grondslag = Grondslag.TOESTEMMING
    """Waarom de gegevens gedeeld mogen worden.

    Voorbeeld: toestemming
    """

    @property
    def antwoord(self) -> JaNee:
        """What the answers come to: no when anyone says no or withdrew, yes when all say yes."""
        answers = self.antwoorden
        if any(one.antwoord is JaNee.NEE or one.ingetrokken_op for one in answers):
            return JaNee.NEE
        return JaNee.JA if answers and all(one.antwoord is JaNee.JA for one in answers) else JaNee.ONBEKEND
