"""UITV-01: what was planned has been done, and the logboek says so (R051)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import measures
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="UITV-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Van een maatregel die klaar moest zijn, staat in het logboek wat er is gedaan",
    waarom="Zonder aantekening weet later niemand of de hulp er echt is geweest.",
    beter="Schrijf in het logboek wat er is gedaan, met het kenmerk van de maatregel bij maatregelen.",
    bron="Basisondersteuning, planmatig werken, punt 7 (R051)",
    fout="Maatregel M2 moest op 1 oktober klaar zijn; in het logboek staat er niets over.",
    goed="logboek: {datum: 2026-09-29, soort: uitvoering, maatregelen: [M2], tekst: De laptop is er.}",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each measure past its day that no entry of the logboek and no evaluation names.

    The day is `uiterlijk`, else `start`; without a kenmerk only `uiterlijk`. Looked at are measures of plans
    in use and of open needs, and those that an evaluation added.
    """
    done = {kenmerk for entry in dossier.logboek for kenmerk in entry.maatregelen}
    done |= {
        outcome.maatregel
        for evaluatie in dossier.evaluaties
        for outcome in evaluatie.maatregelen
        if outcome.maatregel and outcome.uitgevoerd
    }
    for pad, measure in measures(dossier):
        day = measure.uiterlijk or (measure.start if measure.kenmerk else None)
        if day is None or day >= setting.today or measure.kenmerk in done:
            continue
        if measure.kenmerk is None:
            yield RULE.finding(
                pad,
                "Deze maatregel is voorbij. Zonder kenmerk kan het logboek er niet naar verwijzen.",
                "Geef de maatregel een kenmerk, zoals M1, en schrijf in het logboek wat er is gedaan.",
            )
        else:
            yield RULE.finding(
                pad, f"Over maatregel {measure.kenmerk} staat nog niets in het logboek; de datum is voorbij."
            )
