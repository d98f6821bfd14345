"""LEVENS-01: the life of a need can be followed: every change in order, with a reason, up to its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import running_plans
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Behoeftestatus, Planstatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="LEVENS-01",
    klasse=Klasse.SLUITING,
    niveau=Niveau.WAARSCHUWING,
    titel="De levensloop van een behoefte klopt",
    waarom="Anders is niet te volgen waarom hulp begon, minder werd of stopte.",
    beter="Zet elke verandering bij wijzigingen: datum, status, door en reden. De laatste is de status van nu.",
    bron="Basisondersteuning in 6 stappen, stap 5: een behoefte moet ook kunnen worden afgesloten (R150)",
    fout="De laatste wijziging is in_afbouw, maar bij status staat open.",
    goed="wijzigingen: in_behandeling op 27 oktober, in_afbouw op 31 maart; status: in_afbouw",
)
# What may follow what. Steps may be left out at the front; closed can be opened again.
_AFTER = {
    Behoeftestatus.OPEN: set(Behoeftestatus) - {Behoeftestatus.OPEN},
    Behoeftestatus.IN_BEHANDELING: {Behoeftestatus.IN_AFBOUW, Behoeftestatus.AFGESLOTEN},
    Behoeftestatus.IN_AFBOUW: {Behoeftestatus.IN_BEHANDELING, Behoeftestatus.AFGESLOTEN},
    Behoeftestatus.AFGESLOTEN: {Behoeftestatus.OPEN, Behoeftestatus.IN_BEHANDELING},
}


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each change of a need that does not fit the one before, and for its status."""
    working = {
        goal.behoefte
        for _, plan in running_plans(dossier, setting.today)
        if plan.status is not Planstatus.CONCEPT
        for goal in plan.doelen
    }
    for i, need in enumerate(dossier.behoeften):
        here = f"behoeften.{i}"
        yield from _changes(here, need)
        last = need.wijzigingen[-1] if need.wijzigingen else None
        if last and last.status is not need.status:
            yield RULE.finding(
                f"{here}.status",
                f"De status van behoefte {need.kenmerk} is anders dan bij de laatste wijziging.",
            )
        elif last and last.status is Behoeftestatus.AFGESLOTEN and need.afgesloten_op not in (None, last.datum):
            yield RULE.finding(
                f"{here}.afgesloten_op",
                f"Behoefte {need.kenmerk} heeft twee verschillende dagen van afsluiten.",
            )
        elif need.status is Behoeftestatus.OPEN and need.kenmerk in working:
            yield RULE.finding(
                f"{here}.status",
                f"Een plan werkt aan behoefte {need.kenmerk}; de status is nog open.",
            )


def _changes(here: str, need: Behoefte) -> Iterator[Finding]:
    before, day = Behoeftestatus.OPEN, need.geopend_op
    for j, change in enumerate(need.wijzigingen):
        pad = f"{here}.wijzigingen.{j}"
        if change.datum < day:
            yield RULE.finding(
                f"{pad}.datum", f"Bij behoefte {need.kenmerk} staan wijzigingen niet op volgorde."
            )
        if change.status not in _AFTER[before] and not (j == 0 and change.status is Behoeftestatus.OPEN):
            yield RULE.finding(
                f"{pad}.status",
                f"Behoefte {need.kenmerk} kan na {before.value} niet {change.status.value} worden.",
            )
        closing = change.status is Behoeftestatus.AFGESLOTEN and need.reden
        if change.reden is None and not closing and j + 1 == len(need.wijzigingen):
            yield RULE.finding(
                f"{pad}.reden", f"Bij deze wijziging van behoefte {need.kenmerk} ontbreekt de reden."
            )
        before, day = change.status, change.datum
