"""KORT-01: what is written down is short enough to be read (R147)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.values import Tekstsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.case import Case

RULE = Rule(
    code="KORT-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een tekst is kort genoeg om te lezen",
    waarom="Een lang stuk leest niemand helemaal, ook ouders niet. Dan raken de afspraken zoek.",
    beter=(
        "Schrijf alleen wat er is afgesproken en wat het opleverde. Zet de "
        "rest in een eigen veld of laat het weg."
    ),
    bron="Basisondersteuning in 6 stappen, stap 5: leg afspraken en resultaten beknopt vast (R147)",
    fout="Een maatregel van een halve bladzijde.",
    goed="Oefent met Noor hoe zij een toets begint.",
)
# Characters a text may have. Half as long again as the longest good text of its kind in the samples, or more.
LIMITS = {
    Tekstsoort.FEIT: 500,
    Tekstsoort.ZIENSWIJZE: 1000,
    Tekstsoort.CITAAT: 500,
    Tekstsoort.AFSPRAAK: 400,
    Tekstsoort.DOEL: 250,
    Tekstsoort.HULPVRAAG: 400,
}
# Fields that are a few words, or a report in themselves.
LIMIT_OF_FIELD = {
    "titel": 80,
    "gericht_op": 120,
    "verslag": 1500,
    "verloop": 800,
    "proces": 800,
    "uitkomst": 800,
    "vervolg_toelichting": 600,
}
_SHORTEST = min((*LIMITS.values(), *LIMIT_OF_FIELD.values()))


def check(_case: Case, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each text over the limit of its field or tekstsoort, with both counts."""
    for part in setting.contents.texts:
        if part.soort is None or len(part.text) <= _SHORTEST:
            continue
        field = next(step for step in reversed(part.pad.split(".")) if not step.isdigit())
        limit = LIMIT_OF_FIELD.get(field, LIMITS[part.soort])
        if len(part.text) > limit:
            yield RULE.finding(
                part.pad,
                f"Deze tekst heeft {len(part.text)} tekens. Meer dan {limit} leest bijna niemand helemaal.",
            )
