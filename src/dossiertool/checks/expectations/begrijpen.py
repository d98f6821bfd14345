"""What step 2 (begrijpen) expects to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.expected import Expected
from dossiertool.checks.rule import Rule
from dossiertool.findings import Klasse, Niveau
from dossiertool.model.beeld import Beeld
from dossiertool.model.gesprek import Gesprek, Uitkomst

if TYPE_CHECKING:
    from dossiertool.checks.setting import Setting

_STAP_2 = "Basisondersteuning in 6 stappen, stap 2"


def _was_enough(gesprek: Gesprek, _setting: Setting) -> bool:
    return gesprek.uitkomst is Uitkomst.GESPREK_VOLSTAAT


def _differs(beeld: Beeld, _setting: Setting) -> bool:
    return beeld.eens is False


EXPECTED: tuple[Expected, ...] = (
    Expected(
        rule=Rule(
            code="GESP-01",
            klasse=Klasse.STAP,
            niveau=Niveau.WAARSCHUWING,
            titel="Na een gesprek dat genoeg was, kijkt iemand terug",
            waarom="Een open gesprek is niet vrijblijvend: na een paar weken blijkt pas of het genoeg was.",
            beter="Spreek een dag af en zet die bij terugkijken_op.",
            bron=f"{_STAP_2}: of zorgt het gesprek zelf al voor voldoende beweging? (R110)",
            fout="uitkomst: gesprek_volstaat, zonder terugkijken_op.",
            goed="uitkomst: gesprek_volstaat · terugkijken_op: 2026-11-17",
        ),
        record=Gesprek,
        field="terugkijken_op",
        one_of=("teruggekeken_op",),
        melding="Het gesprek was genoeg, maar er staat nog niet wanneer u terugkijkt.",
        when=_was_enough,
    ),
    Expected(
        rule=Rule(
            code="ZW-02",
            klasse=Klasse.STAP,
            niveau=Niveau.FOUT,
            titel="Bij verschil van inzicht staat wat het verschil is",
            waarom="Een verschil dat niemand opschrijft, komt later als ruzie terug.",
            beter="Schrijf bij verschil_van_inzicht waarover u verschilt en hoe ieder het ziet.",
            bron=f"{_STAP_2}: in grote lijnen met elkaar eens? Zo nee, welk verschil van inzicht (R115)",
            fout="eens: false, zonder verschil_van_inzicht.",
            goed=(
                "verschil_van_inzicht: Vader wil een schorsing; de school kiest "
                "eerst voor een afspraak op papier."
            ),
        ),
        record=Beeld,
        field="verschil_van_inzicht",
        melding="Er staat dat leerling, ouders en school het niet eens zijn, maar niet waarover.",
        when=_differs,
    ),
)
