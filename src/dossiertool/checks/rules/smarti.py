"""SMARTI: S, M and T by looking at the goal; A, R and I by asking for a tick with a name (R130)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import goals
from dossiertool.dates import DAY_IN_WORDS
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.doel import Smartiletter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier

_BRON = "Basisondersteuning in 6 stappen, stap 3: zijn de doelen SMARTI geformuleerd? (R130)"
_GOED = "Noor leest op 1 februari 70 woorden per minuut (nu 58)."
SPECIFIEK = Rule(
    code="SMARTI-S",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel is specifiek",
    waarom="Uit woorden als ‘beter’ of ‘werken aan’ blijkt niet wat er straks anders is.",
    beter="Schrijf wie straks wat doet, zo dat een ander het kan zien.",
    bron=_BRON,
    fout="Leest beter.",
    goed=_GOED,
)
MEETBAAR = Rule(
    code="SMARTI-M",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel is meetbaar",
    waarom="Zonder getal is later moeilijk te zeggen of het doel is gehaald.",
    beter="Noem een aantal: hoeveel, hoe vaak of hoe lang? Dat mag ook bij streefwaarde.",
    bron=_BRON,
    fout="Leest beter.",
    goed=_GOED,
)
TIJDGEBONDEN = Rule(
    code="SMARTI-T",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Een doel heeft een datum",
    waarom="Zonder datum is niet duidelijk wanneer u samen terugkijkt.",
    beter="Vul bij streefdatum de dag in waarop het doel gehaald moet zijn.",
    bron=_BRON,
    fout="Leest beter.",
    goed=_GOED,
)
ACCEPTABEL = Rule(
    code="SMARTI-A",
    klasse=Klasse.STAP,
    niveau=Niveau.TIP,
    titel="Leerling en ouders vinden het doel goed",
    waarom="Aan een doel waar iemand niet achter staat, werkt die niet mee. Alleen zij kunnen dit zeggen.",
    beter="Bespreek het doel en zet bij smarti: deel acceptabel, met naam en datum.",
    bron=_BRON,
    fout="Bij doel D1 staat geen vinkje voor acceptabel.",
    goed="smarti: {deel: acceptabel, door: Noor, datum: 2026-10-27}",
)
REALISTISCH = Rule(
    code="SMARTI-R",
    klasse=Klasse.STAP,
    niveau=Niveau.TIP,
    titel="Het doel is haalbaar",
    waarom="Een doel dat te hoog is, ontmoedigt. Wie de leerling kent, kan dit het best zeggen.",
    beter="Vraag iemand die de leerling goed kent, en zet bij smarti: deel realistisch, met naam en datum.",
    bron=_BRON,
    fout="Bij doel D1 staat geen vinkje voor realistisch.",
    goed="smarti: {deel: realistisch, door: Jolien, datum: 2026-10-27}",
)
INSPIREREND = Rule(
    code="SMARTI-I",
    klasse=Klasse.STAP,
    niveau=Niveau.TIP,
    titel="De leerling heeft zin in het doel",
    waarom="Een doel waar een leerling naar uitkijkt, houdt hij of zij langer vol.",
    beter="Vraag het de leerling, en zet bij smarti: deel inspirerend, met naam en datum.",
    bron=_BRON,
    fout="Bij doel D1 staat geen vinkje voor inspirerend.",
    goed="smarti: {deel: inspirerend, door: Noor, datum: 2026-10-27}",
)
RULES = (SPECIFIEK, MEETBAAR, ACCEPTABEL, REALISTISCH, TIJDGEBONDEN, INSPIREREND)
_TICKS = {
    Smartiletter.ACCEPTABEL: (ACCEPTABEL, "of leerling en ouders het goed vinden"),
    Smartiletter.REALISTISCH: (REALISTISCH, "of het haalbaar is"),
    Smartiletter.INSPIREREND: (INSPIREREND, "of de leerling er zin in heeft"),
}

_MIN_WORDS = 5
_VAGUE = re.compile(
    r"\b(beter|meer|minder|verbeter\w*|werk(?:t|en)? aan|aandacht|leert? omgaan|omgaan met|groei\w*|"
    r"ontwikkel\w*|vergroot\w*|versterk\w*|stimuler\w*|zelfvertrouwen|lekkerder|zekerder|rustiger)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\d|\b(nul|geen enkele|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|"
    r"alle|elke|elk|iedere|ieder|beide|minstens|hooguit|dagelijks|wekelijks)\b",
    re.IGNORECASE,
)


def check(case: Case, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each goal people work at and each of the letters S, M and T that it misses."""
    for pad, goal, _ in goals(case):
        here = f"{pad}.omschrijving"
        said = " ".join(filter(None, (goal.omschrijving, goal.streefwaarde)))
        counted = _COUNT.search(DAY_IN_WORDS.sub(" ", said))
        if len(goal.omschrijving.split()) < _MIN_WORDS or (_VAGUE.search(goal.omschrijving) and not counted):
            yield SPECIFIEK.finding(here, f"Uit doel {goal.kenmerk} blijkt nog niet wat er straks anders is.")
        if not counted:
            yield MEETBAAR.finding(here, f"In doel {goal.kenmerk} staat nog geen getal.")
        if goal.streefdatum is None and not DAY_IN_WORDS.search(said):
            yield TIJDGEBONDEN.finding(here, f"Bij doel {goal.kenmerk} staat nog geen datum.")


def check_ticks(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a tip for each goal and each of A, R and I that nobody has put a name to."""
    for pad, goal, _ in goals(dossier):
        ticked = {tick.deel for tick in goal.smarti}
        for letter, (rule, asked) in _TICKS.items():
            if letter not in ticked:
                yield rule.finding(f"{pad}.smarti", f"Bij doel {goal.kenmerk} staat nog niet {asked}.")
