"""What the handelingsplan may print, besides the fields of the dossier."""

from __future__ import annotations

from dossiertool.documents.fields.facts import Factoren, Feiten
from dossiertool.documents.fields.goals import DoelInDocument, MaatregelInDocument, MomentInDocument
from dossiertool.documents.fields.pupil import MetMaatregelenEnAkkoord, VanLeerling
from dossiertool.documents.fields.voices import AkkoordInDocument, Stemmen
from dossiertool.model.beeld import Beeld
from dossiertool.model.evaluatie import SoortEvaluatie
from dossiertool.model.handelingsplan import Handelingsplan
from dossiertool.model.record import Record
from dossiertool.model.values import Datum


class VorigPlan(Record):
    """Het plan dat door dit plan is vervangen."""

    versie: int
    """De hoeveelste versie dat was.

    Voorbeeld: 1
    """

    datum: Datum
    """De dag waarop dat plan is vastgesteld of begon.

    Voorbeeld: 2026-10-27
    """


class VorigeEvaluatie(Record):
    """De evaluatie waar dit plan uit komt."""

    soort: SoortEvaluatie
    """Wat voor evaluatie het was.

    Voorbeeld: tussenevaluatie
    """

    datum: Datum
    """De dag.

    Voorbeeld: 2026-12-11
    """


class PlanInDocument(Handelingsplan):
    """Het handelingsplan van dit document."""

    doelen: tuple[DoelInDocument, ...]
    """De doelen, zonder die van afgesloten behoeften."""

    doelen_weggelaten: int
    """Hoeveel doelen er niet staan omdat hun behoefte is afgesloten.

    Voorbeeld: 0
    """

    maatregelen: tuple[MaatregelInDocument, ...]
    """Wie doet wat, waarom, waar, hoe en wanneer."""

    vorig_plan: VorigPlan | None
    """Welke versie dit plan vervangt."""

    vorige_evaluatie: VorigeEvaluatie | None
    """Uit welke evaluatie dit plan komt."""

    evaluatiemomenten: tuple[MomentInDocument, ...]
    """De dagen waarop samen wordt gekeken, op datum."""

    akkoorden: tuple[AkkoordInDocument, ...]
    """Wie akkoord is, en wie nog moet antwoorden."""

    gedeeld_met_wie: str
    """Wie het document kreeg, en wanneer.

    Voorbeeld: Noor (28 oktober 2026) en de docenten van 1V1
    """


class Deelvermaatregelen(Record):
    """De maatregelen van leerling, ouders of school."""

    kop: str
    """De kop boven dit deel; leeg als alles van de school is.

    Voorbeeld: Wat ouders gaan doen, en met wie
    """

    maatregelen: tuple[MaatregelInDocument, ...]
    """De maatregelen van dit deel."""


class RolInDocument(Record):
    """Iemand met taken in het plan."""

    naam: str
    """Wie het is.

    Voorbeeld: Jolien
    """

    functie: str
    """Wat die doet, of wie die voor de leerling is.

    Voorbeeld: mentor
    """

    taken: tuple[str, ...]
    """Alles wat die in dit plan doet.

    Voorbeeld: ["Schreef dit plan"]
    """


class DagInTijdpad(Record):
    """Een dag van het tijdpad."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-11-04
    """

    regels: tuple[str, ...]
    """Wat er op die dag gebeurt.

    Voorbeeld: ["Het plan begint"]
    """


class KolomVanTijdbalk(Record):
    """Een kolom van de tijdbalk."""

    kop: str
    """Wat boven de kolom staat.

    Voorbeeld: nov
    """


class Vak(Record):
    """Een vak van de tijdbalk."""

    vol: bool
    """Of de balk hier loopt.

    Voorbeeld: true
    """

    punt: bool
    """Of hier samen wordt gekeken.

    Voorbeeld: false
    """


class RegelVanTijdbalk(Record):
    """Een regel van de tijdbalk."""

    kop: str
    """Wat voor de regel staat.

    Voorbeeld: Doel 1
    """

    vakken: tuple[Vak, ...]
    """De vakken, een voor elke kolom."""


class Tijdbalk(Record):
    """Het tijdpad als balken."""

    uitleg: str
    """Wat een kolom is.

    Voorbeeld: Elke kolom is een week.
    """

    koppen: tuple[KolomVanTijdbalk, ...]
    """De kolommen."""

    regels: tuple[RegelVanTijdbalk, ...]
    """De regels."""

    tekst: str
    """Hetzelfde in woorden.

    Voorbeeld: Het plan: van 4 november 2026 tot en met 5 februari 2027.
    """


class VanPlan(VanLeerling, Feiten, Factoren, Stemmen, MetMaatregelenEnAkkoord):
    """Wat een handelingsplan nog meer heeft."""

    plan: PlanInDocument
    """Het handelingsplan zelf."""

    beeld: Beeld | None
    """Het nieuwste gezamenlijke beeld van vóór het einde van het plan."""

    weggelaten: bool
    """Of het plan ook bij een afgesloten behoefte hoort.

    Voorbeeld: false
    """

    volgend_moment: MomentInDocument | None
    """Het eerste moment dat nog komt."""

    maatregelen_per_doelgroep: tuple[Deelvermaatregelen, ...]
    """Wat leerling, ouders en school gaan doen, apart."""

    rollen: tuple[RolInDocument, ...]
    """Ieder één keer, met alle taken."""

    zonder_taak: str
    """Wie nog geen taak heeft.

    Voorbeeld: Bart (docent Nederlands)
    """

    tijdpad: tuple[DagInTijdpad, ...]
    """Wat er wanneer gebeurt."""

    tijdbalk: Tijdbalk | None
    """Hetzelfde als balken; leeg als het plan eindigt voordat het begint."""
