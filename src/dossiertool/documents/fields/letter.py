"""What papers may print for people who do not read the file: nothing else of the case than this."""

from __future__ import annotations

from dossiertool.model.persoon import Contactpersoon, Rol, School
from dossiertool.model.record import Record
from dossiertool.model.values import Datum, Geheel


class LeerlingInBrief(Record):
    """De leerling, met niet meer dan de naam."""

    roepnaam: str
    """De naam waarmee de leerling wordt aangesproken.

    Voorbeeld: Noor
    """

    ouders_woord: str
    """Ouders, of bij één ouder wie dat is.

    Voorbeeld: moeder
    """

    haar_ouders: str
    """Hetzelfde met haar, zijn of hun ervoor.

    Voorbeeld: haar ouders
    """


class VanBrief(Record):
    """Wat een uitnodiging, een steunpunt en een sluitbrief alle drie hebben."""

    vandaag: Datum
    """De datum van het document.

    Voorbeeld: 2026-11-21
    """

    concept: bool
    """Ja zolang er iets ontbreekt wat de lezer moet weten.

    Voorbeeld: false
    """

    dossiernummer: str
    """Het nummer van het dossier.

    Voorbeeld: D-7K3Q-92
    """

    school: School
    """De school."""

    leerling: LeerlingInBrief
    """Over wie het gaat: alleen de naam."""

    aanspreekpunt: Contactpersoon | None
    """Wie de regie houdt, of anders het aanspreekpunt van de nieuwste aanmelding."""


class Genoemde(Record):
    """Iemand die in de uitnodiging staat."""

    naam: str
    """Wie het is.

    Voorbeeld: Fatima
    """

    rol: Rol | None
    """Leerling, ouder, medewerker of extern; leeg als het dossier deze naam niet kent.

    Voorbeeld: ouder
    """

    functie: str | None
    """Wie deze persoon voor de leerling is, of wat die doet.

    Voorbeeld: moeder
    """

    organisatie: str | None
    """Bij iemand van buiten de school: waar die werkt.

    Voorbeeld: GGD Voorbeeldstreek
    """


class Brief(Genoemde):
    """De brief aan één genodigde."""

    aan_leerling: bool
    """Of de brief voor de leerling is.

    Voorbeeld: false
    """

    aan_ouder: bool
    """Of de brief voor een ouder is.

    Voorbeeld: true
    """

    met_wie: tuple[Genoemde, ...]
    """Wie er nog meer komen."""


class GesprekInBrief(Record):
    """Het gesprek: wanneer, waar en waarover. Niet wat er is gezegd."""

    kenmerk: str | None
    """Het kenmerk van het gesprek.

    Voorbeeld: G1
    """

    datum: Datum
    """De dag.

    Voorbeeld: 2026-12-11
    """

    tijd: str | None
    """Hoe laat.

    Voorbeeld: 15.30 tot 16.15 uur
    """

    plaats: str | None
    """Waar.

    Voorbeeld: lokaal 21
    """

    onderwerp: str | None
    """Waar het gesprek over gaat.

    Voorbeeld: Hoe het gaat bij toetsen, en wat Noor daarbij helpt.
    """


class VanUitnodiging(VanBrief):
    """Wat een uitnodiging heeft."""

    gesprek: GesprekInBrief
    """Het gesprek."""

    afzender: Genoemde | None
    """Wie uitnodigt: wie dat bij het gesprek is, of wie de regie houdt."""

    brieven: tuple[Brief, ...]
    """Een brief voor ieder die is uitgenodigd."""


class Plek(Record):
    """Iemand bij wie leerling en ouders terechtkunnen."""

    kop: str
    """Hoe het blad deze plek noemt.

    Voorbeeld: Ouder- en jeugdsteunpunt
    """

    waarvoor: str
    """Waarvoor leerling en ouders daar terechtkunnen.

    Voorbeeld: Informatie, en iemand die meedenkt over hulp op school.
    """

    naam: str | None
    """Wie het is; leeg als dat er niet staat.

    Voorbeeld: Steunpunt Voorbeeldstreek
    """

    functie: str | None
    """Wat deze persoon doet.

    Voorbeeld: medewerker steunpunt
    """

    organisatie: str | None
    """Waar deze persoon werkt.

    Voorbeeld: Samenwerkingsverband Voorbeeldstreek
    """

    contact: str | None
    """Hoe leerling en ouders daar terechtkunnen; leeg als dat er niet staat.

    Voorbeeld: steunpunt@voorbeeld.example
    """

    staat_in: str
    """In welk bestand dit hoort te staan: dossier of schoolbestand.

    Voorbeeld: schoolbestand
    """


class VanSteunpunt(VanBrief):
    """Wat een blad met steunpunten heeft."""

    op_school: tuple[Plek, ...]
    """Bij wie leerling en ouders op school terechtkunnen."""

    buiten_school: tuple[Plek, ...]
    """Bij wie leerling en ouders buiten de school terechtkunnen."""


class AfsluitingInBrief(Record):
    """Dat het dossier dicht is."""

    datum: Datum
    """De dag van afsluiten.

    Voorbeeld: 2027-06-25
    """

    reden: str
    """Waarom het dossier dicht kan.

    Voorbeeld: Alle behoeften zijn afgesloten en de nazorg is geweest.
    """

    door: str
    """Wie dit heeft besloten.

    Voorbeeld: Sabine
    """


class VanSluitbrief(VanBrief):
    """Wat een sluitbrief heeft."""

    afsluiting: AfsluitingInBrief
    """De afsluiting."""

    nazorg_op: Datum | None
    """Wanneer de school nog een keer vraagt hoe het gaat; leeg als dat niet is afgesproken.

    Voorbeeld: 2027-09-24
    """

    bewaard_tot: Datum | None
    """De eerste dag waarop het hele dossier weg mag; leeg als dat nog niet vaststaat.

    Voorbeeld: 2029-07-13
    """

    bewaarjaren: Geheel | None
    """Hoeveel jaar na het vertrek het blijft, als de dag nog niet vaststaat; leeg als ook dat niet bekend is.

    Voorbeeld: 2
    """
