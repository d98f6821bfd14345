"""What the groepsplan template may print. No score or agreement of one pupil on the pages for everyone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dossiertool.documents import facts, goals, scores, voices
from dossiertool.documents.people import people_with
from dossiertool.model.kinds import Ondersteuningsniveau, Partij, Planstatus
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.model.groepsplan import Groepsplan, Subgroep

_HEADINGS = {Partij.LEERLING: "Leerlingen", Partij.OUDERS: "Ouders", Partij.LERAAR: "Docenten"}
# What is said of a subgroup, and how the table calls it; more columns than this do not fit.
_APPROACH = {
    "doel": "Doel",
    "nodig": "Nodig",
    "lesstof": "Lesstof",
    "aanpak": "Uitleg en hulp",
    "materiaal": "Materiaal",
    "wanneer": "Wanneer",
}
_MOST_COLUMNS = 4
_NAMES = {party: heading.lower() for party, heading in _HEADINGS.items()}


def class_data(plan: Groepsplan, today: date) -> dict[str, Any]:
    """Return the data of a groepsplan: every field, and views for the class and for its teachers."""
    momenten = goals.moments(plan.evaluatiemomenten, today)
    names = {pupil.naam for pupil in plan.leerlingen} - {person.naam for person in plan.betrokkenen}
    found = {
        **plan.model_dump(mode="json"),
        "vandaag": today.isoformat(),
        "niveau": Ondersteuningsniveau.BASISONDERSTEUNING.value,
        **facts.facts(plan.feiten),
        **facts.factors(plan.factoren),
        **voices.voices(_HEADINGS, plan.zienswijzen),
        "medewerkers": [
            person.model_dump(mode="json")
            for rol in (Rol.MEDEWERKER, Rol.EXTERN)
            for person in people_with(plan.betrokkenen, rol, today)
        ],
        "vertegenwoordigers": [
            person.model_dump(mode="json")
            for rol in (Rol.LEERLING, Rol.OUDER)
            for person in people_with(plan.betrokkenen, rol, today)
        ],
        "doelen": goals.goals(plan.doelen, _NAMES),
        "maatregelen": goals.measures(plan.maatregelen, plan.doelen),
        "evaluatiemomenten": momenten,
        "volgend_moment": goals.following(momenten),
        "maatregelen_met_voor": any(measure.voor for measure in plan.maatregelen),
        "subgroepen": [_subgroup(group) for group in plan.subgroepen],
        "subgroepen_naast_elkaar": len(plan.subgroepen) <= _MOST_COLUMNS,
        "aanpak_per_subgroep": _approach(plan.subgroepen),
        "scores": scores.scores(plan),
        "nodig_per_leerling": _needed(plan),
    }
    for name in ("besprekingen", "evaluaties"):
        found[f"{name}_met_naam"] = [item for item in found[name] if _holds(item, names)]
        found[f"{name}_zonder_naam"] = [item for item in found[name] if not _holds(item, names)]
    found["individueel_noemt_leerling"] = _holds({"": plan.individueel}, names)
    parts = (
        plan.aanspreekpunt,
        found["wat_helpt"],
        plan.doelen,
        plan.subgroepen,
        plan.maatregelen,
        plan.evaluatiemomenten,
    )
    return {**found, "concept": plan.status is Planstatus.CONCEPT or not all(parts)}


def _subgroup(group: Subgroep) -> dict[str, Any]:
    fields = group.model_dump(mode="json")
    return {
        **fields,
        "kop": scores.subgroup_heading(group),
        "aantal": len(group.leerlingen),
        "regels": [{"kop": head, "tekst": fields[name]} for name, head in _APPROACH.items() if fields[name]],
    }


def _approach(groups: Sequence[Subgroep]) -> list[dict[str, Any]]:
    """Return the approach as rows, with one text per subgroup; what no subgroup has is no row."""
    rows = [
        {"kop": heading, "teksten": [getattr(group, name) for group in groups]}
        for name, heading in _APPROACH.items()
    ]
    return [row for row in rows if any(row["teksten"])]


def _needed(plan: Groepsplan) -> list[dict[str, Any]]:
    names = {pupil.nummer: pupil.naam for pupil in plan.leerlingen}
    return [
        {"naam": names.get(row.leerling, f"leerling {row.leerling}"), "nodig": row.nodig}
        for row in plan.groepsoverzicht
        if row.nodig
    ]


def _holds(item: dict[str, Any], names: set[str]) -> bool:
    """Tell whether a text names a pupil who does not speak for the class."""
    texts = " ".join(value for value in item.values() if isinstance(value, str))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", texts) for name in names)
