"""What the sheet for all pupils and parents of a school may print: what happens with their data (R154)."""

from __future__ import annotations

from dossiertool.model.persoon import Contactpersoon, School
from dossiertool.model.record import Record
from dossiertool.model.values import Datum


class Partnerregel(Record):
    """Iemand buiten de school met wie afspraken gelden."""

    naam: str
    """Wie het is.

    Voorbeeld: leerplichtambtenaar gemeente Voorbeeldstad
    """

    afspraken: str | None
    """Wat is afgesproken; leeg als dat er niet staat.

    Voorbeeld: De school belt bij drie dagen verzuim zonder bericht.
    """


class Bewaarregel(Record):
    """Hoelang de school iets bewaart."""

    wat: str
    """Waar het om gaat, in gewone woorden.

    Voorbeeld: Het dossier over de hulp
    """

    hoelang: str
    """Hoelang, en vanaf wanneer.

    Voorbeeld: 2 jaar vanaf uitschrijving
    """

    waarom: str | None
    """Waarom zo lang; leeg zolang de school het niet zelf heeft vastgesteld.

    Voorbeeld: Vastgesteld door het bestuur op 7 september 2026.
    """

    in_wet: bool
    """Ja als deze termijn in een wet staat.

    Voorbeeld: false
    """


class VanPrivacyUitleg(Record):
    """Wat een privacy-uitleg heeft."""

    vandaag: Datum
    """De datum van het document.

    Voorbeeld: 2026-11-21
    """

    concept: bool
    """Ja zolang het aanspreekpunt ontbreekt, of een bewaartermijn die de school zelf kiest.

    Voorbeeld: false
    """

    school: School
    """De school."""

    aanspreekpunt: Contactpersoon | None
    """Bij wie leerlingen en ouders terechtkunnen met vragen over hun gegevens."""

    gezondheid: tuple[str, ...]
    """Wat de wet zegt over opschrijven van gezondheid, elk met de plaats erachter.

    Voorbeeld: ["Een school legt over gezondheid alleen vast wat nodig is (Uitvoeringswet AVG, artikel 30)."]
    """

    toestemming: tuple[str, ...]
    """Wat de wet zegt over toestemming, elk met de plaats erachter.

    Voorbeeld: ["Wie toestemming gaf, kan die altijd intrekken (Uitvoeringswet AVG, artikel 5 lid 3)."]
    """

    rechten: tuple[str, ...]
    """Wat de wet zegt over zien en verbeteren, elk met de plaats erachter.

    Voorbeeld: ["De school antwoordt binnen een maand (AVG, artikel 12)."]
    """

    partners: tuple[Partnerregel, ...]
    """Met wie de school vandaag afspraken heeft."""

    bewaartermijnen: tuple[Bewaarregel, ...]
    """Wat hoelang blijft."""

    lezers_bij_inzage: bool
    """Of in een inzage ook staat wie het dossier heeft gelezen.

    Voorbeeld: false
    """
