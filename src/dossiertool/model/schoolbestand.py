"""The settings of a school: roles, partners, trajectories, protocols, terms and the level of each rule.

A school may build on the file of its samenwerkingsverband (`basis`); the reader merges the two and keeps
visible what the school changed (`files/school.py`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dossiertool.model.aanvaard import Regelcode
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Label, Naam, Vink

Code = Annotated[str, Label("[a-z0-9][a-z0-9_-]{0,39}", "Een code is kort: kleine letters, cijfers, - en _.")]
Weken = Annotated[int, Field(ge=1, le=104)]
Maanden = Annotated[int, Field(ge=1, le=60)]


class Regelniveau(StrEnum):
    """Hoe zwaar een regel op deze school telt."""

    UIT = "uit"
    TIP = "tip"
    WAARSCHUWING = "waarschuwing"
    FOUT = "fout"


class Regelkeuze(Record):
    """Deze school laat een regel anders tellen, met de reden."""

    code: Regelcode
    """De code van de regel.

    Voorbeeld: BEH-02
    """

    niveau: Regelniveau
    """uit, tip, waarschuwing of fout.

    Voorbeeld: fout
    """

    reden: Feittekst
    """Waarom de school dit kiest.

    Voorbeeld: Afgesproken in het team op 7 september 2026.
    """


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


class Schoolrol(Record):
    """Een rol op school, wat die doet en wie die vervult."""

    code: Code
    """Korte code.

    Voorbeeld: mentor
    """

    naam: Aanduiding
    """Hoe de school deze rol noemt.

    Voorbeeld: mentor
    """

    taken: tuple[Afspraaktekst, ...] = ()
    """Wat deze rol doet.

    Voorbeeld: ["signaleren", "gesprek met ouders", "handelingsplan schrijven"]
    """

    niet: tuple[Afspraaktekst, ...] = ()
    """Wat deze rol niet doet.

    Voorbeeld: ["indicatiestelling"]
    """

    personen: tuple[Naam, ...] = ()
    """Wie deze rol vervullen.

    Voorbeeld: ["Jolien", "Yvette"]
    """


class Medewerker(Record):
    """Iemand die op school werkt."""

    naam: Naam
    """De naam zoals die in de dossiers staat.

    Voorbeeld: Sabine
    """

    functie: Aanduiding | None = None
    """Wat deze persoon doet.

    Voorbeeld: ondersteuningscoördinator
    """

    contact: Aanduiding | None = None
    """Hoe u deze persoon bereikt.

    Voorbeeld: sabine@voorbeeld.example
    """

    tot: Datum | None = None
    """De laatste werkdag, als deze persoon weggaat of weg is.

    Voorbeeld: 2027-01-31
    """


class Partner(Record):
    """Iemand buiten de school met wie de school afspraken heeft."""

    code: Code
    """Korte code.

    Voorbeeld: leerplicht
    """

    naam: Naam
    """Wie het is.

    Voorbeeld: leerplichtambtenaar gemeente Voorbeeldstad
    """

    contact: Aanduiding | None = None
    """Hoe u deze partner bereikt.

    Voorbeeld: leerplicht@voorbeeld.example
    """

    afspraken: Afspraaktekst | None = None
    """Wat is afgesproken.

    Voorbeeld: De school belt bij drie dagen verzuim zonder bericht.
    """

    geldig_tot: Datum | None = None
    """Tot wanneer de afspraken gelden.

    Voorbeeld: 2027-07-31
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
    """Een woord van de school dat in dossiers mag staan, met uitleg."""

    term: Naam
    """Het woord of de afkorting.

    Voorbeeld: zoco
    """

    uitleg: Feittekst
    """Wat het betekent.

    Voorbeeld: zorgcoördinator
    """

    overal: Vink = False
    """true (ja) als het woord zonder uitleg mag, zoals de naam van een rol.

    Voorbeeld: true
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


class Schooloverleg(Record):
    """Een overleg met scholen of partners in de regio waaraan de school meedoet."""

    code: Code
    """Korte code.

    Voorbeeld: zoco
    """

    naam: Aanduiding
    """Hoe het heet.

    Voorbeeld: overleg van zorgcoördinatoren
    """

    wie: Naam | None = None
    """Wie er namens de school bij is.

    Voorbeeld: Sabine
    """

    data: tuple[Datum, ...] = ()
    """De dagen van dit schooljaar.

    Voorbeeld: ["2026-10-06", "2027-02-09"]
    """


class Locatie(Record):
    """Een gebouw van de school, met wie daar aanspreekbaar is."""

    naam: Naam
    """Hoe het gebouw heet.

    Voorbeeld: locatie Noord
    """

    aanspreekpunt_intern: Contactpersoon | None = None
    """Bij wie leerlingen en ouders op school terechtkunnen."""

    vertrouwenspersoon_extern: Contactpersoon | None = None
    """De vertrouwenspersoon buiten de school."""


class Expert(Record):
    """Iemand die veel van een onderwerp weet."""

    naam: Naam
    """Wie het is.

    Voorbeeld: Anneke
    """

    themas: tuple[Aanduiding, ...] = ()
    """Waarover.

    Voorbeeld: ["dyslexie", "spelling"]
    """

    beschikbaar: Afspraaktekst | None = None
    """Wanneer.

    Voorbeeld: maandag en dinsdag
    """


class Bewaartermijn(Record):
    """Hoelang de school iets bewaart, en waarom zo lang."""

    categorie: Code
    """Waar het om gaat.

    Voorbeeld: begeleiding
    """

    jaren: Annotated[int, Field(ge=0, le=30)]
    """Hoeveel jaar.

    Voorbeeld: 2
    """

    vanaf: Aanduiding
    """Waarna de termijn begint.

    Voorbeeld: uitschrijving
    """

    grondslag: Feittekst
    """Waarom deze termijn.

    Voorbeeld: Eigen keuze van de school, vastgesteld op 7 september 2026.
    """


class Termijnen(Record):
    """Wat op deze school lang of te lang is."""

    behoefte_maanden: Maanden = 12
    """Na hoeveel maanden een open behoefte opnieuw wordt bekeken.

    Voorbeeld: 12
    """

    meting_weken: Weken = 10
    """Na hoeveel weken zonder meting een doel opvalt.

    Voorbeeld: 10
    """

    stil_weken: Weken = 6
    """Na hoeveel weken zonder bericht een partij opvalt.

    Voorbeeld: 6
    """

    tussentijds_weken: Weken = 8
    """Een plan dat langer duurt, heeft een moment tussendoor.

    Voorbeeld: 8
    """

    advies_weken: Weken = 4
    """Na hoeveel weken een advies opgevolgd moet zijn.

    Voorbeeld: 4
    """

    groepsbesprekingen: Annotated[int, Field(ge=0, le=12)] = 3
    """Hoe vaak een groepsplan per schooljaar met de coördinator wordt besproken.

    Voorbeeld: 3
    """


class Schoolbestand(Record):
    """De instellingen van de school: wie wat doet, wat er is en welke regels hoe zwaar tellen."""

    TITEL: ClassVar[str] = "School"

    soort: Literal["school"] = "school"
    """Wat dit bestand is.

    Voorbeeld: school
    """

    naam: Naam
    """De naam van de school of het samenwerkingsverband.

    Voorbeeld: Voorbeeldcollege
    """

    basis: Aanduiding | None = None
    """Het bestand van het samenwerkingsverband waar dit bestand op verdergaat, in dezelfde map.

    Voorbeeld: samenwerkingsverband.yaml
    """

    samenwerkingsverband: Naam | None = None
    """De scholen in de regio die samen de ondersteuning regelen.

    Voorbeeld: Samenwerkingsverband Voorbeeldstreek
    """

    locaties: tuple[Locatie, ...] = ()
    """De gebouwen, elk met een aanspreekpunt en een vertrouwenspersoon."""

    steunpunt: Contactpersoon | None = None
    """Het ouder- en jeugdsteunpunt."""

    ot_beschrijving: Afspraaktekst | None = None
    """Wat het ondersteuningsteam is, voor wie, en wat het doet.

    Voorbeeld: In het ondersteuningsteam praten leerling, ouders, school en specialisten samen over hulp.
    """

    bij_verschil: Afspraaktekst | None = None
    """Wat er gebeurt als leerling of ouders het niet eens zijn. Komt in een nieuw plan.

    Voorbeeld: Worden we het niet eens? Dan praten we binnen twee weken verder, met de coördinator erbij.
    """

    afspraken: tuple[Afspraak, ...] = ()
    """Wat elke school volgens het samenwerkingsverband minimaal regelt."""

    rollen: tuple[Schoolrol, ...] = ()
    """Wie wat doet."""

    medewerkers: tuple[Medewerker, ...] = ()
    """Wie er werkt, en wie weggaat."""

    partners: tuple[Partner, ...] = ()
    """Met wie buiten de school afspraken zijn."""

    experts: tuple[Expert, ...] = ()
    """Wie veel van een onderwerp weet."""

    overleggen: tuple[Schooloverleg, ...] = ()
    """Het overleg in de regio waaraan de school meedoet."""

    trajecten: tuple[Traject, ...] = ()
    """De vaste trainingen en aanpakken."""

    protocollen: tuple[Protocol, ...] = ()
    """De protocollen, met waar ze staan."""

    instrumenten: tuple[Instrument, ...] = ()
    """Waarmee de school meet. Leeg betekent: elk instrument mag."""

    begrippen: tuple[Begrip, ...] = ()
    """Woorden van de school die in dossiers mogen staan."""

    opschaalcriteria: tuple[Opschaalcriterium, ...] = ()
    """Wanneer de basisondersteuning niet meer genoeg is."""

    termijnen: Termijnen = Termijnen()
    """Wat op deze school lang of te lang is."""

    regels: tuple[Regelkeuze, ...] = ()
    """Regels die op deze school anders tellen."""

    bewaartermijnen: tuple[Bewaartermijn, ...] = ()
    """Hoelang de school wat bewaart."""

    @property
    def is_samenwerkingsverband(self) -> bool:
        """Whether this is the file of the samenwerkingsverband itself: it names itself as such."""
        return self.samenwerkingsverband == self.naam
