"""SCH-04: agreements with partners still hold (R037)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.schoolbestand import Schoolbestand

RULE = Rule(
    code="SCH-04",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.WAARSCHUWING,
    titel="De afspraken met partners gelden nog",
    waarom="Met een oude afspraak weet niemand meer wie wat doet.",
    beter="Maak een nieuwe afspraak en vul bij geldig_tot de nieuwe datum in.",
    bron="Basisondersteuning, externe partners, punt 1 (R037)",
    fout="code: leerplicht, geldig_tot: 2025-07-31",
    goed="code: leerplicht, geldig_tot: 2027-07-31",
)


def check(school: Schoolbestand, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each partner whose agreement has expired."""
    for i, partner in enumerate(school.partners):
        if partner.geldig_tot and partner.geldig_tot < setting.today:
            yield RULE.finding(
                f"partners.{i}.geldig_tot", f"De afspraak met partner {partner.code} is verlopen."
            )
