"""What the documents add to records of the model wherever they print them: goals, measures, facts, answers."""

from __future__ import annotations

from dossiertool.model.akkoord import Akkoord, Toestemming
from dossiertool.model.behoefte import Behoefte
from dossiertool.model.doel import Doel, Evaluatiemoment
from dossiertool.model.feit import Feit, Hulpvraag, Inbreng
from dossiertool.model.kinds import Domein, JaNee, Partij
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.ot_aanmelding import Eerder
from dossiertool.model.persoon import Leerling
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


class Punt(Record):
    """Een sterke kant of factor."""

    tekst: str
    """Wat helpt of in de weg staat.

    Voorbeeld: Noor begint meteen als de toets in stukken is geknipt.
    """

    bron: str
    """Van wie of waaruit dit komt.

    Voorbeeld: ouders, 6 oktober 2026
    """


class DomeinInDocument(Record):
    """De factoren van één domein naast elkaar."""

    domein: Domein
    """Leerling, groep, school, leraar of ouders.

    Voorbeeld: leraar
    """

    helpt: tuple[Punt, ...]
    """Wat daar helpt."""

    hindert: tuple[Punt, ...]
    """Wat daar in de weg staat."""


class FeitInDocument(Feit):
    """Een feit, met de dag in woorden."""

    moment: str
    """De dag of periode in woorden.

    Voorbeeld: 2 tot en met 13 november
    """

    wie_bron: str
    """Wie het zag, en waaruit het blijkt.

    Voorbeeld: Jolien, toets Nederlands
    """

    signaal: str
    """Bij welk signaal het feit hoort.

    Voorbeeld: Signaal van Jolien, 6 oktober 2026
    """


class EerderInDocument(Eerder):
    """Wat al is gedaan, met de dag in woorden."""

    moment: str
    """De dag of periode in woorden.

    Voorbeeld: vanaf 6 oktober
    """


class Tussenstap(Record):
    """Een tussendoel of een meting onderweg naar een doel."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-12-11
    """

    soort: str
    """Tussendoel of Gemeten.

    Voorbeeld: Tussendoel
    """

    tekst: str
    """Wat er dan is, of wat er is gemeten.

    Voorbeeld: 14 van de 20 vragen
    """

    wie_bron: str
    """Bij een meting: wie die deed, en waarmee.

    Voorbeeld: Jolien, toets Nederlands
    """


class DoelInDocument(Doel):
    """Een doel, met zijn nummer in het document."""

    nummer: int
    """Het hoeveelste doel.

    Voorbeeld: 1
    """

    van_wie: str
    """Wie eraan werken; leeg als dat alleen de leerling is.

    Voorbeeld: Noor en ouders
    """

    besproken: str
    """Met wie het is besproken, en wanneer.

    Voorbeeld: Noor en ouders op 27 oktober 2026
    """

    onderweg: tuple[Tussenstap, ...]
    """Tussendoelen en metingen op datum."""

    helpt: tuple[str, ...]
    """Wat erbij helpt.

    Voorbeeld: ["Een vaste plek vooraan."]
    """


class MaatregelInDocument(Maatregel):
    """Een maatregel, met de nummers van zijn doelen."""

    doelnummers: str
    """Voor welke doelen dit is.

    Voorbeeld: 1 en 3
    """


class MomentInDocument(Evaluatiemoment):
    """Een dag waarop samen wordt gekeken."""

    volgende: bool
    """Of dit het eerste moment is dat nog komt.

    Voorbeeld: true
    """


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


class AkkoordInDocument(Akkoord):
    """Een antwoord, met bij een nee hoe deze persoon het ziet."""

    zienswijzen: tuple[ZienswijzeInDocument, ...]
    """Bij een nee: hoe deze persoon het ziet."""


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


class Feiten(Record):
    """De feiten in volgorde van tijd."""

    feiten: tuple[FeitInDocument, ...]
    """De feiten van dit document en van zijn signalen, in volgorde van tijd."""

    feiten_jaar: int | None
    """Het jaar, als alle feiten in hetzelfde jaar zijn.

    Voorbeeld: 2026
    """

    feiten_met_plaats: bool
    """Of er bij een feit staat waar het was.

    Voorbeeld: true
    """


class Factoren(Record):
    """Wat helpt en wat in de weg staat."""

    wat_helpt: tuple[Punt, ...]
    """Sterke kanten, en factoren die helpen."""

    wat_hindert: tuple[Punt, ...]
    """Factoren die in de weg staan."""

    factoren_per_domein: tuple[DomeinInDocument, ...]
    """De factoren naast elkaar, per domein."""
