"""The agreements and results of a dossier, in short (R147): what `toon --samenvatting` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.views.goals import latest, open_goals
from dossiertool.views.live import judgements, measurements, running_plans, wanted_measures

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.kinds import Doelbereik

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what, and until or on which day."""

    plan: str
    wie: str | None
    wat: str
    wanneer: str | None
    uiterlijk: date | None


@dataclass(frozen=True, slots=True)
class Result:
    """How far a goal is, by the latest evaluation and the latest measurement."""

    plan: str
    doel: str
    omschrijving: str
    doelbereik: Doelbereik
    beoordeeld_op: date | None
    meting: str | None
    gemeten_op: date | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Agreements that run and results so far, of open needs only."""

    nummer: str
    afspraken: tuple[Agreement, ...]
    resultaten: tuple[Result, ...]


def summary_of(dossier: Dossier) -> Summary:
    """Return agreements and results; each text at most 160 signs, cut at a word with ‘…’."""
    agreements = tuple(
        Agreement(
            plan=plan.kenmerk,
            wie=measure.wie or measure.functie,
            wat=shortened(measure.wat),
            wanneer=shortened(measure.wanneer) if measure.wanneer else None,
            uiterlijk=measure.uiterlijk,
        )
        for _, plan in running_plans(dossier)
        for _, measure in wanted_measures(dossier, plan)
    )
    results = []
    for plan, doel in open_goals(dossier):
        said = judgements(dossier, plan, doel)
        day, reached, _ = latest(said)
        measured = measurements(doel, said)
        results.append(
            Result(
                plan=plan.kenmerk,
                doel=doel.kenmerk,
                omschrijving=shortened(doel.titel or doel.omschrijving),
                doelbereik=reached,
                beoordeeld_op=day,
                meting=shortened(measured[-1].waarde) if measured else None,
                gemeten_op=measured[-1].datum if measured else None,
            )
        )
    return Summary(dossier.dossiernummer, agreements, tuple(results))


def shortened(text: str) -> str:
    """Return the text on one line of at most 160 signs."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
