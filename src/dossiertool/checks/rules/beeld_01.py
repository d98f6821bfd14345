"""BEELD-01: a plan starts from a picture that pupil, parents and school made together (R109)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_at_rest, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="BEELD-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een plan begint met een gezamenlijk beeld",
    waarom="Als leerling, ouders en school hetzelfde zien, past het plan en werkt ieder mee.",
    beter="Schrijf bij beelden in een paar zinnen waar ieder het over eens is, met de dag en wie erbij waren.",
    bron="Basisondersteuning in 6 stappen, stap 2: van driehoek naar het gezamenlijke beeld (R109)",
    fout="Een plan in een dossier zonder gezamenlijk_beeld.",
    goed="gezamenlijk_beeld: Noor maakt haar huiswerk en blokkeert op het moment van de toets.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for a dossier with a plan in use and no shared picture, or one made by nobody."""
    if is_at_rest(dossier) or not any(plans_in_use(dossier)):
        return
    written = [(i, one) for i, one in enumerate(dossier.beelden) if one.gezamenlijk_beeld]
    if not written:
        yield RULE.finding("beelden", "Er is een plan, maar er staat nog geen gezamenlijk beeld.")
    for i, picture in written[-1:]:
        if not picture.deelnemers:
            yield RULE.finding(
                f"beelden.{i}.deelnemers", "Bij het gezamenlijke beeld staat nog niet wie erbij waren."
            )
