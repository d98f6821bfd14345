"""What papers may print that go to the family, a helper or another school: a whole part, section by section."""

from __future__ import annotations

from dossiertool.documents.fields.pupil import LeerlingInDocument
from dossiertool.model.akkoord import Grondslag
from dossiertool.model.persoon import Contactpersoon, School
from dossiertool.model.record import Record
from dossiertool.model.uitwisseling import Overdracht
from dossiertool.model.values import Datum, Geheel, Schooljaar


class Regel(Record):
    """Eén gegeven met zijn naam."""

    naam: str
    """Hoe het gegeven heet.

    Voorbeeld: Gezien door
    """

    waarde: str
    """Wat er staat, met datums en keuzes in woorden.

    Voorbeeld: Jolien, mentor
    """


class Blok(Record):
    """Eén onderdeel van een sectie, zoals een signaal of een plan."""

    titel: str
    """Hoe het heet, met kenmerk en datum.

    Voorbeeld: Signaal S1, 28 september 2026
    """

    naam: str
    """Wat er boven de kolom met namen staat.

    Voorbeeld: Gegeven
    """

    waarde: str
    """Wat er boven de andere kolom staat.

    Voorbeeld: Zo staat het in het dossier
    """

    regels: tuple[Regel, ...]
    """Alles wat is ingevuld, in vaste volgorde."""


class Sectie(Record):
    """Eén deel van het dossier."""

    titel: str
    """Hoe het deel heet.

    Voorbeeld: Wat is opgevallen
    """

    blokken: tuple[Blok, ...]
    """Wat erin staat."""


class Weglating(Record):
    """Wat niet in het document staat omdat het over een ander gaat."""

    wat: str
    """Wat er is weggelaten.

    Voorbeeld: Naam van een andere leerling
    """

    aantal: Geheel
    """Hoe vaak.

    Voorbeeld: 2
    """


class UitDossier(Record):
    """Wat al deze documenten hebben."""

    vandaag: Datum
    """De datum van het document.

    Voorbeeld: 2026-11-21
    """

    concept: bool
    """Altijd nee: wat niet mag, wordt niet gemaakt.

    Voorbeeld: false
    """

    dossiernummer: str
    """Het nummer van het dossier.

    Voorbeeld: D-7K3Q-92
    """

    schooljaar: Schooljaar
    """Het schooljaar.

    Voorbeeld: 2026-2027
    """

    school: School
    """De school."""

    leerling: LeerlingInDocument
    """De leerling."""

    aanspreekpunt: Contactpersoon | None
    """Wie vragen beantwoordt."""

    voor: str
    """Voor wie het document is.

    Voorbeeld: Fatima
    """

    secties: tuple[Sectie, ...]
    """Wat erin staat, deel voor deel."""


class VanInzage(UitDossier):
    """Wat een inzage heeft, en het blad met informatie."""

    weggelaten: tuple[Weglating, ...]
    """Wat over een ander gaat en daarom is weggelaten."""

    bijlagen: bool
    """Of er bijlagen bij het dossier horen.

    Voorbeeld: false
    """


class VanUittreksel(UitDossier):
    """Wat een ontvanger buiten de school krijgt."""

    doel: str
    """Waarvoor de gegevens nodig zijn.

    Voorbeeld: Advies over belasting en rust
    """

    grondslag: Grondslag
    """Waarom dit mag.

    Voorbeeld: toestemming
    """


class VanOverdracht(UitDossier):
    """Wat de volgende school krijgt."""

    overdracht: Overdracht
    """De overdracht: wanneer, naar welke school, en wie akkoord was."""
