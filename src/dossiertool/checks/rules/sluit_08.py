"""SLUIT-08: a closed dossier has nothing left to do, or says why it was closed all the same (R034, R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.closing import blocks
from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="SLUIT-08",
    klasse=Klasse.SLUITING,
    niveau=Niveau.FOUT,
    titel="In een afgesloten dossier staat niets meer open",
    waarom="Wie het dossier dicht vindt, kijkt er niet meer in. Wat openstaat, blijft dan liggen.",
    beter="Rond af wat openstaat, of open het dossier weer: dossiertool heropen dossier.",
    bron="Basisondersteuning, ondersteuningsteam, punt 9d: eindevaluatie en nazorg (R034, R150)",
    fout="Het dossier is afgesloten op 25 juni. Behoefte B2 staat nog open.",
    goed="Alle behoeften zijn dicht, of bij doorgezet staat waarom het dossier toch dicht kon.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each thing that stood in the way on the day of closing and was not let through."""
    closing = dossier.afsluiting
    if closing is None:
        return
    let_through = {each.code for each in closing.doorgezet}
    for block in blocks(dossier, closing.datum):
        if block.code not in let_through:
            yield RULE.finding(block.pad, f"Dit dossier is afgesloten. {block.wat}")
