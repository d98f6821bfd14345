"""BIJ-01: two equal measurements are a reason to look at the plan (R145)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import is_settled, measurements_of, running_plans
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.feit import Meting

RULE = Rule(
    code="BIJ-01",
    klasse=Klasse.STAP,
    niveau=Niveau.TIP,
    titel="Na twee gelijke metingen is bekeken of het plan moet worden aangepast",
    waarom="Verandert er niets, dan past de aanpak misschien niet.",
    beter="Bespreek of het plan anders moet. Zet het besluit met de reden bij bijstellingen.",
    bron="Basisondersteuning in 6 stappen, stap 4: is er aanleiding om tussentijds bij te stellen? (R145)",
    fout="11 november: 28 van de 50 woorden. 11 december: 28 van de 50 woorden. Het plan gaat door.",
    goed="bijstellingen: {datum: 2026-12-12, wat: Anneke oefent korter en vaker, reden: …}",
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a tip for each open goal of a running plan whose last two measurements are equal.

    Compared are the numbers (`getal`, else those in `waarde`). An adjustment after them answers the tip.
    """
    for pad, plan in running_plans(dossier, setting.today):
        for j, goal in enumerate(plan.doelen):
            last = measurements_of(dossier, plan, goal)[-2:]
            if len(last) < 2 or is_settled(dossier, plan, goal):  # noqa: PLR2004  a pair
                continue
            first, second = map(_numbers, last)
            adjusted = any(change.datum >= last[-1].datum for change in plan.bijstellingen)
            if first and first == second and not adjusted:
                yield RULE.finding(
                    f"{pad}.doelen.{j}.metingen",
                    f"De laatste twee metingen bij doel {goal.kenmerk} zijn gelijk.",
                )


def _numbers(measured: Meting) -> list[Decimal]:
    if measured.getal is not None:
        return [measured.getal]
    return [Decimal(found.replace(",", ".")) for found in _NUMBER.findall(measured.waarde)]
