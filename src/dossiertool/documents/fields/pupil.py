"""What every document of one pupil may print, besides the fields of the dossier."""

from __future__ import annotations

from dossiertool.model.behoefte import Behoefte
from dossiertool.model.kinds import Ondersteuningsniveau, Partij
from dossiertool.model.persoon import Betrokkene, Leerling
from dossiertool.model.record import Record
from dossiertool.model.values import Datum


class LeerlingInDocument(Leerling):
    """De leerling, met woorden voor in een zin."""

    naam: str
    """De volledige naam.

    Voorbeeld: Noor van der Meer
    """

    in_klas: str
    """De klas of groep, voor in een zin.

    Voorbeeld: klas 1V1
    """

    ouders_woord: str
    """Ouders, of bij één ouder wie dat is.

    Voorbeeld: moeder
    """

    haar_ouders: str
    """Hetzelfde met haar, zijn of hun ervoor.

    Voorbeeld: haar ouders
    """


class NodigPerPartij(Record):
    """Wat één partij nodig heeft."""

    partij: Partij
    """Leerling, ouders of leraar.

    Voorbeeld: leerling
    """

    kop: str
    """De kop boven dit deel.

    Voorbeeld: Wat Noor nodig heeft
    """

    behoeften: tuple[Behoefte, ...]
    """De behoeften van deze partij."""


class ElkDocument(Record):
    """Wat elk document heeft."""

    vandaag: Datum
    """De datum van het document.

    Voorbeeld: 2026-11-21
    """

    concept: bool
    """Ja zolang het niet is vastgesteld, of zolang een verplicht deel leeg is.

    Voorbeeld: false
    """

    niveau: Ondersteuningsniveau
    """Basisondersteuning of extra ondersteuning, op de dag van het document.

    Voorbeeld: basisondersteuning
    """


class VanLeerling(ElkDocument):
    """Wat elk document van een leerling heeft."""

    dossier_afgesloten: str
    """Wanneer het hele dossier is afgesloten, en wat toen nog openstond; leeg zolang het openstaat.

    Voorbeeld: Dit dossier is afgesloten op 25 juni 2027 door Sabine.
    """

    leerling: LeerlingInDocument
    """Over wie het gaat."""

    ouders: tuple[Betrokkene, ...]
    """De ouders die er nu bij betrokken zijn."""

    externen: tuple[Betrokkene, ...]
    """De mensen van buiten de school die er nu bij betrokken zijn."""

    behoeften: tuple[Behoefte, ...]
    """Alle open behoeften; een afgesloten behoefte staat hier niet bij."""

    nodig: tuple[Behoefte, ...]
    """De open behoeften van dit document."""

    nodig_per_partij: tuple[NodigPerPartij, ...]
    """Dezelfde behoeften, apart voor leerling, ouders en leraar."""


class MetMaatregelenEnAkkoord(Record):
    """Welke kolommen de tabellen met maatregelen en antwoorden nodig hebben."""

    maatregelen_met_doel: bool
    """Of er bij een maatregel een doel staat.

    Voorbeeld: true
    """

    akkoord_open: bool
    """Of er nog iemand moet antwoorden.

    Voorbeeld: false
    """
