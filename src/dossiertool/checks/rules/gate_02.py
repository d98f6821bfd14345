"""GATE-02: enough is known for a plan, or it is not (R119)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_at_rest
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="GATE-02",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Er is genoeg bekend om een plan te maken",
    waarom="Een plan dat te vroeg komt, past soms niet bij wat er speelt.",
    beter="Rond de open vragen eerst af (afgerond_op), of zet er nodig_voor_plan: false bij.",
    bron=(
        "Basisondersteuning in 6 stappen, stap 2: weten we voldoende om een "
        "plan van aanpak te formuleren? (R119)"
    ),
    fout="voldoende_bekend: true, terwijl vraag 1 bij nog_uitzoeken nog open staat.",
    goed="voldoende_bekend: true, voldoende_door: Sabine, en alle vragen zijn afgerond.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each picture that says yes with questions open, or that says not who decided.

    The open questions are listed by their place, because a message does not repeat what a file says.
    """
    if is_at_rest(dossier):
        return
    for i, picture in enumerate(dossier.beelden):
        waiting = [str(number) for number, _ in picture.open_questions]
        if picture.voldoende_bekend and waiting:
            which = f"vraag {waiting[0]} staat" if len(waiting) == 1 else f"vraag {' en '.join(waiting)} staan"
            yield RULE.finding(
                f"beelden.{i}.voldoende_bekend",
                f"Er staat dat er genoeg bekend is, maar {which} bij nog_uitzoeken nog open.",
            )
        if picture.voldoende_bekend is not None and picture.voldoende_door is None:
            yield RULE.finding(
                f"beelden.{i}.voldoende_door",
                "Er staat niet wie heeft besloten of er genoeg bekend is.",
                "Vul bij voldoende_door een naam in.",
            )
