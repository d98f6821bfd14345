"""Parts that several kinds of forms share: facts, factors, goals, measures, moments, and who agrees."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING, Any

from dossiertool.documents.forms.describe import ask
from dossiertool.documents.forms.shape import PAPER_ONLY, Choice, Field, Kind
from dossiertool.model.aanpak import Onderwijsbehoefte
from dossiertool.model.akkoord import Akkoord
from dossiertool.model.doel import Doel, Evaluatiemoment
from dossiertool.model.factor import Factor
from dossiertool.model.feit import Feit
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.persoon import Contactpersoon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.documents.forms.describe import Asking, Plain
    from dossiertool.documents.forms.shape import Table

SIGNATURE = Field(PAPER_ONLY, "Handtekening (op papier)", breedte=2)
WHO_IN_SHORT = "Zet bij meer namen elke naam op een eigen regel."


def fixed(pad: str, label: str, *, breedte: float = 1, keuzes: tuple[Choice, ...] = ()) -> Field:
    """Return a column that is printed and not filled in."""
    return Field(pad, label, vast=True, breedte=breedte, keuzes=keuzes)


def contact(asking: Asking, hulp: str) -> tuple[Field, ...]:
    """Return the fields for whom to turn to: the name, with this help, and the function."""
    person = asking.inside("aanspreekpunt", Contactpersoon)
    return (
        person("naam", label="Aanspreekpunt", hulp=hulp, verplicht=False),
        person("functie", label="Functie van het aanspreekpunt", hulp="", verplicht=False),
    )


def facts(asking: Asking, label: str, *, leeg: int = 4) -> Table:
    """Return the table of facts: what was seen, when, where and by whom."""
    return asking.table(
        "feiten",
        label,
        (
            ask(
                Feit,
                "wat",
                label="Wat is er gezien, gehoord of gemeten?",
                hulp="Zonder oordeel.",
                breedte=5,
                regels=2,
            ),
            ask(Feit, "datum", label="Op welke dag?", hulp="", breedte=2),
            ask(Feit, "wanneer", label="Of: wanneer?", hulp="In woorden.", breedte=1.8, kind=Kind.TEKST),
            ask(Feit, "waar", label="Waar?", hulp="", breedte=2, kind=Kind.TEKST),
            ask(Feit, "gezien_door", label="Door wie gezien?", hulp="", breedte=2),
        ),
        leeg=leeg,
    )


def factors(asking: Asking, label: str, *, rows: Sequence[Plain] | None = None, leeg: int = 4) -> Table:
    """Return the table of what helps and what stands in the way."""
    return asking.table(
        "factoren",
        label,
        (
            ask(
                Factor,
                "richting",
                label="Helpt of hindert?",
                hulp="Stimulerend helpt; belemmerend hindert.",
                breedte=2.4,
            ),
            ask(Factor, "domein", label="Bij wie of wat?", hulp="", breedte=2.2),
            ask(
                Factor,
                "omschrijving",
                label="Wat helpt of hindert?",
                hulp="Zo dat een ander het ook kan zien.",
                breedte=6,
                regels=2,
            ),
            ask(Factor, "bron", label="Hoe weet u dit?", hulp="", breedte=2.2, kind=Kind.TEKST),
        ),
        rows=rows,
        leeg=leeg,
    )


def goals(
    asking: Asking,
    label: str,
    *,
    needs: Sequence[Choice] = (),
    taken: Sequence[str] = (),
    leeg: int = 3,
    for_class: bool = False,
) -> Table:
    """Return the table of goals; empty rows carry the next kenmerken, so that a measure can name them.

    `needs` are those to choose from; `taken` are kenmerken of other goals of the same plan. Goals of a class
    are in nobody's own words.
    """
    short = [Choice(need.code, need.code) for need in needs]
    why = ask(Doel, "behoefte", label="Bij behoefte", hulp="", kind=Kind.KEUZE, keuzes=short, breedte=1.3)
    own = ask(Doel, "in_eigen_woorden", label="In de woorden van de leerling", hulp="", breedte=3.4)
    wanted = "Op 26 januari 2027 heeft elke leerling 54 punten of meer"
    return asking.table(
        "doelen",
        label,
        (
            fixed("kenmerk", "Doel", breedte=0.8),
            *(() if for_class else (why,)),
            ask(
                Doel,
                "omschrijving",
                label="Wie kan of doet wat, en wanneer is dat zo?",
                hulp="Met een getal en een dag.",
                breedte=5,
                regels=3,
                voorbeeld=wanted if for_class else None,
            ),
            *(() if for_class else (own,)),
            ask(Doel, "nulmeting", label="Hoe is het nu?", hulp="Getal en maat.", breedte=2.4, voorbeeld=""),
            ask(
                Doel, "streefwaarde", label="Hoe is het dan?", hulp="Getal en maat.", breedte=2.4, voorbeeld=""
            ),
            ask(Doel, "streefdatum", label="Wanneer gehaald?", hulp="", breedte=2.1),
            ask(Doel, "hoe_gemeten", label="Wie meet, en waarmee?", hulp="", breedte=2.8, voorbeeld=""),
        ),
        rows=_and_next(asking.known.get("doelen") or (), "D", taken, leeg),
        sleutel="kenmerk",
    )


def measures(asking: Asking, label: str, *, for_class: bool = False, leeg: int = 4) -> Table:
    """Return the table of who does what, why, where, how and when."""
    whom = (
        ask(Maatregel, "subgroepen", label="Voor welke subgroep?", hulp="", breedte=1.8)
        if for_class
        else ask(Maatregel, "doelen", label="Voor welk doel?", hulp="", breedte=1.6)
    )
    return asking.table(
        "maatregelen",
        label,
        (
            fixed("kenmerk", "Nr.", breedte=0.8),
            ask(Maatregel, "wie", label="Wie?", hulp="Een naam of een rol.", breedte=2),
            ask(
                Maatregel,
                "wat",
                label="Doet wat?",
                hulp="Iets wat u kunt zien gebeuren.",
                breedte=4.4,
                regels=3,
            ),
            ask(Maatregel, "waarom", label="Waarom?", hulp="", breedte=3),
            ask(Maatregel, "waar", label="Waar?", hulp="", breedte=2),
            ask(Maatregel, "hoe", label="Hoe?", hulp="Hoe vaak, hoe lang.", breedte=3),
            ask(Maatregel, "wanneer", label="Wanneer?", hulp="", breedte=2.4),
            ask(Maatregel, "uiterlijk", label="Klaar op", hulp="Of samen bekeken.", breedte=2),
            whom,
        ),
        rows=_and_next(asking.known.get("maatregelen") or (), "M", (), leeg),
        sleutel="kenmerk",
    )


def _and_next(items: Sequence[Plain], letter: str, taken: Sequence[str], more: int) -> list[Plain]:
    """Return the items, and after them some that have no more than the next kenmerk: `more` rows in all."""
    used = {*taken, *(str(item.get("kenmerk")) for item in items)}
    free = (name for name in (f"{letter}{i}" for i in count(1)) if name not in used)
    return [*items, *({"kenmerk": name} for name in islice(free, max(more - len(items), 1)))]


def moments(asking: Asking, label: str, *, leeg: int = 3) -> Table:
    """Return the table of days on which people look together."""
    return asking.table(
        "evaluatiemomenten",
        label,
        (
            ask(Evaluatiemoment, "datum", label="Dag", hulp="", breedte=2),
            ask(Evaluatiemoment, "tijd", label="Tijd", hulp="", breedte=1.6),
            ask(Evaluatiemoment, "plaats", label="Plaats", hulp="", breedte=2, kind=Kind.TEKST),
            ask(Evaluatiemoment, "wat", label="Wat doen we dan?", hulp="", breedte=3.4),
            ask(
                Evaluatiemoment,
                "met_wie",
                label="Met wie?",
                hulp="Elke naam op een eigen regel.",
                breedte=3,
                regels=2,
            ),
        ),
        leeg=leeg,
    )


def class_needs(asking: Asking, label: str, *, leeg: int = 2) -> Table:
    """Return the table of what the pupil needs in class."""
    return asking.table(
        "onderwijsbehoeften",
        label,
        (
            ask(
                Onderwijsbehoefte,
                "invulling",
                label="Deze leerling heeft … nodig",
                hulp="",
                breedte=7,
            ),
            ask(Onderwijsbehoefte, "hulpzin", label="Welk soort hulp is dat?", hulp="", breedte=4),
        ),
        leeg=leeg,
    )


def agreements(asking: Asking, label: str, waiting: Sequence[Plain]) -> Table:
    """Return the table in which pupil, parents and school answer; `waiting` are those who did not yet."""
    said: list[Any] = list(asking.known.get("akkoorden") or ())
    return asking.table(
        "akkoorden",
        label,
        (
            ask(Akkoord, "wie", label="Wie?", hulp="", breedte=2, vast=True),
            ask(Akkoord, "functie", label="Als wat?", hulp="", breedte=1.7, vast=True),
            ask(Akkoord, "van", label="Namens", hulp="", breedte=1.5, vast=True),
            ask(Akkoord, "antwoord", label="Antwoord", hulp="", breedte=3.6, kind=Kind.AANKRUIS),
            ask(Akkoord, "datum", label="Dag", hulp="", breedte=1.9),
            ask(Akkoord, "opmerking", label="Opmerking", hulp="In eigen woorden.", breedte=2.4, regels=2),
            SIGNATURE,
        ),
        rows=[*said, *waiting],
        sleutel="wie",
        hulp="Bent u het niet eens? Schrijf erbij waarom.",
    )
