"""The individual plan (stap 3 Plannen)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from dossiertool.model.aanpak import (
    Advies,
    Bijstelling,
    Expertise,
    Hulpbron,
    Onderwijsbehoefte,
    Specialist,
    Verwachtingen,
)
from dossiertool.model.akkoord import Akkoord, Ontvangst
from dossiertool.model.doel import Doel, Evaluatiemoment
from dossiertool.model.feit import Feit
from dossiertool.model.kinds import Planstatus
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.opp import Opp
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Afspraaktekst,
    Datum,
    Doeltekst,
    Feittekst,
    Geheel,
    Kenmerk,
    Naam,
    Vink,
)
from dossiertool.model.zienswijze import Inbreng, Ontbrekend, Zienswijze


class Kader(StrEnum):
    """Binnen de basisondersteuning, of het handelingsdeel van een ontwikkelingsperspectief."""

    BASISONDERSTEUNING = "basisondersteuning"
    OPP_HANDELINGSDEEL = "opp_handelingsdeel"


class Analyse(Record):
    """Waarop het plan is gebaseerd."""

    feiten: tuple[Feit, ...] = ()
    """Wat er is gezien en gemeten."""

    signalen: tuple[Kenmerk, ...] = ()
    """Signalen uit dit dossier waarvan de feiten meetellen.

    Voorbeeld: ["S1"]
    """

    conclusie: Feittekst | None = None
    """Wat de feiten samen zeggen.

    Voorbeeld: Noor beantwoordt minder vragen als er meer dan één toets op een dag is.
    """


class Handelingsplan(Record):
    """Het plan van aanpak voor één leerling: doelen, maatregelen, momenten en akkoord."""

    TITEL: ClassVar[str] = "Handelingsplan"

    kenmerk: Kenmerk
    """Vaste verwijzing binnen het dossier.

    Voorbeeld: HP1
    """

    versie: Geheel = 1
    """De hoeveelste versie dit is.

    Voorbeeld: 1
    """

    vervangt: Kenmerk | None = None
    """Het plan dat door dit plan wordt vervangen.

    Voorbeeld: HP1
    """

    aanleiding: Feittekst | None = None
    """Bij een nieuwe versie: waarom het plan is aangepast.

    Voorbeeld: Doel 1 is behaald; doel 2 vraagt meer tijd.
    """

    na_evaluatie: Kenmerk | None = None
    """Bij een nieuwe versie: de evaluatie waar zij uit komt.

    Voorbeeld: E1
    """

    kader: Kader = Kader.BASISONDERSTEUNING
    """Basisondersteuning, of het handelingsdeel van een ontwikkelingsperspectief.

    Voorbeeld: basisondersteuning
    """

    gericht_op: Doeltekst
    """Het onderwerp in een paar woorden.

    Voorbeeld: Toetsen maken en inleveren
    """

    status: Planstatus = Planstatus.CONCEPT
    """Hoe ver het plan is.

    Voorbeeld: vastgesteld
    """

    vastgesteld_op: Datum | None = None
    """De dag waarop het plan is vastgesteld.

    Voorbeeld: 2026-10-27
    """

    startdatum: Datum
    """De eerste dag van het plan.

    Voorbeeld: 2026-11-04
    """

    einddatum: Datum
    """De laatste dag van het plan.

    Voorbeeld: 2027-02-05
    """

    opsteller: Naam | None = None
    """Wie het plan schreef.

    Voorbeeld: Jolien
    """

    vastlegger: Naam | None = None
    """Wie de resultaten in het dossier zet.

    Voorbeeld: Jolien
    """

    aanspreekpunt: Contactpersoon | None = None
    """Bij wie leerling en ouders terechtkunnen."""

    behoeften: tuple[Kenmerk, ...] = ()
    """Aan welke behoeften het plan werkt.

    Voorbeeld: ["B1"]
    """

    analyse: Analyse | None = None
    """De feiten waarop het plan is gebaseerd."""

    zienswijzen: tuple[Zienswijze, ...] = ()
    """Hoe ieder het ziet; leeg betekent: zoals in het dossier."""

    inbreng_leerling: Inbreng | None = None
    """Wat de leerling zelf bedacht of koos."""

    inbreng_ouders: Inbreng | None = None
    """Wat ouders zelf bedachten of aandroegen."""

    inbreng_ontbreekt: tuple[Ontbrekend, ...] = ()
    """Waarom er geen inbreng van leerling of ouders is, of waarom geen doel samen is bedacht."""

    onderwijsbehoeften: tuple[Onderwijsbehoefte, ...] = ()
    """Wat de leerling nodig heeft."""

    doelen: tuple[Doel, ...] = ()
    """Wat er aan het eind anders is."""

    maatregelen: tuple[Maatregel, ...] = ()
    """Wie doet wat, waarom, waar, hoe en wanneer."""

    adviezen: tuple[Advies, ...] = ()
    """Adviezen die meteen in de les te gebruiken zijn."""

    expertise: Expertise | None = None
    """zelf als de school het zelf kan, buiten als er hulp van buiten nodig is.

    Voorbeeld: zelf
    """

    expertise_van: Naam | None = None
    """Bij buiten: van wie.

    Voorbeeld: orthopedagoog van het samenwerkingsverband
    """

    inzet_specialist: tuple[Specialist, ...] = ()
    """Welke specialist meewerkt, waarom en hoelang."""

    hulpbronnen: tuple[Hulpbron, ...] = ()
    """Mensen, uren, materiaal en geld die er voor dit plan zijn."""

    evaluatiemomenten: tuple[Evaluatiemoment, ...] = ()
    """De dagen waarop samen wordt gekeken."""

    bijstellingen: tuple[Bijstelling, ...] = ()
    """Wat er onderweg aan het plan is veranderd, en waarom."""

    verwachtingen: Verwachtingen | None = None
    """Wat school, ouders en leerling van elkaar mogen verwachten."""

    volhouden: Afspraaktekst | None = None
    """Hoe ieder het volhoudt.

    Voorbeeld: Halverwege bellen Jolien en Fatima: hoe gaat het?
    """

    bij_verschil: Afspraaktekst | None = None
    """Wat er gebeurt als leerling of ouders het niet eens zijn, vooraf afgesproken.

    Voorbeeld: Worden we het niet eens? Dan praten we binnen twee weken verder, met Sabine erbij.
    """

    akkoorden: tuple[Akkoord, ...] = ()
    """Wie akkoord is, en hoe."""

    overstijgt_basis: Vink = False
    """true (ja) als de basisondersteuning niet genoeg is.

    Voorbeeld: false
    """

    gedeeld_met: tuple[Ontvangst, ...] = ()
    """Wie het plan heeft gekregen, en wanneer."""

    opp: Opp | None = None
    """Alleen bij kader opp_handelingsdeel: wat een ontwikkelingsperspectief nog meer heeft."""

    @property
    def is_current(self) -> bool:
        """Whether this plan has not been replaced."""
        return self.status is not Planstatus.VERVANGEN

    @property
    def is_in_use(self) -> bool:
        """Whether people still work with this plan: not replaced and not closed."""
        return self.status not in (Planstatus.VERVANGEN, Planstatus.AFGESLOTEN)
