"""What the template of the handelingsplan may print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import agreement, choose, facts, goals, pupil_context, roles, sharing, voices
from dossiertool.documents.attached import about_words, views_with
from dossiertool.documents.status import has_ended, is_draft
from dossiertool.documents.still_open import still_open
from dossiertool.documents.timetable import timetable
from dossiertool.model.handelingsplan import Kader
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.beeld import Beeld
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan


def plan_data(whole: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    """Return the data of one handelingsplan; see `document_data` for what is refused."""
    dossier = still_open(whole)
    plan = choose.handelingsplan(dossier, kenmerk)
    written = whole.plan(plan.kenmerk) or plan
    picture = _picture(dossier, plan)
    views = views_with(dossier, plan.zienswijzen, {plan.kenmerk, *plan.behoeften, *_signals(dossier, plan)})
    found = {
        **pupil_context.pupil_data(dossier, today),
        **_seen(dossier, plan, picture),
        **voices.voices(
            pupil_context.headings(dossier, today),
            views,
            missing=dossier.zienswijze_ontbreekt,
            input_of={Partij.LEERLING: plan.inbreng_leerling, Partij.OUDERS: plan.inbreng_ouders},
            input_missing=plan.inbreng_ontbreekt,
            refused=agreement.refusals(plan.akkoorden, dossier),
            about=about_words(dossier),
        ),
        **pupil_context.needs_data(dossier, plan.behoeften, today, more_of_pupil=bool(plan.onderwijsbehoeften)),
        "beeld": picture and picture.model_dump(mode="json"),
        "besluiten": [
            decision.model_dump(mode="json")
            for decision in dossier.besluiten
            if not decision.behoeften or set(decision.behoeften) & set(plan.behoeften)
        ],
        "diagnoses": _diagnoses(dossier),
        "weggelaten": set(plan.behoeften) != set(written.behoeften),
    }
    doelen = _goals(dossier, plan, written)
    maatregelen = goals.measures(plan.maatregelen, written.doelen)
    momenten = goals.moments(plan.evaluatiemomenten, today)
    answers = agreement.agreement(
        plan.akkoorden,
        dossier,
        plan.aanspreekpunt or dossier.regiehouder,
        today,
        ended=has_ended(plan.status),
        zienswijzen=views,
    )
    found["plan"] = {
        **plan.model_dump(mode="json"),
        "doelen": doelen,
        "doelen_weggelaten": len(written.doelen) - len(doelen),
        "maatregelen": maatregelen,
        **_before(dossier, plan),
        "evaluatiemomenten": momenten,
        "akkoorden": answers,
        "gedeeld_met_wie": sharing.shared_with(plan.gedeeld_met),
        "opp": plan.opp.model_dump(mode="json") if plan.opp and _is_opp(plan) else None,
    }
    parts = (
        plan.aanspreekpunt,
        found["wat_helpt"],
        found["feiten"] or found["weggelaten"],
        plan.doelen,
        plan.maatregelen,
        plan.evaluatiemomenten,
        plan.bij_verschil,
    )
    return {
        **found,
        **pupil_context.columns(maatregelen, answers),
        **timetable(plan, doelen, maatregelen),
        "volgend_moment": goals.following(momenten),
        "maatregelen_per_doelgroep": goals.per_group(maatregelen, dossier.leerling.roepnaam),
        **roles.roles(plan, dossier, doelen, maatregelen, picture, today),
        "concept": is_draft(plan.status, *parts),
    }


def _signals(dossier: Dossier, plan: Handelingsplan) -> list[str]:
    """Return the signals that the plan is made of."""
    own = plan.analyse.feiten if plan.analyse else ()
    named = plan.analyse.signalen if plan.analyse else ()
    return [signal.kenmerk for signal in pupil_context.signals(dossier, own, named, plan.behoeften)]


def _seen(dossier: Dossier, plan: Handelingsplan, picture: Beeld | None) -> dict[str, Any]:
    """Return the facts, and what helps and hinders: as in the shared picture, else as in the dossier."""
    own = plan.analyse.feiten if plan.analyse else ()
    named = plan.analyse.signalen if plan.analyse else ()
    growth = picture.ontwikkeling if picture else ()
    factoren = (picture and picture.factoren) or dossier.factoren
    strengths = (picture and picture.sterke_kanten) or dossier.sterke_kanten
    return {
        **facts.facts((*own, *growth), pupil_context.signals(dossier, own, named, plan.behoeften)),
        **facts.factors(pupil_context.factors(dossier, factoren, plan.behoeften), strengths),
    }


def _picture(dossier: Dossier, plan: Handelingsplan) -> Beeld | None:
    """Return the newest shared picture that was made before the plan ended."""
    made = [picture for picture in dossier.beelden if picture.datum <= plan.einddatum]
    return max(made, key=lambda picture: picture.datum) if made else None


def _diagnoses(dossier: Dossier) -> list[dict[str, Any]]:
    """Return what an expert found, only with who, where and when, and only where the plan needs it."""
    return [
        found.model_dump(mode="json")
        for found in dossier.diagnoses
        if found.door_wie and found.instantie and found.datum and found.nodig_voor
    ]


def _goals(dossier: Dossier, plan: Handelingsplan, written: Handelingsplan) -> list[dict[str, Any]]:
    """Return the goals under the numbers they have in the plan as it was written."""
    found = goals.goals(written.doelen, pupil_context.names(dossier), factoren=dossier.factoren)
    shown = {goal.kenmerk for goal in plan.doelen}
    return [goal for goal in found if goal["kenmerk"] in shown]


def _before(dossier: Dossier, plan: Handelingsplan) -> dict[str, Any]:
    """Return the plan that this one replaces and the evaluation it comes from (R077)."""
    replaced = dossier.plan(plan.vervangt)
    report = next((one for one in dossier.evaluaties if one.kenmerk == plan.na_evaluatie), None)
    return {
        "vorig_plan": replaced
        and {"versie": replaced.versie, "datum": (replaced.vastgesteld_op or replaced.startdatum).isoformat()},
        "vorige_evaluatie": report and {"soort": report.soort.value, "datum": report.datum.isoformat()},
    }


def _is_opp(plan: Handelingsplan) -> bool:
    return plan.kader is Kader.OPP_HANDELINGSDEEL
