"""What the templates around the ondersteuningsteam may print: the registration, and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import agreement, choose, facts, goals, pupil_context, sharing, tried, voices
from dossiertool.documents.attached import about_words, views_with
from dossiertool.documents.status import has_ended, is_draft
from dossiertool.documents.still_open import still_open
from dossiertool.model.kinds import Richting
from dossiertool.model.ot_aanmelding import OTFunctie

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.ot_aanmelding import OTAanmelding
    from dossiertool.model.ot_verslag import OTVerslag
    from dossiertool.model.signaal import Signaal


def registration_data(whole: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    """Return the data of one OT-aanmelding; see `document_data` for what is refused."""
    dossier = still_open(whole)
    form = choose.aanmelding(dossier, kenmerk)
    seen = pupil_context.signals(dossier, form.feiten, form.signalen, form.behoeften)
    made_of = {form.kenmerk, *form.behoeften, *(signal.kenmerk for signal in seen)}
    views = views_with(dossier, form.zienswijzen, made_of)
    needs = pupil_context.needs(dossier, form.behoeften)
    before = facts.earlier(form.eerder or tried.tried(dossier, form.behoeften))
    asked = form.hulpvragen or dossier.hulpvragen
    answers = agreement.agreement(
        form.akkoorden,
        dossier,
        form.aanspreekpunt or dossier.regiehouder,
        today,
        ended=has_ended(form.status),
        zienswijzen=views,
    )
    found = {
        **pupil_context.pupil_data(dossier, today),
        **facts.facts(form.feiten, seen),
        **_what_helps(dossier, form, seen),
        **voices.voices(
            pupil_context.headings(dossier, today),
            views,
            missing=dossier.zienswijze_ontbreekt,
            questions=pupil_context.questions(dossier, asked, form.behoeften),
            refused=agreement.refusals(form.akkoorden, dossier),
            about=about_words(dossier),
        ),
        **pupil_context.needs_data(dossier, form.behoeften, today),
        "signalen_hierbij": [
            signal.model_dump(mode="json")
            for signal in seen
            if signal.gebied or signal.onderwerp or signal.urgentie or signal.protocol
        ],
        "toestemmingen": sharing.consents(dossier.toestemmingen, today),
        "lopend": goals.measures([measure for need in needs for measure in need.maatregelen]),
        "eerder_jaar": before["eerder_jaar"],
        "aanmelding": {
            **form.model_dump(mode="json"),
            "eerder": before["eerder"],
            "akkoorden": answers,
        },
    }
    parts = (form.aanspreekpunt, found["wat_helpt"], found["feiten"], form.vraag)
    return {
        **found,
        **pupil_context.columns([], answers),
        "concept": is_draft(form.status, *parts),
    }


def _what_helps(dossier: Dossier, form: OTAanmelding, seen: Sequence[Signaal]) -> dict[str, Any]:
    """Return strengths and factors, so that nothing that helps is said twice.

    The strengths stand in front and the factors in a table; without strengths what helps stands in front,
    and the table holds only what stands in the way.
    """
    of_signals = [factor for signal in seen for factor in signal.factoren]
    factoren = pupil_context.factors(dossier, form.factoren or of_signals or dossier.factoren, form.behoeften)
    hindering = [factor for factor in factoren if factor.richting is Richting.BELEMMEREND]
    strengths = dossier.sterke_kanten
    table = facts.factors(factoren if strengths else hindering)
    return {
        **facts.factors(() if strengths else factoren, strengths),
        "wat_hindert": table["wat_hindert"],
        "factoren_per_domein": table["factoren_per_domein"],
        "helpt_in_tabel": bool(strengths),
    }


def report_data(whole: Dossier, kenmerk: str | None, today: date) -> dict[str, Any]:
    """Return the data of one OT-verslag; see `document_data` for what is refused."""
    dossier = still_open(whole)
    report = choose.verslag(dossier, kenmerk)
    form = next((one for one in dossier.aanmeldingen if one.kenmerk == report.aanmelding), None)
    needs = report.behoeften or (form.behoeften if form else ())
    made_of = {report.kenmerk, *needs, *([form.kenmerk, *form.signalen] if form else [])}
    person = (form.aanspreekpunt if form else None) or dossier.regiehouder
    heard = voices.voices(
        pupil_context.headings(dossier, today),
        views_with(dossier, (), made_of, general=False),
        about=about_words(dossier),
    )
    found = {
        **pupil_context.pupil_data(dossier, today),
        **facts.factors(pupil_context.factors(dossier, dossier.factoren, needs), dossier.sterke_kanten),
        **pupil_context.needs_data(dossier, needs, today),
        **heard,
        "stemmen": [voice for voice in heard["stemmen"] if not voice["leeg"]],
        "aanmelding": form and form.model_dump(mode="json"),
        "aanspreekpunt": person and person.model_dump(mode="json"),
        "besluiten_per_functie": _decisions(report, dossier, today),
        "verslag": {
            **report.model_dump(mode="json"),
            "gedeeld_met_wie": sharing.shared_with(report.gedeeld_met),
        },
    }
    parts = (report.aanwezig, report.conclusie, report.besluiten)
    return {**found, "concept": is_draft(report.status, *parts)}


def _decisions(report: OTVerslag, dossier: Dossier, today: date) -> list[dict[str, Any]]:
    """Return the decisions under the four functions of the team, each with the consent it names."""
    consents = {consent["kenmerk"]: consent for consent in sharing.consents(dossier.toestemmingen, today)}
    return [
        {
            "functie": function.value,
            "besluiten": [
                {**decision.model_dump(mode="json"), "toestemming_van": consents.get(decision.toestemming)}
                for decision in report.besluiten
                if decision.functie is function
            ],
        }
        for function in OTFunctie
        if any(decision.functie is function for decision in report.besluiten)
    ]
