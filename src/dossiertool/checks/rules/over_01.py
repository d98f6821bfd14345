"""OVER-01: what goes to a next school is agreed with pupil and parents, and talked over (R046, R047)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="OVER-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een overdracht is besproken met leerling, ouders en de volgende school",
    waarom="Papier alleen vertelt niet wat werkt. En leerling en ouders weten wat er over hen meegaat.",
    beter="Vul in wanneer leerling en ouders akkoord waren, en wanneer u de volgende school sprak.",
    bron="Inventarisatie basisondersteuning: digitale en warme overdracht (R046, R047)",
    fout="De overdracht is van 12 april. Wanneer u de volgende school sprak, staat er niet.",
    goed="datum: 2027-04-12, akkoord_leerling_op: 2027-04-01, warm_overgedragen_op: 2027-04-19",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each transfer that is past and was not agreed or not talked over with the school."""
    for i, transfer in enumerate(dossier.overdrachten):
        if transfer.datum > setting.today:
            continue
        missing = transfer.without_yes_of(dossier.leerling.age_on(transfer.datum), transfer.datum)
        if missing:
            who = "de leerling" if missing is Partij.LEERLING else "een ouder of voogd"
            yield RULE.finding(f"overdrachten.{i}", f"Er staat niet dat {who} vooraf akkoord was.")
        if transfer.warm_overgedragen_op is None:
            yield RULE.finding(
                f"overdrachten.{i}.warm_overgedragen_op",
                "Er staat niet wanneer u de volgende school hebt gesproken.",
            )
