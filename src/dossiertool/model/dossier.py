"""The dossier of one pupil: everything that belongs to the support story, with needs as its spine."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from dossiertool.model.aanvaard import Aanvaarding
from dossiertool.model.afsluiting import Afsluiting
from dossiertool.model.akkoord import Toestemming
from dossiertool.model.beeld import Beeld
from dossiertool.model.behoefte import Behoefte
from dossiertool.model.besluit import Besluit
from dossiertool.model.bewaring import Bewaring
from dossiertool.model.bijlage import Kluisbijlage
from dossiertool.model.consult import Consultvraag, MedischeHandeling
from dossiertool.model.evaluatie import Evaluatie
from dossiertool.model.factor import Factor, SterkeKant
from dossiertool.model.gesprek import Gesprek
from dossiertool.model.handelingsplan import Handelingsplan
from dossiertool.model.kinds import Ondersteuningsniveau, Partij
from dossiertool.model.logregel import Logregel
from dossiertool.model.ot_aanmelding import OTAanmelding
from dossiertool.model.ot_verslag import OTVerslag
from dossiertool.model.persoon import Betrokkene, Contactpersoon, Leerling, Rol, School
from dossiertool.model.record import Record
from dossiertool.model.signaal import Signaal
from dossiertool.model.uitwisseling import Diagnose, Herkomst, Overdracht, Uitwisseling
from dossiertool.model.values import (
    Datum,
    Dossiernummer,
    Feittekst,
    Geheel,
    Kenmerk,
    Schooljaar,
)
from dossiertool.model.verzoek import Verzoek
from dossiertool.model.zienswijze import Hulpvraag, Ontbrekend, Zienswijze

_PARTY_OF_ROLE = {Rol.LEERLING: Partij.LEERLING, Rol.OUDER: Partij.OUDERS, Rol.MEDEWERKER: Partij.LERAAR}


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

    besluit: Kenmerk | None = None
    """Bij extra ondersteuning: het verslag van het ondersteuningsteam waarin dit is besloten.

    Voorbeeld: V1
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

    herkomst: Herkomst | None = None
    """De vorige school en het onderwijskundig rapport."""

    diagnoses: tuple[Diagnose, ...] = ()
    """Wat een deskundige heeft vastgesteld, alleen als de school dat voor de hulp moet weten."""

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

    gesprekken: tuple[Gesprek, ...] = ()
    """De gesprekken over de leerling (stap 1 en 2)."""

    besluiten: tuple[Besluit, ...] = ()
    """Wat is besloten en waarom; ook het besluit om nog niets te doen."""

    consultvragen: tuple[Consultvraag, ...] = ()
    """Vragen om advies aan een collega, met de dag waarop het antwoord er moet zijn."""

    medisch: tuple[MedischeHandeling, ...] = ()
    """Medische handelingen op school, elk met protocol en toestemming."""

    plannen: tuple[Handelingsplan, ...] = ()
    """De handelingsplannen (stap 3)."""

    aanmeldingen: tuple[OTAanmelding, ...] = ()
    """De aanmeldingen bij het ondersteuningsteam."""

    verslagen: tuple[OTVerslag, ...] = ()
    """De verslagen van het ondersteuningsteam."""

    evaluaties: tuple[Evaluatie, ...] = ()
    """De evaluaties (stap 6)."""

    toestemmingen: tuple[Toestemming, ...] = ()
    """Wie welke gegevens mag krijgen en waarvoor: een toestemming per ontvanger en doel."""

    uitwisselingen: tuple[Uitwisseling, ...] = ()
    """Welke gegevens met wie buiten de school zijn gedeeld, en waarom dat mocht."""

    overdrachten: tuple[Overdracht, ...] = ()
    """Wat aan een volgende school is meegegeven."""

    verzoeken: tuple[Verzoek, ...] = ()
    """Vragen van ouders of leerling om het dossier te zien, te verbeteren of over de leerling te horen."""

    afsluitingen: tuple[Afsluiting, ...] = ()
    """Wanneer het hele dossier is afgesloten, en of het daarna weer open ging."""

    bewaring: Bewaring | None = None
    """Wat bepaalt tot wanneer het dossier blijft."""

    logboek: tuple[Logregel, ...] = ()
    """Wat er is gedaan en vastgelegd (stap 4 en 5)."""

    bijlagen: tuple[Kluisbijlage, ...] = ()
    """De bestanden die in de kluis bij dit dossier horen. Dossiertool vult dit zelf in."""

    aanvaard: tuple[Aanvaarding, ...] = ()
    """Bevindingen die zo mogen blijven staan."""

    @property
    def afsluiting(self) -> Afsluiting | None:
        """How the dossier was closed; None while it is open, also when it was opened again."""
        last = self.afsluitingen[-1] if self.afsluitingen else None
        return last if last and last.heropend is None else None

    def behoefte(self, kenmerk: Kenmerk) -> Behoefte | None:
        """Return the need with this kenmerk, or None."""
        return next((need for need in self.behoeften if need.kenmerk == kenmerk), None)

    def plan(self, kenmerk: Kenmerk | None) -> Handelingsplan | None:
        """Return the plan with this kenmerk, or None."""
        return next((plan for plan in self.plannen if plan.kenmerk == kenmerk), None)

    def party_of(self, name: str) -> Partij | None:
        """Return for which of the three parties someone of exactly this name stands, or None."""
        if name in (self.leerling.roepnaam, self.leerling.full_name):
            return Partij.LEERLING
        people = (*self.betrokkenen, self.regiehouder, self.vervanger)
        roles = [person.rol for person in people if person and person.naam == name]
        return _PARTY_OF_ROLE.get(roles[0]) if roles else None

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
