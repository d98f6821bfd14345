"""NIV-01: extra support rests on a decision of the support team (R071)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Ondersteuningsniveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="NIV-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Extra ondersteuning is besloten in het ondersteuningsteam",
    waarom="Extra ondersteuning is voor leerlingen die haar echt nodig hebben. Het besluit laat zien waarom.",
    beter="Zet bij besluit het kenmerk van het verslag waarin dit is besloten.",
    bron="Basisondersteuning, slotalinea (R071)",
    fout="niveau: extra_ondersteuning, vanaf: 2026-11-20, zonder besluit",
    goed="niveau: extra_ondersteuning, vanaf: 2026-11-20, besluit: V1",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each period of extra support without a decision that is in the dossier."""
    known = {verslag.kenmerk for verslag in dossier.verslagen}
    known |= {one.kenmerk for verslag in dossier.verslagen for one in verslag.besluiten if one.kenmerk}
    for i, period in enumerate(dossier.niveaus):
        if period.niveau is Ondersteuningsniveau.EXTRA_ONDERSTEUNING and period.besluit not in known:
            what = (
                "staat nog geen besluit"
                if period.besluit is None
                else f"is besluit {period.besluit} niet te vinden"
            )
            yield RULE.finding(f"niveaus.{i}.besluit", f"Bij extra ondersteuning {what}.")
