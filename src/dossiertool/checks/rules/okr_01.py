"""OKR-01: the dossier of a first-year pupil begins with the report of the primary school (R045)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="OKR-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een brugklasser staat wat de basisschool meegaf",
    waarom="De basisschool weet vaak al wat helpt. Dan hoeft de leerling niet opnieuw te beginnen.",
    beter="Vul bij herkomst de school in, en bij okr_datum wanneer het onderwijskundig rapport kwam.",
    bron="Basisondersteuning, planmatig werken, punt 1 (R045)",
    fout="Een dossier van een leerling uit 1V1 zonder herkomst.",
    goed="herkomst: {school: De Windroos, okr_datum: 2026-06-15, okr_samenvatting: …}",
)
_FIRST_YEAR = re.compile(r"\b1[a-z]|brugklas", re.IGNORECASE)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for a first-year pupil with a signal, need or plan and without that report.

    A first-year class is one like 1V1 or 1hv2, or with `brugklas` in its name; `groep 1` is not.
    """
    begun = dossier.signalen or dossier.behoeften or dossier.plannen
    received = dossier.herkomst is not None and dossier.herkomst.okr_datum is not None
    if begun and not received and _FIRST_YEAR.match(dossier.leerling.klas):
        yield RULE.finding("herkomst", "Bij deze brugklasser staat nog niet wat de basisschool meegaf.")
