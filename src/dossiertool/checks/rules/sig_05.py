"""SIG-05: the pupil is heard before the first next step (R097)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import open_signals
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.signaal import Signaal

RULE = Rule(
    code="SIG-05",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Eerst naar de leerling luisteren, dan pas de volgende stap",
    waarom="De leerling weet vaak het best wat er speelt. Wie eerst luistert, kiest een stap die past.",
    beter=(
        "Vul bij leerling_gehoord_op de dag in. Was dat later of lukte het niet? "
        "Zet bij leerling_niet_gehoord waarom."
    ),
    bron="Basisondersteuning in 6 stappen, stap 1: luister altijd éérst naar de leerling (R097)",
    fout="leerling_gehoord_op: 2026-11-05, vervolgstap_op: 2026-11-02",
    goed="leerling_gehoord_op: 2026-10-29, vervolgstap_op: 2026-11-02",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each signal whose first step came before the pupil was heard, without a reason.

    The first step is the one of the signal, else the first registration or plan that builds on it.
    """
    for pad, signal in open_signals(dossier):
        step = _first_step(dossier, signal)
        if step is None or signal.leerling_niet_gehoord:
            continue
        here = f"{pad}.leerling_gehoord_op"
        if signal.leerling_gehoord_op is None:
            yield RULE.finding(
                here, f"Bij signaal {signal.kenmerk} staat nog niet wanneer de leerling is gehoord."
            )
        elif signal.leerling_gehoord_op > step:
            yield RULE.finding(
                here, f"Bij signaal {signal.kenmerk} is de leerling pas na de eerste vervolgstap gehoord."
            )


def _first_step(dossier: Dossier, signal: Signaal) -> date | None:
    if signal.vervolgstap_op is not None:
        return signal.vervolgstap_op
    days = [form.datum for form in dossier.aanmeldingen if signal.kenmerk in form.signalen]
    days += [
        plan.startdatum for plan in dossier.plannen if plan.analyse and signal.kenmerk in plan.analyse.signalen
    ]
    return min(days, default=None)
