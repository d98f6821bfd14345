"""What the groepsplan template may print: pages for everyone, and a part for teachers only.

No score of one pupil, and no text that names a pupil, stands on the pages for everyone. A list is there
twice, `…_zonder_naam` and `…_met_naam`; a text that stands alone is left out, and printed in
`teksten_met_naam`. Under its own name a field is always whole: our template prints those in no part.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from dossiertool.documents import facts, goals, outcomes, scores, voices
from dossiertool.documents.people import people_with
from dossiertool.documents.pupil_names import PupilNames
from dossiertool.documents.status import is_draft
from dossiertool.documents.subgroups import approach, subgroups
from dossiertool.documents.words import capital, enumeration, full_date, joined
from dossiertool.model.kinds import Ondersteuningsniveau, Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from dossiertool.model.groepsplan import Groepsplan

_HEADINGS = {Partij.LEERLING: "Leerlingen", Partij.OUDERS: "Ouders", Partij.LERAAR: "Docenten"}
_NAMES = {party: heading.lower() for party, heading in _HEADINGS.items()}
_MOST_COLUMNS = 4


def class_data(plan: Groepsplan, today: date) -> dict[str, Any]:
    """Return the data of a groepsplan: every field, and views for the class and for its teachers."""
    names = PupilNames(plan)
    apart = _Apart(names)
    momenten = goals.moments(plan.evaluatiemomenten, today)
    every_goal = [*plan.doelen, *(goal for group in plan.subgroepen for goal in group.doelen)]
    seen = facts.facts(plan.feiten)
    groups = subgroups(plan, _NAMES)
    own_goals = [{**goal, "kop": ""} for goal in goals.goals(plan.doelen, _NAMES, factoren=plan.factoren)]
    measures = goals.measures(plan.maatregelen, every_goal)
    found = {
        **plan.model_dump(mode="json"),
        "vandaag": today.isoformat(),
        "niveau": Ondersteuningsniveau.BASISONDERSTEUNING.value,
        **seen,
        **names.split("feiten", seen["feiten"]),
        **_points(plan, apart),
        **_voices(plan, apart),
        "medewerkers": _people(plan, today, Rol.MEDEWERKER, Rol.EXTERN),
        "vertegenwoordigers": _people(plan, today, Rol.LEERLING, Rol.OUDER),
        "doelen": own_goals,
        **names.split("doelen", own_goals),
        "organisatie_zonder_naam": apart.kept("Hoe de lessen zijn ingedeeld", plan.organisatie),
        "subgroepen": groups,
        **names.split("subgroepdoelen", [goal for group in groups for goal in group["doelkaarten"]]),
        "subgroepen_naast_elkaar": len(groups) <= _MOST_COLUMNS,
        "aanpak_per_subgroep": approach(groups, apart.kept),
        "maatregelen": measures,
        **names.split("maatregelen", measures),
        "maatregelen_met_link": any(measure["subgroepen"] or measure["doelnummers"] for measure in measures),
        "evaluatiemomenten": momenten,
        "momenten_zonder_naam": _moments(momenten, apart),
        "volgend_moment": goals.following(momenten),
        "scores": scores.scores(plan),
        "nodig_per_leerling": _needed(plan),
        **names.split("besprekingen", [talk.model_dump(mode="json") for talk in plan.besprekingen]),
        **names.split("evaluaties", _evaluations(plan, every_goal)),
        **_individual(plan, names),
        "teksten_met_naam": apart.rows,
        "kop_docentendeel": "Scores per leerling" if plan.toetsen else "Leerlingen per subgroep",
    }
    parts = (
        plan.aanspreekpunt,
        plan.sterke_kanten or found["wat_helpt"],
        plan.doelen,
        plan.subgroepen,
        plan.maatregelen,
        plan.evaluatiemomenten,
    )
    return {**found, "concept": is_draft(plan.status, *parts)}


class _Apart:
    """Texts that stand alone and name a pupil, put apart for the teachers with what they are about."""

    def __init__(self, names: PupilNames) -> None:
        self._names = names
        self.rows: list[dict[str, str]] = []

    def kept(self, heading: str, text: str | None, source: str = "") -> str | None:
        """Return the text when it names no pupil; otherwise put it apart and return None."""
        if not text or not self._names.are_in([text, source]):
            return text
        self.rows.append({"kop": heading, "tekst": text, "bron": source})
        return None


def _points(plan: Groepsplan, apart: _Apart) -> dict[str, Any]:
    found = facts.factors(plan.factoren, plan.sterke_kanten)
    for name, heading in (("wat_helpt", "Wat goed gaat en wat helpt"), ("wat_hindert", "Wat in de weg staat")):
        found[name] = [point for point in found[name] if apart.kept(heading, point["tekst"], point["bron"])]
    return found


def _voices(plan: Groepsplan, apart: _Apart) -> dict[str, Any]:
    shown = [
        view
        for view in plan.zienswijzen
        if apart.kept(
            f"Hoe {_NAMES[view.van]} het zien",
            view.tekst,
            joined(view.door, view.functie, full_date(view.datum)),
        )
    ]
    return voices.voices(_HEADINGS, shown)


def _moments(moments: list[dict[str, Any]], apart: _Apart) -> list[dict[str, Any]]:
    """Return the moments; what happens there and with whom is left out where that names a pupil."""
    shown = []
    for moment in moments:
        about = "\n".join(filter(None, (moment["wat"], moment["plaats"], enumeration(moment["met_wie"]))))
        day = full_date(date.fromisoformat(moment["datum"]))
        kept = apart.kept(f"Samen kijken op {day}", about) or not about
        shown.append(moment if kept else {**moment, "wat": None, "plaats": None, "met_wie": []})
    return shown


def _evaluations(plan: Groepsplan, every_goal: list[Any]) -> list[dict[str, Any]]:
    """Return the evaluations, each with the goals it is about."""
    return [
        {
            **report.model_dump(mode="json"),
            "doelen": [goal for goal in outcomes.looked_at(report.doelen, every_goal) if goal["doelbereik"]],
        }
        for report in plan.evaluaties
    ]


def _individual(plan: Groepsplan, names: PupilNames) -> dict[str, Any]:
    """Return where agreements on pupils are; with numbers or names of pupils it is for the teachers."""
    of_pupil = {pupil.nummer: pupil.naam for pupil in plan.leerlingen}
    rows = [
        {
            **reference.model_dump(mode="json"),
            "namen": enumeration(scores.name_of(number, of_pupil) for number in reference.leerlingen),
        }
        for reference in plan.individueel
    ]
    return {
        "individueel_zonder_naam": [row for row in rows if not row["leerlingen"] and not names.are_in(row)],
        "individueel_met_naam": [row for row in rows if row["leerlingen"] or names.are_in(row)],
    }


def _people(plan: Groepsplan, today: date, *roles: Rol) -> list[dict[str, Any]]:
    return [
        person.model_dump(mode="json") for rol in roles for person in people_with(plan.betrokkenen, rol, today)
    ]


def _needed(plan: Groepsplan) -> list[dict[str, Any]]:
    of_pupil = {pupil.nummer: pupil.naam for pupil in plan.leerlingen}
    return [
        {"naam": scores.name_of(row.leerling, of_pupil), "nodig": capital(row.nodig)}
        for row in plan.groepsoverzicht
        if row.nodig
    ]
