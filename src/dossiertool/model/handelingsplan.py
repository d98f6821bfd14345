"""The individual plan (stap 3 Plannen)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from dossiertool.model.akkoord import Akkoord, Ontvangst
from dossiertool.model.doel import Doel, Evaluatiemoment
from dossiertool.model.feit import Feit, Inbreng, Zienswijze
from dossiertool.model.kinds import Planstatus
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.values import (
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

    onderwijsbehoeften: tuple[Onderwijsbehoefte, ...] = ()
    """Wat de leerling nodig heeft."""

    doelen: tuple[Doel, ...] = ()
    """Wat er aan het eind anders is."""

    maatregelen: tuple[Maatregel, ...] = ()
    """Wie doet wat, waarom, waar, hoe en wanneer."""

    hulpbronnen: tuple[Hulpbron, ...] = ()
    """Mensen, uren, materiaal en geld die er voor dit plan zijn."""

    evaluatiemomenten: tuple[Evaluatiemoment, ...] = ()
    """De dagen waarop samen wordt gekeken."""

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

    @property
    def is_current(self) -> bool:
        """Whether this plan has not been replaced."""
        return self.status is not Planstatus.VERVANGEN
