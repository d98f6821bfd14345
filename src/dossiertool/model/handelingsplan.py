"""The individual plan (stap 3 Plannen)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from dossiertool.model.akkoord import Akkoord, Ontvangst
from dossiertool.model.doel import Doel, Evaluatiemoment
from dossiertool.model.feit import Feit, Inbreng, Ontbrekend, Zienswijze
from dossiertool.model.kinds import Planstatus
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.opp import Opp
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.values import (
    Aanduiding,
    Afspraaktekst,
    Datum,
    Doeltekst,
    Feittekst,
    Geheel,
    Getal,
    Kenmerk,
    Naam,
    Vink,
)


class Kader(StrEnum):
    """Binnen de basisondersteuning, of het handelingsdeel van een ontwikkelingsperspectief."""

    BASISONDERSTEUNING = "basisondersteuning"
    OPP_HANDELINGSDEEL = "opp_handelingsdeel"


class Hulpzin(StrEnum):
    """Om het doel te halen heeft deze leerling … nodig (hulpzinnen van handelingsgericht werken)."""

    INSTRUCTIE = "instructie"
    OPDRACHT = "opdracht"
    ACTIVITEIT = "activiteit"
    FEEDBACK = "feedback"
    LERAAR = "leraar"
    GROEPSGENOTEN = "groepsgenoten"
    OUDERS = "ouders"
    OMGEVING = "omgeving"


class Onderwijsbehoefte(Record):
    """Wat de leerling in de les of thuis nodig heeft om een doel te halen."""

    invulling: Feittekst
    """Maak de zin af: om het doel te halen heeft de leerling … nodig.

    Voorbeeld: Een docent die haar voor de toets gedag zegt.
    """

    hulpzin: Hulpzin | None = None
    """Welk soort hulp het is.

    Voorbeeld: leraar
    """


class SoortHulpbron(StrEnum):
    """Wat voor middel het is."""

    MENSEN = "mensen"
    TIJD = "tijd"
    MATERIAAL = "materiaal"
    GELD = "geld"


class Hulpbron(Record):
    """Iets wat er voor het plan beschikbaar is."""

    wat: Afspraaktekst
    """Waar het om gaat.

    Voorbeeld: tien bijeenkomsten van trainer Peter
    """

    soort: SoortHulpbron | None = None
    """Mensen, tijd, materiaal of geld.

    Voorbeeld: tijd
    """

    uren: Getal | None = None
    """Het aantal uren, als dat bekend is.

    Voorbeeld: 10
    """


class Advies(Record):
    """Een advies dat meteen in de les te gebruiken is."""

    wat: Afspraaktekst
    """Wat iemand doet: iets wat u kunt zien gebeuren.

    Voorbeeld: De mentor zet elke maandag de weektaak op het bord.
    """

    wie: Naam | None = None
    """Wie dit doet.

    Voorbeeld: mentor
    """

    wanneer: Afspraaktekst | None = None
    """Wanneer of waar.

    Voorbeeld: maandag, eerste uur
    """


class Specialist(Record):
    """De inzet van een specialist."""

    rol: Aanduiding
    """Wat deze specialist is.

    Voorbeeld: orthopedagoog
    """

    organisatie: Naam | None = None
    """Waar deze specialist werkt.

    Voorbeeld: Samenwerkingsverband Voorbeeldstreek
    """

    reden: Feittekst | None = None
    """Waarvoor deze specialist nodig is.

    Voorbeeld: De aanpak van de school gaf na twaalf weken geen verandering.
    """

    van: Datum | None = None
    """De eerste dag.

    Voorbeeld: 2027-01-11
    """

    tot: Datum | None = None
    """De laatste dag.

    Voorbeeld: 2027-03-26
    """

    uren: Getal | None = None
    """Het aantal uren.

    Voorbeeld: 6
    """


class Expertise(StrEnum):
    """Of de school het zelf kan, of hulp van buiten nodig heeft."""

    ZELF = "zelf"
    BUITEN = "buiten"


class Bijstelling(Record):
    """Een aanpassing van het plan tijdens de looptijd."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-12-11
    """

    wat: Afspraaktekst
    """Wat er is veranderd.

    Voorbeeld: De training duurt twee weken langer.
    """

    reden: Feittekst
    """Waarom.

    Voorbeeld: Twee bijeenkomsten vielen uit.
    """


class Verwachtingen(Record):
    """Wat ieder van de ander mag verwachten."""

    school: Afspraaktekst | None = None
    """Wat leerling en ouders van de school mogen verwachten.

    Voorbeeld: De mentor stuurt elke vrijdag een bericht.
    """

    ouders: Afspraaktekst | None = None
    """Wat de school van ouders mag verwachten.

    Voorbeeld: Ouders lezen het bericht en reageren als iets niet klopt.
    """

    leerling: Afspraaktekst | None = None
    """Wat de school van de leerling mag verwachten.

    Voorbeeld: Noor meldt zich vijf minuten voor een toets bij lokaal 21.
    """


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
