"""The plan for a class, as a whole: pupils with their subgroup, goals per subgroup, who does what.

Three columns of the table of pupils are no field of a pupil: `subgroep` says in which subgroup the pupil is
(`subgroepen[].leerlingen`), `scores.T1` the score for a test and `nodig` what the pupil needs in class (both of
`groepsoverzicht`). Whoever takes the form in puts them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.forms.describe import Asking, ask
from dossiertool.documents.forms.kinds import parts
from dossiertool.documents.forms.shape import Choice, Field, Kind, Section
from dossiertool.model.groep import Groepsleerling, Overzichtsregel, Subgroep, Toets
from dossiertool.model.groepsplan import Groepsbespreking, Groepsplan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.documents.forms.shape import Table

LETTERS = ("A", "B", "C")
PUPILS = "Leerlingen en subgroepen"


def sections(source: Source[Groepsplan]) -> Iterator[Section]:
    """Yield the parts of the form; the fields are those of `Groepsplan`."""
    known = source.known or source.case.model_dump(mode="json")
    asking = Asking(Groepsplan, "", known)
    groups: list[dict[str, Any]] = known.get("subgroepen") or [{"kenmerk": letter} for letter in LETTERS]
    yield _class(asking)
    measured = "Toetsen"
    yield Section(measured, (_tests(asking, measured),), uitleg="Waarop het plan is gebaseerd.")
    yield Section(PUPILS, (_pupils(asking, groups),), uitleg="Elke leerling hoort bij één subgroep.")
    whole = "Doel van de hele klas"
    taken = [goal["kenmerk"] for one in (known, *groups) for goal in one.get("doelen") or ()]
    yield Section(whole, (_goals(asking, whole, taken),))
    for group in groups:
        yield _group(group, taken)
    doing = "Wie doet wat?"
    yield Section(doing, (parts.measures(asking, doing, for_class=True),), liggend=True)
    together, talks = "Wanneer kijken we samen?", "Gesprekken met de coördinator"
    yield Section(together, (parts.moments(asking, together),))
    yield Section(talks, (_talks(asking, talks),))


def _class(asking: Asking) -> Section:
    return Section(
        "De klas",
        (
            asking("klas", label="Klas", hulp=""),
            asking("schooljaar", label="Schooljaar", hulp="", vast=True),
            asking("onderwijssoort", label="Schooltype", hulp=""),
            asking("plansoort", label="Soort plan", hulp=""),
            asking("vak", label="Vak of onderwerp", hulp=""),
            asking("periode_van", label="Eerste dag", hulp=""),
            asking("periode_tot", label="Laatste dag", hulp=""),
            *parts.contact(asking, "De docent bij wie leerlingen en ouders terechtkunnen."),
            asking("organisatie", label="Hoe zijn de lessen ingedeeld?", hulp="", regels=3),
        ),
    )


def _tests(asking: Asking, label: str) -> Table:
    return asking.table(
        "toetsen",
        label,
        (
            ask(Toets, "kenmerk", label="Nr.", hulp="", breedte=0.8, vast=True),
            ask(Toets, "naam", label="Welke toets?", hulp="", breedte=4),
            ask(Toets, "datum", label="Dag van de toets", hulp="", breedte=2),
            ask(Toets, "eenheid", label="Wat is geteld?", hulp="", breedte=2.4),
            ask(Toets, "maximum", label="Hoogste score", hulp="", breedte=2),
        ),
        sleutel="kenmerk",
        leeg=0 if asking.known.get("toetsen") else 1,
    )


def _pupils(asking: Asking, groups: list[dict[str, Any]]) -> Table:
    """Return a row per pupil: score for each test, subgroup, and what the pupil needs."""
    tests: list[Mapping[str, Any]] = asking.known.get("toetsen") or []
    overview = {line["leerling"]: line for line in asking.known.get("groepsoverzicht") or ()}
    group_of = {number: group["kenmerk"] for group in groups for number in group.get("leerlingen") or ()}
    letters = tuple(Choice(group["kenmerk"], group["kenmerk"]) for group in groups)
    columns = (
        ask(Groepsleerling, "nummer", label="Nr.", hulp="", breedte=0.7, vast=True),
        ask(Groepsleerling, "naam", label="Naam", hulp="", breedte=2.6, voorbeeld=""),
        *(_score(test) for test in tests),
        Field("subgroep", "Subgroep", Kind.KEUZE, keuzes=letters, eigen_keuzes=True, breedte=1.6),
        ask(
            Overzichtsregel,
            "nodig",
            label="Wat heeft deze leerling in de les nodig?",
            hulp="Geen gegevens over gezondheid of thuis.",
            breedte=5,
            voorbeeld="",
        ),
    )
    rows = [
        {
            **pupil,
            **{f"scores.{test}": score for test, score in (_line(overview, pupil).get("scores") or {}).items()},
            "subgroep": group_of.get(pupil["nummer"]),
            "nodig": _line(overview, pupil).get("nodig"),
        }
        for pupil in asking.known.get("leerlingen") or ()
    ]
    return asking.table("leerlingen", PUPILS, columns, rows=rows, sleutel="nummer", leeg=0 if rows else 30)


def _line(overview: Mapping[int, dict[str, Any]], pupil: Mapping[str, Any]) -> dict[str, Any]:
    return overview.get(pupil["nummer"]) or {}


def _score(test: Mapping[str, Any]) -> Field:
    label = " ".join(part for part in (test["kenmerk"], test["naam"]) if part)
    return Field(f"scores.{test['kenmerk']}", label, Kind.GETAL, breedte=1.6)


def _group(group: Mapping[str, Any], taken: list[str]) -> Section:
    one = Asking(Subgroep, f"subgroepen.{group['kenmerk']}", group)
    return Section(
        f"Subgroep {group['kenmerk']}",
        (
            one("naam", label="De aanpak in een paar woorden", hulp="", regels=1),
            one("niveau", label="Soort uitleg", hulp=""),
            one("nodig", label="Wat hebben deze leerlingen in de les nodig?", hulp="", regels=2),
            one("lesstof", label="Waaraan werken zij?", hulp="", regels=2),
            one("aanpak", label="Welke uitleg en hulp krijgen zij?", hulp="", regels=2),
            one("materiaal", label="Wat is er nodig?", hulp="", regels=1),
            one("wanneer", label="Op welke dag, en hoe lang?", hulp="", regels=1),
            one("doelscore", label="Welke score moet ieder halen?", hulp=""),
            _goals(one, f"Doelen van subgroep {group['kenmerk']}", taken),
        ),
    )


def _goals(asking: Asking, label: str, taken: list[str]) -> Table:
    """Return the goals of the class or a subgroup, with room for one; no two goals get the same kenmerk."""
    found = parts.goals(asking, label, taken=taken, leeg=1, for_class=True)
    taken.append(str(found.rijen[-1]["kenmerk"]))
    return found


def _talks(asking: Asking, label: str) -> Table:
    return asking.table(
        "besprekingen",
        label,
        (
            ask(Groepsbespreking, "datum", label="Dag", hulp="", breedte=2),
            ask(Groepsbespreking, "fase", label="Waarover?", hulp="", breedte=2.4),
            ask(Groepsbespreking, "deelnemers", label="Wie?", hulp="Elke naam op een eigen regel.", breedte=3),
            ask(Groepsbespreking, "besluit", label="Wat is besloten?", hulp="", breedte=5),
        ),
        leeg=2,
    )
