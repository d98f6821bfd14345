"""Consent per recipient: what is asked, and the answer of each person who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.forms.describe import Asking, ask
from dossiertool.documents.forms.kinds.parts import SIGNATURE
from dossiertool.documents.forms.kinds.source import parents_of
from dossiertool.documents.forms.shape import Kind, Section
from dossiertool.documents.words import words
from dossiertool.model.akkoord import Toestemming, Toestemmingsantwoord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dossiertool.documents.forms.describe import Plain
    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.documents.forms.shape import Table
    from dossiertool.model.dossier import Dossier

_TEAM: dict[str, dict[str, str]] = {
    "bespreking_ot": {"doel": "Bespreken met naam", "ontvanger": "ondersteuningsteam"},
    "uitwisseling_ot": {
        "doel": "Gegevens uitwisselen tussen de leden van het ondersteuningsteam",
        "ontvanger": "leden van het ondersteuningsteam",
    },
}
EXPLAINED = (
    "U mag ja of nee zeggen. U kunt uw toestemming later altijd intrekken: zeg of schrijf dat aan de school. "
    "De leerling geeft zelf ook een antwoord."
)
_ANSWERS = ("ja", "nee")


def consents(source: Source[Dossier], soorten: Sequence[str]) -> Iterator[Section]:
    """Yield a section for each of these kinds of consent: the one of the dossier, else a new one."""
    for number, soort in enumerate(soorten, start=1):
        place, known = consent_of(source.case, soort)
        step = place or f"nieuw{number}"
        asking = Asking(Toestemming, f"toestemmingen.{step}", known or {"soort": soort, **_TEAM[soort]})
        yield Section(
            f"Toestemming {number}: {words(soort)}",
            (*what(asking, known=bool(known)), answers(asking, source)),
            uitleg=EXPLAINED if number == 1 else "",
        )


def consent_of(dossier: Dossier, soort: str) -> tuple[str | None, Plain | None]:
    """Return the step of the path of the newest consent of this kind, and what it says; else None."""
    for i, consent in reversed(list(enumerate(dossier.toestemmingen))):
        if consent.soort == soort:
            return consent.kenmerk or str(i), consent.model_dump(mode="json")
    return None, None


def what(asking: Asking, *, known: bool) -> Iterator[Any]:
    """Yield what the consent is for: printed when the dossier says it, else to fill in."""
    yield asking("soort", label="Waarvoor", hulp="", vast=bool(asking.known))
    yield asking("ontvanger", label="Wie krijgt of geeft de gegevens?", hulp="", vast=known)
    yield asking("doel", label="Waarom is dat nodig?", hulp="", vast=known, kind=Kind.TEKST)
    yield asking(
        "gegevens",
        label="Welke gegevens?",
        hulp="Niet meer dan nodig.",
        kind=Kind.LIJST,
        vast=known and bool(asking.known.get("gegevens")),
    )
    yield asking(
        "geldig_tot",
        label="Tot wanneer geldt het?",
        hulp="",
        vast=known and bool(asking.known.get("geldig_tot")),
    )


def answers(asking: Asking, source: Source[Dossier]) -> Table:
    """Return the table with a row for everyone who answered or has to."""
    given = [
        {**one, "antwoord": one["antwoord"] if one["antwoord"] in _ANSWERS else None}
        for one in asking.known.get("antwoorden") or ()
    ]
    there = {answer["wie"] for answer in given}
    return asking.table(
        "antwoorden",
        "Uw antwoord",
        (
            ask(Toestemmingsantwoord, "wie", label="Wie?", hulp="", breedte=2.2, vast=True),
            ask(Toestemmingsantwoord, "functie", label="Als wat?", hulp="", breedte=1.8, vast=True),
            ask(
                Toestemmingsantwoord,
                "antwoord",
                label="Geeft u toestemming?",
                hulp="",
                breedte=2,
                kind=Kind.AANKRUIS,
                codes=_ANSWERS,
            ),
            ask(Toestemmingsantwoord, "datum", label="Dag", hulp="", breedte=2),
            ask(
                Toestemmingsantwoord,
                "wijze",
                label="Hoe?",
                hulp="Getekend, gezegd of gemaild.",
                breedte=2,
                regels=2,
                kind=Kind.TEKST,
            ),
            SIGNATURE,
        ),
        rows=[*given, *(each for each in _who_decide(source.case, source.today) if each["wie"] not in there)],
        sleutel="wie",
    )


def _who_decide(dossier: Dossier, today: date) -> Iterator[Plain]:
    """Yield the pupil and every parent who decides; without known parents a row for one."""
    yield {"wie": dossier.leerling.roepnaam, "functie": "leerling"}
    parents = parents_of(dossier, today)
    yield from ({"wie": each.naam, "functie": each.functie} for each in parents)
    if not parents:
        yield {"wie": "Ouder", "functie": None}
