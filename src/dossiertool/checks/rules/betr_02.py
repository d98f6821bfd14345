"""BETR-02: of every step that is done it is known how pupil and parents took part (R091)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_adult, open_needs
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij
from dossiertool.model.stap import Wijze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="BETR-02",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Bij elke stap staat hoe leerling en ouders zijn betrokken",
    waarom="Zo is te zien dat niet alleen over hen is gepraat, maar ook met hen.",
    beter="Zet bij betrokkenheid: gesprek, telefoon, brief of niet. Bij ‘niet’ hoort een reden.",
    bron=(
        "Basisondersteuning in 6 stappen, voorbereiding: hoe betrekt de school "
        "ouders en leerlingen bij de stappen? (R091)"
    ),
    fout="Stap begrijpen is afgerond op 27 oktober, zonder betrokkenheid.",
    goed="betrokkenheid: leerling in een gesprek, ouders per telefoon.",
)
_PEOPLE = {Partij.LEERLING: "de leerling", Partij.OUDERS: "ouders"}


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each finished step of an open need that misses a party, or a reason for `niet`."""
    for pad, need in open_needs(dossier):
        for i, step in enumerate(need.stappen):
            here = f"{pad}.stappen.{i}.betrokkenheid"
            named = f"Bij stap {step.stap.value} van behoefte {need.kenmerk}"
            if step.afgerond_op is not None:
                known = {entry.van for entry in step.betrokkenheid}
                if is_adult(dossier, step.afgerond_op):
                    known.add(Partij.OUDERS)
                missing = [who for party, who in _PEOPLE.items() if party not in known]
                if missing:
                    yield RULE.finding(
                        here, f"{named} staat nog niet hoe u {' en '.join(missing)} hebt betrokken."
                    )
            for j, entry in enumerate(step.betrokkenheid):
                if entry.wijze is Wijze.NIET and entry.reden is None:
                    yield RULE.finding(f"{here}.{j}.reden", f"{named} staat ‘niet’, zonder reden.")
