"""The settings of a school: roles, partners, trajectories, protocols, terms and the level of each rule.

A school may build on the file of its samenwerkingsverband (`basis`); the reader merges the two and keeps
visible what the school changed (`files/school.py`).
"""

from __future__ import annotations

from typing import ClassVar, Literal

from dossiertool.findings import Niveau
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.schoolaanbod import Afspraak, Begrip, Instrument, Opschaalcriterium, Protocol, Traject
from dossiertool.model.schoolmensen import Expert, Locatie, Medewerker, Partner, Schooloverleg, Schoolrol
from dossiertool.model.schoolregels import FIXED, Bewaartermijn, Regelkeuze, Termijnen
from dossiertool.model.schooltaal import Taal
from dossiertool.model.values import Aanduiding, Afspraaktekst, Naam


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

    privacy_aanspreekpunt: Contactpersoon | None = None
    """Bij wie leerlingen en ouders terechtkunnen met vragen over hun gegevens."""

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
    """Woorden van de school die in dossiers mogen staan, met uitleg."""

    taal: Taal = Taal()
    """Waar de taalcontrole op deze school ook op let, en wat er mag."""

    opschaalcriteria: tuple[Opschaalcriterium, ...] = ()
    """Wanneer de basisondersteuning niet meer genoeg is."""

    termijnen: Termijnen = Termijnen()
    """Wat op deze school lang of te lang is."""

    regels: tuple[Regelkeuze, ...] = ()
    """Regels die op deze school anders tellen."""

    bewaartermijnen: tuple[Bewaartermijn, ...] = ()
    """Hoelang de school wat bewaart."""

    leeslogboek_bij_inzage: bool = False
    """Of in een inzage ook staat wie het dossier in de kluis heeft gelezen.

    Voorbeeld: true
    """

    @property
    def levels(self) -> dict[str, Niveau | None]:
        """The level of each rule that counts otherwise here, by its code; None for one that is off."""
        return {choice.code: choice.as_niveau for choice in self.regels if choice.code not in FIXED}

    @property
    def is_samenwerkingsverband(self) -> bool:
        """Whether this is the file of the samenwerkingsverband itself: it names itself as such."""
        return self.samenwerkingsverband == self.naam
