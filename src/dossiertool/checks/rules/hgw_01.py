"""HGW-01: every need comes from somewhere: an observation, a conversation or a test (R056)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import open_needs
from dossiertool.dates import months_before
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HGW-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een behoefte staat waaruit die blijkt",
    waarom="Dan kan een ander nagaan of de behoefte klopt, en of die er nog is.",
    beter="Zet bij bronnen of het uit een observatie, een gesprek of een toets komt, met de dag.",
    bron="Basisondersteuning, handelingsgericht werken, punt 1 (R056)",
    fout="Behoefte B1 zonder bronnen.",
    goed="bronnen: gesprek op 6 oktober 2026",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each open need without a source, or without any dated one.

    A need that nobody has looked at for too long is first confirmed or closed (SLUIT-01).
    """
    seen_since = months_before(setting.today, setting.school.termijnen.behoefte_maanden)
    for pad, need in open_needs(dossier):
        if dossier.last_look_at(need) < seen_since:
            continue
        here = f"{pad}.bronnen"
        if not need.bronnen:
            yield RULE.finding(here, f"Bij behoefte {need.kenmerk} staat nog niet waaruit die blijkt.")
        elif all(source.datum is None for source in need.bronnen):
            yield RULE.finding(here, f"Bij behoefte {need.kenmerk} heeft geen enkele bron een datum.")
