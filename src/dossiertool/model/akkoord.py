"""Agreement with a document, and consent per recipient: two different things."""

from __future__ import annotations

from enum import StrEnum

from dossiertool.model.kinds import Antwoord, JaNee
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Naam, Zienswijzetekst


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

    antwoord: Antwoord | None = None
    """Leeg zolang er nog niet is geantwoord.

    Voorbeeld: akkoord
    """

    datum: Datum | None = None
    """Wanneer er is geantwoord.

    Voorbeeld: 2026-10-27
    """

    wijze: Aanduiding | None = None
    """Hoe er is geantwoord.

    Voorbeeld: in het gesprek, getekend
    """

    opmerking: Zienswijzetekst | None = None
    """De woorden van deze persoon, ook bij nee.

    Voorbeeld: Wil elke vrijdag een bericht.
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


class Toestemming(Record):
    """Toestemming voor één ontvanger en één doel. Toestemming kan altijd worden ingetrokken."""

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

    antwoord: JaNee = JaNee.ONBEKEND
    """Ja, nee of nog niet bekend.

    Voorbeeld: ja
    """

    verleend_door: tuple[Naam, ...] = ()
    """Wie het antwoord gaf.

    Voorbeeld: ["Mark"]
    """

    datum: Datum | None = None
    """Wanneer het antwoord is gegeven.

    Voorbeeld: 2026-11-05
    """

    geldig_tot: Datum | None = None
    """Tot wanneer het geldt.

    Voorbeeld: 2027-07-31
    """

    ingetrokken_op: Datum | None = None
    """Ingevuld zodra de toestemming is ingetrokken.

    Voorbeeld: 2027-01-12
    """

    grondslag: Grondslag = Grondslag.TOESTEMMING
    """Waarom de gegevens gedeeld mogen worden.

    Voorbeeld: toestemming
    """

    bewijs: Aanduiding | None = None
    """Waar het getekende formulier is.

    Voorbeeld: bijlage 2
    """
