"""The fields that decisions, exchanges, needs and the school file ask for: one entry per field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.expected import Expected
from dossiertool.checks.law import source_of
from dossiertool.checks.rule import Rule
from dossiertool.findings import Klasse, Niveau
from dossiertool.model.behoefte import Behoefte
from dossiertool.model.besluit import Besluit, SoortBesluit
from dossiertool.model.ot_verslag import OTBesluit
from dossiertool.model.schoolaanbod import Afspraak
from dossiertool.model.uitwisseling import Uitwisseling

if TYPE_CHECKING:
    from dossiertool.checks.setting import Setting


def _no_step(decision: Besluit, _setting: Setting) -> bool:
    return decision.soort is SoortBesluit.GEEN_STAP


def _from_elsewhere(need: Behoefte, _setting: Setting) -> bool:
    return need.uit_vorige_school and need.is_open


def _at_school(_agreement: Afspraak, setting: Setting) -> bool:
    return not setting.school.is_samenwerkingsverband


_MOTIVES = Rule(
    code="BESL-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een besluit staat waarom het is genomen",
    waarom="Leerling en ouders begrijpen een keuze beter als zij de reden lezen.",
    beter="Vul bij motivering in waaruit blijkt dat dit de beste keuze is: wat is gezien of gemeten?",
    bron="Basisondersteuning, handelingsgericht werken, punt 12 (R068); stappenplan stap 3 (R124)",
    fout="wat: Wij starten nog geen training.",
    goed="motivering: In de laatste twee toetsen vulde Noor 90% van de vragen in.",
)
_GROUND = Rule(
    code="GRONDSLAG-01",
    klasse=Klasse.RECHT,
    niveau=Niveau.FOUT,
    titel="Bij het delen van gegevens staat waarom dat mocht, en om welke gegevens het gaat",
    waarom="Leerling en ouders moeten kunnen nagaan wie wat van hen weet, en waarom.",
    beter="Kies bij grondslag waarom dit mocht, en zet bij gegevens wat is gedeeld, niet meer dan nodig.",
    bron=source_of("GRONDSLAG-01", "R112, R044"),
    fout="Gedeeld met de politie, zonder grondslag.",
    goed="grondslag: toestemming, toestemming: T1, gegevens: [het verzuim van september]",
)

EXPECTED: tuple[Expected, ...] = (
    Expected(
        rule=Rule(
            code="GEEN-01",
            klasse=Klasse.STAP,
            niveau=Niveau.WAARSCHUWING,
            titel="Wie bewust nog geen stap zet, spreekt af wanneer er opnieuw wordt gekeken",
            waarom="Wachten kan goed zijn, maar niet zonder einde.",
            beter="Vul bij terugkijken_op de dag in waarop u opnieuw kijkt.",
            bron="Basisondersteuning in 6 stappen, voorbereiding: wanneer is géén stap beter? (R090)",
            fout="soort: geen_stap, zonder terugkijken_op",
            goed="soort: geen_stap, terugkijken_op: 2026-12-11",
        ),
        record=Besluit,
        field="terugkijken_op",
        melding="Bij dit besluit staat nog niet wanneer u opnieuw kijkt.",
        when=_no_step,
    ),
    Expected(
        rule=_MOTIVES,
        record=Besluit,
        field="motivering",
        melding="Bij dit besluit staat nog niet waarom het is genomen.",
    ),
    Expected(
        rule=_MOTIVES,
        record=OTBesluit,
        field="motivering",
        melding="Bij dit besluit van het ondersteuningsteam staat nog niet waarom het is genomen.",
    ),
    Expected(
        rule=_GROUND,
        record=Uitwisseling,
        field="grondslag",
        melding="Hier zijn gegevens gedeeld of gevraagd; er staat niet waarom dat mocht.",
    ),
    Expected(
        rule=_GROUND,
        record=Uitwisseling,
        field="gegevens",
        melding="Hier staat niet welke gegevens zijn gedeeld of gevraagd.",
    ),
    Expected(
        rule=Rule(
            code="SLUIT-07",
            klasse=Klasse.SLUITING,
            niveau=Niveau.WAARSCHUWING,
            titel="Een behoefte van een vorige school is hier opnieuw bekeken",
            waarom="Op een nieuwe school kan een leerling iets anders nodig hebben dan op de vorige.",
            beter="Kijk met leerling en ouders of dit nog klopt. Ja? Vul bevestigd_op in. Nee? Sluit af.",
            bron="Basisondersteuning in 6 stappen, stap 5: een behoefte moet ook dicht kunnen (R150)",
            fout="uit_vorige_school: true, zonder bevestigd_op",
            goed="uit_vorige_school: true, bevestigd_op: 2026-09-14",
        ),
        record=Behoefte,
        field="bevestigd_op",
        melding="Behoefte {kenmerk} komt van een vorige school en is hier nog niet bevestigd.",
        when=_from_elsewhere,
    ),
    Expected(
        rule=Rule(
            code="SCH-03",
            klasse=Klasse.STRUCTUUR,
            niveau=Niveau.WAARSCHUWING,
            titel="De school vult elke afspraak van het samenwerkingsverband in",
            waarom="Elke leerling in de regio mag op dezelfde basis rekenen.",
            beter="Schrijf bij invulling hoe deze school dit doet.",
            bron="Basisondersteuning, inleiding: wat er minimaal geregeld moet zijn (R001)",
            fout="code: pestprotocol, zonder invulling",
            goed="invulling: Het protocol staat op de website en in de schoolgids.",
        ),
        record=Afspraak,
        field="invulling",
        melding="Bij afspraak {code} staat nog niet hoe de school dit doet.",
        when=_at_school,
    ),
)
