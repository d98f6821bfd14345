"""AANSP-01: pupil and parents know whom to turn to, and how (R123)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.contact import has_contact
from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="AANSP-01",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="In een plan staat bij wie leerling en ouders terechtkunnen",
    waarom="Als het niet loopt of er thuis iets verandert, moeten zij weten wie zij kunnen bellen.",
    beter="Vul bij aanspreekpunt naam, functie en contact in van een medewerker van de school.",
    bron=(
        "Basisondersteuning in 6 stappen, stap 3: bij wie zij terechtkunnen als het proces niet verloopt (R123)"
    ),
    fout="Een plan zonder aanspreekpunt.",
    goed="aanspreekpunt: {naam: Jolien, functie: mentor, contact: jolien@voorbeeld.example}",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each plan in use without someone to turn to, or without a way to reach them."""
    for pad, plan in plans_in_use(dossier):
        here = f"{pad}.aanspreekpunt"
        if plan.aanspreekpunt is None:
            yield RULE.finding(
                here, f"In plan {plan.kenmerk} staat nog niet bij wie leerling en ouders terechtkunnen."
            )
        elif not has_contact(plan.aanspreekpunt, dossier, setting.school):
            yield RULE.finding(
                f"{here}.contact",
                f"In plan {plan.kenmerk} staat nog niet hoe het aanspreekpunt te bereiken is.",
                "Vul bij contact een telefoonnummer of e-mailadres van school in.",
            )
