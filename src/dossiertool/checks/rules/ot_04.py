"""OT-04: an intervention that ends is evaluated (R031)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.ot_aanmelding import OTFunctie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="OT-04",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een interventie met een einddatum heeft een evaluatie",
    waarom="Anders stopt de hulp zonder dat iemand kijkt wat die opleverde.",
    beter="Vul evaluatie_op in: op of rond de laatste dag.",
    bron="Basisondersteuning, ondersteuningsteam, punt 9a (R031)",
    fout="functie: interventie, einde: 2027-01-29, zonder evaluatie_op",
    goed="functie: interventie, einde: 2027-01-29, evaluatie_op: 2027-01-29",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each decision to intervene that has an end and no day to evaluate."""
    for i, verslag in enumerate(dossier.verslagen):
        for j, decision in enumerate(verslag.besluiten):
            ends = decision.functie is OTFunctie.INTERVENTIE and decision.einde is not None
            if ends and decision.evaluatie_op is None:
                yield RULE.finding(
                    f"verslagen.{i}.besluiten.{j}.evaluatie_op",
                    f"In verslag {verslag.kenmerk} eindigt een interventie zonder evaluatie.",
                )
