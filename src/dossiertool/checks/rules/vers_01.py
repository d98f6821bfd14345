"""VERS-01: a new version of a plan says what it replaces and why (R077)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="VERS-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een nieuwe versie zegt welk plan zij vervangt en waarom",
    waarom="Zo is te volgen wat leerling, ouders en school hebben geleerd en veranderd.",
    beter="Vul bij vervangt het oude plan in, en bij na_evaluatie of aanleiding waardoor het is aangepast.",
    bron="Basisondersteuning in 6 stappen, inleiding: een cyclische aanpak, evalueren en bijstellen (R077)",
    fout="versie: 2, zonder aanleiding.",
    goed="versie: 2, vervangt: HP1, na_evaluatie: E1, aanleiding: Doel 1 is behaald; doel 2 vraagt meer tijd.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each later version in use that misses what it replaces or where it comes from."""
    for pad, plan in plans_in_use(dossier):
        if plan.versie <= 1 and plan.vervangt is None:
            continue
        missing = [] if plan.vervangt else ["vervangt"]
        if plan.aanleiding is None and plan.na_evaluatie is None:
            missing.append("aanleiding (of na_evaluatie)")
        if missing:
            yield RULE.finding(
                pad, f"Plan {plan.kenmerk} is een nieuwe versie. Er ontbreekt: {', '.join(missing)}."
            )
