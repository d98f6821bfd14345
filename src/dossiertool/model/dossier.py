"""The dossier of one pupil: everything that belongs to the support story, with needs as its spine."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from dossiertool.model.akkoord import Toestemming
from dossiertool.model.behoefte import Behoefte
from dossiertool.model.evaluatie import Evaluatie
from dossiertool.model.feit import Factor, Hulpvraag, Ontbrekend, Signaal, SterkeKant, Zienswijze
from dossiertool.model.handelingsplan import Handelingsplan
from dossiertool.model.kinds import Ondersteuningsniveau, Partij
from dossiertool.model.ot_aanmelding import OTAanmelding
from dossiertool.model.persoon import Betrokkene, Contactpersoon, Leerling, School
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Datum,
    Dossiernummer,
    Feittekst,
    Geheel,
    Kenmerk,
    Naam,
    Schooljaar,
    Vink,
)


class Niveauperiode(Record):
    """Vanaf wanneer welk niveau van ondersteuning geldt."""

    niveau: Ondersteuningsniveau
    """Basisondersteuning of extra ondersteuning.

    Voorbeeld: basisondersteuning
    """

    vanaf: Datum
    """De eerste dag.

    Voorbeeld: 2026-10-27
    """

    reden: Feittekst | None = None
    """Waarom dit niveau.

    Voorbeeld: De school geeft deze hulp zelf.
    """


class Beeld(Record):
    """Het gezamenlijke beeld van leerling, ouders en school (stap 2 Begrijpen)."""

    datum: Datum
    """Wanneer het beeld samen is gemaakt.

    Voorbeeld: 2026-10-06
    """

    gezamenlijk_beeld: Feittekst | None = None
    """Waar ieder het over eens is.

    Voorbeeld: Noor maakt haar huiswerk en blokkeert op het moment van de toets.
    """

    eens: Vink | None = None
    """true (ja) als leerling, ouders en school het in grote lijnen eens zijn.

    Voorbeeld: true
    """

    verschil_van_inzicht: Feittekst | None = None
    """Waarover leerling, ouders en school verschillend denken, en hoe ieder het ziet.

    Voorbeeld: Vader wil dat de jongens worden geschorst; de school kiest eerst voor een afspraak op papier.
    """

    deelnemers: tuple[Naam, ...] = ()
    """Wie erbij waren.

    Voorbeeld: ["Noor", "Fatima", "Jolien"]
    """


class SoortLogregel(StrEnum):
    """Wat voor gebeurtenis het is."""

    UITVOERING = "uitvoering"
    GESPREK = "gesprek"
    OUDERBERICHT = "ouderbericht"
    MELDING = "melding"
    VASTLEGGING = "vastlegging"
    PREVENTIEF = "preventief"
    OVERIG = "overig"


class Logregel(Record):
    """Een feitelijke aantekening met datum en naam."""

    datum: Datum | None = None
    """De dag; leeg als de dag niet bekend is.

    Voorbeeld: 2026-11-10
    """

    soort: SoortLogregel
    """Wat voor gebeurtenis het is.

    Voorbeeld: uitvoering
    """

    door: Naam | None = None
    """Wie dit opschreef.

    Voorbeeld: Jolien
    """

    van: Partij | None = None
    """Van welke partij het bericht kwam.

    Voorbeeld: ouders
    """

    behoeften: tuple[Kenmerk, ...] = ()
    """Over welke behoeften het gaat.

    Voorbeeld: ["B1"]
    """

    tekst: Feittekst
    """Wat er gebeurde.

    Voorbeeld: Noor maakte de toets Nederlands in lokaal 21 en beantwoordde 17 van de 20 vragen.
    """


class Dossier(Record):
    """Het ondersteuningsdossier van één leerling."""

    TITEL: ClassVar[str] = "Dossier"

    soort: Literal["dossier"] = "dossier"
    """Wat dit bestand is.

    Voorbeeld: dossier
    """

    dossiernummer: Dossiernummer
    """Het nummer van dit dossier; het zegt niets over de leerling.

    Voorbeeld: D-7K3Q-92
    """

    kluisversie: Geheel | None = None
    """De versie in de kluis waar dit bestand vandaan komt. Dossiertool vult dit zelf in.

    Voorbeeld: 3
    """

    school: School
    """De school die het dossier bijhoudt."""

    leerling: Leerling
    """Over wie het gaat."""

    schooljaar: Schooljaar
    """Het schooljaar van nu.

    Voorbeeld: 2026-2027
    """

    niveaus: tuple[Niveauperiode, ...] = ()
    """Basisondersteuning of extra ondersteuning, en vanaf wanneer."""

    regiehouder: Contactpersoon | None = None
    """De medewerker die ervoor zorgt dat de ondersteuning doorgaat."""

    vervanger: Contactpersoon | None = None
    """Wie het overneemt als de regiehouder er niet is."""

    betrokkenen: tuple[Betrokkene, ...] = ()
    """Ouders, medewerkers en mensen van buiten."""

    signalen: tuple[Signaal, ...] = ()
    """Wat is opgevallen (stap 1)."""

    behoeften: tuple[Behoefte, ...] = ()
    """Wat de leerling nodig heeft. Plannen en evaluaties verwijzen hiernaar."""

    hulpvragen: tuple[Hulpvraag, ...] = ()
    """De vragen van leerling, ouders en leraar."""

    sterke_kanten: tuple[SterkeKant, ...] = ()
    """Wat goed gaat en waar de leerling van houdt. Dit staat in elk document vooraan."""

    factoren: tuple[Factor, ...] = ()
    """Wat helpt en wat in de weg staat: bij leerling, groep, school, leraar en ouders."""

    zienswijzen: tuple[Zienswijze, ...] = ()
    """Hoe ieder het ziet, met naam en datum."""

    zienswijze_ontbreekt: tuple[Ontbrekend, ...] = ()
    """Waarom de zienswijze van een partij er niet is."""

    beelden: tuple[Beeld, ...] = ()
    """Het gezamenlijke beeld van leerling, ouders en school (stap 2), elke keer dat het is gemaakt."""

    plannen: tuple[Handelingsplan, ...] = ()
    """De handelingsplannen (stap 3)."""

    aanmeldingen: tuple[OTAanmelding, ...] = ()
    """De aanmeldingen bij het ondersteuningsteam."""

    evaluaties: tuple[Evaluatie, ...] = ()
    """De evaluaties (stap 6)."""

    toestemmingen: tuple[Toestemming, ...] = ()
    """Wie welke gegevens mag krijgen en waarvoor: een toestemming per ontvanger en doel."""

    logboek: tuple[Logregel, ...] = ()
    """Wat er is gedaan en vastgelegd (stap 4 en 5)."""

    def behoefte(self, kenmerk: Kenmerk) -> Behoefte | None:
        """Return the need with this kenmerk, or None."""
        return next((need for need in self.behoeften if need.kenmerk == kenmerk), None)

    def plan(self, kenmerk: Kenmerk | None) -> Handelingsplan | None:
        """Return the plan with this kenmerk, or None."""
        return next((plan for plan in self.plannen if plan.kenmerk == kenmerk), None)

    def niveau_on(self, day: date) -> Ondersteuningsniveau:
        """Return the level of support on that day; basisondersteuning when nothing is recorded."""
        started = [period for period in self.niveaus if period.vanaf <= day]
        if not started:
            return Ondersteuningsniveau.BASISONDERSTEUNING
        return max(started, key=lambda period: period.vanaf).niveau

    def needs_of(self, evaluatie: Evaluatie) -> tuple[Kenmerk, ...]:
        """Return the needs an evaluation looked at: its own list, else those of its plan."""
        if evaluatie.behoeften:
            return evaluatie.behoeften
        plan = self.plan(evaluatie.plan)
        return plan.behoeften if plan else ()

    def last_look_at(self, behoefte: Behoefte) -> date:
        """Return the latest day on which anyone recorded looking at this need."""
        days = [behoefte.last_looked_at]
        days += [e.datum for e in self.evaluaties if behoefte.kenmerk in self.needs_of(e)]
        return max(days)
