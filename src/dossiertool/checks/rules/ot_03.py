"""OT-03: both specialists take part in the support team (R027)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.ot_verslag import OTRol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="OT-03",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij het ondersteuningsteam zijn beide specialisten",
    waarom="De ene specialist kijkt naar het onderwijs, de andere naar het gezin. Samen zien zij meer.",
    beter="Zet bij aanwezig wie er was. Was een specialist er niet? Vraag die alsnog om mee te kijken.",
    bron="Basisondersteuning, ondersteuningsteam, punt 7 (R027)",
    fout="Aanwezig: coördinator en mentor.",
    goed="Aanwezig: coördinator, mentor, onderwijsondersteuningsspecialist en gezinsspecialist.",
)
_NEEDED = (OTRol.ONDERWIJSONDERSTEUNINGSSPECIALIST, OTRol.GEZINSSPECIALIST)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each report without one of the two specialists, naming the role."""
    for i, verslag in enumerate(dossier.verslagen):
        there = {person.rol for person in verslag.aanwezig}
        missing = [role.value for role in _NEEDED if role not in there]
        if missing:
            yield RULE.finding(
                f"verslagen.{i}.aanwezig", f"In verslag {verslag.kenmerk} ontbreekt: {', '.join(missing)}."
            )
