"""SLUIT-05: a need is closed completely, with an evaluation, a reason and the people it is about (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import was_helped
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import Vervolg
from dossiertool.model.kinds import Behoeftestatus, Sluitreden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="SLUIT-05",
    klasse=Klasse.SLUITING,
    niveau=Niveau.FOUT,
    titel="Een behoefte is goed afgesloten: gekeken, afgebouwd, met datum, reden en met wie",
    waarom="Leerling en ouders horen erbij als hulp stopt, en later moet te lezen zijn waarom zij stopte.",
    beter="Vul aan wat ontbreekt. Is dit nog niet met leerling en ouders besproken? Doe dat eerst.",
    bron="Basisondersteuning in 6 stappen, stap 5 en 6: sluit af, en bouw af in bewuste stappen (R150, R157)",
    fout="status: afgesloten, zonder reden en zonder afgesloten_met",
    goed="status: afgesloten, afgesloten_op: 2026-06-26, reden: Doel 1 is behaald., afgesloten_met: [Daan]",
)
_NOT_OURS = (Sluitreden.OVERGEDRAGEN, Sluitreden.ONJUIST)  # help that goes on elsewhere, or was not needed
_ENDING = (Vervolg.AFBOUW, Vervolg.AFSLUITEN)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each need that is closed, or half closed, naming what is missing."""
    for i, need in enumerate(dossier.behoeften):
        missing = list(_missing(dossier, need))
        if missing and (not need.is_open or _half_closed(need)):
            yield RULE.finding(
                f"behoeften.{i}",
                f"Behoefte {need.kenmerk} is nog niet goed afgesloten. Er ontbreekt: {', '.join(missing)}.",
            )


def _half_closed(need: Behoefte) -> bool:
    """Tell whether somebody wrote a closing line without closing; a need that was opened again is open."""
    reopened = any(change.status is Behoeftestatus.AFGESLOTEN for change in need.wijzigingen[:-1])
    return not reopened and bool(need.reden or need.afgesloten_op)


def _missing(dossier: Dossier, need: Behoefte) -> Iterator[str]:
    if need.is_open:
        yield "status afgesloten"
    for field in ("afgesloten_op", "reden", "afgesloten_met"):
        if not getattr(need, field):
            yield field
    evaluations = [one for one in dossier.evaluaties if need.kenmerk in dossier.needs_of(one)]
    if not evaluations and not need.bekeken:
        yield "een evaluatie"
    phased_out = (
        any(change.status is Behoeftestatus.IN_AFBOUW for change in need.wijzigingen)
        or any(one.afbouw or one.vervolg in _ENDING for one in evaluations)  # AFB-01 asks those for their steps
        or not was_helped(dossier, need)
        or need.sluitreden in _NOT_OURS
    )
    if not phased_out:
        yield "de afbouw"
