"""SCH-05: protocols are reviewed in time (R082)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.schoolbestand import Schoolbestand

RULE = Rule(
    code="SCH-05",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.WAARSCHUWING,
    titel="Een protocol is op tijd opnieuw bekeken",
    waarom="Een oud protocol past misschien niet meer bij hoe de school werkt.",
    beter="Bekijk het protocol opnieuw en vul bij herzien_op de volgende datum in.",
    bron="Basisondersteuning in 6 stappen, voorbereiding: protocollen zijn bekend en vindbaar (R082)",
    fout="code: pesten, herzien_op: 2024-06-01",
    goed="code: pesten, herzien_op: 2027-06-01",
)


def check(school: Schoolbestand, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each protocol whose day of review has passed."""
    for i, protocol in enumerate(school.protocollen):
        if protocol.herzien_op and protocol.herzien_op < setting.today:
            yield RULE.finding(
                f"protocollen.{i}.herzien_op", f"Protocol {protocol.code} had al opnieuw bekeken moeten zijn."
            )
