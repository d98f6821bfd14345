"""What was tried before, taken from plans and their evaluations when a registration does not say it itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.words import words
from dossiertool.model.ot_aanmelding import Eerder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie, Maatregelevaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel
    from dossiertool.model.values import Kenmerk


def tried(dossier: Dossier, behoeften: Sequence[Kenmerk]) -> list[Eerder]:
    """List each measure that was evaluated for these needs, with its period and what came of it (R159).

    The newest evaluation that speaks of a measure counts. The period is that of the measure, else from the
    first day of its plan to the day of the evaluation.
    """
    found: dict[tuple[Kenmerk | None, str], Eerder] = {}
    for report in sorted(dossier.evaluaties, key=lambda one: one.datum):
        plan = dossier.plan(report.plan)
        if not set(behoeften) & set(dossier.needs_of(report)):
            continue
        for outcome in report.maatregelen:
            found[report.plan, outcome.maatregel or outcome.omschrijving] = _step(outcome, report, plan)
    return list(found.values())


def _step(outcome: Maatregelevaluatie, report: Evaluatie, plan: Handelingsplan | None) -> Eerder:
    measure = _measure(outcome, plan)
    start = measure.start if measure else None
    if start is None and plan:
        start = plan.startdatum
    return Eerder(
        wat=outcome.omschrijving,
        datum=start or report.datum,
        tot=report.datum,
        door=measure.wie if measure else None,
        effect=_effect(outcome, measure, report) or None,
    )


def _measure(outcome: Maatregelevaluatie, plan: Handelingsplan | None) -> Maatregel | None:
    measures = plan.maatregelen if plan else ()
    return next((one for one in measures if one.kenmerk and one.kenmerk == outcome.maatregel), None)


def _effect(outcome: Maatregelevaluatie, measure: Maatregel | None, report: Evaluatie) -> str:
    """Return how often it was done, how far its goals were reached, and what was decided, a line each."""
    goals = [result for result in report.doelen if measure and result.doel in measure.doelen]
    lines = [
        outcome.uitgevoerd and f"Uitgevoerd: {outcome.uitgevoerd}",
        *(
            f"Doel: {words(result.doelbereik)}{f' ({result.meting.waarde})' if result.meting else ''}"
            for result in goals
        ),
        outcome.besluit and f"Besluit: {words(outcome.besluit)}",
        outcome.waarom,
    ]
    return "\n".join(line for line in lines if line)
