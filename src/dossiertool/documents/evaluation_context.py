"""What the template of the evaluatie may print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import agreement, choose, goals, outcomes, pupil_context, sharing, voices
from dossiertool.documents.attached import about_words, views_with
from dossiertool.documents.status import has_ended, is_draft
from dossiertool.documents.still_open import still_open
from dossiertool.model.evaluatie import SoortEvaluatie

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.dossier import Dossier


def evaluation_data(whole: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    """Return the data of one evaluatie; see `document_data` for what is refused.

    What the teacher learned of the own approach is not there, for any template (R058).
    """
    dossier = still_open(whole)
    report = choose.evaluatie(dossier, kenmerk)
    gone = sum(
        len(one.doelen) - len(report.doelen) for one in whole.evaluaties if one.kenmerk == report.kenmerk
    )
    plan = dossier.plan(report.plan)
    written = whole.plan(report.plan)
    looked_at = outcomes.looked_at(
        report.doelen, written.doelen if written else (), shown=plan.doelen if plan else ()
    )
    extra = goals.measures(report.nieuwe_maatregelen, plan.doelen if plan else ())
    parts_of_it = {report.kenmerk, *dossier.needs_of(report), *([plan.kenmerk] if plan else [])}
    views = views_with(dossier, report.zienswijzen, parts_of_it, general=False)
    answers = agreement.agreement(
        report.akkoorden,
        dossier,
        (plan.aanspreekpunt if plan else None) or dossier.regiehouder,
        today,
        ended=has_ended(report.status),
        zienswijzen=views,
    )
    measures = outcomes.measures_looked_at(report, plan)
    parts = (
        report.wat_goed_ging,
        report.doelen or gone or report.soort is SoortEvaluatie.NAZORG,
        report.vervolg,
    )
    return {
        **pupil_context.pupil_data(dossier, today),
        **voices.voices(
            pupil_context.headings(dossier, today),
            views,
            refused=agreement.refusals(report.akkoorden, dossier),
            about=about_words(dossier),
        ),
        **pupil_context.needs_data(dossier, dossier.needs_of(report), today),
        **pupil_context.columns(extra, answers),
        "stappen": outcomes.steps_down(report, today),
        "besluiten_met_reden": any(measure["waarom"] for measure in measures),
        "doelen_geteld": outcomes.counted(looked_at),
        "doelen_weggelaten": gone,
        "opbrengst_per_partij": outcomes.yields(report, pupil_context.headings(dossier, today)),
        "verwacht": outcomes.expected(plan),
        "plan": plan and plan.model_dump(mode="json"),
        "evaluatie": {
            **report.model_dump(mode="json"),
            "reflectie_leraar": None,
            "doelen": looked_at,
            "maatregelen": measures,
            "nieuwe_maatregelen": extra,
            "akkoorden": answers,
            "gedeeld_met_wie": sharing.shared_with(report.gedeeld_met),
        },
        "concept": is_draft(report.status, *parts),
    }
