"""SIG-06: once pupil or parents know of a signal, they know where they can turn to (R101)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import open_signals
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="SIG-06",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Leerling en ouders weten waar zij terechtkunnen",
    waarom="Wie weet waar hulp is, op school en daarbuiten, kan zelf kiezen met wie die praat.",
    beter=(
        "Vertel waar zij terechtkunnen en zet de dag bij geinformeerd_op. "
        "Een blad om mee te geven maakt u met: dossiertool vul steunpunt"
    ),
    bron="Basisondersteuning in 6 stappen, stap 1: informeer waar zij terechtkunnen (R101)",
    fout="ouders_gesproken_op: 2026-10-29, zonder geinformeerd_op.",
    goed="ouders_gesproken_op: 2026-10-29, geinformeerd_op: 2026-10-29",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each signal that was shared with pupil or parents, but not where they can turn to."""
    for pad, signal in open_signals(dossier):
        is_shared = signal.leerling_gehoord_op or signal.ouders_gesproken_op
        if is_shared and signal.geinformeerd_op is None:
            yield RULE.finding(
                f"{pad}.geinformeerd_op",
                f"Bij signaal {signal.kenmerk} staat nog niet wanneer leerling en ouders hoorden waar zij "
                "terechtkunnen.",
            )
