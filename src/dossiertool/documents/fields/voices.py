"""What each person said and answered, wherever a document prints it: views, questions, consent."""

from __future__ import annotations

from dossiertool.model.akkoord import Akkoord, Toestemming
from dossiertool.model.kinds import JaNee, Partij
from dossiertool.model.record import Record
from dossiertool.model.zienswijze import Hulpvraag, Inbreng


class Uitspraak(Record):
    """Wat iemand zei."""

    tekst: str
    """Wat iemand zei.

    Voorbeeld: Ik wil graag in lokaal 21 zitten.
    """

    letterlijk: bool
    """Of het de eigen woorden zijn.

    Voorbeeld: true
    """


class ZienswijzeInDocument(Record):
    """Wat één persoon op één dag zei."""

    teksten: tuple[Uitspraak, ...]
    """Wat die zei."""

    bron: str
    """Wie het zei, en wanneer.

    Voorbeeld: Fatima, moeder, 6 oktober 2026
    """


class VraagInDocument(Hulpvraag):
    """Een hulpvraag, met wie hem stelde."""

    bron: str
    """Wie de vraag stelde, en wanneer.

    Voorbeeld: Fatima, 6 oktober 2026
    """


class InbrengInDocument(Inbreng):
    """Wat iemand zelf bedacht of koos."""

    bron: str
    """Wie dat was, en wanneer.

    Voorbeeld: Noor, 27 oktober 2026
    """


class Stem(Record):
    """Hoe een partij het ziet."""

    partij: Partij
    """Leerling, ouders of leraar.

    Voorbeeld: leerling
    """

    kop: str
    """Hoe het document deze partij noemt.

    Voorbeeld: Noor
    """

    zienswijzen: tuple[ZienswijzeInDocument, ...]
    """Hoe die het ziet."""

    vragen: tuple[VraagInDocument, ...]
    """Wat die wil weten."""

    inbreng: InbrengInDocument | None
    """Wat die zelf bedacht of koos."""

    inbreng_reden: str | None
    """Waarom die niets bedacht.

    Voorbeeld: Noor was ziek.
    """

    reden: str | None
    """Waarom er geen zienswijze is.

    Voorbeeld: Vader was niet bereikbaar.
    """

    leeg: bool
    """Of er helemaal niets is.

    Voorbeeld: false
    """


class Stemmen(Record):
    """Hoe ieder het ziet."""

    stemmen: tuple[Stem, ...]
    """Hoe ieder het ziet, per partij."""

    stemmen_gegeven: bool
    """Of er iets is gezegd.

    Voorbeeld: true
    """

    stemmen_naast_elkaar: bool
    """Of alles kort genoeg is voor kolommen naast elkaar.

    Voorbeeld: true
    """


class AkkoordInDocument(Akkoord):
    """Een antwoord, met bij een nee hoe deze persoon het ziet."""

    zienswijzen: tuple[ZienswijzeInDocument, ...]
    """Bij een nee: hoe deze persoon het ziet."""


class ToestemmingInDocument(Toestemming):
    """Een toestemming, met wat de antwoorden samen zeggen."""

    uitkomst: JaNee
    """Wat de antwoorden samen zeggen.

    Voorbeeld: ja
    """

    gevraagd: bool
    """Of toestemming nodig was.

    Voorbeeld: true
    """

    verlopen: bool
    """Of de laatste dag voorbij is.

    Voorbeeld: false
    """
