"""REGIE-01: somebody at school keeps the support going (R023)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="REGIE-01",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="Een open dossier heeft een regiehouder",
    waarom="Zonder regiehouder kan de hulp stoppen als iemand ziek wordt of vertrekt.",
    beter="Vul bij regiehouder in welke medewerker zorgt dat de hulp doorgaat, met functie en contact.",
    bron="Basisondersteuning, onderwijsondersteuning en begeleidingsstructuur, punt 3 (R023)",
    fout="Een dossier met een open behoefte, zonder regiehouder.",
    goed="regiehouder: {naam: Sabine, functie: ondersteuningscoördinator, contact: …}",
)


def check(dossier: Dossier, _today: date) -> Iterator[Finding]:
    """Yield a finding for a dossier that is open and has no regiehouder."""
    is_open = not dossier.behoeften or any(need.is_open for need in dossier.behoeften)
    if is_open and dossier.regiehouder is None:
        yield RULE.finding("regiehouder", "In dit dossier staat nog geen regiehouder.")
