"""HGW-02: before planning, people look further than the pupil (R057)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import factors, has_reached_step_2
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HGW-02",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Factoren staan bij minstens twee van de vijf: leerling, groep, school, leraar, ouders",
    waarom=(
        "Wie alleen naar de leerling kijkt, zoekt het probleem bij het kind en mist wat er te veranderen is."
    ),
    beter="Kijk ook naar groep, school, leraar en ouders: wat helpt daar, en wat staat in de weg?",
    bron="Basisondersteuning, handelingsgericht werken, punt 2 (R057)",
    fout="factoren: alleen met domein leerling.",
    goed="factoren: bij leerling, en bij leraar (de docent zegt Noor voor de toets gedag).",
)
_ENOUGH = 2


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for a dossier at step 2 or later whose factors lie in fewer than two domains."""
    if not has_reached_step_2(dossier):
        return
    domains = {factor.domein for factor in factors(dossier)}
    if not domains:
        yield RULE.finding("factoren", "In dit dossier staan nog geen factoren.")
    elif len(domains) < _ENOUGH:
        (only,) = domains
        yield RULE.finding("factoren", f"Alle factoren liggen bij één domein: {only.value}.")
