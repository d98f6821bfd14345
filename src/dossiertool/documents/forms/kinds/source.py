"""What a form is made of: a case, the document in it, and what is known about that already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from dossiertool.documents.forms.shape import Choice
from dossiertool.documents.people import people_with
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.kinds import Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.documents.forms.describe import Plain
    from dossiertool.model.persoon import Betrokkene

C = TypeVar("C", Dossier, Groepsplan)


@dataclass(frozen=True, slots=True)
class Source(Generic[C]):
    """A case and the document that the form is about.

    `kenmerk` is that of a document in the case, `plek` its place in a list when it has none; both are None for
    a new one. `known` is what the document says, or what a new one would begin with: plain data.
    """

    case: C
    today: date
    kenmerk: str | None = None
    known: Plain = field(default_factory=dict)

    @property
    def step(self) -> str:
        """The step of a path for this document: its kenmerk, or `nieuw`."""
        return self.kenmerk or "nieuw"


def parents_of(dossier: Dossier, today: date) -> list[Betrokkene]:
    """Return the parents who decide with us: all who are involved but those without custody."""
    found = people_with(dossier.betrokkenen, Rol.OUDER, today)
    return [person for person in found if person.gezag is not False]


def needs_to_choose(dossier: Dossier, *, chosen: Sequence[str] = ()) -> tuple[Choice, ...]:
    """Return the needs that are open, and those that were chosen before, each in its own words."""
    return tuple(
        Choice(need.kenmerk, f"{need.kenmerk}: {' '.join(need.omschrijving.split())}")
        for need in dossier.behoeften
        if need.is_open or need.kenmerk in chosen
    )


def signals_to_choose(dossier: Dossier) -> tuple[Choice, ...]:
    """Return the signals of the dossier, by day and subject."""
    return tuple(
        Choice(
            one.kenmerk,
            " ".join(filter(None, (f"{one.kenmerk}: {one.datum:%d-%m-%Y},", one.door, one.onderwerp))),
        )
        for one in dossier.signalen
    )


def who_agree(source: Source[Dossier]) -> list[Plain]:
    """Return a line for everyone whose answer a document still waits for: pupil, parents and school."""
    dossier = source.case
    school = source.known.get("aanspreekpunt") or (dossier.regiehouder and dossier.regiehouder.model_dump())
    asked = [(dossier.leerling.roepnaam, "leerling", Partij.LEERLING)]
    parents = [(each.naam, each.functie, Partij.OUDERS) for each in parents_of(dossier, source.today)]
    asked += parents or [("Ouders", "", Partij.OUDERS)]
    asked.append(
        (school["naam"] if school else "Namens de school", "namens de school" if school else "", Partij.LERAAR)
    )
    there = {answer["wie"] for answer in source.known.get("akkoorden") or ()}
    return [
        {"wie": who, "functie": function, "van": party.value}
        for who, function, party in asked
        if who not in there
    ]
