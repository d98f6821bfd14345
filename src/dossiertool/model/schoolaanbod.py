"""What a school offers and agreed: trainings, protocols, instruments, terms, when more is needed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dossiertool.model.record import Record
from dossiertool.model.schoolregels import Weken
from dossiertool.model.values import Aanduiding, Afspraaktekst, Code, Datum, Feittekst, Naam


class Afspraak(Record):
    """Een afspraak van het samenwerkingsverband over wat elke school minimaal regelt."""

    code: Code
    """Korte code.

    Voorbeeld: pestprotocol
    """

    tekst: Afspraaktekst
    """Wat is afgesproken.

    Voorbeeld: Elke school heeft een pestprotocol dat ouders kunnen vinden.
    """

    bron: Feittekst | None = None
    """Waar dit staat.

    Voorbeeld: ondersteuningsplan 2025-2029, hoofdstuk 3
    """

    geldig_vanaf: Datum | None = None
    """Vanaf wanneer.

    Voorbeeld: 2025-08-01
    """

    invulling: Afspraaktekst | None = None
    """Hoe deze school dit doet. Alleen in het bestand van de school.

    Voorbeeld: Het protocol staat op de website en in de schoolgids.
    """


class Traject(Record):
    """Een vaste training of aanpak van de school."""

    code: Code
    """Korte code, om in een maatregel te noemen.

    Voorbeeld: faalangst
    """

    naam: Aanduiding
    """Hoe het heet.

    Voorbeeld: training tegen spanning bij toetsen
    """

    duur_weken: Weken | None = None
    """Hoeveel weken het duurt.

    Voorbeeld: 10
    """

    uitvoerder: Naam | None = None
    """Wie het geeft.

    Voorbeeld: Peter
    """

    protocol: Code | None = None
    """De code van het protocol dat erbij hoort.

    Voorbeeld: dyslexie
    """

    bewijs: Feittekst | None = None
    """Wat er bekend is over het effect, met bron.

    Voorbeeld: Erkend in een landelijke databank, 2024.
    """


class Protocol(Record):
    """Een protocol van de school."""

    code: Code
    """Korte code.

    Voorbeeld: pesten
    """

    naam: Aanduiding
    """Hoe het heet.

    Voorbeeld: pestprotocol
    """

    versie: Aanduiding | None = None
    """Welke versie geldt.

    Voorbeeld: 2026
    """

    vindplaats: Aanduiding | None = None
    """Waar iedereen het kan lezen.

    Voorbeeld: website, onder Veiligheid
    """

    beheerder: Naam | None = None
    """Wie het bijhoudt.

    Voorbeeld: Sabine
    """

    herzien_op: Datum | None = None
    """Wanneer het opnieuw wordt bekeken.

    Voorbeeld: 2027-06-01
    """


class Instrument(Record):
    """Een toets, vragenlijst of telling waarmee de school meet."""

    code: Code
    """Korte code.

    Voorbeeld: dmt
    """

    naam: Aanduiding
    """Hoe het heet.

    Voorbeeld: leestempo, woorden per minuut
    """

    norm: Feittekst | None = None
    """Waarmee u de score vergelijkt.

    Voorbeeld: landelijke norm per leerjaar
    """

    doel: Feittekst | None = None
    """Waarvoor het is.

    Voorbeeld: leestempo volgen
    """

    versie: Aanduiding | None = None
    """Welke versie.

    Voorbeeld: 2023
    """

    afname: Feittekst | None = None
    """Wanneer het wordt gebruikt.

    Voorbeeld: januari en juni
    """


class Begrip(Record):
    """Een woord van de school dat in dossiers mag staan, want hier staat de uitleg."""

    term: Naam
    """Het woord of de afkorting.

    Voorbeeld: zoco
    """

    uitleg: Feittekst
    """Wat het betekent.

    Voorbeeld: zorgcoördinator
    """


class Opschaalcriterium(Record):
    """Wanneer de basisondersteuning niet meer genoeg is."""

    code: Code
    """Korte code.

    Voorbeeld: twee_keer_niet
    """

    tekst: Afspraaktekst
    """Wat er dan gebeurt.

    Voorbeeld: Na twee evaluaties met ‘niet behaald’ meldt de coördinator de leerling aan bij het OT.
    """

    niet_behaald: Annotated[int, Field(ge=1, le=9)] | None = None
    """Het aantal evaluaties achter elkaar waarin een doel niet is behaald.

    Voorbeeld: 2
    """
