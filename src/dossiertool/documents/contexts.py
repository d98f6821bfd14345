"""Everything a template may print, as plain data: the fields of the model and a few Dutch views on them.

`document_data` gives every field of the case under its own name, the chosen document under `plan`,
`aanmelding` or `evaluatie`, and views that only look things up, count or put in order. What they are
called and mean stands in docs/sjablonen.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import agreement, choose, facts, goals, sharing, voices
from dossiertool.documents.class_context import class_data
from dossiertool.documents.people import parents_word, people_with, pupil
from dossiertool.documents.words import capital
from dossiertool.model.evaluatie import SoortEvaluatie
from dossiertool.model.kinds import Partij, Planstatus
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.feit import Factor, Feit, Signaal
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.values import Kenmerk


def document_data(soort: str, case: Case, *, kenmerk: str | None = None, today: date) -> dict[str, Any]:
    """Return the data of one document: the newest of this kind that is not vervangen, or the one named.

    Raises:
        InvalidInput: the wrong kind of case file, or two documents of the same date.
        NotFound: there is no such document.
    """
    match choose.known_soort(soort):
        case "groepsplan":
            return class_data(choose.as_groepsplan(case, kenmerk), today)
        case "handelingsplan":
            return _handelingsplan(choose.as_dossier(case), kenmerk, today)
        case "ot-aanmelding":
            return _aanmelding(choose.as_dossier(case), kenmerk, today)
        case _:
            return _evaluatie(choose.as_dossier(case), kenmerk, today)


def _handelingsplan(dossier: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    plan = choose.handelingsplan(dossier, kenmerk)
    own = plan.analyse.feiten if plan.analyse else ()
    named = plan.analyse.signalen if plan.analyse else ()
    found = {
        **_dossier(dossier, today),
        **facts.facts(own, _signals(dossier, own, named, plan.behoeften)),
        **facts.factors(_factors(dossier, dossier.factoren, plan.behoeften), dossier.sterke_kanten),
        **voices.voices(
            _headings(dossier, today),
            plan.zienswijzen or dossier.zienswijzen,
            missing=dossier.zienswijze_ontbreekt,
            input_of={Partij.LEERLING: plan.inbreng_leerling, Partij.OUDERS: plan.inbreng_ouders},
            refused=agreement.refusals(plan.akkoorden, dossier),
        ),
        "beeld": _picture(dossier, plan),
        "nodig": _needs(dossier, plan.behoeften),
    }
    momenten = goals.moments(plan.evaluatiemomenten, today)
    found["volgend_moment"] = goals.following(momenten)
    found["plan"] = {
        **plan.model_dump(mode="json"),
        "doelen": goals.goals(plan.doelen, _names(dossier)),
        "maatregelen": goals.measures(plan.maatregelen, plan.doelen),
        "evaluatiemomenten": momenten,
        "akkoorden": agreement.agreement(
            plan.akkoorden, dossier, plan.aanspreekpunt or dossier.regiehouder, today
        ),
        "gedeeld_met_wie": sharing.shared_with(plan.gedeeld_met),
    }
    parts = (
        plan.aanspreekpunt,
        found["wat_helpt"],
        found["feiten"],
        plan.doelen,
        plan.maatregelen,
        plan.evaluatiemomenten,
        plan.bij_verschil,
    )
    return {
        **found,
        **_columns(found["plan"]["maatregelen"], found["plan"]["akkoorden"]),
        "concept": plan.status is Planstatus.CONCEPT or not all(parts),
    }


def _aanmelding(dossier: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    form = choose.aanmelding(dossier, kenmerk)
    found = {
        **_dossier(dossier, today),
        **facts.facts(form.feiten, _signals(dossier, form.feiten, form.signalen, form.behoeften)),
        **facts.factors(
            _factors(dossier, form.factoren or dossier.factoren, form.behoeften), dossier.sterke_kanten
        ),
        **voices.voices(
            _headings(dossier, today),
            form.zienswijzen or dossier.zienswijzen,
            missing=dossier.zienswijze_ontbreekt,
            questions=form.hulpvragen or dossier.hulpvragen,
            refused=agreement.refusals(form.akkoorden, dossier),
        ),
        "nodig": _needs(dossier, form.behoeften),
        "toestemmingen": sharing.consents(dossier.toestemmingen, today),
    }
    if dossier.sterke_kanten:  # the factors stand in a table of their own here
        found["wat_helpt"] = facts.factors((), dossier.sterke_kanten)["wat_helpt"]
    open_needs = [need for need in dossier.behoeften if need.is_open and need.kenmerk in form.behoeften]
    found["lopend"] = goals.measures([measure for need in open_needs for measure in need.maatregelen])
    tried = facts.earlier(form.eerder)
    found["eerder_jaar"] = tried["eerder_jaar"]
    found["aanmelding"] = {
        **form.model_dump(mode="json"),
        "eerder": tried["eerder"],
        "akkoorden": agreement.agreement(
            form.akkoorden, dossier, form.aanspreekpunt or dossier.regiehouder, today
        ),
    }
    parts = (form.aanspreekpunt, found["wat_helpt"], found["feiten"], form.vraag)
    return {
        **found,
        **_columns([], found["aanmelding"]["akkoorden"]),
        "concept": form.status is Planstatus.CONCEPT or not all(parts),
    }


def _evaluatie(dossier: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    report = choose.evaluatie(dossier, kenmerk)
    plan = dossier.plan(report.plan)
    yields = report.opbrengst
    found = {
        **_dossier(dossier, today),
        **voices.voices(
            _headings(dossier, today),
            report.zienswijzen,
            input_of={party: getattr(yields, party.value) for party in Partij} if yields else {},
            refused=agreement.refusals(report.akkoorden, dossier),
        ),
        "nodig": _needs(dossier, dossier.needs_of(report)),
        "stappen": goals.steps_down(report, today),
        "besluiten_met_reden": any(measure.waarom for measure in report.maatregelen),
        "plan": plan and plan.model_dump(mode="json"),
    }
    found["evaluatie"] = {
        **report.model_dump(mode="json"),
        "doelen": goals.looked_at(report.doelen, plan.doelen if plan else ()),
        "nieuwe_maatregelen": goals.measures(report.nieuwe_maatregelen, plan.doelen if plan else ()),
        "akkoorden": agreement.agreement(
            report.akkoorden, dossier, (plan.aanspreekpunt if plan else None) or dossier.regiehouder, today
        ),
        "gedeeld_met_wie": sharing.shared_with(report.gedeeld_met),
    }
    parts = (
        report.wat_goed_ging,
        report.doelen or report.soort is SoortEvaluatie.NAZORG,
        report.vervolg,
    )
    return {
        **found,
        **_columns(found["evaluatie"]["nieuwe_maatregelen"], found["evaluatie"]["akkoorden"]),
        "concept": report.status is Planstatus.CONCEPT or not all(parts),
    }


def _dossier(dossier: Dossier, today: date) -> dict[str, Any]:
    """Return the fields of the dossier and the views that every document of it shares."""
    parents = people_with(dossier.betrokkenen, Rol.OUDER, today)
    return {
        **dossier.model_dump(mode="json"),
        "vandaag": today.isoformat(),
        "niveau": dossier.niveau_on(today).value,
        "leerling": pupil(dossier.leerling, parents),
        "behoeften": [need.model_dump(mode="json") for need in dossier.behoeften if need.is_open],
        "ouders": [person.model_dump(mode="json") for person in parents],
        "externen": [
            person.model_dump(mode="json") for person in people_with(dossier.betrokkenen, Rol.EXTERN, today)
        ],
    }


def _columns(maatregelen: Sequence[dict[str, Any]], akkoorden: Sequence[dict[str, Any]]) -> dict[str, bool]:
    """Return which columns the tables need: goals beside measures, room to sign beside answers."""
    return {
        "maatregelen_met_doel": any(measure["doelnummers"] for measure in maatregelen),
        "akkoord_open": any(answer["antwoord"] is None for answer in akkoorden),
    }


def _names(dossier: Dossier) -> dict[Partij, str]:
    return {Partij.LEERLING: dossier.leerling.roepnaam, Partij.OUDERS: "ouders", Partij.LERAAR: "school"}


def _headings(dossier: Dossier, today: date) -> dict[Partij, str]:
    parents = people_with(dossier.betrokkenen, Rol.OUDER, today)
    return {
        Partij.LEERLING: dossier.leerling.roepnaam,
        Partij.OUDERS: capital(parents_word(parents)),
        Partij.LERAAR: "School",
    }


def _needs(dossier: Dossier, kenmerken: Sequence[Kenmerk]) -> list[dict[str, Any]]:
    """Return the open needs a document is about; a closed need is never printed as a present one."""
    found = (dossier.behoefte(kenmerk) for kenmerk in kenmerken)
    return [need.model_dump(mode="json") for need in found if need and need.is_open]


def _picture(dossier: Dossier, plan: Handelingsplan) -> dict[str, Any] | None:
    """Return the newest shared picture that was made before the plan ended."""
    made = [picture for picture in dossier.beelden if picture.datum <= plan.einddatum]
    return max(made, key=lambda picture: picture.datum).model_dump(mode="json") if made else None


def _signals(
    dossier: Dossier, own: Sequence[Feit], named: Sequence[Kenmerk], needs: Sequence[Kenmerk]
) -> list[Signaal]:
    """Return the signals a document names; without those and facts of its own, the signals of its needs."""
    if own or named:
        return [signal for signal in dossier.signalen if signal.kenmerk in named]
    return [signal for signal in dossier.signalen if set(needs) & set(signal.behoeften)]


def _factors(dossier: Dossier, factoren: Iterable[Factor], kenmerken: Sequence[Kenmerk]) -> list[Factor]:
    """Leave out factors of other needs, and of needs that are closed."""
    open_needs = {need.kenmerk for need in dossier.behoeften if need.is_open}
    about = open_needs & set(kenmerken) if kenmerken else open_needs
    return [factor for factor in factoren if not factor.behoeften or about & set(factor.behoeften)]
