"""MED-01: a medical act at school rests on a protocol and a consent (R008)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="MED-01",
    klasse=Klasse.PRIVACY,
    niveau=Niveau.FOUT,
    titel="Een medische handeling op school heeft een protocol en toestemming",
    waarom="Ieder moet weten hoe het veilig gaat, en ouders moeten het willen.",
    beter="Vul bij protocol de code van het protocol in, en bij toestemming het kenmerk van de toestemming.",
    bron="Basisondersteuning, preventieve en licht curatieve interventies, punt 6 (R008)",
    fout="handeling: Bregje geeft om 12.30 uur een medicijn.",
    goed="handeling: Bregje geeft om 12.30 uur een medicijn. protocol: medisch, toestemming: T2",
)
_NEEDED = ("protocol", "toestemming")


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each medical act that misses its protocol or its consent, naming the field."""
    for i, act in enumerate(dossier.medisch):
        missing = [field for field in _NEEDED if getattr(act, field) is None]
        if missing:
            yield RULE.finding(f"medisch.{i}", f"Bij deze medische handeling ontbreekt: {', '.join(missing)}.")
