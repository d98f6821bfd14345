"""What the documents of the ondersteuningsteam may print, besides the fields of the dossier."""

from __future__ import annotations

from dossiertool.documents.fields.facts import EerderInDocument, Factoren, Feiten
from dossiertool.documents.fields.goals import MaatregelInDocument
from dossiertool.documents.fields.pupil import MetMaatregelenEnAkkoord, VanLeerling
from dossiertool.documents.fields.voices import AkkoordInDocument, Stemmen, ToestemmingInDocument
from dossiertool.model.ot_aanmelding import OTAanmelding, OTFunctie
from dossiertool.model.ot_verslag import OTBesluit, OTVerslag
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.record import Record
from dossiertool.model.signaal import Signaal


class AanmeldingInDocument(OTAanmelding):
    """De aanmelding van dit document."""

    eerder: tuple[EerderInDocument, ...]
    """Wat al is gedaan, in volgorde van tijd; anders de maatregelen uit de evaluaties."""

    akkoorden: tuple[AkkoordInDocument, ...]
    """Wie akkoord is, en wie nog moet antwoorden."""


class VanAanmelding(VanLeerling, Feiten, Factoren, Stemmen, MetMaatregelenEnAkkoord):
    """Wat een aanmelding nog meer heeft."""

    aanmelding: AanmeldingInDocument
    """De aanmelding zelf."""

    eerder_jaar: int | None
    """Het jaar, als alles wat al is gedaan in hetzelfde jaar was.

    Voorbeeld: 2026
    """

    helpt_in_tabel: bool
    """Of wat helpt in de tabel met factoren staat. Anders staat het bij wat_helpt.

    Voorbeeld: true
    """

    signalen_hierbij: tuple[Signaal, ...]
    """De signalen met een gebied, onderwerp, protocol of urgentie."""

    toestemmingen: tuple[ToestemmingInDocument, ...]
    """Wie welke gegevens mag krijgen en waarvoor, met wat de antwoorden samen zeggen."""

    lopend: tuple[MaatregelInDocument, ...]
    """Wat er voor deze behoeften gebeurt zolang er geen plan is."""


class BesluitInDocument(OTBesluit):
    """Een besluit, met de toestemming waar het naar verwijst."""

    toestemming_van: ToestemmingInDocument | None
    """De toestemming die dit besluit noemt."""


class BesluitenPerFunctie(Record):
    """De besluiten bij een functie van het team."""

    functie: OTFunctie
    """Welke functie van het team.

    Voorbeeld: consultatie
    """

    besluiten: tuple[BesluitInDocument, ...]
    """De besluiten."""


class VerslagInDocument(OTVerslag):
    """Het verslag van dit document."""

    gedeeld_met_wie: str
    """Wie het document kreeg, en wanneer.

    Voorbeeld: Noor (28 oktober 2026) en de docenten van 1V1
    """


class VanVerslag(VanLeerling, Factoren, Stemmen):
    """Wat een verslag nog meer heeft."""

    verslag: VerslagInDocument
    """Het verslag zelf."""

    aanmelding: OTAanmelding | None
    """De aanmelding die is besproken."""

    aanspreekpunt: Contactpersoon | None
    """Dat van de aanmelding, of wie de regie houdt."""

    besluiten_per_functie: tuple[BesluitenPerFunctie, ...]
    """De besluiten bij de vier functies van het team."""
