"""SLUIT-03: a closed need is not taken up again by a newer document (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import SoortEvaluatie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.values import Kenmerk

RULE = Rule(
    code="SLUIT-03",
    klasse=Klasse.SLUITING,
    niveau=Niveau.FOUT,
    titel="Een nieuw document verwijst niet naar een afgesloten behoefte",
    waarom="Wat is afgesloten, mag een leerling niet blijven achtervolgen.",
    beter="Haal de verwijzing weg. Is de hulp weer nodig? Open de behoefte dan opnieuw, met datum en reden.",
    bron="Basisondersteuning in 6 stappen, stap 5: een behoefte moet ook kunnen worden afgesloten (R150)",
    fout="Behoefte B1 is afgesloten op 26 juni 2026. Een plan van september 2026 noemt B1.",
    goed="Het plan van september 2026 noemt alleen open behoeften.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each reference to a need by something that began after the need was closed."""
    closed = {need.kenmerk: need.afgesloten_op for need in dossier.behoeften if not need.is_open}
    for pad, day, named in _references(dossier):
        for kenmerk in dict.fromkeys(named):
            closed_on = closed.get(kenmerk)
            if closed_on is not None and day > closed_on:
                yield RULE.finding(pad, f"Behoefte {kenmerk} was hier al afgesloten.")


def _references(dossier: Dossier) -> Iterator[tuple[str, date, tuple[Kenmerk, ...]]]:
    """Yield (field path, day, needs) of everything that takes up needs. Nazorg looks back, so it may."""
    for i, signal in enumerate(dossier.signalen):
        yield f"signalen.{i}.behoeften", signal.datum, signal.behoeften
    for i, plan in enumerate(dossier.plannen):
        if not plan.is_current:
            continue
        yield f"plannen.{i}.behoeften", plan.startdatum, plan.behoeften
        for j, goal in enumerate(plan.doelen):
            if goal.behoefte and goal.behoefte not in plan.behoeften:
                yield f"plannen.{i}.doelen.{j}.behoefte", plan.startdatum, (goal.behoefte,)
    for i, form in enumerate(dossier.aanmeldingen):
        yield f"aanmeldingen.{i}.behoeften", form.datum, form.behoeften
    for i, verslag in enumerate(dossier.verslagen):
        yield f"verslagen.{i}.behoeften", verslag.datum, verslag.behoeften
    for i, evaluatie in enumerate(dossier.evaluaties):
        if evaluatie.soort is not SoortEvaluatie.NAZORG:
            yield f"evaluaties.{i}.behoeften", evaluatie.datum, evaluatie.behoeften
