"""The registration with the ondersteuningsteam."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from dossiertool.model.akkoord import Akkoord, Bijlage
from dossiertool.model.doel import Evaluatiemoment
from dossiertool.model.factor import Factor
from dossiertool.model.feit import Feit
from dossiertool.model.kinds import Planstatus, Urgentie
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.values import Datum, Feittekst, Hulpvraagtekst, Kenmerk, Naam
from dossiertool.model.zienswijze import Hulpvraag, Zienswijze


class OTFunctie(StrEnum):
    """De vier functies van het ondersteuningsteam."""

    INTERVENTIE = "interventie"
    ADVIES = "advies"
    DOORVERWIJZING = "doorverwijzing"
    EINDEVALUATIE_NAZORG = "eindevaluatie_nazorg"


class Betrokkenheid(Record):
    """Wanneer iemand bij de aanmelding is betrokken, of waarom niet."""

    datum: Datum | None = None
    """De dag van het eerste gesprek hierover.

    Voorbeeld: 2026-10-29
    """

    wijze: Feittekst | None = None
    """Hoe: in een gesprek, per telefoon of met een brief.

    Voorbeeld: gesprek op school
    """

    reden: Feittekst | None = None
    """Als er vóór de aanmelding geen contact was: waarom niet.

    Voorbeeld: Moeder was tot 9 november in het buitenland en niet bereikbaar.
    """


class Eerder(Record):
    """Wat al is gedaan, en wat het opleverde."""

    wat: Feittekst
    """Wat er is gedaan.

    Voorbeeld: Roos kreeg een pauzeplek in lokaal 12.
    """

    datum: Datum | None = None
    """De eerste dag.

    Voorbeeld: 2026-10-20
    """

    tot: Datum | None = None
    """De laatste dag; leeg als het nog loopt.

    Voorbeeld: 2026-11-20
    """

    wanneer: Feittekst | None = None
    """In woorden, als de dag niet bekend is.

    Voorbeeld: oktober 2026
    """

    door: Naam | None = None
    """Wie het deed.

    Voorbeeld: Samira
    """

    effect: Feittekst | None = None
    """Wat er daarna te zien was.

    Voorbeeld: Roos eet sinds 16 november in de kantine.
    """


class OTAanmelding(Record):
    """Het aanmeldformulier voor het ondersteuningsteam."""

    TITEL: ClassVar[str] = "Aanmelding ondersteuningsteam"

    kenmerk: Kenmerk
    """Vaste verwijzing binnen het dossier.

    Voorbeeld: OT1
    """

    datum: Datum
    """De dag van de aanmelding.

    Voorbeeld: 2026-11-05
    """

    aanmelder: Naam
    """Wie aanmeldt: een medewerker, ouder of de leerling zelf.

    Voorbeeld: Yvette
    """

    aanspreekpunt: Contactpersoon | None = None
    """Bij wie leerling en ouders terechtkunnen."""

    status: Planstatus = Planstatus.CONCEPT
    """Hoe ver de aanmelding is.

    Voorbeeld: vastgesteld
    """

    vastgesteld_op: Datum | None = None
    """De dag waarop de aanmelding is vastgesteld.

    Voorbeeld: 2026-11-05
    """

    gevraagde_functies: tuple[OTFunctie, ...] = ()
    """Wat van het ondersteuningsteam wordt gevraagd.

    Voorbeeld: ["advies"]
    """

    urgentie: Urgentie
    """Hoe snel er iets moet gebeuren.

    Voorbeeld: week
    """

    urgentie_reden: Feittekst | None = None
    """Waarom het zo snel moet.

    Voorbeeld: twee of drie voorvallen per week
    """

    ouders_betrokken: Betrokkenheid
    """Wanneer u het eerst met ouders sprak: uiterlijk op de dag van de aanmelding, of met een reden."""

    leerling_betrokken: Betrokkenheid
    """Wanneer u het eerst met de leerling sprak: uiterlijk op de dag van de aanmelding, of met een reden."""

    behoeften: tuple[Kenmerk, ...] = ()
    """Over welke behoeften het gaat.

    Voorbeeld: ["B1"]
    """

    vraag: Hulpvraagtekst | None = None
    """Wat het ondersteuningsteam moet doen of besluiten.

    Voorbeeld: Welke aanpak past bij Roos, en kan zij meedoen met de training sociale vaardigheden?
    """

    hulpvragen: tuple[Hulpvraag, ...] = ()
    """De vragen van leerling, ouders en school; leeg betekent: zoals in het dossier."""

    zienswijzen: tuple[Zienswijze, ...] = ()
    """Hoe ieder het ziet; leeg betekent: zoals in het dossier."""

    feiten: tuple[Feit, ...] = ()
    """Wat er is gezien, naast de feiten van de signalen."""

    signalen: tuple[Kenmerk, ...] = ()
    """Signalen uit dit dossier waarvan de feiten meetellen.

    Voorbeeld: ["S1"]
    """

    factoren: tuple[Factor, ...] = ()
    """Wat helpt en wat in de weg staat; leeg betekent: zoals in het dossier."""

    eerder: tuple[Eerder, ...] = ()
    """Wat al is gedaan, en wat het opleverde."""

    bespreking: Evaluatiemoment | None = None
    """Wanneer het ondersteuningsteam dit bespreekt."""

    akkoorden: tuple[Akkoord, ...] = ()
    """Wie de aanmelding heeft gelezen en akkoord is."""

    bijlagen: tuple[Bijlage, ...] = ()
    """Wat er bij de aanmelding zit."""
