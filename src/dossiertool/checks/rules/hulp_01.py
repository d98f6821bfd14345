"""HULP-01: somebody asked something, and it is written down (R102)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import open_forms, open_needs
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HULP-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Er staat minstens één hulpvraag, van leerling, ouders of leraar",
    waarom="De vraag in hun eigen woorden houdt de hulp bij wat zij nodig hebben.",
    beter="Vraag leerling, ouders of leraar wat zij willen weten of bereiken, en zet dat bij hulpvragen.",
    bron=(
        "Basisondersteuning in 6 stappen, stap 1: wat zijn de vragen van de leerling, leraar of ouders? (R102)"
    ),
    fout="Een dossier met een open behoefte, zonder hulpvraag.",
    goed="hulpvragen: van leerling, ‘Kan het op de trap stoppen?’",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for a dossier with an open need or registration and nobody's question."""
    asked = any(dossier.hulpvragen) or any(form.hulpvragen for form in dossier.aanmeldingen)
    if not asked and (any(open_needs(dossier)) or any(open_forms(dossier))):
        yield RULE.finding("hulpvragen", "In dit dossier staat nog geen hulpvraag.")
