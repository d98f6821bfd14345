"""ADV-01: an advice can be put to use tomorrow (R004)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.checks.doers import is_nobody, names_role
from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import measures, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.aanpak import Advies
    from dossiertool.model.case import Case

RULE = Rule(
    code="ADV-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een advies is morgen te gebruiken",
    waarom=(
        "Bij ‘meer aandacht geven’ weet niemand wat er maandag anders is, en is niet te zien of het gebeurt."
    ),
    beter="Schrijf wie wat doet, en wanneer of hoe vaak: iets wat u kunt zien gebeuren.",
    bron="Basisondersteuning, preventieve en licht curatieve interventies, punt 2 (R004)",
    fout="Meer aandacht geven.",
    goed="De mentor zet elke maandag de weektaak op het bord.",
)
_VAGUE = re.compile(
    r"\b(?:aandacht (?:\w+ )?(?:geven|besteden|schenken|krijgen|voor|aan)|"
    r"(?:geeft|geven|krijgt|besteedt) (?:\w+ )?(?:\w+ )?aandacht|"
    r"(?:ge)?stimule?er\w*|aanmoedig\w*|moedigt? \w+ aan|motive?er\w*|"
    r"in de gaten houden|houdt? (?:\w+ ){0,3}in de gaten|goed in het oog houden|"
    r"begeleiding bieden|ondersteuning bieden|biedt \w*\s?(?:begeleiding|ondersteuning|structuur|veiligheid)|"
    r"structuur bieden|veiligheid bieden|rekening houden met|houdt? (?:\w+ )?rekening met|"
    r"begrip tonen|toont begrip|positief benader\w+|benadert? \w+ positief|alert zijn|is alert|zijn alert)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\d|\b(?:elke|elk|iedere|ieder|per|dagelijks|wekelijks|maandelijks|"
    r"(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twintig) (?:keer|maal|minuten|uur|dagen)|"
    r"(?:maan|dins|woens|donder|vrij)dag(?:s|en|ochtend|middag)?)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    _OFTEN.pattern
    + r"|\b(?:bij|tijdens|voor|vóór|na|aan het (?:begin|eind|einde)|in|op|zodra|als|wanneer) \w+",
    re.IGNORECASE,
)


def check(case: Case, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each advice without doer or moment, and for each vague verb without how often."""
    if isinstance(case, Dossier):
        for pad, plan in plans_in_use(case):
            for i, advice in enumerate(plan.adviezen):
                yield from _in_advice(f"{pad}.adviezen.{i}", advice)
    for pad, measure in measures(case):
        around = " ".join(filter(None, (measure.hoe, measure.wanneer)))
        yield from _vague(f"{pad}.wat", measure.wat, around)


def _in_advice(pad: str, advice: Advies) -> Iterator[Finding]:
    missing = []
    if advice.wie is None and not names_role(advice.wat):
        missing.append("wie")
    if advice.wanneer is None and not _MOMENT.search(advice.wat):
        missing.append("wanneer")
    if missing:
        yield RULE.finding(pad, f"Bij dit advies ontbreekt: {', '.join(missing)}.")
    if advice.wie is not None and is_nobody(advice.wie):
        yield RULE.finding(f"{pad}.wie", "Hier staat niet welke persoon of rol dit doet.")
    yield from _vague(f"{pad}.wat", advice.wat, advice.wanneer or "")


def _vague(pad: str, text: str, around: str) -> Iterator[Finding]:
    if _OFTEN.search(f"{text} {around}"):
        return
    for found in _VAGUE.finditer(text):
        yield RULE.finding(
            pad,
            "Hieruit blijkt nog niet wat iemand doet en hoe vaak.",
            span=found.span(),
            tekst=found.group(),
        )
