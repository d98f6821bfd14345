"""The evaluation of a plan: every goal with its target to be scored, every measure, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.describe import Asking, ask
from dossiertool.documents.forms.kinds import parts
from dossiertool.documents.forms.kinds.source import who_agree
from dossiertool.documents.forms.shape import Field, Kind, Section
from dossiertool.model.evaluatie import (
    Afbouwstap,
    Doelevaluatie,
    Evaluatie,
    Maatregelevaluatie,
    Nazorg,
    Opbrengst,
)
from dossiertool.model.feit import Meting
from dossiertool.model.zienswijze import Inbreng

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.documents.forms.shape import Table
    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

_PARTIES = {"leerling": "de leerling", "ouders": "ouders", "leraar": "de school"}


def sections(source: Source[Dossier]) -> Iterator[Section]:
    """Yield the parts of the form; the fields are those of `Evaluatie`, the goals those of its plan."""
    asking = Asking(Evaluatie, f"evaluaties.{source.step}", source.known)
    plan = source.case.plan(source.known.get("plan"))
    yield _talk(asking)
    yield Section("Wat ging goed?", (_went_well(asking),))
    said = {one["doel"]: one for one in source.known.get("doelen") or ()}
    for goal in plan.doelen if plan else ():
        yield _goal(asking, goal, said.get(goal.kenmerk) or {})
    measures = "Wat is er van elke maatregel terechtgekomen?"
    yield Section(
        measures,
        (
            _measures(asking, measures, plan),
            asking("proces", label="Hoe ging het uitvoeren?", hulp="", regels=3),
        ),
    )
    yield Section("Heeft het opgeleverd wat u ervan verwachtte?", tuple(_gains(asking)))
    yield Section("Hoe gaat het verder?", tuple(_next(asking)))
    less = "Hoe wordt de hulp minder?"
    yield Section(less, (_less(asking, less),), uitleg="Alleen als u de hulp afbouwt.")
    yield Section("Nazorg", tuple(_after(asking)), uitleg="Het contact nadat de hulp is gestopt.")
    agreed = "Akkoord"
    yield Section(agreed, (parts.agreements(asking, agreed, who_agree(source)),))


def _talk(asking: Asking) -> Section:
    return Section(
        "Het gesprek",
        (
            asking("plan", label="Plan", hulp="", vast=True),
            asking("soort", label="Welke evaluatie is dit?", hulp=""),
            asking("datum", label="Dag van het gesprek", hulp=""),
            asking("deelnemers", label="Wie waren erbij?", hulp=parts.WHO_IN_SHORT, regels=3),
        ),
    )


def _went_well(asking: Asking) -> Table:
    return asking.table(
        "wat_goed_ging",
        "Wat ging goed?",
        (
            Field(
                "",
                "Wat lukte?",
                Kind.ALINEA,
                voorbeeld="Noor leverde vanaf 4 november alle 20 toetsen in",
                regels=2,
            ),
        ),
        leeg=3,
    )


def _goal(asking: Asking, goal: Doel, said: Mapping[str, Any]) -> Section:
    """Return the part about one goal: what it is and what the target was, then the questions."""
    one = Asking(Doelevaluatie, f"{asking.at}.doelen.{goal.kenmerk}", said)
    measured = one.inside("meting", Meting)
    facts = {
        "": " ".join(goal.omschrijving.split()),
        "Het was: ": goal.nulmeting,
        "De streefwaarde is: ": goal.streefwaarde,
        "Te halen op: ": f"{goal.streefdatum:%d-%m-%Y}" if goal.streefdatum else None,
    }
    told = " ".join(f"{start}{text.rstrip('.')}." for start, text in facts.items() if text)
    return Section(
        f"Doel {goal.kenmerk}" + (f": {goal.titel}" if goal.titel else ""),
        (
            measured("waarde", label="Wat is er gemeten?", hulp="", verplicht=False, regels=2),
            measured("datum", label="Gemeten op", hulp="", verplicht=False),
            one("doelbereik", label="Hoe ver is het doel gehaald?", hulp=""),
            one("toelichting", label="Wat is er gebeurd?", hulp="Alleen feiten.", regels=2),
            one("besluit", label="Wat gebeurt er met het doel?", hulp=""),
            one(
                "besluit_toelichting",
                label="Hoe gaat het verder met dit doel?",
                hulp="En tot wanneer?",
                regels=2,
            ),
        ),
        uitleg=told,
        bijeen=True,
    )


def _measures(asking: Asking, label: str, plan: Handelingsplan | None) -> Table:
    """Return a row for each measure of the plan, with what was said of it, and for others that were said."""
    said = list(asking.known.get("maatregelen") or ())
    there = {one.get("maatregel") for one in said}
    waiting = [
        {"maatregel": measure.kenmerk, "omschrijving": measure.wat}
        for measure in (plan.maatregelen if plan else ())
        if measure.kenmerk not in there
    ]
    return asking.table(
        "maatregelen",
        label,
        (
            parts.fixed("maatregel", "Nr.", breedte=0.8),
            ask(Maatregelevaluatie, "omschrijving", label="Maatregel", hulp="", breedte=4, vast=True, regels=2),
            ask(Maatregelevaluatie, "uitgevoerd", label="Hoe vaak of hoe lang gedaan?", hulp="", breedte=3),
            ask(Maatregelevaluatie, "besluit", label="Wat nu?", hulp="", breedte=2.4),
            ask(Maatregelevaluatie, "waarom", label="Waarom?", hulp="", breedte=3),
        ),
        rows=[*said, *waiting],
        sleutel="maatregel",
        vaste_rijen=True,
    )


def _gains(asking: Asking) -> Iterator[Field]:
    gains = asking.inside("opbrengst", Opbrengst)
    for name, who in _PARTIES.items():
        said = gains.inside(name, Inbreng)
        yield said("tekst", label=f"Volgens {who}", hulp="", regels=3, verplicht=False, voorbeeld="")
        yield said("door", label=f"Naam ({who})", hulp="", verplicht=False, voorbeeld="")
        yield said("datum", label=f"Gezegd op ({who})", hulp="", verplicht=False)


def _next(asking: Asking) -> Iterator[Field]:
    yield asking("vervolg", label="Wat is de volgende stap?", hulp="")
    yield asking(
        "vervolg_toelichting",
        label="Wat houdt die stap in?",
        hulp="",
        regels=2,
        voorbeeld="Doel 2 loopt door tot 26 maart. Daarna stopt de hulp.",
    )
    yield asking("anders", label="Wat doen we een volgende keer anders?", hulp="", regels=2)
    yield asking("besproken_met_ouders_op", label="Met ouders besproken op", hulp="")


def _less(asking: Asking, label: str) -> Table:
    return asking.table(
        "afbouw",
        label,
        (
            ask(Afbouwstap, "datum", label="Vanaf", hulp="", breedte=2),
            ask(Afbouwstap, "stap", label="Wat wordt er minder of anders?", hulp="", breedte=6),
            ask(
                Afbouwstap, "wie", label="Wie zorgt hiervoor?", hulp="Elke naam op een eigen regel.", breedte=3
            ),
        ),
        leeg=2,
    )


def _after(asking: Asking) -> Iterator[Field]:
    after = asking.inside("nazorg", Nazorg)
    yield after("datum", label="Wanneer is er contact?", hulp="", verplicht=False)
    yield after("wie", label="Wie neemt contact op?", hulp="", verplicht=False)
    yield after(
        "wat",
        label="Waarnaar vraagt u dan?",
        hulp="",
        regels=2,
        voorbeeld="Of het inleveren nog lukt. Er waren twee toetsen onder 80%.",
    )
