"""MON-01: somebody follows each goal, somewhere and with something (R151)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import goals
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="MON-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij een doel staat wie het volgt, waar en waarmee",
    waarom="Als niemand meet, weet straks niemand of het doel is gehaald.",
    beter=(
        "Vul bij monitor in wie kijkt, waar en met welk instrument, of schrijf het in één zin bij hoe_gemeten."
    ),
    bron=(
        "Basisondersteuning in 6 stappen, stap 5: wie monitort de "
        "ontwikkeling, en met welke instrumenten? (R151)"
    ),
    fout="Doel D1 zonder monitor en zonder hoe_gemeten.",
    goed="monitor: Jolien, bij elke toets, telling van beantwoorde vragen",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each goal of a plan in use that nobody follows, naming what is missing.

    `hoe_gemeten` (who measures and with what) answers the same question in a sentence.
    """
    for pad, goal, _ in goals(dossier):
        if goal.hoe_gemeten is not None:
            continue
        if goal.monitor is None:
            yield RULE.finding(f"{pad}.monitor", f"Bij doel {goal.kenmerk} staat nog niet wie het volgt.")
            continue
        missing = [name for name in ("waar", "instrument") if getattr(goal.monitor, name) is None]
        if missing:
            yield RULE.finding(
                f"{pad}.monitor", f"Bij de monitor van doel {goal.kenmerk} ontbreekt: {', '.join(missing)}."
            )
