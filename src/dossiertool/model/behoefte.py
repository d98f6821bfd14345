"""The need: the spine of a dossier, opened, looked at and one day closed."""

from __future__ import annotations

from datetime import date

from dossiertool.model.feit import Bron
from dossiertool.model.kinds import Behoeftestatus, Partij, Sluitreden
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.record import Record
from dossiertool.model.stap import Stap
from dossiertool.model.values import Aanduiding, Datum, Feittekst, Kenmerk, Naam, Vink


class Blik(Record):
    """Eén keer dat een behoefte is bekeken, en hoe het er toen mee stond."""

    datum: Datum
    """De dag waarop is gekeken of gemeten.

    Voorbeeld: 2024-06-21
    """

    stand: Feittekst
    """Wat u toen zag of mat.

    Voorbeeld: 46 van de 50 woorden goed geschreven; het doel was 45 van de 50.
    """

    door: Naam | None = None
    """Wie heeft gekeken.

    Voorbeeld: mentor Tilly
    """

    nog_nodig: Vink | None = None
    """false (nee) als toen bleek dat dit niet meer nodig was, bijvoorbeeld omdat het doel was gehaald.

    Voorbeeld: true
    """


class Wijziging(Record):
    """Een stap in de levensloop van een behoefte."""

    datum: Datum
    """Wanneer de status veranderde.

    Voorbeeld: 2026-03-31
    """

    status: Behoeftestatus
    """De nieuwe status.

    Voorbeeld: in_afbouw
    """

    door: Naam
    """Wie dit heeft besloten.

    Voorbeeld: mentor Karim, met Daan en zijn ouders
    """

    reden: Feittekst | None = None
    """Waarom de status veranderde.

    Voorbeeld: Doel 1 en 2 zijn behaald op 31 maart 2026.
    """

    sluitreden: Sluitreden | None = None
    """Bij afsluiten: de reden in één woord.

    Voorbeeld: behaald
    """

    met: tuple[Aanduiding, ...] = ()
    """Met wie het is besproken.

    Voorbeeld: ["Daan", "Ellen"]
    """

    bewijs: Feittekst | None = None
    """Waaruit het blijkt: het kenmerk van een evaluatie, of wat u zag of mat.

    Voorbeeld: E1
    """

    signaal: Kenmerk | None = None
    """Bij opnieuw openen: het signaal waarom dat nodig is.

    Voorbeeld: S1
    """


class Behoefte(Record):
    """Wat de leerling nodig heeft om verder te komen. Een behoefte gaat open en ook weer dicht."""

    kenmerk: Kenmerk
    """Vaste verwijzing voor plannen en evaluaties.

    Voorbeeld: B1
    """

    omschrijving: Feittekst
    """Waarneembaar en zonder oordeel: wat heeft de leerling nodig?

    Voorbeeld: Noor heeft bij een toets een vaste manier van beginnen nodig.
    """

    van: tuple[Partij, ...] = (Partij.LEERLING,)
    """Van wie de behoefte is: ook ouders en leraar kunnen iets nodig hebben.

    Voorbeeld: ["leerling"]
    """

    geopend_op: Datum
    """De dag waarop de behoefte is vastgesteld.

    Voorbeeld: 2026-10-06
    """

    status: Behoeftestatus = Behoeftestatus.OPEN
    """Hoe ver de behoefte is.

    Voorbeeld: in_behandeling
    """

    stappen: tuple[Stap, ...] = ()
    """De zes stappen: wanneer welke is gezet, en wie erbij was."""

    bronnen: tuple[Bron, ...] = ()
    """Waaruit de behoefte blijkt."""

    wie_helpt: tuple[Naam, ...] = ()
    """Wie in of buiten de school hierbij kan helpen.

    Voorbeeld: ["trainer Peter"]
    """

    maatregelen: tuple[Maatregel, ...] = ()
    """Wat er gebeurt zolang er geen plan is."""

    bekeken: tuple[Blik, ...] = ()
    """Elke keer dat is gekeken hoe het met deze behoefte staat."""

    wijzigingen: tuple[Wijziging, ...] = ()
    """De levensloop: elke verandering met datum, naam en reden."""

    opnieuw_bekijken_op: Datum | None = None
    """Wanneer er weer naar de behoefte wordt gekeken.

    Voorbeeld: 2027-02-16
    """

    uit_vorige_school: Vink = False
    """true (ja) als de behoefte uit het dossier van een vorige school komt.

    Voorbeeld: false
    """

    bevestigd_op: Datum | None = None
    """Bij een behoefte van een vorige school: wanneer deze school heeft gezien dat zij nog klopt.

    Voorbeeld: 2026-09-14
    """

    afgesloten_op: Datum | None = None
    """De dag van afsluiten; leeg zolang de behoefte openstaat.

    Voorbeeld: 2026-06-26
    """

    reden: Feittekst | None = None
    """Waarom de behoefte is afgesloten.

    Voorbeeld: Doel 1 en 2 zijn behaald; Daan leest en spelt nu zonder begeleiding.
    """

    sluitreden: Sluitreden | None = None
    """De reden in één woord: behaald, niet_meer_nodig, basisaanbod, overgedragen of onjuist.

    Voorbeeld: behaald
    """

    sluitbewijs: Feittekst | None = None
    """Waaruit blijkt dat de behoefte dicht kan: het kenmerk van een evaluatie, of wat u zag of mat.

    Voorbeeld: E1
    """

    afgesloten_met: tuple[Aanduiding, ...] = ()
    """Met wie de afsluiting is besproken.

    Voorbeeld: ["Daan", "Ellen", "Rob"]
    """

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to look after this need."""
        return self.status is not Behoeftestatus.AFGESLOTEN

    @property
    def last_looked_at(self) -> date:
        """The latest day on which this record itself says that someone looked at the need."""
        days = [self.geopend_op, *(blik.datum for blik in self.bekeken)]
        days += [wijziging.datum for wijziging in self.wijzigingen]
        return max(days)
