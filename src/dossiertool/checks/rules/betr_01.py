"""BETR-01: pupil and parents are involved before the registration with the ondersteuningsteam (R028, R098)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="BETR-01",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="Ouders en leerling zijn vóór de aanmelding betrokken",
    waarom="Ouders en leerling kennen de situatie het best en denken zo vroeg mogelijk mee.",
    beter="Vul de datum van het eerste gesprek in, of de reden waarom er vóór de aanmelding geen gesprek was.",
    bron="Basisondersteuning, ondersteuningsteam, punt 7 (R028); stappenplan stap 1 (R098)",
    fout="Aangemeld op 5 november. Eerste gesprek met ouders op 12 november, zonder reden.",
    goed="Aangemeld op 5 november. Eerste gesprek met ouders op 29 oktober.",
)
_PARTIES = (("ouders_betrokken", "ouders"), ("leerling_betrokken", "de leerling"))


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each party without a contact on or before the registration, and without a reason."""
    for i, aanmelding in enumerate(dossier.aanmeldingen):
        for field, who in _PARTIES:
            contact = getattr(aanmelding, field)
            if contact.reden or (contact.datum and contact.datum <= aanmelding.datum):
                continue
            when = "was na de aanmelding" if contact.datum else "heeft nog geen datum"
            yield RULE.finding(f"aanmeldingen.{i}.{field}", f"Het eerste gesprek met {who} {when}.")
