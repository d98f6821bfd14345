"""DIAG-01: a diagnosis has someone who made it, a date, and a reason to be here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.law import source_of
from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="DIAG-01",
    klasse=Klasse.PRIVACY,
    niveau=Niveau.FOUT,
    titel="Bij een diagnose staat wie die stelde, waar, wanneer en waarom de school dat moet weten",
    waarom="Een diagnose is een gegeven over gezondheid. Zonder bron kan het een vermoeden zijn.",
    beter="Vul door_wie, instantie, datum en nodig_voor in. Weet u dat niet? Haal de diagnose dan weg.",
    bron=source_of("DIAG-01"),
    fout="naam: ADHD",
    goed=(
        "naam: dyslexie, door_wie: orthopedagoog Van Rijn, instantie: Praktijk Voorbeeld, "
        "datum: 2023-05-17, nodig_voor: extra tijd bij toetsen"
    ),
)
_NEEDED = ("door_wie", "instantie", "datum", "nodig_voor")


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each diagnosis that misses one of the four, naming the fields."""
    for i, diagnose in enumerate(dossier.diagnoses):
        missing = [field for field in _NEEDED if getattr(diagnose, field) is None]
        if missing:
            yield RULE.finding(f"diagnoses.{i}", f"Bij deze diagnose ontbreekt: {', '.join(missing)}.")
