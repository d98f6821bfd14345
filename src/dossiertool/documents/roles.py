"""Who does what in a plan: every person once, with all that the plan says they do (R135)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from dossiertool.documents.people import people_with
from dossiertool.documents.words import capital, enumeration, full_date
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.model.aanpak import Specialist
    from dossiertool.model.beeld import Beeld
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

_BETWEEN_NAMES = re.compile(r",\s*|\s+en\s+|\s+&\s+")


class _People:
    """The people of a plan in the order in which they are named, each found by any way they are written."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Any]] = {}
        self._written: dict[str, list[str]] = {}

    def add(self, naam: str, functie: str | None, *also: str) -> None:
        """Add a person; one who is there already keeps the first function."""
        shown = functie if functie and functie.lower() != naam.lower() else ""
        row = self.rows.setdefault(naam, {"naam": capital(naam), "functie": shown, "taken": []})
        row["functie"] = row["functie"] or shown
        forms = [naam, *also]
        if functie:
            forms += [f"{functie} {naam}", f"{naam}, {functie}", f"{naam} ({functie})", functie]
        for form in forms:
            names = self._written.setdefault(form.lower(), [])
            if naam not in names:
                names.append(naam)

    def group(self, word: str, names: Sequence[str]) -> None:
        """Let a word (ouders) stand for these people together."""
        if names:
            self._written[word] = list(names)

    def give(self, wie: str | None, task: str, functie: str | None = None) -> None:
        """Give a task to whoever is meant: one person, several, or someone who was not named before."""
        for naam in self._meant(wie, functie) if wie else ():
            if task not in self.rows[naam]["taken"]:
                self.rows[naam]["taken"].append(task)

    def _meant(self, wie: str, functie: str | None) -> list[str]:
        found = self._one(wie)
        if found:
            return found
        parts = [self._one(part) for part in _BETWEEN_NAMES.split(wie)]
        if len(parts) > 1 and all(parts):
            return list(dict.fromkeys(name for part in parts for name in part))
        self.add(wie, functie)
        return [wie]

    def _one(self, text: str) -> list[str]:
        """Return who this is; a function that two people have is nobody in particular."""
        written = text.strip().lower().removeprefix("de ")
        names = self._written.get(written, [])
        together = written in ("ouders", "beide ouders")
        return names if len(names) == 1 or together else []


def roles(
    plan: Handelingsplan,
    dossier: Dossier,
    doelen: Sequence[dict[str, Any]],
    maatregelen: Sequence[dict[str, Any]],
    picture: Beeld | None,
    today: date,
) -> dict[str, Any]:
    """Return `rollen`, everyone with `naam`, `functie` and `taken`, and `zonder_taak`, who have none yet.

    The order is pupil, parents, school, others. Someone is the same person under the own name, with the
    function before or behind it, or under a function that nobody else has.
    """
    people = _named(plan, dossier, today)
    for person in dossier.betrokkenen:
        if person.naam in people.rows and person.taak:
            people.give(person.naam, person.taak)
    for measure in maatregelen:
        people.give(measure["wie"], measure["wat"], measure["functie"])
    for advice in plan.adviezen:
        people.give(advice.wie, advice.wat)
    for goal in doelen:
        people.give(goal["monitor"] and goal["monitor"]["wie"], f"Volgt doel {goal['nummer']}")
    if plan.expertise_van:
        people.give(plan.expertise_van, "Helpt van buiten de school")
    for expert in plan.inzet_specialist:
        people.give(expert.rol, _period_of(expert), expert.organisatie)
    for question in picture.nog_uitzoeken if picture else ():
        if not question.afgerond_op:
            people.give(question.wie, f"Zoekt uit: {question.vraag}")
    together: dict[str, list[str]] = {}
    for moment in sorted(plan.evaluatiemomenten, key=lambda one: one.datum):
        for wie in moment.met_wie:
            together.setdefault(wie, []).append(full_date(moment.datum))
    for wie, days in together.items():
        people.give(wie, f"Kijkt mee op {enumeration(days)}")
    rows = people.rows.values()
    idle = [row for row in rows if not row["taken"]]
    return {
        "rollen": [row for row in rows if row["taken"]],
        "zonder_taak": enumeration(
            f"{row['naam']} ({row['functie']})" if row["functie"] else row["naam"] for row in idle
        ),
    }


def _period_of(expert: Specialist) -> str:
    since = f" vanaf {full_date(expert.van)}" if expert.van else ""
    until = f" tot en met {full_date(expert.tot)}" if expert.tot else ""
    return f"Werkt mee{since}{until}"


def _named(plan: Handelingsplan, dossier: Dossier, today: date) -> _People:
    """Return the people of the dossier, and who directs, can be turned to, wrote and records."""
    people = _People()
    pupil = dossier.leerling
    people.add(pupil.roepnaam, "leerling", pupil.full_name)
    for rol in (Rol.OUDER, Rol.MEDEWERKER, Rol.EXTERN):
        for person in people_with(dossier.betrokkenen, rol, today):
            people.add(person.naam, person.functie)
    parents = [person.naam for person in people_with(dossier.betrokkenen, Rol.OUDER, today)]
    for word in ("ouders", "beide ouders"):
        people.group(word, parents)
    regie = dossier.regiehouder
    officials = (
        (regie, "Houdt de regie"),
        (dossier.vervanger, f"Vervangt {regie.naam}" if regie else "Vervangt wie de regie houdt"),
        (plan.aanspreekpunt, "Is het aanspreekpunt bij vragen"),
    )
    for official, task in officials:
        if official:
            people.add(official.naam, official.functie)
            people.give(official.naam, task)
    people.give(plan.opsteller, "Schreef dit plan")
    people.give(plan.vastlegger, "Zet de resultaten in het dossier")
    return people
