"""School, pupil and the people around the pupil."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Naam, Vink


class School(Record):
    """De school die het dossier bijhoudt."""

    naam: Naam
    """De naam zoals ouders de school kennen.

    Voorbeeld: Voorbeeldcollege
    """

    vestiging: Naam | None = None
    """Alleen als de school meer dan één gebouw heeft.

    Voorbeeld: locatie Noord
    """

    samenwerkingsverband: Naam | None = None
    """De scholen in de regio die samen de ondersteuning regelen.

    Voorbeeld: Samenwerkingsverband Voorbeeldstreek
    """


class Voornaamwoord(StrEnum):
    """Hoe dossiertool over de leerling schrijft."""

    HIJ = "hij"
    ZIJ = "zij"
    DIE = "die"


class Leerling(Record):
    """De leerling over wie het dossier gaat. Een burgerservicenummer hoort hier niet bij."""

    roepnaam: Naam
    """De naam waarmee de leerling wordt aangesproken.

    Voorbeeld: Noor
    """

    voorvoegsel: Naam | None = None
    """Het stukje voor de achternaam.

    Voorbeeld: van der
    """

    achternaam: Naam | None = None
    """De achternaam zonder voorvoegsel.

    Voorbeeld: Meer
    """

    voornaamwoord: Voornaamwoord = Voornaamwoord.DIE
    """Voor zinnen als ‘haar ouders’ (zij), ‘zijn ouders’ (hij) of ‘hun ouders’ (die).

    Voorbeeld: zij
    """

    geboortedatum: Datum | None = None
    """Voor de leeftijd in documenten; bij toestemming telt de leeftijd ook.

    Voorbeeld: 2014-03-09
    """

    leerlingnummer: Aanduiding | None = None
    """Het nummer in de leerlingadministratie; nooit het burgerservicenummer.

    Voorbeeld: 126043
    """

    klas: Aanduiding
    """De klas of groep van nu.

    Voorbeeld: 1V1
    """

    onderwijssoort: Aanduiding | None = None
    """Het schooltype, en zo nodig de leerweg.

    Voorbeeld: vwo
    """

    @property
    def full_name(self) -> str:
        """First and last name, as far as they are known."""
        return " ".join(part for part in (self.roepnaam, self.voorvoegsel, self.achternaam) if part)

    def age_on(self, day: date) -> int | None:
        """Return the age in whole years on that day; None when the date of birth is not known."""
        born = self.geboortedatum
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Rol(StrEnum):
    """Als wat iemand betrokken is."""

    LEERLING = "leerling"
    OUDER = "ouder"
    MEDEWERKER = "medewerker"
    EXTERN = "extern"


class Informatierecht(StrEnum):
    """Wat een ouder over de leerling te horen krijgt."""

    VOLLEDIG = "volledig"
    OP_VERZOEK = "op_verzoek"
    BEPERKT = "beperkt"
    GEEN = "geen"


class Betrokkene(Record):
    """Iemand die met de leerling te maken heeft."""

    naam: Naam
    """Roepnaam of volledige naam, zoals die in de documenten moet staan.

    Voorbeeld: Fatima
    """

    rol: Rol
    """Leerling, ouder (ook stiefouder of voogd), medewerker van de school of iemand van buiten (extern).

    Voorbeeld: ouder
    """

    functie: Aanduiding
    """Wie deze persoon voor de leerling is, of wat die doet.

    Voorbeeld: moeder
    """

    gezag: Vink | None = None
    """Alleen bij ouders: true (ja) of false (nee). Leeg als u niet weet of deze ouder gezag heeft.

    Voorbeeld: true
    """

    informatierecht: Informatierecht | None = None
    """Alleen bij ouders: volledig, op_verzoek (ouder zonder gezag), beperkt (door de rechter) of geen.

    Voorbeeld: op_verzoek
    """

    informatierecht_reden: Feittekst | None = None
    """Waarom deze ouder niet alles te horen krijgt, en waaruit dat blijkt.

    Voorbeeld: Moeder heeft alleen het gezag; uitspraak van 3 februari 2025, gezien op school.
    """

    organisatie: Naam | None = None
    """Bij iemand van buiten de school: waar die werkt.

    Voorbeeld: GGD Voorbeeldstreek
    """

    taak: Afspraaktekst | None = None
    """Bij iemand van buiten de school: wat die doet.

    Voorbeeld: Geeft advies over rust en belasting.
    """

    contact: Aanduiding | None = None
    """Waar deze persoon te bereiken is.

    Voorbeeld: fatima@voorbeeld.example
    """

    sinds: Datum | None = None
    """Vanaf wanneer deze persoon betrokken is.

    Voorbeeld: 2026-08-31
    """

    tot: Datum | None = None
    """Tot wanneer; leeg zolang deze persoon betrokken is.

    Voorbeeld: 2027-07-09
    """

    toelichting: Afspraaktekst | None = None
    """Afspraken over contact of over wat deze persoon mag weten.

    Voorbeeld: Krijgt elke vrijdag een bericht van de mentor.
    """


class Contactpersoon(Record):
    """Een medewerker bij wie leerling en ouders terechtkunnen."""

    naam: Naam
    """Wie het is.

    Voorbeeld: Jolien
    """

    functie: Aanduiding
    """Wat deze persoon op school doet.

    Voorbeeld: mentor
    """

    rol: Rol = Rol.MEDEWERKER
    """Medewerker van de school, of iemand van buiten.

    Voorbeeld: medewerker
    """

    organisatie: Naam | None = None
    """Bij iemand van buiten de school: waar deze persoon werkt.

    Voorbeeld: GGD Voorbeeldstreek
    """

    contact: Aanduiding | None = None
    """Hoe u deze persoon bereikt.

    Voorbeeld: jolien@voorbeeld.example
    """
